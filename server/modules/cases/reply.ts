/** Adds our side of the talk: an answer that goes out, or a note that stays. */
import { signed } from "../../../contract/signature.ts";
import type { Values } from "../../../contract/template-text.ts";
import type { Visibility } from "../../../contract/words.ts";
import { splitText } from "../../../contract/writing.ts";
import { atomically } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { changed } from "../../platform/events.ts";
import { type ChannelsContext, handOver } from "../channels/index.ts";
import { findConsent, findOne, standingOf } from "../customers/index.ts";
import { requireValid } from "../facts/index.ts";
import { compose } from "../templates/index.ts";
import { read, mask } from "../triage/index.ts";
import { goingTo } from "./answered-letter.ts";
import type { KeptLetter } from "./letter.ts";
import { CaseClosed, HeldByOther, IdTaken, MediaNotTaken, TooLong } from "./problems.ts";
import { type CaseRow, lockCase, tellStanding } from "./row.ts";
import { findSignature } from "./signature.ts";
import { noteFacts } from "./used-facts.ts";
import { atPlace, findTarget } from "./target.ts";
import { requireClear } from "./require-clear.ts";
import { requireRead } from "./unread.ts";
import { findUploads, type Upload } from "./uploads.ts";

export interface Reply {
  caseId: string;
  /** Made by the writer's program: the same id twice is one message. */
  id: string;
  text?: string | undefined;
  /** Goes instead of a text, in private. */
  template?: { id: string; language: string; values: Values } | undefined;
  visibility: Visibility;
  threadId?: string | undefined;
  /** Another account of ours, where the customer is proved to be: the talk goes on there in private. */
  accountId?: string | undefined;
  /** A program wrote it: it never goes by what is for people alone. */
  automatic?: boolean | undefined;
  /** How far its writer has read. */
  readTo?: string | undefined;
  /** The last customer message its writer has seen. */
  seenMessageId?: string | undefined;
  /** Uploads of the writer that go with it. */
  attachments?: readonly { id: string; alt: string | null }[] | undefined;
  /** Who gets a letter too; undefined: as the house wants it. */
  cc?: readonly string[] | undefined;
  agent: { id: string; name: string };
}

/** Internal notes stay here; everything else goes out to the customer after five seconds. */
export function reply(
  app: ChannelsContext,
  { caseId, id, text: wanted = "", visibility, readTo, seenMessageId, attachments = [], cc, agent, ...place }: Reply,
): Promise<void> {
  const { threadId, accountId, automatic = false } = place;
  return atomically(app, async (app) => {
    const held = await lockCase(app.db, caseId);
    if (await isKnown(app.db, { id, caseId, agentId: agent.id })) return;
    if (visibility === "internal") {
      await addMessage(app.db, {
        id,
        theCase: held,
        threadId: null,
        visibility,
        text: wanted,
        signature: "",
        agent,
        parentExternalId: null,
        letter: null,
      });
      return changed(app, [`case/${caseId}`]);
    }
    // Before anything else: why it can't go may be in what the writer has not read.
    await requireRead(app.db, { caseId, agentId: agent.id, readTo, seenMessageId });
    if (held.state === "closed") throw CaseClosed();
    if (held.state === "open" && held.assigneeId && held.assigneeId !== agent.id)
      throw HeldByOther({ assigneeId: held.assigneeId });
    const theCase = await atPlace(app.db, held, { visibility, threadId, accountId });
    const chosen = place.template ? await compose(app, { accountId: theCase.accountId, ...place.template }) : null;
    if (chosen && attachments.length > 0) throw MediaNotTaken({ why: "type", images: 0 });
    const written = chosen?.reads ?? wanted;
    // An approved text goes as it is.
    const signature = chosen ? "" : await findSignature(app.db, { channel: theCase.channel, staffId: agent.id });
    const text = signed(written, signature);
    const facts = chosen ? [] : await requireValid(app.db, { text, publicUrl: app.publicUrl });
    const parts = chosen ? [text] : partsOf(app, theCase, text, visibility);
    const uploads = await findUploads(
      app.db,
      attachments.map(({ id }) => id),
      agent.id,
    );
    requireTaken(app, theCase, visibility, uploads);

    const target = await findTarget(app, { theCase, visibility, threadId, accountId });
    const going = await goingTo(app, theCase, target, cc);
    const by = automatic ? "machine" : "person";
    const isMediaApart = app.channels.get(theCase.channel)?.limits[visibility].media?.isApart ?? false;
    const clearance = await requireClear(app, caseId, {
      accountId: theCase.accountId,
      correspondentId: going.recipientId,
      visibility,
      by,
      parts: parts.length + (isMediaApart ? uploads.length : 0),
      template: chosen && {
        category: chosen.category,
        state: chosen.state,
        hasConsent: await wantsAdvertising(app.db, theCase.customerId),
      },
    });
    await addMessage(app.db, {
      id,
      theCase,
      threadId: target.threadId,
      visibility,
      text,
      signature: text === written ? "" : signature,
      agent,
      parentExternalId: target.parentId,
      letter: going.kept,
    });
    await noteFacts(app.db, { messageId: id, facts });
    await handOver(app, {
      id,
      accountId: theCase.accountId,
      lane: target.threadId,
      visibility,
      recipientId: going.recipientId,
      parentId: clearance.commentId ?? target.parentId,
      parts,
      media: uploads.map(({ fileId, kind, name }, at) => ({ fileId, kind, name, alt: attachments[at]?.alt ?? null })),
      isMediaApart,
      goesBefore: app.channels.get(theCase.channel)?.media?.upload !== undefined,
      letter: going.letter,
      by,
      window: clearance.windows[0]?.name ?? null,
      template: chosen?.outbound ?? null,
    });
    for (const [place, { id: attachmentId, alt }] of attachments.entries())
      await app.db`update cases.attachment set message_id = ${id}, place = ${place}, alt = ${alt} where id = ${attachmentId}`;
    await app.db`update cases."case" set assignee_id = ${agent.id}, answering = true, changed_at = platform.now() where id = ${caseId}`;
    await app.db`delete from cases.draft where case_id = ${caseId} and staff_id = ${agent.id}`;
    await tellStanding(app, [caseId]);
  });
}

/** Whether this is the same reply once more. An id that stands for anything else is refused. */
async function isKnown(
  db: Db,
  { id, caseId, agentId }: { id: string; caseId: string; agentId: string },
): Promise<boolean> {
  const [row] = await db<{ isSame: boolean }[]>`
    select case_id = ${caseId} and author_id = ${agentId} and direction = 'outbound' as is_same from cases.message where id = ${id}`;
  if (row && !row.isSame) throw IdTaken();
  return row !== undefined;
}

async function wantsAdvertising(db: Db, customerId: string): Promise<boolean> {
  const { ids } = await findOne(db, customerId);
  return standingOf(await findConsent(db, ids)).some(({ purpose, given }) => purpose === "marketing" && given);
}

/** As many parts as the channel needs and allows. */
function partsOf(app: ChannelsContext, theCase: CaseRow, text: string, visibility: "public" | "private"): string[] {
  const channel = app.channels.get(theCase.channel);
  if (!channel) return [text];
  const limit = channel.limits[visibility];
  const measure = (one: string): number => channel.measure(one, visibility);
  const parts = splitText(text, { ...limit, measure });
  if (!parts) throw TooLong({ length: measure(text), maxLength: limit.maxLength * limit.maxParts });
  return parts;
}

/** So many pictures, or one GIF or video; or so many files of any kind. None larger than the channel takes. */
function requireTaken(
  app: ChannelsContext,
  theCase: CaseRow,
  visibility: "public" | "private",
  uploads: readonly Upload[],
): void {
  if (uploads.length === 0) return;
  const media = app.channels.get(theCase.channel)?.limits[visibility].media;
  const images = media?.images ?? 0;
  const areImages = uploads.every(({ kind }) => kind === "image");
  const most = media && media.files > 0 ? media.files : areImages ? images : 1;
  if (!media || uploads.length > most) throw MediaNotTaken({ why: "too-many", images });
  if (media.files === 0 && uploads.some(({ type }) => !media.types.includes(type)))
    throw MediaNotTaken({ why: "type", images });
  if (media.total !== null && uploads.reduce((sum, { bytes }) => sum + bytes, 0) > media.total)
    throw MediaNotTaken({ why: "too-large", images });
  if (uploads.some(({ kind, bytes }) => bytes > media.largest[kind])) throw MediaNotTaken({ why: "too-large", images });
}

interface NewMessage {
  id: string;
  theCase: CaseRow;
  threadId: string | null;
  visibility: Visibility;
  /** As it goes out. */
  text: string;
  /** The end of the text that was not written but put there. */
  signature: string;
  agent: Reply["agent"];
  parentExternalId: string | null;
  letter: KeptLetter | null;
}

async function addMessage(
  db: Db,
  { id, theCase, threadId, visibility, text, signature, agent, parentExternalId, letter }: NewMessage,
): Promise<void> {
  const { language, personalData } = read(text, { visibility, inDialogue: true });
  await db`
    insert into cases.message (id, case_id, thread_id, customer_id, account_id, channel, parent_external_id, direction, visibility, author_kind, author_id,
      author_name, text, masked_text, letter, signature, language, written_at, received_at, seen_seq, delivery_state, delivery_at)
    select ${id}, ${theCase.id}, ${threadId}, ${theCase.customerId}, ${theCase.accountId}, ${theCase.channel}, ${parentExternalId}, 'outbound', ${visibility},
      'staff', ${agent.id}, ${agent.name}, ${text}, ${mask(text, personalData)}, ${letter && db.json({ ...letter })}, ${signature}, ${language}, at, at,
      (select max(seq) from cases.message where case_id = ${theCase.id} and direction = 'inbound'),
      ${visibility === "internal" ? null : "pending"}, case when ${visibility} = 'internal' then null else at end
    from (select platform.now() as at) as clock`;
}
