/** The conversation as it stands: what was said, what is still unsent, and the line to the airline. */
import type { Chat, ChatLine, VisitorIdentity } from "../../contract/chat.ts";
import { openCalls, Refused } from "./call.ts";
import { complain } from "./complain.ts";
import { type Files, openFiles } from "./files.ts";
import type { openMemory, SentFile, Unsent } from "./memory.ts";

export type Line = Omit<ChatLine, "at"> & { at: string };
type Opened = Omit<Chat, "lines"> & { lines: Line[] };

export interface Conversation {
  readonly brand: string;
  readonly expectedSeconds: number | null;
  /** What is going on now and many ask about. */
  readonly situations: Opened["situations"];
  readonly lines: readonly Line[];
  readonly moreLines: boolean;
  readonly unsent: readonly Unsent[];
  readonly isOnline: boolean;
  /** Whether the airline types. */
  readonly isAnswering: boolean;
  unread(): number;
  /** Begins, or goes on where the visitor left. */
  start(): Promise<void>;
  say(text: string, files: readonly SentFile[]): void;
  readonly sendFile: Files["send"];
  readonly openFile: Files["open"];
  /** A key was pressed: the airline may see that an answer comes. */
  type(): void;
  sayAgain(id: string): void;
  showEarlier(): Promise<void>;
  noteRead(): void;
  /** Somebody else is at the page now, or the same one known. */
  identify(identity: VisitorIdentity | null, name: string | null): Promise<void>;
}

export interface Setting {
  /** Where Jetbridge is. */
  base: string;
  siteId: string;
  language: string;
  identity: VisitorIdentity | null;
  name: string | null;
  memory: ReturnType<typeof openMemory>;
  onChange: () => void;
}

const longestWait = 30_000;
/** Without a socket, new lines are asked for this often. */
const askEveryMs = 10_000;
/** That somebody types is said this often at most. */
const typingEveryMs = 3000;
/** That the airline types holds for so long. */
const answeringMs = 8000;

/** How many of its files are still looked at. */
const waitingIn = ({ files }: Line): number => files.filter(({ held }) => held === "waiting").length;

export function openConversation(setting: Setting): Conversation {
  const { base, siteId, language, memory, onChange } = setting;
  let { identity, name } = setting;
  let opened: Opened | null = null;
  let starting: Promise<void> | null = null;
  let lines: Line[] = [];
  let moreLines = false;
  let isOnline = true;
  let socket: WebSocket | null = null;
  let tries = 0;
  let isSending = false;
  let typedAt = 0;
  let answering: ReturnType<typeof setTimeout> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** What waits until the chat is open. */
  const whenOpen: (() => void)[] = [];

  const { call, ask } = openCalls(`${base}/api/v1/chat`, () => opened?.token);
  const files = openFiles({ call, ask });

  const lastNumber = (): number => lines.at(-1)?.number ?? 0;

  /** From where the airline is asked: before the first line that has a file still looked at, for how that ends may have been missed. */
  const asked = (): number => (lines.find((line) => waitingIn(line) > 0)?.number ?? lastNumber() + 1) - 1;

  const add = (more: readonly Line[]): void => {
    const newest = new Map(lines.map((line) => [line.number, line]));
    for (const line of more) {
      const known = newest.get(line.number);
      // An answer that was long on its way knows less than the socket told meanwhile.
      if (!known || waitingIn(line) <= waitingIn(known)) newest.set(line.number, line);
    }
    lines = [...newest.values()].toSorted((a, b) => a.number - b.number);
    const said = new Set(more.map(({ id }) => id));
    if (memory.now.unsent.some(({ id }) => said.has(id)))
      memory.change({ unsent: memory.now.unsent.filter(({ id }) => !said.has(id)) });
    onChange();
  };

  const setAnswering = (isAnswering: boolean): void => {
    clearTimeout(answering);
    answering = isAnswering ? setTimeout(() => setAnswering(false), answeringMs) : undefined;
    onChange();
  };

  /** An identity that is not believed, or is over, is left out: the chat opens for somebody unknown. */
  const open = async (): Promise<Opened> => {
    const { token } = memory.now;
    const body = { siteId, language, ...(token && { token }), ...(name && { name }) };
    try {
      return await ask<Opened>("POST", "sessions", { ...body, ...(identity && { identity }) });
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 401 || !identity) throw error;
      complain("the identity this page gave was refused; see the answer of chat/sessions");
      identity = null;
      return ask<Opened>("POST", "sessions", body);
    }
  };

  const begin = async (): Promise<void> => {
    opened = null;
    const fresh = await open();
    const isOther = fresh.token !== memory.now.token;
    opened = fresh;
    lines = [];
    moreLines = fresh.moreLines;
    // What somebody else left unsent is not said in this one's name.
    memory.change({ token: fresh.token, ...(isOther && memory.now.token && { unsent: [], readTo: 0 }) });
    add(fresh.lines);
    isOnline = true;
    tries = 0;
    for (const go of whenOpen.splice(0)) go();
    connect();
    void send();
  };

  const start = (): Promise<void> => {
    starting ??= begin()
      .catch((error: unknown) => {
        if (error instanceof Refused && error.status < 500 && error.status !== 429) throw error;
        isOnline = false;
        later(() => void start());
      })
      .finally(() => {
        starting = null;
        onChange();
      });
    return starting;
  };

  /** After a while that grows and that chance spreads. */
  const later = (work: () => void): void => {
    clearTimeout(timer);
    const wait = Math.min(longestWait, 1000 * 2 ** tries++);
    timer = setTimeout(work, wait * (0.5 + Math.random() / 2));
  };

  const connect = (): void => {
    socket?.close();
    const line = new WebSocket(`${base.replace(/^http/, "ws")}/api/v1/chat/live`);
    socket = line;
    line.addEventListener("open", () => {
      line.send(JSON.stringify({ token: opened?.token, after: asked() }));
      tries = 0;
      isOnline = true;
      onChange();
      void send();
    });
    line.addEventListener("message", ({ data }) => {
      const news = JSON.parse(String(data)) as { lines: Line[]; typing?: true };
      if (news.lines.some(({ from }) => from === "airline")) setAnswering(false);
      add(news.lines);
      if (news.typing) setAnswering(true);
    });
    line.addEventListener("close", ({ code }) => {
      if (line !== socket) return;
      socket = null;
      // Our token is unknown: the conversation begins anew.
      if (code === 4001) void start();
      else later(connect);
    });
  };

  const catchUp = async (): Promise<void> => {
    if (!opened || socket?.readyState === WebSocket.OPEN || document.hidden) return;
    try {
      for (let after = asked(), more = true; more;) {
        const page = await ask<{ items: Line[]; more: boolean }>("GET", `lines?after=${after}`);
        add(page.items);
        after = page.items.at(-1)?.number ?? after;
        more = page.more;
      }
      isOnline = true;
    } catch (error) {
      isOnline = error instanceof Refused;
    }
    onChange();
  };
  setInterval(() => void catchUp(), askEveryMs);

  const mark = (id: string, failed: boolean): void => {
    memory.change({ unsent: memory.now.unsent.map((one) => (one.id === id ? { ...one, failed } : one)) });
    onChange();
  };

  /** One after the other, in the order in which they were written. */
  const send = async (): Promise<void> => {
    if (isSending || !opened) return;
    isSending = true;
    try {
      for (;;) {
        const next = memory.now.unsent.find(({ failed }) => !failed);
        if (!next) return;
        const attached = next.files?.map(({ id }) => id);
        const { id, text } = next;
        const line = await ask<Line>("POST", "lines", { id, text, ...(attached && { files: attached }) });
        isOnline = true;
        add([line]);
      }
    } catch (error) {
      const status = error instanceof Refused ? error.status : 0;
      const next = memory.now.unsent.find(({ failed }) => !failed);
      if (status === 401) void start();
      else if (status === 429) setTimeout(() => void send(), (error as Refused).retryAfterMs || 2000);
      else if (status >= 400 && status < 500 && next) {
        mark(next.id, true);
        setTimeout(() => void send());
      } else {
        isOnline = false;
        onChange();
        setTimeout(() => void send(), 3000);
      }
    } finally {
      isSending = false;
    }
  };

  addEventListener("online", () => {
    tries = 0;
    if (!opened) void start();
    else if (!socket) connect();
    void send();
  });

  return {
    get brand() {
      return opened?.brand ?? "";
    },
    get situations() {
      return opened?.situations ?? [];
    },
    get expectedSeconds() {
      return opened?.expectedSeconds ?? null;
    },
    get lines() {
      return lines;
    },
    get moreLines() {
      return moreLines;
    },
    get unsent() {
      return memory.now.unsent;
    },
    get isOnline() {
      return isOnline;
    },
    get isAnswering() {
      return answering !== undefined;
    },
    unread: () => lines.filter(({ from, number }) => from === "airline" && number > memory.now.readTo).length,
    start,
    say(text, files) {
      const line = { id: crypto.randomUUID(), text, failed: false, ...(files.length > 0 && { files }) };
      memory.change({ unsent: [...memory.now.unsent, line] });
      onChange();
      void send();
    },
    async sendFile(id, file) {
      // Chosen in the moment before the chat is open, it would go up in nobody's name.
      if (!opened) await new Promise<void>((go) => whenOpen.push(go));
      await files.send(id, file);
    },
    openFile: files.open,
    type() {
      if (!opened || Date.now() - typedAt < typingEveryMs) return;
      typedAt = Date.now();
      // Nobody waits for a sign.
      void ask("POST", "typing").catch(() => {});
    },
    sayAgain(id) {
      mark(id, false);
      void send();
    },
    async showEarlier() {
      const [first] = lines;
      if (!first) return;
      const { items, more } = await ask<{ items: Line[]; more: boolean }>("GET", `lines?before=${first.number}`);
      moreLines = more;
      add(items);
    },
    noteRead() {
      const last = lines.findLast(({ from }) => from === "airline");
      if (!last || last.number <= memory.now.readTo) return;
      memory.change({ readTo: last.number });
      void ask("POST", "read", { number: last.number }).catch(() => {});
      onChange();
    },
    async identify(newIdentity, newName) {
      identity = newIdentity;
      name = newName;
      if (memory.now.token || newIdentity) await start();
    },
  };
}
