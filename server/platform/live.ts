/** Live updates: each socket follows the log from where it was. It carries positions and topics; content is fetched with the reader's own permission. */
import { type IncomingMessage, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";
import { WebSocket, WebSocketServer } from "ws";
import { randomUUID } from "node:crypto";
import { type LiveMessage, LiveWord } from "../../contract/live.ts";
import type { Pool } from "./db.ts";
import { type Loop, startLoop } from "./loop.ts";
import {
  findEnd,
  isForgotten,
  type LoggedEvent,
  type Position,
  readLog,
  readPosition,
  showPosition,
} from "./position.ts";

export interface LiveCaller {
  id: string;
  /** Whether they may say where they are. */
  isHeard: boolean;
  /** What they may, as text to compare. */
  rights: string;
  /** What they may now; null: nothing, for they are signed out. Asked now and then, and at once when the log says `caller/ID`. */
  askAgain: () => Promise<string | null>;
}

export interface LiveOptions {
  db: Pool;
  log: Logger;
  /** Who opens a socket; null refuses it. */
  authorise: (request: IncomingMessage) => Promise<LiveCaller | null>;
  /** Told at each heartbeat who is connected: their sign of life. */
  keepAlive: (ids: readonly string[]) => Promise<void>;
  /** Told where a page is, as it says so. */
  onWord: (page: Page, word: LiveWord) => void;
  /** Told that a page which said where it was is gone. */
  onGone: (page: Page) => void;
  /** Told of every event once, in order, as they become readable. */
  onEvents?: (events: readonly LoggedEvent[]) => void;
  /** How often a socket must answer, and its caller is asked about again, in milliseconds. */
  heartbeatMs: number;
}

/** One page of one person, as long as its socket stands. */
export interface Page {
  socketId: string;
  callerId: string;
}

export interface Live {
  wake(): void;
  /** How many listen now. */
  count(): number;
  /** Tells what is part of no log to all pages that said where they are. */
  tellThePresent(message: LiveMessage): void;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void>;
  /** Sends those who listen to another process, and lets nobody in any more. */
  leave(): void;
  close(): Promise<void>;
}

interface Listener extends LiveCaller {
  socketId: string;
  socket: WebSocket;
  /** Whether it has said where it is. */
  isPresent: boolean;
  /** Words it may still say at once; grows with time. */
  breath: number;
  spokeAt: number;
  isAlive: boolean;
  /** Up to where it has been told; null while it still catches up. */
  seen: Position | null;
  /** What was announced while it still caught up. */
  held: Announcement[];
}

type Changed = Extract<LiveMessage, { type: "changed" }>;

interface Announcement {
  position: Position;
  message: LiveMessage;
}

/** Whether `one` comes before `other` in the log. */
const isBefore = (one: Position, other: Position): boolean =>
  BigInt(one.xid) < BigInt(other.xid) || (one.xid === other.xid && BigInt(one.id) < BigInt(other.id));

/** Between two announcements, and between two looks at what an open transaction holds back, in milliseconds. */
const spanMs = 20;
const heldMs = 10;
/** A reader this far behind is told to fetch all again. */
const resumeLimit = 5000;
/** Topics of what a person may begin so. */
const callerTopic = "caller/";
/** A socket with more than this unsent is closed; it resumes when it can read again. */
const unsentLimit = 1_048_576;
/** One person's sockets to this process: many tabs, and no flood. */
const socketsEach = 25;
/** Words a page may say in one go, and how many more each second. */
const breath = { most: 20, perSecond: 2 };
/** A socket that has not said goodbye by then is cut, in milliseconds. */
const goodbyeMs = 1000;

export async function openLive(options: LiveOptions): Promise<Live> {
  const { db, log, authorise, keepAlive, onGone, onEvents, heartbeatMs } = options;
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: 4096 });
  const listeners = new Set<Listener>();
  let position = await findEnd(db);
  let isLeaving = false;

  let announcedAt = 0;

  const round = async (): Promise<boolean> => {
    // At once when it was quiet; in a surge what happens within a span is told together, or telling hundreds of sockets would be most of the work.
    const early = announcedAt + spanMs - performance.now();
    if (early > 0) await pause(early);
    const { events, isHeld } = await readLog(db, position, 1000);
    const last = events.at(-1);
    if (last) {
      announcedAt = performance.now();
      position = { xid: last.xid, id: last.id };
      onEvents?.(events);
      const message = changedSince(events, last);
      const text = JSON.stringify(message);
      for (const listener of listeners)
        if (listener.seen) tell(listener, position, text);
        else listener.held.push({ position, message });
      const touched = new Set(message.topics.filter((topic) => topic.startsWith(callerTopic)));
      if (touched.size > 0)
        for (const listener of listeners) if (touched.has(callerTopic + listener.id)) void lookAnew(listener);
    }
    // What an open transaction holds back becomes readable without another ring.
    if (isHeld) await pause(heldMs);
    return isHeld || events.length > 0;
  };
  const loop: Loop = startLoop({ name: "live", log, round, every: 500 });

  const noteAlive = (ids: readonly string[]): void => {
    keepAlive(ids).catch(() => log.warn("the signs of life could not be noted"));
  };
  const heartbeat = setInterval(() => {
    for (const listener of listeners) {
      if (!listener.isAlive) listener.socket.terminate();
      listener.isAlive = false;
      listener.socket.ping();
      void lookAnew(listener);
    }
    noteAlive([...new Set([...listeners].map(({ id }) => id))]);
  }, heartbeatMs);

  /**
   * Joins first and catches up then; what is announced in between waits. Sent at once it would carry a later position than what
   * was missed, and a socket cut in between would never get that.
   */
  const welcome = async (socket: WebSocket, caller: LiveCaller, after: Position | null): Promise<void> => {
    const listener: Listener = {
      ...caller,
      socketId: randomUUID(),
      socket,
      isPresent: false,
      breath: breath.most,
      spokeAt: performance.now(),
      isAlive: true,
      seen: null,
      held: [],
    };
    socket.on("pong", () => (listener.isAlive = true));
    socket.on("message", (data: Buffer, isBinary) => hear(listener, isBinary ? "" : data.toString("utf8"), options));
    socket.on("error", () => {});
    socket.on("close", () => {
      listeners.delete(listener);
      if (listener.isPresent) onGone({ socketId: listener.socketId, callerId: listener.id });
    });
    listeners.add(listener);
    const first = await catchUp(db, after, position);
    listener.seen = first.position;
    sendTo(socket, JSON.stringify(first.message));
    for (const { position, message } of listener.held) tell(listener, position, JSON.stringify(message));
    listener.held = [];
    noteAlive([caller.id]);
  };

  const leave = (): void => {
    isLeaving = true;
    // 1012: the service starts again; who hears it comes back after a while that chance spreads.
    for (const { socket } of listeners) socket.close(1012, "restarting");
  };

  return {
    wake: () => loop.wake(),
    count: () => listeners.size,
    tellThePresent(message) {
      const text = JSON.stringify(message);
      for (const { isPresent, socket } of listeners) if (isPresent) sendTo(socket, text);
    },
    async upgrade(request, socket, head) {
      const caller = await authorise(request).catch((error: unknown) => statusOf(error));
      if (caller === null || typeof caller === "number") return refuse(socket, caller ?? 401);
      if (isLeaving) return refuse(socket, 503);
      if ([...listeners].filter(({ id }) => id === caller.id).length >= socketsEach) return refuse(socket, 429);
      const after = readPosition(new URLSearchParams(request.url?.split("?")[1]).get("after") ?? "");
      sockets.handleUpgrade(
        request,
        socket,
        head,
        (opened) => void welcome(opened, caller, after).catch(() => opened.close(1011)),
      );
    },
    leave,
    async close() {
      clearInterval(heartbeat);
      leave();
      setTimeout(() => listeners.forEach(({ socket }) => socket.terminate()), goodbyeMs).unref();
      await loop.stop();
      sockets.close();
    },
  };
}

/** What is no agreed word, or too many of them, is a mistake or worse: the line is hung up. */
function hear(listener: Listener, text: string, { onWord }: LiveOptions): void {
  const { socket, socketId, id, isHeard } = listener;
  if (socket.readyState !== WebSocket.OPEN) return;
  const word = isHeard ? readWord(text) : null;
  if (!word) return socket.close(1003, "say nothing else here");
  const now = performance.now();
  listener.breath = Math.min(breath.most, listener.breath + ((now - listener.spokeAt) / 1000) * breath.perSecond);
  listener.spokeAt = now;
  if (listener.breath < 1) return socket.close(1008, "too many words");
  listener.breath -= 1;
  listener.isPresent = true;
  onWord({ socketId, callerId: id }, word);
}

function readWord(text: string): LiveWord | null {
  try {
    return LiveWord.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Hangs up on who is signed out, and on whose rights are others than when they came: they open anew with those. */
async function lookAnew({ askAgain, rights, socket }: Listener): Promise<void> {
  // Not to know is no reason to hang up.
  const now = await askAgain().catch(() => rights);
  if (now === null) socket.close(4001, "signed out");
  else if (now !== rights) socket.close(4003, "other rights");
}

/** A problem's own status; anything else means that we could not find out. */
const statusOf = (error: unknown): number => (error as { status?: number } | null)?.status ?? 503;

function refuse(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** The first word to a reader who has seen all until `after`: all that was missed in one message, or word that it is too much. */
async function catchUp(db: Pool, after: Position | null, joinedAt: Position): Promise<Announcement> {
  const standing = (type: "hello" | "behind"): Announcement => ({
    position: joinedAt,
    message: { type, position: showPosition(joinedAt) },
  });
  if (!after) return standing("hello");
  // Another process may be ahead of this one, but nobody is ahead of the log: that position is of another log, from before a restore.
  if (!isBefore(after, joinedAt)) {
    if (isBefore(await findEnd(db), after)) return standing("behind");
    // What this one reads later they have seen already.
    return { position: after, message: { type: "hello", position: showPosition(after) } };
  }
  if (await isForgotten(db, after)) return standing("behind");
  const { events } = await readLog(db, after, resumeLimit);
  const last = events.at(-1);
  if (!last) return standing("hello");
  if (events.length === resumeLimit) return standing("behind");
  return { position: last, message: changedSince(events, last) };
}

const changedSince = (events: readonly LoggedEvent[], last: Position): Changed => ({
  type: "changed",
  position: showPosition(last),
  topics: [...new Set(events.flatMap(({ topics }) => topics))],
});

/** Announces what a listener has not been told yet; its positions never go back. */
function tell(listener: Listener, position: Position, text: string): void {
  if (listener.seen && !isBefore(listener.seen, position)) return;
  listener.seen = position;
  sendTo(listener.socket, text);
}

function sendTo(socket: WebSocket, text: string): void {
  if (socket.readyState !== WebSocket.OPEN) return;
  if (socket.bufferedAmount > unsentLimit) return giveUpOn(socket);
  socket.send(text);
}

/** Who reads nothing does not read a goodbye either, and what waits for them must not stay. */
function giveUpOn(socket: WebSocket): void {
  socket.close(1013, "too slow");
  setTimeout(() => socket.terminate(), goodbyeMs).unref();
}
