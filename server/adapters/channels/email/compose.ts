/** Writes a letter: our address and the thread's, what it answers, signed by our domain (DKIM, RFC 6376). */
import { createTransport } from "nodemailer";
import type { ChannelAccount, OutboundLetter, OutboundMessage } from "../../../modules/channels/index.ts";
import { addressOf } from "./place.ts";
import { addressOfThread, messageIdOf, returnAddressOf, threadKeyOf } from "./thread.ts";

export interface Composed {
  /** Our Message-ID: the same on every try. */
  id: string;
  from: string;
  to: string;
  /** All who get it, they first. */
  recipients: readonly string[];
  bytes: Buffer;
}

/** Ids of earlier mails that are named: the first, which began it, and the newest. */
const mostReferences = 20;

export async function compose(
  { id, recipientId, text, letter, files = [] }: OutboundMessage & { letter: OutboundLetter },
  account: ChannelAccount,
): Promise<Composed> {
  const { externalId: address } = account;
  const key = threadKeyOf(account);
  const to = addressOf(recipientId);
  const { cc = [] } = letter;
  const domain = address.slice(address.lastIndexOf("@") + 1);
  const messageId = messageIdOf(domain, letter.threadId, id, key);
  const references = capped(letter.references);
  const answered = references.at(-1);
  const writer = createTransport({
    streamTransport: true,
    buffer: true,
    newline: "windows",
    ...signing(account, domain),
  });
  const { message } = await writer.sendMail({
    messageId,
    from: { name: account.secrets["senderName"] ?? "", address },
    to: { name: "", address: to },
    ...(cc.length > 0 && { cc: cc.map((one) => ({ name: "", address: one })) }),
    replyTo: addressOfThread(address, letter.threadId, key),
    subject: subjectOf(letter),
    text: withQuoted(text, letter.quoted),
    textEncoding: "quoted-printable",
    attachments: files.map(({ name, type, content }) => ({
      filename: name ?? `attachment.${type.split("/")[1] ?? "bin"}`,
      contentType: type,
      content,
    })),
    // Machines answer no machine (RFC 3834, 5).
    ...(letter.isAutomatic && {
      headers: { "Auto-Submitted": answered ? "auto-replied" : "auto-generated" },
    }),
    ...(answered && { inReplyTo: answered, references: [...references] }),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  if (!Buffer.isBuffer(message)) throw new Error("the letter was not written as a whole");
  return { id: messageId, from: returnAddressOf(address, id, key), to, recipients: [to, ...cc], bytes: message };
}

/** What they wrote stands below, as mail programs set it; a long one is cut. */
function withQuoted(text: string, quoted: OutboundLetter["quoted"]): string {
  if (!quoted) return text;
  const lines = quoted.text.slice(0, mostQuoted).split("\n");
  return [text, "", `${quoted.author} (${quoted.at}):`, ...lines.map((line) => (line === "" ? ">" : `> ${line}`))].join(
    "\n",
  );
}

/** Characters of what is answered. */
const mostQuoted = 10_000;

const capped = (ids: readonly string[]): readonly string[] =>
  ids.length <= mostReferences ? ids : [...ids.slice(0, 1), ...ids.slice(1 - mostReferences)];

/** One "Re:", whatever language the others were in. */
function subjectOf({ subject, isFirst = false }: OutboundLetter): string {
  const bare = (subject ?? "")
    .replaceAll(/\s+/g, " ")
    .replace(/^(\s*(re|aw|antw|sv|vs|rif|ynt|回复|答复|返信|답장|res|ref)(\[\d+\])?\s*[:：])+/iu, "");
  return `${isFirst ? "" : "Re: "}${bare.trim()}`.trim().slice(0, 300);
}

function signing({ secrets }: ChannelAccount, domain: string): object {
  const { dkimSelector: keySelector, dkimKey: privateKey, dkimDomain } = secrets;
  return keySelector && privateKey ? { dkim: { domainName: dkimDomain ?? domain, keySelector, privateKey } } : {};
}
