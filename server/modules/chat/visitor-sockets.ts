/** The visitors' open pages: each is told its own new lines, soon after they are committed, whichever process wrote them. */
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Logger } from "pino";
import { WebSocket, WebSocketServer } from "ws";
import { ChatHello, type ChatLine, type ChatNews } from "../../../contract/chat.ts";
import type { Pool } from "../../platform/db.ts";
import { airlineTypes, lineAdded, lineLookedAt } from "./events.ts";
import { findLines, findLinesAfter } from "./lines.ts";
import { findVisitor } from "./visitors.ts";

export interface VisitorSockets {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Told of every event of the log once, in order. */
  note(events: readonly { type: string; fact: Readonly<Record<string, unknown>> }[]): void;
  count(): number;
  close(): void;
}

interface Listener {
  socket: WebSocket;
  visitorId: string;
  /** Up to which line it was told. */
  told: number;
  /** Lines that are to be told once more. */
  again: Set<number>;
  isAlive: boolean;
  /** Whether it is being told now, and whether more came meanwhile. */
  isTelling: boolean;
  isBehind: boolean;
}

const patienceMs = 5000;
const linesAtOnce = 50;
/** Sockets to this process: visitors never take the lines that agents need. */
const mostSockets = 2000;
const socketsEach = 10;
const unsentLimit = 262_144;

export function openVisitorSockets({
  db,
  log,
  heartbeatMs,
  mayOpen,
}: {
  db: Pool;
  log: Logger;
  heartbeatMs: number;
  /** Whether a site may speak for this account. */
  mayOpen: (accountId: string, origin: string | undefined) => Promise<boolean>;
}): VisitorSockets {
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: 1024 });
  const listeners = new Map<string, Set<Listener>>();

  const heartbeat = setInterval(() => {
    for (const listener of [...listeners.values()].flatMap((all) => [...all])) {
      if (!listener.isAlive) listener.socket.terminate();
      listener.isAlive = false;
      listener.socket.ping();
    }
  }, heartbeatMs);

  /** Tells what is new, one look after the other; what comes during a look is told by the next. */
  const tell = async (listener: Listener): Promise<void> => {
    listener.isBehind = true;
    if (listener.isTelling) return;
    listener.isTelling = true;
    try {
      while (listener.isBehind && listener.socket.readyState === WebSocket.OPEN) {
        listener.isBehind = false;
        const again = [...listener.again].filter((number) => number <= listener.told);
        listener.again.clear();
        if (again.length > 0) send(listener.socket, await findLines(db, listener.visitorId, again));
        const lines = await findLinesAfter(db, listener.visitorId, listener.told, linesAtOnce);
        listener.isBehind ||= lines.length === linesAtOnce;
        listener.told = lines.at(-1)?.number ?? listener.told;
        if (lines.length > 0) send(listener.socket, lines);
      }
    } catch (error) {
      log.warn({ err: error }, "a chat could not be told of its lines");
      // It comes again, and asks from where it was.
      listener.socket.close(1011, "try again");
    } finally {
      listener.isTelling = false;
    }
  };

  const welcome = async (socket: WebSocket, origin: string | undefined, said: string): Promise<void> => {
    const hello = readHello(said);
    if (!hello) return socket.close(1003, "say who you are");
    const visitor = await findVisitor(db, hello.token);
    if (!visitor || !(await mayOpen(visitor.accountId, origin))) return socket.close(4001, "unknown");
    const same = listeners.get(visitor.id) ?? new Set();
    if (same.size >= socketsEach) return socket.close(1013, "too many");
    const listener: Listener = {
      socket,
      visitorId: visitor.id,
      told: hello.after,
      again: new Set(),
      isAlive: true,
      isTelling: false,
      isBehind: false,
    };
    listeners.set(visitor.id, same.add(listener));
    socket.on("pong", () => (listener.isAlive = true));
    socket.on("close", () => {
      same.delete(listener);
      if (same.size === 0 && listeners.get(visitor.id) === same) listeners.delete(visitor.id);
    });
    await tell(listener);
  };

  return {
    upgrade(request, socket, head) {
      if (sockets.clients.size >= mostSockets) {
        socket.end("HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        return;
      }
      sockets.handleUpgrade(request, socket, head, (opened) => {
        const silence = setTimeout(() => opened.close(1008, "too slow"), patienceMs);
        opened.on("error", () => {});
        opened.once("close", () => clearTimeout(silence));
        opened.once("message", (data: Buffer, isBinary) => {
          clearTimeout(silence);
          opened.on("message", () => opened.close(1003, "say nothing else here"));
          void welcome(opened, request.headers.origin, isBinary ? "" : data.toString("utf8")).catch(() =>
            opened.close(1011, "try again"),
          );
        });
      });
    },
    note(events) {
      for (const { type, fact } of events)
        for (const listener of listeners.get(String(fact["visitorId"])) ?? []) {
          if (type === lineLookedAt.name) listener.again.add(Number(fact["number"]));
          if (type === lineAdded.name || type === lineLookedAt.name) void tell(listener);
          if (type === airlineTypes.name) send(listener.socket, [], true);
        }
    },
    count: () => sockets.clients.size,
    close() {
      clearInterval(heartbeat);
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

function readHello(said: string): { token: string; after: number } | null {
  try {
    return ChatHello.parse(JSON.parse(said));
  } catch {
    return null;
  }
}

function send(socket: WebSocket, lines: readonly ChatLine[], isTyping = false): void {
  if (socket.readyState !== WebSocket.OPEN) return;
  if (socket.bufferedAmount > unsentLimit) return socket.terminate();
  const news = {
    lines: lines.map((line) => ({ ...line, at: line.at.toISOString() })),
    ...(isTyping && { typing: true }),
  };
  socket.send(JSON.stringify(news satisfies Partial<Record<keyof ChatNews, unknown>>));
}
