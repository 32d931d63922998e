import { createServer, type Server, type Socket } from "node:net";
import type { Mailboxes } from "./mailboxes.ts";
import { type ImapCommand, numbersIn, readCommand, type Word } from "./imap-words.ts";

const capabilities = "IMAP4rev1 IDLE UIDPLUS LITERAL+ SASL-IR AUTH=PLAIN";
const most = { line: 65_536, literal: 1_048_576 };

interface Kept {
  uid: number;
  isSeen: boolean;
  at: number;
  bytes: number;
}

/** The mailboxes of this world for mail programs: IMAP4rev1 (RFC 3501) with IDLE (RFC 2177), INBOX alone. ENVELOPE and BODYSTRUCTURE are not played. */
export function makeImap(boxes: Mailboxes, complain: (error: unknown) => void): Server {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    socket.setTimeout(30 * 60_000, () => socket.destroy());
    talkTo(socket, boxes, complain);
  });
  server.on("drop-all", () => {
    for (const socket of sockets) socket.destroy();
  });
  return server;
}

function talkTo(socket: Socket, boxes: Mailboxes, complain: (error: unknown) => void): void {
  let pending = Buffer.alloc(0);
  let line = "";
  let literals: Buffer[] = [];
  let wanted = 0;
  const session = makeSession(socket, boxes);

  const step = (): boolean => {
    if (wanted > 0) {
      if (pending.length < wanted) return false;
      literals.push(pending.subarray(0, wanted));
      line += `\u0000${literals.length - 1}`;
      pending = pending.subarray(wanted);
      wanted = 0;
      return true;
    }
    const end = pending.indexOf("\n");
    if (end === -1) {
      if (pending.length > most.line) socket.destroy();
      return false;
    }
    line += pending.subarray(0, end).toString("utf8").replace(/\r$/, "");
    pending = pending.subarray(end + 1);
    const literal = /\{(\d{1,9})(\+?)\}$/.exec(line);
    if (literal && !session.isListening()) {
      wanted = Number(literal[1]);
      if (wanted > most.literal) {
        socket.destroy();
        return false;
      }
      line = line.slice(0, -literal[0].length);
      if (!literal[2]) socket.write("+ go on\r\n");
      return true;
    }
    const whole = line;
    const given = literals;
    line = "";
    literals = [];
    session.hear(whole, given);
    return true;
  };
  socket.write(`* OK [CAPABILITY ${capabilities}] the world's mail\r\n`);
  socket.on("data", (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk]);
    try {
      while (!socket.destroyed && step());
    } catch (error) {
      complain(error);
      socket.destroy();
    }
  });
  socket.on("close", () => session.end());
}

interface Session {
  hear: (line: string, literals: readonly Buffer[]) => void;
  /** The next line is no command. */
  isListening: () => boolean;
  end: () => void;
}

function makeSession(socket: Socket, boxes: Mailboxes): Session {
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
    let hits = known.map((mail, at) => ({ place: at + 1, mail }));
    for (let at = 0; at < words.length; at++) {
      const word = String(words[at]).toUpperCase();
      if (word === "UNSEEN") hits = hits.filter(({ mail }) => !mail.isSeen);
      else if (word === "SEEN") hits = hits.filter(({ mail }) => mail.isSeen);
      else if (word === "UID") {
        const numbers = numbersIn(
          String(words[++at]),
          known.map(({ uid }) => uid),
        );
        hits = hits.filter(({ mail }) => numbers.has(mail.uid));
      } else if (word === "SINCE") {
        const since = Date.parse(`${String(words[++at])} UTC`);
        hits = hits.filter(({ mail }) => mail.at >= since);
      } else if (/^[\d,:*]+$/.test(word)) {
        const numbers = numbersIn(
          word,
          known.map((_, place) => place + 1),
        );
        hits = hits.filter(({ place }) => numbers.has(place));
      } else if (word !== "ALL") return say(`${tag} BAD this world does not search by ${word}`);
    }
    say(["* SEARCH", ...hits.map(({ place, mail }) => (byUid ? mail.uid : place))].join(" "));
    say(`${tag} OK done`);
  }

  function fetch({ tag, name, words: [set, what = []] }: ImapCommand): void {
    const byUid = name.startsWith("UID");
    const items = [what].flat(2).map((one) => String(one));
    for (const { place, mail } of chosen(set, byUid)) {
      const parts: (string | Buffer)[] =
        byUid && !items.some((one) => one.toUpperCase() === "UID") ? [`UID ${mail.uid}`] : [];
      for (const item of items) parts.push(...fetched(item, mail));
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

  function fetched(item: string, { uid, isSeen, at, bytes }: Kept): (string | Buffer)[] {
    const name = item.toUpperCase();
    if (name === "UID") return [`UID ${uid}`];
    if (name === "FLAGS") return [`FLAGS (${isSeen ? "\\Seen" : ""})`];
    if (name === "RFC822.SIZE") return [`RFC822.SIZE ${bytes}`];
    if (name === "INTERNALDATE") return [`INTERNALDATE "${dateTime(at)}"`];
    const body = /^(?:BODY(?:\.PEEK)?\[([^\]]*)\](?:<(\d+)\.(\d+)>)?|RFC822(\.HEADER)?)$/i.exec(item);
    if (!body || !address) return [];
    const raw = boxes.read(address, uid)?.raw ?? Buffer.alloc(0);
    const section = body[4] ? "HEADER" : (body[1] ?? "").toUpperCase();
    const whole = sectionOf(raw, section);
    const content = body[2] === undefined ? whole : whole.subarray(Number(body[2]), Number(body[2]) + Number(body[3]));
    const told = item.replace(/^BODY\.PEEK/i, "BODY").replace(/<(\d+)\.\d+>$/, "<$1>");
    return [`${told} {${content.length}}\r\n`, content];
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

function sectionOf(raw: Buffer, section: string): Buffer {
  if (section === "") return raw;
  const found = /\r?\n\r?\n/.exec(raw.toString("latin1"));
  const end = found ? found.index + found[0].length : raw.length;
  if (section === "TEXT") return raw.subarray(end);
  const head = raw.subarray(0, end);
  const fields = /^HEADER\.FIELDS \(([^)]*)\)$/.exec(section)?.[1]?.split(/\s+/);
  if (!fields) return section === "HEADER" ? head : Buffer.alloc(0);
  const lines = head.toString("latin1").split(/\r?\n(?![ \t])/);
  const kept = lines.filter((line) => fields.includes((line.split(":", 1)[0] ?? "").toUpperCase()));
  return Buffer.from([...kept, "", ""].join("\r\n"), "latin1");
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function dateTime(at: number): string {
  const [day = "", time = ""] = new Date(at).toISOString().split("T");
  const [year, month, date] = day.split("-");
  return `${date}-${months[Number(month) - 1]}-${year} ${time.slice(0, 8)} +0000`;
}
