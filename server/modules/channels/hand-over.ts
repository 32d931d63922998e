/** What we want sent: rows that commit with the command that wanted them, and the two ways to change one's mind. */
import { randomUUID } from "node:crypto";
import { type Context } from "../../platform/context.ts";
import type { OutboundLetter } from "./outbound.ts";
import type { SendWindow } from "./sending-rules.ts";
import type { OutboundTemplate } from "./template-port.ts";
import { NotRetriable, TooLateToUndo } from "./problems.ts";
import { tellOutgoing } from "./tell-outgoing.ts";

export interface HandOver {
  /** The message's id; the same id is handed over once. */
  id: string;
  accountId: string;
  /** Messages of one lane go out one after the other. */
  lane: string;
  visibility: "public" | "private";
  recipientId: string;
  parentId: string | null;
  /** One, or several that go out one after the other, each beneath the one before. */
  parts: readonly string[];
  /** Goes with the first part, or each as a part of its own after the others. */
  media: readonly OutgoingFile[];
  isMediaApart?: boolean;
  /** Whether files go to the vendor before the message, and not within it. */
  goesBefore?: boolean;
  /** Where the channel carries letters. */
  letter: OutboundLetter | null;
  /** Who wrote it: some windows are for people alone. */
  by: "person" | "machine";
  /** By which window it was cleared; it goes by this or by one that asks less. */
  window: SendWindow["name"] | null;
  /** Goes instead of the text, which says the same. */
  template?: OutboundTemplate | null;
}

export interface OutgoingFile {
  fileId: string;
  kind: "image" | "animation" | "video" | "file";
  name: string | null;
  alt: string | null;
}

/** Agents may take a message back for this long, in seconds. */
export const undoSeconds = 5;

/** Has a message sent, five seconds from now. */
export async function handOver(app: Context, wanted: HandOver): Promise<void> {
  const { id, accountId, lane, visibility, recipientId, parentId, media, goesBefore = true, letter } = wanted;
  const { isMediaApart = false } = wanted;
  const parts = isMediaApart ? [...wanted.parts, ...media.map(() => "")] : wanted.parts;
  const { by, window, template = null } = wanted;
  const ids = [id, ...parts.slice(1).map(() => randomUUID())];
  for (const [at, text] of parts.entries())
    await app.db`
      insert into channels.outgoing (id, account_id, lane, visibility, recipient_id, parent_id, text, send_after, message_id, part, parts, after_id, letter, written_by, send_window, template)
      values (${ids[at] ?? id}, ${accountId}, ${lane}, ${visibility}, ${recipientId}, ${parentId}, ${text}, platform.now() + ${undoSeconds} * interval '1 second',
        ${parts.length > 1 ? id : null}, ${at + 1}, ${parts.length}, ${at === 0 ? null : (ids[at - 1] ?? null)},
        ${letter && app.db.json({ ...letter, ...(by === "machine" && { isAutomatic: true }) })}, ${by}, ${window}, ${template && app.db.json(template as never)})`;
  for (const [place, { fileId, kind, name, alt }] of media.entries())
    await app.db`
      insert into channels.outgoing_media (outgoing_id, place, file_id, kind, name, alt, state, vendor_id)
      values (${isMediaApart ? (ids[wanted.parts.length + place] ?? id) : id}, ${place}, ${fileId}, ${kind}, ${name}, ${alt}, ${goesBefore ? "waiting" : "ready"}, ${goesBefore ? null : "within"})`;
  app.ring("outgoing");
  if (media.length > 0) app.ring("attachments");
}

/** Takes a message back that has not gone yet, with all its parts. */
export async function undo(app: Context, messageId: string): Promise<void> {
  const { count } = await app.db`
    update channels.outgoing set state = 'undone', changed_at = platform.now()
    where id = ${messageId} and state = 'pending' and attempts = 0 and send_after > platform.now()`;
  if (count === 0) throw TooLateToUndo();
  await app.db`
    update channels.outgoing set state = 'undone', changed_at = platform.now()
    where message_id = ${messageId} and state = 'pending'`;
  await tellOutgoing(app, [messageId]);
}

/** Sends a refused or unsure message once more, from the part on that did not get through; whoever asks has been told that an unsure one may arrive twice. */
export async function retry(app: Context, messageId: string): Promise<void> {
  const [row] = await app.db<{ id: string }[]>`
    update channels.outgoing
    set state = 'pending', why = null, code = null, send_after = platform.now(), look_at = null, looks = 0, changed_at = platform.now()
    where (id = ${messageId} or message_id = ${messageId}) and state in ('refused', 'unsure')
    returning id`;
  if (!row) throw NotRetriable();
  await app.db`
    update channels.outgoing_media set state = 'waiting', attempts = 0, why = null, next_at = platform.now()
    where outgoing_id in (select id from channels.outgoing where id = ${messageId} or message_id = ${messageId}) and state = 'failed'`;
  app.ring("outgoing");
  app.ring("attachments");
  await tellOutgoing(app, [row.id]);
}
