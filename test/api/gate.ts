/** Stands between the product and its database, so that a test can take the database away. */
import { connect, createServer, type Socket } from "node:net";

export interface Gate {
  /** The database through the gate. */
  url: string;
  /** Cuts what is connected and lets nobody in. */
  shut(): void;
  open(): void;
  close(): Promise<void>;
}

export async function openGate(databaseUrl: string): Promise<Gate> {
  const behind = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let isShut = false;
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    return socket.on("error", () => socket.destroy()).on("close", () => sockets.delete(socket));
  };
  const server = createServer((outer) => {
    if (isShut) {
      outer.destroy();
      return;
    }
    const inner = keep(connect(Number(behind.port), behind.hostname));
    keep(outer).on("close", () => inner.destroy());
    inner.on("close", () => outer.destroy());
    outer.pipe(inner).pipe(outer);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${address.port}`;
  return {
    url: url.href,
    shut() {
      isShut = true;
      for (const socket of sockets) socket.destroy();
    },
    open() {
      isShut = false;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}
