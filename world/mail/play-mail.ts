import { randomBytes } from "node:crypto";
import type { AddressInfo, Server } from "node:net";
import type { DatabaseSync } from "node:sqlite";
import { createTransport } from "nodemailer";
import { invalidRequest } from "../x/problems.ts";
import { recall, memorise } from "../store.ts";
import { makeImap } from "./imap.ts";
import { letterAt, lettersOf, sentBoxOf, type ShownLetter } from "./letters.ts";
import { addressOfPassenger, airlineAddress, openMailboxes, type Mailboxes } from "./mailboxes.ts";
import { type MailFault, makeSmtp } from "./smtp.ts";
import { makeTokens } from "./tokens.ts";

/** What a passenger writes by mail. */
export interface NewLetter {
  as: string;
  text: string;
  subject?: string | undefined;
  html?: string | undefined;
  /** Another address than the airline's. */
  to?: string | undefined;
  cc?: string | undefined;
  /** Another sender than the passenger's own, as anybody can write one. */
  from?: string | undefined;
  /** A mail of theirs that it answers, as `id` of `lettersOf`. */
  answers?: string | undefined;
  files?: readonly { name: string; type: string; content: string }[] | undefined;
  headers?: Readonly<Record<string, string>> | undefined;
}

export interface MailPlay {
  /** Writes a mail and hands it to the mail server; gives its Message-ID once that took it. */
  writeMail: (letter: NewLetter) => Promise<string>;
  /** What a passenger has and wrote, oldest first. */
  lettersOf: (as: string) => Promise<ShownLetter[]>;
  /** The passenger has looked. */
  markRead: (as: string) => void;
  unreadOf: (as: string) => number;
  /** A machine answers for them from now on, or no longer. */
  setAway: (as: string, isAway: boolean) => void;
  /** The mail server refuses the next recipients. */
  addMailFault: (fault: MailFault) => void;
  listen: (hear: (address: string) => void) => () => void;
}

export interface WorldMail extends MailPlay {
  boxes: Mailboxes;
  /** Signing in to it without a password. */
  tokens: ReturnType<typeof makeTokens>;
  /** Where the airline's own mailbox is, with its name and password. */
  accounts: () => { address: string; smtpUrl: string; imapUrl: string };
  smtpPort: number;
  imapPort: number;
  /** Of a passenger, for who wants to look with a mail program of their own. */
  passwordOf: (as: string) => string | null;
  close: () => Promise<void>;
}

interface Options {
  db: DatabaseSync;
  host: string;
  handles: () => readonly { handle: string; name: string; language: string }[];
  now: () => number;
  complain: (error: unknown) => void;
}

/** The mail of this world: mailboxes for everybody, over SMTP and IMAP. */
export async function startMail({ db, host, handles, now, complain }: Options): Promise<WorldMail> {
  const boxes = openMailboxes(db, now);
  const newPassword = (): string => randomBytes(12).toString("base64url");
  boxes.open(airlineAddress, newPassword());
  const faults: MailFault[] = [];
  const tokens = makeTokens(now);
  const smtp = makeSmtp({ boxes, now, faults, tokens, complain });
  const imap = makeImap(boxes, tokens, complain);
  const smtpPort = await listenAgain(db, "smtp port", smtp.server, (port) => void smtp.listen(port, host));
  const imapPort = await listenAgain(db, "imap port", imap, (port) => void imap.listen(port, host));

  const boxOf = (as: string): { address: string; name: string; language: string } => {
    const handle = as.replace(/^@/, "");
    const person = handles().find((one) => one.handle.toLowerCase() === handle.toLowerCase());
    if (!person) throw invalidRequest("$.as: there is no such passenger");
    const address = addressOfPassenger(person.handle);
    boxes.open(address, newPassword());
    boxes.open(sentBoxOf(address), newPassword());
    return { ...person, address };
  };
  // A mailbox is there before anybody writes to it.
  for (const { handle } of handles()) boxOf(handle);

  return {
    boxes,
    tokens,
    smtpPort,
    imapPort,
    accounts() {
      const login = `${encodeURIComponent(airlineAddress)}:${encodeURIComponent(boxes.passwordOf(airlineAddress) ?? "")}`;
      return {
        address: airlineAddress,
        smtpUrl: `smtp://${login}@${host}:${smtpPort}`,
        imapUrl: `imap://${login}@${host}:${imapPort}`,
      };
    },
    passwordOf: (as) => boxes.passwordOf(boxOf(as).address),
    async writeMail(letter) {
      const { address, name, language } = boxOf(letter.as);
      const answered = letter.answers ? await answeredBy(boxes, letter.answers) : null;
      const writer = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
      const { message, messageId } = await writer.sendMail({
        from: letter.from ?? { name, address },
        to: letter.to ?? answered?.replyTo ?? answered?.from.address ?? airlineAddress,
        cc: letter.cc,
        subject: letter.subject ?? (answered ? `Re: ${answered.subject.replace(/^(re:\s*)+/i, "")}` : ""),
        text: answered ? withAnswered(letter.text, answered, language) : letter.text,
        html: letter.html,
        date: new Date(now()),
        messageId: `<${randomBytes(12).toString("hex")}@post.example>`,
        ...(answered?.messageId && {
          inReplyTo: answered.messageId,
          references: `${answered.references} ${answered.messageId}`.trim(),
        }),
        attachments: letter.files?.map(({ name, type, content }) => ({
          filename: name,
          contentType: type,
          content: Buffer.from(content, "base64"),
        })),
        headers: { ...letter.headers },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      if (!Buffer.isBuffer(message)) throw new Error("The mail was not written.");
      const post = createTransport({ host, port: smtpPort, secure: false, ignoreTLS: true });
      const to = [letter.to ?? answered?.replyTo ?? answered?.from.address ?? airlineAddress];
      await post.sendMail({ envelope: { from: address, to }, raw: message });
      boxes.add(sentBoxOf(address), { raw: message, at: now(), envelopeFrom: address });
      return messageId;
    },
    lettersOf: (as) => lettersOf(boxes, boxOf(as).address),
    markRead(as) {
      const { address } = boxOf(as);
      for (const { uid, isSeen } of boxes.list(address)) if (!isSeen) boxes.setSeen(address, uid, true);
    },
    unreadOf: (as) => boxes.list(boxOf(as).address).filter(({ isSeen }) => !isSeen).length,
    setAway: (as, isAway) => boxes.setAway(boxOf(as).address, isAway),
    addMailFault: (fault) => void faults.push(fault),
    listen: boxes.listen,
    async close() {
      imap.emit("drop-all");
      await Promise.all([
        new Promise<void>((done) => smtp.close(() => done())),
        new Promise<void>((done) => imap.close(() => done())),
      ]);
    },
  };
}

/** The same port as last time where it is free, so that who knew it finds it again. */
async function listenAgain(
  db: DatabaseSync,
  name: string,
  server: Pick<Server, "once" | "address">,
  listen: (port: number) => void,
): Promise<number> {
  const before = Number(recall(db, name) ?? 0);
  const tryPort = (port: number): Promise<boolean> =>
    new Promise((done) => {
      const fail = (): void => done(false);
      server.once("error", fail);
      server.once("listening", () => done(true));
      listen(port);
    });
  if (!(before > 0 && (await tryPort(before)))) await tryPort(0);
  const { port } = server.address() as AddressInfo;
  memorise(db, name, String(port));
  return port;
}

async function answeredBy(boxes: Mailboxes, id: string): Promise<ShownLetter> {
  const [, box = "", uid = "0"] = /^(.*)#(\d+)$/.exec(id) ?? [];
  return letterAt(boxes, box, Number(uid));
}

/** What is answered stands below, as mail programs set it. */
function withAnswered(text: string, { from, at, text: quoted }: ShownLetter, language: string): string {
  const when = new Date(at);
  const who = `${from.name || from.address} <${from.address}>`;
  const locale = language === "nl" ? "nl-NL" : "en-GB";
  const day = when.toLocaleDateString(locale, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  const time = when.toISOString().slice(11, 16);
  const intro = language === "nl" ? `Op ${day} om ${time} schreef ${who}:` : `On ${day} at ${time}, ${who} wrote:`;
  return `${text}\n\n${intro}\n${quoted
    .trimEnd()
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n")}\n`;
}
