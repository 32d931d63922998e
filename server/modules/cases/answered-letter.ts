/** The letter that an answer goes out as: to whom, about what, and what it answers. */
import type { Db } from "../../platform/db.ts";
import { type ChannelsContext, findExternalId, findOwnAddresses, type OutboundLetter } from "../channels/index.ts";
import { copiesOf, findCopies } from "./copies.ts";
import type { KeptLetter } from "./letter.ts";
import type { CaseRow } from "./row.ts";
import { findReplyAll } from "./rule.ts";
import type { Target } from "./target.ts";

interface Earlier {
  externalId: string;
  direction: "inbound" | "outbound";
  text: string;
  writtenAt: Date;
  letter: KeptLetter;
}

export interface Going {
  /** As it is sent; null where the channel carries none. */
  letter: OutboundLetter | null;
  /** As a colleague sees it in the case. */
  kept: KeptLetter | null;
  recipientId: string;
}

/** How what we say to this target goes out: as a letter where the channel carries them, to where the customer last wrote from. */
export async function goingTo(
  app: ChannelsContext,
  { accountId, channel }: CaseRow,
  target: Target,
  wanted?: readonly string[],
): Promise<Going> {
  const { threadId, recipientId } = target;
  if (!app.channels.get(channel)?.carriesLetters) return { letter: null, kept: null, recipientId };
  const { letter, from } = await findAnswered(app.db, threadId);
  const to = from ?? recipientId;
  const cc = await ccOf(app, { threadId, to, wanted });
  const kept: KeptLetter = {
    subject: letter.subject,
    from: { name: null, address: await findExternalId(app.db, accountId) },
    to: [to],
    cc,
    references: letter.references,
    hasMore: false,
    hasHtml: false,
    isAutomatic: false,
    byGuest: false,
  };
  return { letter: { ...letter, ...(cc.length > 0 && { cc }) }, kept, recipientId: to };
}

/** Whom its writer wants; else all whom the letter was addressed to, where the house wants that. Never ourselves, nor anybody twice. */
async function ccOf(
  { db }: ChannelsContext,
  { threadId, to, wanted }: { threadId: string; to: string; wanted: readonly string[] | undefined },
): Promise<string[]> {
  if (wanted) return copiesOf({ from: { name: null, address: to }, to: [], cc: wanted }, await findOwnAddresses(db));
  if (!(await findReplyAll(db))) return [];
  const [found] = await findCopies(db, [threadId]);
  return found?.copies ?? [];
}

/** What the newest letter of the thread asks for. What a guest wrote is not set below it: they may know what the customer shall not. */
async function findAnswered(db: Db, threadId: string): Promise<{ letter: OutboundLetter; from: string | null }> {
  const rows = await db<Earlier[]>`
    select external_id, direction, text, written_at, letter from cases.message
    where thread_id = ${threadId} and letter is not null and external_id is not null and removed_at is null
      and not coalesce((letter ->> 'byGuest')::boolean, false) and not coalesce((letter ->> 'isAutomatic')::boolean, false)
    order by seq desc limit 50`;
  const theirs = rows.find(({ direction }) => direction === "inbound") ?? null;
  const answered = theirs ?? rows[0] ?? null;
  return {
    letter: {
      threadId,
      subject: answered?.letter.subject ?? null,
      references: answered ? [...answered.letter.references, answered.externalId].filter(isMessageId) : [],
      quoted: theirs && {
        author: theirs.letter.from.name ?? theirs.letter.from.address,
        at: theirs.writtenAt.toISOString().slice(0, 16).replace("T", " "),
        text: theirs.text,
      },
    },
    from: theirs?.letter.from.address ?? null,
  };
}

/** A mail without one is kept under a name of ours, which tells nobody anything. */
const isMessageId = (id: string): boolean => id.startsWith("<");
