import { randomUUID } from "node:crypto";
import type { Mailboxes } from "./mailboxes.ts";
import { airlineDomain, goneDomain, passengerDomain } from "./mailboxes.ts";

/** A mail on its way between servers. */
export interface Carried {
  /** Empty for what nobody may answer. */
  from: string;
  to: string;
  raw: Buffer;
}

/** Who takes mail for an address: a mailbox of ours, what stands behind a plus aside. */
export function boxOf(boxes: Mailboxes, address: string): string | null {
  const bare = address.toLowerCase().replace(/\+[^@]*@/, "@");
  return boxes.has(bare) ? bare : null;
}

/** Whether a server of this world answers for the address at all. */
export const isOurs = (address: string): boolean =>
  [airlineDomain, passengerDomain, goneDomain].includes(address.toLowerCase().split("@").at(-1) ?? "");

/** Brings a mail to its mailbox; sends it back, or says that somebody is away, as mail servers do. */
export function carry(boxes: Mailboxes, { from, to, raw }: Carried, now: () => number): void {
  const domain = to.toLowerCase().split("@").at(-1);
  if (domain === goneDomain) return sendBack(boxes, { from, to, raw }, now);
  const box = boxOf(boxes, to);
  if (!box) return sendBack(boxes, { from, to, raw }, now);
  boxes.add(box, { raw: addressedTo(to, raw), at: now(), envelopeFrom: from });
  if (boxes.isAway(box)) tellAway(boxes, { box, from, raw }, now);
}

const headerOf = (raw: Buffer, name: string): string | null =>
  new RegExp(`^${name}:[ \\t]*(.*(?:\\r?\\n[ \\t].*)*)`, "im")
    .exec(raw.subarray(0, 100_000).toString("latin1"))?.[1]
    ?.replaceAll(/\r?\n[ \t]+/g, " ")
    .trim() ?? null;

/** RFC 3464, as Postfix writes it. What came back is not sent back again. */
function sendBack(boxes: Mailboxes, { from, to, raw }: Carried, now: () => number): void {
  const box = from === "" ? null : boxOf(boxes, from);
  if (!box) return;
  const boundary = randomUUID();
  const head = raw.toString("latin1").split(/\r?\n\r?\n/, 1)[0] ?? "";
  const report = [
    `From: Mail Delivery System <MAILER-DAEMON@${goneDomain}>`,
    `To: ${from}`,
    "Subject: Undelivered Mail Returned to Sender",
    `Date: ${new Date(now()).toUTCString().replace("GMT", "+0000")}`,
    `Message-ID: <${randomUUID()}@${goneDomain}>`,
    "Auto-Submitted: auto-replied",
    "MIME-Version: 1.0",
    `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
    "",
    `--${boundary}`,
    "Content-Type: text/plain; charset=us-ascii",
    "",
    "I'm sorry to have to inform you that your message could not be delivered.",
    "",
    `<${to}>: host mx.${goneDomain} said: 550 5.1.1 User unknown`,
    "",
    `--${boundary}`,
    "Content-Type: message/delivery-status",
    "",
    `Reporting-MTA: dns; mx.${goneDomain}`,
    "",
    `Final-Recipient: rfc822; ${to}`,
    "Action: failed",
    "Status: 5.1.1",
    "Diagnostic-Code: smtp; 550 5.1.1 User unknown",
    "",
    `--${boundary}`,
    "Content-Type: text/rfc822-headers",
    "",
    head,
    "",
    `--${boundary}--`,
    "",
  ].join("\r\n");
  boxes.add(box, { raw: addressedTo(from, Buffer.from(report, "latin1")), at: now(), envelopeFrom: "" });
}

/** RFC 3834: to a person once a day, never to a machine. */
function tellAway(
  boxes: Mailboxes,
  { box, from, raw }: { box: string; from: string; raw: Buffer },
  now: () => number,
): void {
  const automatic = headerOf(raw, "Auto-Submitted");
  if (from === "" || (automatic && !/^no\b/i.test(automatic)) || !boxes.mayTellAway(box, from, now())) return;
  const toBox = boxOf(boxes, from);
  if (!toBox) return;
  const answered = headerOf(raw, "Message-ID");
  const mail = [
    `From: <${box}>`,
    `To: <${from}>`,
    `Subject: Out of office: ${headerOf(raw, "Subject") ?? ""}`,
    `Date: ${new Date(now()).toUTCString().replace("GMT", "+0000")}`,
    `Message-ID: <${randomUUID()}@${passengerDomain}>`,
    ...(answered ? [`In-Reply-To: ${answered}`, `References: ${answered}`] : []),
    "Auto-Submitted: auto-replied",
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "",
    "I am travelling and read my mail on Monday.",
    "",
  ].join("\r\n");
  boxes.add(toBox, { raw: addressedTo(from, Buffer.from(mail)), at: now(), envelopeFrom: "" });
}

/** The last server writes down whom it was for (as Postfix and Dovecot do). */
export const addressedTo = (to: string, raw: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`Delivered-To: ${to}\r\n`, "latin1"), raw]);
