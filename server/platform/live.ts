/** Live updates: each socket follows the log from where it was. It carries positions and topics; content is fetched with the reader's own permission. */
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Logger } from "pino";
import { WebSocket, WebSocketServer } from "ws";
import type { LiveMessage } from "../../contract/live.ts";
import type { Pool } from "./db.ts";
import { type Loop, startLoop } from "./loop.ts";
import { findEnd, type LoggedEvent, type Position, readLog, readPosition, showPosition } from "./position.ts";

export interface LiveCaller {
  id: string;
  /** Whether they may still listen; asked now and then. */
  isStillAllowed: () => Promise<boolean>;
}

export interface LiveOptions {
  db: Pool;
  log: Logger;
  /** Who opens a socket; null refuses it. */
  authorise: (request: IncomingMessage) => Promise<LiveCaller | null>;
  /** Told every half minute who is connected: their sign of life. */
  keepAlive: (ids: readonly string[]) => Promise<void>;
}

export interface Live {
  wake(): void;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void>;
  close(): Promise<void>;
}

interface Listener extends LiveCaller {
  socket: WebSocket;
  isAlive: boolean;
}

/** Whether `one` comes before `other` in the log. */
const isBefore = (one: Position, other: Position): boolean =>
  BigInt(one.xid) < BigInt(other.xid) || (one.xid === other.xid && BigInt(one.id) < BigInt(other.id));

/** A reader this far behind is told to fetch all again. */
const resumeLimit = 5000;
/** A socket with more than this unsent is closed; it resumes when it can read again. */
const unsentLimit = 1_048_576;
const heartbeatMs = 30_000;

export async function openLive({ db, log, authorise, keepAlive }: LiveOptions): Promise<Live> {
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: 4096 });
  const listeners = new Set<Listener>();
  let position = await findEnd(db);

  const round = async (): Promise<boolean> => {
    const { events, isHeld } = await readLog(db, position, 1000);
    const last = events.at(-1);
    if (last) {
      position = { xid: last.xid, id: last.id };
      const text = JSON.stringify(changedSince(events));
      for (const { socket } of listeners) sendTo(socket, text);
    }
    // What an open transaction holds back becomes readable without another ring.
    if (isHeld) await new Promise((done) => setTimeout(done, 5));
    return isHeld || events.length > 0;
  };
  const loop: Loop = startLoop({ name: "live", log, round, every: 500 });

  const heartbeat = setInterval(() => {
    for (const listener of listeners) {
      if (!listener.isAlive) listener.socket.terminate();
      listener.isAlive = false;
      listener.socket.ping();
      listener.isStillAllowed().then(
        (isAllowed) => isAllowed || listener.socket.close(4001, "signed out"),
        () => {},
      );
    }
    keepAlive([...new Set([...listeners].map(({ id }) => id))]).catch(() =>
      log.warn("the signs of life could not be noted"),
    );
  }, heartbeatMs);

  /** Joins first and catches up then: what happens in between comes twice rather than never, and twice is harmless. */
  const welcome = async (socket: WebSocket, caller: LiveCaller, after: Position | null): Promise<void> => {
    const listener: Listener = { ...caller, socket, isAlive: true };
    socket.on("pong", () => (listener.isAlive = true));
    // Nothing is expected from a browser; what comes is a mistake or worse.
    socket.on("message", () => socket.close(1003, "say nothing here"));
    socket.on("error", () => {});
    socket.on("close", () => listeners.delete(listener));
    listeners.add(listener);
    const joinedAt = position;
    sendTo(
      socket,
      JSON.stringify(after && isBefore(after, joinedAt) ? await missed(db, after, joinedAt) : hello(joinedAt)),
    );
    await keepAlive([caller.id]);
  };

  return {
    wake: () => loop.wake(),
    async upgrade(request, socket, head) {
      const caller = await authorise(request).catch(() => null);
      if (!caller) {
        socket.end("HTTP/1.1 401 Unauthorized\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        return;
      }
      const after = readPosition(new URL(request.url ?? "/", "http://any").searchParams.get("after") ?? "");
      sockets.handleUpgrade(
        request,
        socket,
        head,
        (opened) => void welcome(opened, caller, after).catch(() => opened.close(1011)),
      );
    },
    async close() {
      clearInterval(heartbeat);
      for (const { socket } of listeners) socket.close(1001, "restarting");
      await loop.stop();
      sockets.close();
    },
  };
}

const hello = (position: Position): LiveMessage => ({ type: "hello", position: showPosition(position) });

/** All between two positions in one message, or word that it is too much. */
async function missed(db: Pool, after: Position, until: Position): Promise<LiveMessage> {
  const { events } = await readLog(db, after, resumeLimit);
  if (events.length === resumeLimit) return { type: "behind", position: showPosition(until) };
  return events.length > 0 ? changedSince(events) : hello(until);
}

function changedSince(events: readonly LoggedEvent[]): LiveMessage {
  const last = events.at(-1);
  return {
    type: "changed",
    position: last ? showPosition(last) : "0.0",
    topics: [...new Set(events.flatMap(({ topics }) => topics))],
  };
}

function sendTo(socket: WebSocket, text: string): void {
  if (socket.readyState !== WebSocket.OPEN) return;
  if (socket.bufferedAmount > unsentLimit) return socket.close(1013, "too slow");
  socket.send(text);
}
