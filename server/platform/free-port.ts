/** Finds a port of this machine to listen on, again and again. */
import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/**
 * A port that is free now and that no outgoing connection is given meanwhile: those get theirs from 32768 (Linux) or
 * 49152 on, and one of them would hold ours just when a server that was killed wants it back.
 */
export async function findFreePort(): Promise<number> {
  for (;;) {
    const port = randomInt(16_384, 32_768);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((done) => {
    server.once("error", () => done(false));
    server.listen(port, "127.0.0.1", () => server.close(() => done(true)));
  });
}
