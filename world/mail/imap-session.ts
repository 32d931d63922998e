import type { Socket } from "node:net";
import { fetched, type Kept } from "./imap-fetch.ts";
import { searched } from "./imap-search.ts";
import { type ImapCommand, numbersIn, readCommand, type Word } from "./imap-words.ts";
import type { Mailboxes } from "./mailboxes.ts";
import { type MailTokens, ownerByWord } from "./tokens.ts";

/** What the server says of itself. */
export const capabilities = "IMAP4rev1 IDLE UIDPLUS LITERAL+ SASL-IR AUTH=PLAIN AUTH=XOAUTH2 AUTH=OAUTHBEARER";

export interface Session {
  hear: (line: string, literals: readonly Buffer[]) => void;
  /** The next line is no command. */
  isListening: () => boolean;
  end: () => void;
}

/** What one mail program says, and what it is answered. */
export function makeSession(socket: Socket, boxes: Mailboxes, tokens: Pick<MailTokens, "ownerOf">): Session {
  let address: string | null = null;
  let isOpen = false;
  let known: Kept[] = [];
  let idleTag: string | null = null;
  let plainTag: string | null = null;
  const say = (text: string): void => void socket.write(`${text}\r\n`);
  const look = (): void => void (known = address ? boxes.list(address) : []);

  /** What changed since, told without being asked. */
  const tellNews = (): void => {
    if (!isOpen) return;
    const before = known;
    look();
    if (known.length !== before.length) {
      say(`* ${known.length} EXISTS`);
      say("* 0 RECENT");
    }
    for (const [at, { uid, isSeen }] of known.entries())
      if (before[at] && before[at].isSeen !== isSeen)
        say(`* ${at + 1} FETCH (UID ${uid} FLAGS (${isSeen ? "\\Seen" : ""}))`);
  };
  const deaf = boxes.listen((changed) => {
    if (changed === address && idleTag !== null) tellNews();
  });

  function signIn(tag: string, user: string, password: string): void {
    const expected = boxes.passwordOf(user);
    if (expected === null || expected !== password)
      return say(`${tag} NO [AUTHENTICATIONFAILED] wrong name or password`);
    address = user.toLowerCase();
    say(`${tag} OK [CAPABILITY ${capabilities}] welcome`);
  }
  function signInPlain(tag: string, encoded: string): void {
    const [, user = "", password = ""] = Buffer.from(encoded, "base64").toString("utf8").split("\0");
    signIn(tag, user, password);
  }

  function signInByToken(tag: string, encoded: string): void {
    const owner = ownerByWord(encoded, tokens);
    if (owner === null) return say(`${tag} NO [AUTHENTICATIONFAILED] this token opens nothing`);
    address = owner.toLowerCase();
    say(`${tag} OK [CAPABILITY ${capabilities}] welcome`);
  }

  function open({ tag, name, words }: ImapCommand): void {
    if (String(words[0]).toUpperCase() !== "INBOX") return say(`${tag} NO [NONEXISTENT] there is only INBOX`);
    look();
    isOpen = true;
    const unseen = known.findIndex(({ isSeen }) => !isSeen);
    say("* FLAGS (\\Seen)");
    say(`* ${known.length} EXISTS`);
    say("* 0 RECENT");
    if (unseen !== -1) say(`* OK [UNSEEN ${unseen + 1}] first unseen`);
    say(`* OK [UIDVALIDITY ${boxes.validity}] valid`);
    say(`* OK [UIDNEXT ${(known.at(-1)?.uid ?? 0) + 1}] next`);
    say("* OK [PERMANENTFLAGS (\\Seen)] kept");
    say(`${tag} OK [${name === "EXAMINE" ? "READ-ONLY" : "READ-WRITE"}] open`);
  }

  /** Those of a set, with their place in the mailbox from 1 on. */
  function chosen(set: Word | undefined, byUid: boolean): { place: number; mail: Kept }[] {
    const all = known.map(({ uid }, at) => (byUid ? uid : at + 1));
    const numbers = numbersIn(String(set), all);
    return known.flatMap((mail, at) => (numbers.has(byUid ? mail.uid : at + 1) ? [{ place: at + 1, mail }] : []));
  }

  function search({ tag, name, words }: ImapCommand): void {
    const byUid = name.startsWith("UID");
    const hits = searched(known, words);
    if (typeof hits === "string") return say(`${tag} BAD this world does not search by ${hits}`);
    say(["* SEARCH", ...hits.map(({ place, mail }) => (byUid ? mail.uid : place))].join(" "));
    say(`${tag} OK done`);
  }

  function fetch({ tag, name, words: [set, what = []] }: ImapCommand): void {
    const byUid = name.startsWith("UID");
    const items = [what].flat(2).map((one) => String(one));
    const raw = (uid: number): Buffer => (address && boxes.read(address, uid)?.raw) || Buffer.alloc(0);
    for (const { place, mail } of chosen(set, byUid)) {
      const parts: (string | Buffer)[] =
        byUid && !items.some((one) => one.toUpperCase() === "UID") ? [`UID ${mail.uid}`] : [];
      for (const item of items) parts.push(...fetched(item, mail, raw));
      // Whoever reads it without peeking has seen it.
      if (items.some((one) => /^(BODY\[|RFC822$|RFC822\.TEXT$)/i.test(one)) && address)
        boxes.setSeen(address, mail.uid, true);
      socket.write(`* ${place} FETCH (`);
      for (const [at, part] of parts.entries()) {
        if (at > 0 && typeof part === "string") socket.write(" ");
        socket.write(part);
      }
      say(")");
    }
    look();
    say(`${tag} OK done`);
  }

  function store({ tag, name, words: [set, how, flags] }: ImapCommand): void {
    const seen = [flags ?? []].flat(2).some((one) => String(one).toLowerCase() === "\\seen");
    const wish = String(how).toUpperCase();
    for (const { place, mail } of chosen(set, name.startsWith("UID"))) {
      const isSeen = wish.startsWith("-")
        ? seen
          ? false
          : mail.isSeen
        : wish.startsWith("+")
          ? mail.isSeen || seen
          : seen;
      if (address) boxes.setSeen(address, mail.uid, isSeen);
      if (!wish.endsWith(".SILENT")) say(`* ${place} FETCH (UID ${mail.uid} FLAGS (${isSeen ? "\\Seen" : ""}))`);
    }
    look();
    say(`${tag} OK done`);
  }

  function obey(command: ImapCommand): void {
    const { tag, name, words } = command;
    if (name === "CAPABILITY") {
      say(`* CAPABILITY ${capabilities}`);
      return say(`${tag} OK done`);
    }
    if (name === "LOGOUT") {
      say("* BYE until soon");
      say(`${tag} OK done`);
      return void socket.end();
    }
    if (name === "LOGIN") return signIn(tag, String(words[0]), String(words[1]));
    if (name === "AUTHENTICATE") {
      if (/^(XOAUTH2|OAUTHBEARER)$/i.test(String(words[0])) && words[1] !== undefined)
        return signInByToken(tag, String(words[1]));
      if (String(words[0]).toUpperCase() !== "PLAIN") return say(`${tag} NO only PLAIN`);
      if (words[1] !== undefined) return signInPlain(tag, String(words[1]));
      plainTag = tag;
      return say("+ ");
    }
    if (name === "NOOP" || name === "CHECK") {
      tellNews();
      return say(`${tag} OK done`);
    }
    if (!address) return say(`${tag} NO sign in first`);
    if (name === "LIST" || name === "LSUB") {
      if (words[1] !== "") say(`* ${name} (\\HasNoChildren) "/" INBOX`);
      return say(`${tag} OK done`);
    }
    if (name === "STATUS") {
      look();
      const next = (known.at(-1)?.uid ?? 0) + 1;
      say(
        `* STATUS INBOX (MESSAGES ${known.length} UIDNEXT ${next} UIDVALIDITY ${boxes.validity} UNSEEN ${known.filter(({ isSeen }) => !isSeen).length})`,
      );
      return say(`${tag} OK done`);
    }
    if (name === "SELECT" || name === "EXAMINE") return open(command);
    if (!isOpen) return say(`${tag} BAD no mailbox is open, or no such command`);
    if (name === "CLOSE" || name === "UNSELECT") {
      isOpen = false;
      return say(`${tag} OK done`);
    }
    if (name === "IDLE") {
      tellNews();
      idleTag = tag;
      return say("+ idling");
    }
    if (name.endsWith("SEARCH")) return search(command);
    if (name.endsWith("FETCH")) return fetch(command);
    if (name.endsWith("STORE")) return store(command);
    if (name === "EXPUNGE") return say(`${tag} OK nothing goes`);
    return say(`${tag} BAD no such command`);
  }

  return {
    isListening: () => idleTag !== null || plainTag !== null,
    hear(line, literals) {
      if (idleTag !== null) {
        if (line.toUpperCase() === "DONE") say(`${idleTag} OK done`);
        idleTag = null;
        return;
      }
      if (plainTag !== null) {
        const tag = plainTag;
        plainTag = null;
        return signInPlain(tag, line);
      }
      const command = readCommand(line, literals);
      if (command) obey(command);
      else say("* BAD that is no command");
    },
    end: deaf,
  };
}
