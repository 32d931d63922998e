/** Gives each message of a batch its thread and case, in order, as pure as arithmetic: what one message changes the next one finds. */
import { randomUUID } from "node:crypto";
import type { CaseKind } from "../../../contract/words.ts";
import type { CaseRow } from "./row.ts";
import { bookingsIn } from "./likely-one.ts";
import { isOneMatter, matchBookings, matchTopics } from "./one-matter.ts";
import { place } from "./place.ts";
import { type Situations, threadKey } from "./situation.ts";
import type { Incoming, Understood } from "./understand.ts";

export type ReadMessage = Incoming & Understood;

export interface NewMessage extends ReadMessage {
  id: string;
  threadId: string;
  caseId: string | null;
  visibility: "public" | "private";
  writtenAt: string;
  receivedAt: string;
}

/** A case that is new or changed, as it stands after the batch. */
export interface ChangedCase extends Omit<CaseRow, "openedAt" | "waitingSince" | "closedAt"> {
  isNew: boolean;
  /** It waited for a word when the batch came, and now they ask. */
  isTurned: boolean;
  openedAt: string;
  closedAt: string | null;
  waitingSince: string | null;
  previousCaseId: string | null;
  /** What they last wrote; null where that did not change. */
  preview: string | null;
}

export interface NewThread {
  id: string;
  accountId: string;
  customerId: string;
  externalId: string;
  channel: string;
  visibility: string;
  caseId: string | null;
  lastMessageAt: string;
}

export interface Wait {
  [name: string]: string;
  caseId: string;
  accountId: string;
  channel: string;
  language: string;
  messageId: string;
  about: CaseKind;
  at: string;
}

export interface Sorted {
  messages: NewMessage[];
  threads: NewThread[];
  cases: ChangedCase[];
  waits: Wait[];
}

export function sortIn(incoming: readonly ReadMessage[], situations: Situations): Sorted {
  const cases = new Map<string, ChangedCase>();
  const threads = new Map<string, NewThread>();
  const waits: Wait[] = [];
  const current = new Map([...situations.current].map(([customerId, { id }]) => [customerId, id]));
  const find = (caseId: string | null | undefined): ChangedCase | null => {
    const known = caseId ? (cases.get(caseId) ?? thaw(situations.cases.get(caseId))) : null;
    return known;
  };

  const messages = incoming.map((one): NewMessage => {
    const { arrival, reading } = one;
    const key = threadKey(one);
    const receivedAt = new Date(arrival.receivedAt).toISOString();
    const writtenAt = arrival.entry.writtenAt ?? receivedAt;
    // A letter's date is its sender's word, in whole seconds: where they last spoke is known by when it came.
    const spokenAt = arrival.entry.letter ? receivedAt : writtenAt;
    const thread: NewThread = threads.get(key) ?? {
      id: situations.threads.get(key)?.id ?? randomUUID(),
      accountId: one.accountId,
      customerId: one.customerId,
      externalId: one.externalId,
      channel: arrival.channel,
      visibility: arrival.entry.visibility ?? "public",
      caseId: situations.threads.get(key)?.caseId ?? null,
      lastMessageAt: spokenAt,
    };
    const message: NewMessage = {
      ...one,
      id: randomUUID(),
      threadId: thread.id,
      caseId: null,
      visibility: arrival.entry.visibility === "private" ? "private" : "public",
      writtenAt,
      receivedAt,
    };
    const threadCase = find(thread.caseId);
    if (one.isGone) {
      threads.set(key, thread);
      return message;
    }
    // What stands in a thread stays with its case; else with their open one; else with one they have elsewhere, when that is sure.
    const own = isOpen(threadCase) ? threadCase : find(current.get(one.customerId));
    const where = place({
      needs: reading.needs,
      feeling: reading.feeling,
      current: isOpen(own) ? own : elsewhere(one, situations, find),
      threadCase,
      isLatelyClosed: isWithinDays(threadCase?.closedAt ?? null, receivedAt, thanksDays),
    });
    if (where.to !== "no-case") {
      const before = where.to === "case" ? find(where.caseId) : null;
      const after = before ?? openCase(message, where.to === "new-case" ? where : { kind: "question" });
      const asks = where.to === "case" && where.waits;
      const startsWaiting = where.to === "new-case" || (asks && (after.waitingSince === null || after.kind === "word"));
      const next = join(after, message, { asks, startsWaiting });
      cases.set(next.id, next);
      if (next.state !== "closed") current.set(one.customerId, next.id);
      if (startsWaiting) waits.push(waitOf(next, message));
      message.caseId = next.id;
      thread.caseId = next.id;
    }
    threads.set(key, { ...thread, lastMessageAt: thread.lastMessageAt > spokenAt ? thread.lastMessageAt : spokenAt });
    return message;
  });
  // Who praised and asked in one batch waits for an answer.
  const isOutdated = ({ caseId, about }: Wait): boolean => about === "word" && cases.get(caseId)?.kind === "question";
  return {
    messages,
    threads: [...threads.values()],
    cases: [...cases.values()],
    waits: waits.filter((wait) => !isOutdated(wait)),
  };
}

const isOpen = (one: ChangedCase | null): boolean => one !== null && one.state !== "closed";

/** The newest of their open cases under another id that is surely about the same. */
function elsewhere(
  { customerId, reading, text }: ReadMessage,
  { elsewhere, bookings }: Situations,
  find: (caseId: string) => ChangedCase | null,
): ChangedCase | null {
  const named = bookingsIn(text, reading.personalData);
  for (const { id } of elsewhere.get(customerId) ?? []) {
    const other = find(id);
    const verdict = isOneMatter({
      isOnePerson: true,
      isOpen: isOpen(other),
      topics: matchTopics(reading.topics[0], other?.topic),
      bookings: matchBookings(named, bookings.get(id) ?? []),
      isParted: false,
    });
    if (verdict === "join") return other;
  }
  return null;
}

/** Days after closing in which kind words in the same thread are a thank-you for it. */
const thanksDays = 3;

const isWithinDays = (since: string | null, at: string, days: number): boolean =>
  since !== null && Date.parse(at) - Date.parse(since) < days * 86_400_000;

const thaw = (row: CaseRow | undefined): ChangedCase | null =>
  row
    ? {
        ...row,
        isNew: false,
        isTurned: false,
        openedAt: row.openedAt.toISOString(),
        closedAt: row.closedAt?.toISOString() ?? null,
        waitingSince: row.waitingSince?.toISOString() ?? null,
        previousCaseId: null,
        preview: null,
      }
    : null;

/** They began to wait when they wrote, or when we got it, whichever was earlier. */
const waitsSince = ({ writtenAt, receivedAt }: NewMessage): string => (writtenAt < receivedAt ? writtenAt : receivedAt);

interface Opening {
  kind: CaseKind;
  previousCaseId?: string | null;
}

function openCase(message: NewMessage, { kind, previousCaseId = null }: Opening): ChangedCase {
  const { urgency, feeling } = message.reading;
  return {
    id: randomUUID(),
    isNew: true,
    isTurned: false,
    kind,
    resting: false,
    customerId: message.customerId,
    accountId: message.accountId,
    channel: message.arrival.channel,
    visibility: message.visibility,
    language: message.reading.language,
    topic: message.reading.topics[0] ?? "other",
    // A complaint is worded before praise is.
    urgency: kind === "word" && feeling === "negative" ? Math.max(urgency, 1) : urgency,
    state: "open",
    assigneeId: null,
    answering: false,
    openedAt: waitsSince(message),
    closedAt: null,
    waitingSince: null,
    previousCaseId,
    preview: null,
  };
}

/**
 * A case after one more message: a case that waited for them is open again; a closed one stays closed. Who asks turns a word into a
 * question, and wakes a case that rested.
 */
function join(
  before: ChangedCase,
  message: NewMessage,
  { asks, startsWaiting }: { asks: boolean; startsWaiting: boolean },
): ChangedCase {
  const { reading } = message;
  return {
    ...before,
    // They are answered where they last spoke.
    accountId: message.accountId,
    channel: message.arrival.channel,
    kind: asks ? "question" : before.kind,
    isTurned: before.isTurned || (asks && before.kind === "word" && !before.isNew),
    resting: before.resting && !asks,
    visibility: message.visibility,
    language: reading.language === "und" || reading.languageConfidence < 0.6 ? before.language : reading.language,
    topic: before.topic === "other" ? (reading.topics[0] ?? "other") : before.topic,
    // A trip in trouble stays in trouble while its case is not closed, however calm the next message is; an agent may lower it.
    urgency: before.state === "closed" ? before.urgency : Math.max(before.urgency, reading.urgency),
    state: startsWaiting && before.state !== "closed" ? "open" : before.state,
    waitingSince: startsWaiting ? waitsSince(message) : before.waitingSince,
    preview: message.arrival.entry.letter?.isAutomatic ? before.preview : message.maskedText.slice(0, 160),
  };
}

const waitOf = (theCase: ChangedCase, message: NewMessage): Wait => ({
  caseId: theCase.id,
  accountId: theCase.accountId,
  channel: theCase.channel,
  language: theCase.language,
  messageId: message.id,
  about: theCase.kind,
  at: waitsSince(message),
});
