/** One address for several web processes: each line goes to the next that takes it. */
import { connect, createServer, type Socket } from "node:net";
import { findFreePort } from "../../server/platform/free-port.ts";

export interface Balancer {
  url: string;
  /** Where lines go from now on. */
  to(urls: readonly string[]): void;
  close(): void;
}

export async function openBalancer(): Promise<Balancer> {
  const port = await findFreePort();
  let ports: number[] = [];
  let turn = 0;
  const server = createServer((near) => {
    near.on("error", () => {});
    pass(near, ports.length);
  });
  const pass = (near: Socket, triesLeft: number): void => {
    if (triesLeft === 0) return void near.destroy();
    const far = connect(ports[turn++ % ports.length] ?? 0, "127.0.0.1");
    let isThere = false;
    far.once("connect", () => {
      isThere = true;
      near.pipe(far).pipe(near);
    });
    far.on("error", () => (isThere ? near.destroy() : pass(near, triesLeft - 1)));
    far.on("close", () => isThere && near.destroy());
    near.on("close", () => far.destroy());
  };
  await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${port}`,
    to: (urls) => (ports = urls.map((url) => Number(new URL(url).port))),
    close: () => server.close(),
  };
}
