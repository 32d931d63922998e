import PostalMime from "postal-mime";
import { invalidRequest } from "../x/problems.ts";
import type { Mailboxes } from "./mailboxes.ts";

/** A mail as the phone shows it. */
export interface ShownLetter {
  id: string;
  isMine: boolean;
  isSeen: boolean;
  from: { name: string; address: string };
  to: string;
  replyTo: string | null;
  messageId: string | null;
  references: string;
  subject: string;
  text: string;
  files: string[];
  at: number;
}

/** What a passenger sent, kept beside what they got. */
export const sentBoxOf = (address: string): string => `sent/${address}`;

const mostShown = 60;

/** Oldest first: what came and what went, the newest of both. */
export async function lettersOf(boxes: Mailboxes, address: string): Promise<ShownLetter[]> {
  const rows = [address, sentBoxOf(address)].flatMap((box) => boxes.list(box).map((row) => ({ box, ...row })));
  const newest = rows.toSorted((a, b) => a.at - b.at || a.uid - b.uid).slice(-mostShown);
  return Promise.all(newest.map(({ box, uid }) => letterAt(boxes, box, uid)));
}

export async function letterAt(boxes: Mailboxes, box: string, uid: number): Promise<ShownLetter> {
  const kept = boxes.read(box, uid);
  if (!kept) throw invalidRequest("$.answers: there is no such mail");
  const mail = await PostalMime.parse(kept.raw);
  return {
    id: `${box}#${uid}`,
    isMine: box.startsWith("sent/"),
    isSeen: kept.isSeen,
    from: { name: mail.from?.name ?? "", address: mail.from?.address ?? "" },
    to: mail.to?.map(({ address }) => address ?? "").join(", ") ?? "",
    replyTo: mail.replyTo?.[0]?.address ?? null,
    messageId: mail.messageId ?? null,
    references: mail.references ?? "",
    subject: mail.subject ?? "",
    text: mail.text ?? "",
    files: mail.attachments.map(({ filename }) => filename ?? "file"),
    at: kept.at,
  };
}
