/** Listens to live updates as a browser does, and keeps every frame. */
import { WebSocket } from "ws";
import { LiveMessage } from "../../contract/live.ts";
import { findEnd, type Position, readPosition } from "../../server/platform/position.ts";
import { type Ground } from "../ground.ts";
import { until } from "../until.ts";

export interface Listener {
  socket: WebSocket;
  frames: string[];
  messages: LiveMessage[];
  /** Of the newest message; null before the first. */
  position(): string | null;
  /** How it ended; a cut line is 1006. */
  closed: Promise<number>;
  /** Cuts the line without a goodbye. */
  cut(): void;
}

export interface Listening {
  url: string;
  token?: string;
  after?: string | null;
  headers?: Record<string, string>;
  onMessage?: (message: LiveMessage) => void;
}

export function listen({ url, token, after = null, headers = {}, onMessage }: Listening): Listener {
  const address = `${url.replace("http", "ws")}/api/v1/live${after === null ? "" : `?after=${after}`}`;
  const socket = new WebSocket(address, {
    headers: { ...headers, ...(token && { authorization: `Bearer ${token}` }) },
  });
  const frames: string[] = [];
  const messages: LiveMessage[] = [];
  socket.on("message", (frame: Buffer) => {
    const text = frame.toString("utf8");
    const message = LiveMessage.parse(JSON.parse(text));
    frames.push(text);
    messages.push(message);
    onMessage?.(message);
  });
  socket.on("error", () => {});
  return {
    socket,
    frames,
    messages,
    position: () => positionsOf(messages).at(-1) ?? null,
    closed: new Promise((done) => socket.once("close", done)),
    cut: () => socket.terminate(),
  };
}

/** The positions of those that stand in the log. */
export const positionsOf = (messages: readonly LiveMessage[]): string[] =>
  messages.flatMap((message) => (message.type === "presence" ? [] : [message.position]));

/** The status with which a socket is refused; 101 where it opens. */
export function knock(listening: Listening): Promise<number> {
  const { socket } = listen(listening);
  return new Promise((done, fail) => {
    socket.once("open", () => {
      socket.terminate();
      done(101);
    });
    socket.once("unexpected-response", (_request, response) => {
      response.resume();
      socket.terminate();
      done(response.statusCode ?? 0);
    });
    socket.once("error", fail);
  });
}

export const isBefore = (one: Position, other: Position): boolean =>
  BigInt(one.xid) < BigInt(other.xid) || (one.xid === other.xid && BigInt(one.id) < BigInt(other.id));

/** Whether a position that travelled is at `end` or after it. */
export function hasReached(position: string | null, end: Position): boolean {
  const at = position === null ? null : readPosition(position);
  return at !== null && !isBefore(at, end);
}

/** All topics since a listener joined. */
export const topicsOf = ({ messages }: Listener): Set<string> =>
  new Set(messages.flatMap((message) => (message.type === "changed" ? message.topics : [])));

/** Whether the positions of a socket only ever grew. */
export function onlyGrows({ messages }: Listener): boolean {
  const positions = positionsOf(messages).flatMap((position) => readPosition(position) ?? []);
  return positions.every((position, place) => place === 0 || !isBefore(position, positions[place - 1] ?? position));
}

/** The end of the log once nothing is held back any more. */
export async function settledEnd({ app }: Ground): Promise<Position> {
  const [last] = await app.db<Position[]>`
    select xid::text as xid, id::text as id from platform.event order by event.xid desc, event.id desc limit 1`;
  if (!last) return findEnd(app.db);
  await until(
    () => findEnd(app.db),
    (end) => !isBefore(end, last),
    "the log to settle",
  );
  return last;
}

/** Waits until a listener has been told all that has happened by now. */
export async function caughtUp(ground: Ground, listener: Listener): Promise<void> {
  const end = await settledEnd(ground);
  await until(
    async () => listener.position(),
    (position) => hasReached(position, end),
    "the listener to catch up",
  );
}
