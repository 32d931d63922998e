/** What a machine reports of a letter of ours: only what only we can have written tells which. Nobody waits because of it, and nobody answers it. */
import type { Context } from "../../platform/context.ts";
import { changed } from "../../platform/events.ts";
import {
  type Arrival,
  noteComplained,
  type LetterReport,
  noteReturned,
  noteShown,
  type Refusal,
  type Undelivered,
} from "../channels/index.ts";
import { reopenCase } from "./close.ts";
import type { KeptLetter } from "./letter.ts";

export async function noteReport(app: Context, { accountId, entry, receivedAt }: Arrival): Promise<void> {
  const { report, joining } = entry.letter ?? {};
  const messageId = joining?.messageId;
  if (!report || !messageId) return;
  const [message] = await app.db<{ caseId: string | null; letter: KeptLetter | null }[]>`
    select case_id, letter from cases.message where id = ${messageId} and account_id = ${accountId} and direction = 'outbound'`;
  if (!message?.caseId) return;
  const about = { accountId, messageId, caseId: message.caseId };
  if (report.kind === "bounce") await noteBounce(app, { ...about, copies: message.letter?.cc ?? [] }, report);
  if (report.kind === "complaint") await noteComplaint(app, about);
  if (report.kind === "displayed") {
    await noteShown(app, about);
    await app.db`
      update cases.message set delivery_state = 'read', delivery_at = ${receivedAt}
      where id = ${messageId} and delivery_state in ('accepted', 'delivered')`;
  }
  await changed(app, [`case/${about.caseId}`]);
}

interface About {
  accountId: string;
  messageId: string;
  caseId: string;
}

/** Nobody has our answer: they wait for us again. */
async function noteBounce(
  app: Context,
  { copies, ...about }: About & { copies: readonly string[] },
  { undelivered }: LetterReport,
): Promise<void> {
  if (undelivered.length > 0 && undelivered.every((one) => isCopy(one, copies))) {
    await app.db`
      update cases.message set delivery_code = 'copy-came-back'
      where id = ${about.messageId} and delivery_state in ('accepted', 'delivered', 'read')`;
    return;
  }
  const final = undelivered.find(({ isFinal }) => isFinal);
  if (!final && undelivered.length > 0) {
    await app.db`
      update cases.message set delivery_code = 'still-trying' where id = ${about.messageId} and delivery_state = 'accepted'`;
    return;
  }
  const status = final?.status ?? null;
  const why = `it came back${status ? ` (${status})` : ""}`;
  const isNews = await noteReturned(app, { ...about, why, code: refusalOf(status) });
  if (!isNews) return;
  const [theCase] = await app.db<{ state: string }[]>`select state from cases."case" where id = ${about.caseId}`;
  if (theCase && theCase.state !== "open") await reopenCase(app, about);
}

/** Who only got a copy keeps nobody waiting. */
const isCopy = ({ recipient, originalRecipient }: Undelivered, copies: readonly string[]): boolean => {
  const address = (originalRecipient ?? recipient).toLowerCase();
  return copies.some((copy) => copy.toLowerCase() === address);
};

/** RFC 3463. */
function refusalOf(status: string | null): Refusal {
  if (/^5\.1\.\d+$/.test(status ?? "")) return "no-such-address";
  if (/^\d\.2\.2$/.test(status ?? "")) return "mailbox-full";
  return "came-back";
}

/** They called it unwanted: whoever looks at the case sees it. */
async function noteComplaint(app: Context, { messageId }: About): Promise<void> {
  await app.db`
    update cases.message set delivery_code = 'unwanted'
    where id = ${messageId} and delivery_state in ('accepted', 'delivered', 'read')`;
  await noteComplained(app.db, messageId);
}
