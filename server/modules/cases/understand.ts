/** Reads a message with what is known of its writer. */
import type { Reading } from "../../../contract/triage.ts";
import { Language } from "../../../contract/words.ts";
import type { Arrival } from "../channels/index.ts";
import { wordsOf } from "./letter.ts";
import { mask, read } from "../triage/index.ts";
import { type Situations, threadKey } from "./situation.ts";

export interface Incoming {
  arrival: Arrival;
  accountId: string;
  customerId: string;
  /** The thread's id at the vendor. */
  externalId: string;
  /** Taken back before it came. */
  isGone: boolean;
  /** Somebody else writes into the customer's thread. */
  isGuest: boolean;
  /** What they wrote in lately. */
  language: string;
}

export interface Understood {
  text: string;
  maskedText: string;
  reading: Reading;
}

/** A button without a name is known by what it brings along. */
const pressedIn = ({ kind, payload }: Arrival["entry"]): string => (kind === "postback" ? (payload ?? "") : "");

export function understand(
  { arrival, language, isGone, ...place }: Incoming,
  { threads, current }: Situations,
): Understood {
  const { entry, channel, accountHandle } = arrival;
  // What the vendor keeps from us is said in its place, so that an agent can ask for it in another way.
  const text = entry.unsupported || isGone ? "" : wordsOf(entry) || pressedIn(entry);
  const known = Language.safeParse(language);
  const reading = read(text, {
    channel,
    visibility: entry.visibility ?? "public",
    priorLanguage: known.success ? known.data : "und",
    airlineHandles: accountHandle ? [accountHandle] : [],
    inDialogue: Boolean(threads.get(threadKey(place))?.caseId) || current.has(place.customerId),
  });
  // A machine waits for nobody, and is in no trouble.
  if (entry.letter?.isAutomatic)
    return {
      text,
      maskedText: mask(text, reading.personalData),
      reading: { ...reading, needs: "mention", urgency: 0, topics: [], languageConfidence: 0 },
    };
  // Another program of the airline has the talk: it answers.
  if (entry.subtype === "standby")
    return { text, maskedText: mask(text, reading.personalData), reading: { ...reading, needs: "mention" } };
  if (isGone) return { text, maskedText: text, reading: { ...reading, needs: "mention" } };
  if (entry.unsupported || (text === "" && entry.attachments.length > 0))
    return { text, maskedText: text, reading: { ...reading, needs: "answer" } };
  return { text, maskedText: mask(text, reading.personalData), reading };
}
