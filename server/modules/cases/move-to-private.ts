/** From public to private in one step: an answer for all that invites, and a message for the customer alone that goes on; one case, one clock. */
import { atomically } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { type ChannelsContext, findExternalId } from "../channels/index.ts";
import { putWordsBack, takeKeptWords } from "./kept-words.ts";
import { NothingToMove } from "./problems.ts";
import { findReadyWords } from "./ready-words/all.ts";
import { reply, type Reply } from "./reply.ts";
import { type CaseRow, lockCase } from "./row.ts";

/** What would be said, in the customer's language. */
interface Invitation {
  /** In public; null where nothing was said in public, or the talk has moved already. */
  publicText: string | null;
  /** In private. */
  privateText: string;
  /** Where they write to us first, on channels that may not let us begin; null where they have written, or we always may. */
  link: string | null;
  /** For all to read when it is solved; null where none is owed. */
  closingWord: string | null;
}

interface Talk extends Pick<CaseRow, "id" | "accountId" | "channel" | "language" | "customerId"> {
  hasPublic: boolean;
  hasWrittenPrivately: boolean;
  isMoved: boolean;
  owesWord: boolean;
}

export async function findInvitation(app: ChannelsContext, caseId: string): Promise<Invitation> {
  const talk = await findTalk(app.db, caseId);
  const words = findReadyWords(talk?.language ?? "en");
  const link = talk && !talk.hasWrittenPrivately ? await linkTo(app, talk) : null;
  return {
    publicText: talk?.hasPublic && !talk.isMoved ? words.invite(link) : null,
    privateText: words.goOn,
    link,
    closingWord: talk?.owesWord ? words.solved : null,
  };
}

async function linkTo(app: ChannelsContext, { channel, accountId }: Talk): Promise<string | null> {
  const externalId = await findExternalId(app.db, accountId);
  return app.channels.get(channel)?.linkToWriteUs?.({ externalId }) ?? null;
}

async function findTalk(db: Db, caseId: string): Promise<Talk | null> {
  const [row] = await db<Talk[]>`
    select id, account_id, channel, language, customer_id, moved_at is not null as is_moved,
      moved_at is not null and closing_word_id is null as owes_word,
      exists (select from cases.thread where case_id = c.id and visibility = 'public') as has_public,
      exists (select from cases.message m where m.customer_id = c.customer_id and m.account_id = c.account_id
        and m.visibility = 'private' and m.direction = 'inbound') as has_written_privately
    from cases."case" c where id = ${caseId}`;
  return row ?? null;
}

interface Move extends Pick<Reply, "readTo" | "agent"> {
  caseId: string;
  /** Of the two messages: the same ids again are the same step. */
  publicId: string;
  privateId: string;
  /** In the agent's own words; without them the ready ones. */
  publicText?: string | undefined;
  privateText?: string | undefined;
}

/** Both go out or, taken back in time, neither. Where the vendor lets us not begin, the invitation says where they can. */
export const moveToPrivate = (app: ChannelsContext, move: Move): Promise<void> =>
  atomically(app, async (app) => {
    const { caseId, publicId, privateId, readTo, agent } = move;
    await lockCase(app.db, caseId);
    const [known] = await app.db<{ isSame: boolean }[]>`
      select moved_public_id = ${publicId} and moved_private_id = ${privateId} as is_same from cases."case" where id = ${caseId}`;
    if (known?.isSame) return;
    const ready = await findInvitation(app, caseId);
    if (ready.publicText === null) throw NothingToMove();
    const publicText = move.publicText ?? ready.publicText;
    await reply(app, { caseId, id: publicId, text: publicText, visibility: "public", readTo, agent });
    const kept = await takeKeptWords(app.db, caseId);
    const privateText = [...kept, move.privateText ?? ready.privateText].join("\n\n");
    await reply(app, { caseId, id: privateId, text: privateText, visibility: "private", readTo, agent });
    await app.db`
      update cases."case" set moved_at = platform.now(), moved_public_id = ${publicId}, moved_private_id = ${privateId} where id = ${caseId}`;
  });

/** The other half of a step to private, which was taken back: null where it was none. The talk has not moved then. */
export async function takeMoveBack(db: Db, messageId: string): Promise<string | null> {
  const [row] = await db<{ otherId: string; caseId: string }[]>`
    with before as (
      select id, case when moved_public_id = ${messageId} then moved_private_id else moved_public_id end as other_id
      from cases."case"
      where id = (select case_id from cases.message where id = ${messageId}) and ${messageId} in (moved_public_id, moved_private_id) for no key update
    )
    update cases."case" c set moved_at = null, moved_public_id = null, moved_private_id = null from before where c.id = before.id
    returning before.other_id, c.id as case_id`;
  if (!row) return null;
  await putWordsBack(db, row.caseId);
  return row.otherId;
}

/** What everybody may read when it is done: said once, by the agent who closes the case. */
export async function sayClosingWord(
  app: ChannelsContext,
  { caseId, id, text, agent }: Pick<Reply, "caseId" | "id" | "agent"> & { text?: string | undefined },
): Promise<void> {
  await lockCase(app.db, caseId);
  const { closingWord } = await findInvitation(app, caseId);
  if (closingWord === null) return;
  await reply(app, { caseId, id, text: text ?? closingWord, visibility: "public", agent });
  await app.db`update cases."case" set closing_word_id = ${id} where id = ${caseId}`;
}
