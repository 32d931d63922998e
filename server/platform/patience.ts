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

/**
 * Opens lines, by turns where there are several hosts. One that brought not a byte for `patienceMs` is cut: the database itself ends
 * what takes longer, so silence means that its machine, or something between, is gone without a word.
 */
export function linesWith(patienceMs: number): (where: Where) => Socket {
  let turn = 0;
  return ({ host, port, path }) => {
    const at = turn++ % host.length;
    const line = new Socket();
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
