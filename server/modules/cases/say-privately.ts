/** The house itself says something in private: it answers nobody, stops no clock and takes no case out of the queue. What may not go stands in the case as not sent. */
import { atomically } from "../../platform/context.ts";
import { changed } from "../../platform/events.ts";
import { type ChannelsContext, handOver, type OutgoingFile } from "../channels/index.ts";
import type { Composed } from "../templates/index.ts";
import { mask, read } from "../triage/index.ts";
import { type Going, goingTo } from "./answered-letter.ts";
import { askClearance } from "./require-clear.ts";
import { lockCase } from "./row.ts";
import { atPlace, findTarget } from "./target.ts";

export interface Saying {
  /** The same again is the same message. */
  id: string;
  caseId: string;
  text: string;
  /** Goes out instead, where what goes out is for nobody's eyes but theirs: a link by which they are known. */
  sends?: string;
  /** Of a letter that answers none. */
  subject?: string;
  /** Of several conversations this one; otherwise where the case is. */
  threadId?: string;
  /** Another account of ours, where the customer is proved to be. */
  accountId?: string;
  /** A person wanted it sent: it goes by the windows that are for people too. */
  by?: "person" | "machine";
  /** Go with it. */
  files?: readonly OutgoingFile[];
  /** Goes instead of the text, which says the same. */
  template?: Composed;
  /** What may not go is not kept either. */
  onlyIfClear?: true;
}

/** Whether it goes, or went before. */
export const sayPrivately = (
  app: ChannelsContext,
  {
    id,
    caseId,
    text,
    sends = text,
    threadId,
    accountId,
    subject,
    by = "machine",
    files = [],
    onlyIfClear,
    template,
  }: Saying,
): Promise<boolean> =>
  atomically(app, async (app) => {
    const held = await lockCase(app.db, caseId);
    const theCase =
      threadId || accountId ? await atPlace(app.db, held, { visibility: "private", threadId, accountId }) : held;
    const target = await findTarget(app, { theCase, visibility: "private", threadId, accountId });
    const { media, limits } = app.channels.get(theCase.channel) ?? {};
    const isMediaApart = limits?.private.media?.isApart ?? false;
    const going = withSubject(await goingTo(app, theCase, target, []), subject);
    const clearance = await askClearance(app, {
      accountId: theCase.accountId,
      correspondentId: going.recipientId,
      visibility: "private",
      by,
      parts: 1 + (isMediaApart ? files.length : 0),
      // What the house says by itself is no advertising.
      template: template ? { category: template.category, state: template.state, hasConsent: false } : null,
    });
    if (!clearance.clear && onlyIfClear) return false;
    const { language, personalData } = read(text, { visibility: "private", inDialogue: true });
    const { count } = await app.db`
      insert into cases.message (id, case_id, thread_id, customer_id, account_id, channel, direction, visibility, author_kind,
        text, masked_text, letter, signature, language, written_at, received_at, delivery_state, delivery_at, delivery_code, delivery_why)
      select ${id}, ${caseId}, ${target.threadId}, ${theCase.customerId}, ${theCase.accountId}, ${theCase.channel}, 'outbound', 'private', 'system',
        ${text}, ${mask(text, personalData)}, ${going.kept && app.db.json({ ...going.kept })}, '', ${language}, at, at,
        ${clearance.clear ? "pending" : "refused"}, at, ${clearance.clear ? null : clearance.why}, ${clearance.clear ? null : "it was not sent"}
      from (select platform.now() as at) as clock on conflict (id) do nothing`;
    if (count === 0) return clearance.clear;
    if (!clearance.clear) {
      await changed(app, [`case/${caseId}`]);
      return false;
    }
    await handOver(app, {
      id,
      accountId: theCase.accountId,
      lane: target.threadId,
      visibility: "private",
      recipientId: going.recipientId,
      parentId: clearance.commentId,
      parts: [sends],
      media: files,
      isMediaApart,
      goesBefore: media?.upload !== undefined,
      letter: going.letter,
      by,
      window: clearance.windows[0]?.name ?? null,
      template: template?.outbound ?? null,
    });
    for (const [place, { fileId, kind, name, alt }] of files.entries())
      await app.db`
        insert into cases.attachment (message_id, place, kind, name, alt, state, file_id, width, height)
        select ${id}, ${place}, ${kind}, ${name}, ${alt}, 'here', id, width, height from platform.file where id = ${fileId}`;
    await changed(app, [`case/${caseId}`]);
    return true;
  });

/** What answers nothing begins a talk of its own. */
function withSubject(going: Going, subject: string | undefined): Going {
  if (!going.letter || going.letter.subject !== null || subject === undefined) return going;
  return {
    ...going,
    letter: { ...going.letter, subject, isFirst: going.letter.references.length === 0 },
    kept: going.kept && { ...going.kept, subject },
  };
}
