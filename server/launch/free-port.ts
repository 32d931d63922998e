/** Says early and in one sentence when a port is taken. */
import { createServer } from "node:net";
import { Unstartable } from "../platform/unstartable.ts";

export async function requireFreePort(host: string, port: number, setting: string): Promise<void> {
  const server = createServer();
  await new Promise<void>((done, fail) => {
    server.once("error", (error: { code?: string }) => {
      if (error.code === "EADDRINUSE")
        fail(
          new Unstartable(`Port ${port} on ${host} is in use: stop what listens there, or set ${setting} to another.`),
        );
      else
        fail(
          new Unstartable(
            `Nothing can listen on ${host}:${port} (${error.code ?? "?"}): set HOST and ${setting} to an address of this machine.`,
          ),
        );
    });
    server.listen(port, host, done);
  });
  await new Promise((done) => server.close(done));
}
