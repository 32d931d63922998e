/** Lines to PostgreSQL that never leave a query waiting for an answer that can't come: silent ones are cut, broken ones say so. */
import { Socket } from "node:net";

interface Where {
  host: readonly string[];
  port: readonly number[];
  /** Of a Unix socket, where it is one. */
  path?: string | false;
}

/** Of the patience, how often a line is looked at. */
const looks = 4;

const readyForQuery = 0x5a;
const idle = 0x49;

/**
 * A line that breaks tells of the error first and of its end a moment later. What the driver puts on it in between it refuses when
 * the end comes without an error, and forgets when it comes with one. A query of its own must be refused, or it waits for ever. What
 * ends a transaction must be forgotten: refused, the driver would go on to undo it on a line that is no more, and fail; whoever
 * waits for the transaction is told in another way.
 */
class Line extends Socket {
  #isInTransaction = false;
  /** The last that was said; an answer may come in pieces. */
  #end = Buffer.alloc(0);

  override emit(event: string | symbol, ...words: unknown[]): boolean {
    if (event === "data" && words[0] instanceof Buffer) this.#note(words[0]);
    return super.emit(event, ...(event === "close" ? [this.#isInTransaction] : words));
  }

  /** Each answer ends by saying whether a transaction is open. */
  #note(said: Buffer): void {
    const end = said.length >= 6 ? said.subarray(-6) : Buffer.concat([this.#end, said]).subarray(-6);
    this.#end = Buffer.from(end);
    if (end.length === 6 && end[0] === readyForQuery && end.readInt32BE(1) === 5)
      this.#isInTransaction = end[5] !== idle;
  }
}

/**
 * Opens lines, by turns where there are several hosts. One that brought not a byte for `patienceMs` is cut: the database itself ends
 * what takes longer, so silence means that its machine, or something between, is gone without a word.
 */
export function linesWith(patienceMs: number): (where: Where) => Socket {
  let turn = 0;
  return ({ host, port, path }) => {
    const at = turn++ % host.length;
    const line = new Line();
    // Nor may a goodbye in good order, in the middle of a transaction, be its end.
    line.on("end", () => line.destroy(failed("the database hung up", "ECONNRESET")));
    cutWhenSilent(line, patienceMs);
    return path ? line.connect(path) : line.connect(port[at] ?? 5432, host[at] ?? "localhost");
  };
}

/** Not by the socket's own time-out: who lays encryption over a socket takes the listeners off it. */
function cutWhenSilent(line: Socket, patienceMs: number): void {
  let heard = 0;
  let silentLooks = 0;
  const timer = setInterval(() => {
    if (line.destroyed) return clearInterval(timer);
    silentLooks = line.bytesRead === heard ? silentLooks + 1 : 0;
    heard = line.bytesRead;
    if (silentLooks >= looks) line.destroy(failed("the database is silent", "ETIMEDOUT"));
  }, patienceMs / looks);
  timer.unref();
}

const failed = (why: string, code: string): Error => Object.assign(new Error(why), { code });
