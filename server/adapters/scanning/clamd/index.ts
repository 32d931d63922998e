/** ClamAV's daemon by INSTREAM: a file goes in chunks, one answer comes back. */
import { connect, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import type { Scanned, Scanner } from "../../../platform/scanner.ts";

interface Address {
  host: string;
  port: number;
}

/** In milliseconds. */
export interface Patience {
  connectMs: number;
  /** So long clamd may say something about the length of a chunk before the chunk itself is sent. */
  listenMs: number;
  silenceMs: number;
  wholeMs: number;
}

const usual: Patience = { connectMs: 5000, listenMs: 20, silenceMs: 60_000, wholeMs: 90_000 };

const chunkSize = 128 * 1024;

/** An answer is one line; more is none of clamd's. */
const longestAnswer = 4096;

export const clamd = (address: Address, patience: Patience = usual): Scanner => ({
  async scan(content, { isAgain = false } = {}) {
    const socket = await reach(address, patience);
    if (typeof socket === "string") return { status: "away", why: socket };
    const deadline = setTimeout(() => socket.destroy(new Error("too slow")), patience.wholeMs);
    try {
      const answer = hear(socket, patience);
      // It says that a file is too large and cuts the line, and its words are lost if we were still writing.
      await write(socket, content, isAgain ? () => Promise.race([answer, pause(patience.listenMs)]) : null);
      return understand(await answer);
    } catch (error) {
      return { status: "failed", why: error instanceof Error ? error.message.slice(0, 100) : "it broke off" };
    } finally {
      clearTimeout(deadline);
      socket.destroy();
    }
  },
  async answers() {
    const short = { ...patience, silenceMs: Math.min(patience.silenceMs, 10_000) };
    const socket = await reach(address, short);
    if (typeof socket === "string") return false;
    try {
      socket.write("zPING\0");
      return (await hear(socket, short)) === "PONG";
    } finally {
      socket.destroy();
    }
  },
});

/** The line, or why there is none. */
function reach({ host, port }: Address, { connectMs }: Patience): Promise<Socket | string> {
  return new Promise((done) => {
    const socket = connect({ host, port });
    const refuse = (why: string): void => {
      socket.destroy();
      done(why);
    };
    const timer = setTimeout(() => refuse("no connection in time"), connectMs);
    socket.once("error", (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      refuse(error.code ?? "no connection");
    });
    socket.once("connect", () => {
      clearTimeout(timer);
      done(socket);
    });
  });
}

/** What it says up to its NUL, or until the line ends; empty where it said nothing. */
function hear(socket: Socket, { silenceMs }: Patience): Promise<string> {
  return new Promise((done) => {
    const heard: Buffer[] = [];
    let bytes = 0;
    const end = (): void => done(Buffer.concat(heard).toString("utf8").split("\0")[0]?.trim() ?? "");
    socket.setTimeout(silenceMs, () => socket.destroy());
    socket.on("data", (data: Buffer) => {
      heard.push(data);
      bytes += data.length;
      if (data.includes(0) || bytes > longestAnswer) end();
    });
    // Cut while we still write: what it said before that counts.
    socket.on("error", end);
    socket.on("close", end);
  });
}

async function write(
  socket: Socket,
  content: AsyncIterable<Uint8Array>,
  listen: (() => Promise<unknown>) | null,
): Promise<void> {
  socket.setNoDelay();
  socket.write("zINSTREAM\0");
  for await (const piece of content)
    for (let at = 0; at < piece.length; at += chunkSize) {
      const chunk = piece.subarray(at, at + chunkSize);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(chunk.length);
      socket.write(length);
      await listen?.();
      if (!(await goesOn(socket, chunk))) return;
    }
  socket.write(Buffer.alloc(4));
}

/** Waits until there is room; whether the line still stands. */
function goesOn(socket: Socket, bytes: Uint8Array): Promise<boolean> {
  if (socket.destroyed || !socket.writable) return Promise.resolve(false);
  if (socket.write(bytes)) return Promise.resolve(true);
  return new Promise((done) => {
    const settle = (): void => {
      socket.off("drain", settle);
      socket.off("close", settle);
      done(!socket.destroyed);
    };
    socket.once("drain", settle);
    socket.once("close", settle);
  });
}

/** Pure: what clamd means. */
export function understand(answer: string): Scanned {
  if (/^stream: OK$/.test(answer)) return { status: "clean" };
  if (/size limit exceeded/i.test(answer)) return { status: "too-large" };
  const [, found] = /: (.+) FOUND$/.exec(answer) ?? [];
  if (found?.startsWith("Heuristics.Limits.Exceeded")) return { status: "too-large" };
  if (found) return { status: "infected", found: found.slice(0, 200) };
  return { status: "failed", why: answer === "" ? "no answer" : "an answer that is not clamd's, or an error of it" };
}
