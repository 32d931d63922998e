import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { describe, expect, test, vi } from "vitest";

const env = (port: number) => ({
  PATH: process.env["PATH"],
  JETBRIDGE_WORLD_PORT: String(port),
  JETBRIDGE_WORLD_RATE: "0",
});

function start(port: number): {
  child: ChildProcess;
  errors: () => string;
  ended: Promise<number | null>;
  ready: Promise<unknown>;
} {
  const main = path.join(import.meta.dirname, "main.ts");
  const child = spawn(process.execPath, [main], { env: env(port), stdio: ["ignore", "ignore", "pipe", "ipc"] });
  let errors = "";
  child.stderr?.on("data", (part: Buffer) => (errors += part.toString()));
  return {
    child,
    errors: () => errors,
    ended: new Promise((resolve) => child.once("exit", (code) => resolve(code))),
    ready: new Promise((resolve) => child.once("message", resolve)),
  };
}

describe("the world as a process", () => {
  test("ends when asked, however often, with nothing on its conscience", async () => {
    const { child, ready, ended, errors } = start(0);
    expect(await ready).toMatchObject({ kind: "ready" });
    const asked = performance.now();
    child.kill("SIGTERM");
    child.kill("SIGINT");
    expect(await ended).toBe(0);
    expect(performance.now() - asked).toBeLessThan(15_000);
    expect(errors()).toBe("");
  });

  test("ends when its parent is gone", async () => {
    const { child, ready, ended } = start(0);
    await ready;
    child.disconnect();
    expect(await ended).toBe(0);
  });

  test("says in one sentence that its port is in use", async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    const { port } = taken.address() as AddressInfo;
    const { ended, errors } = start(port);
    expect(await ended).toBe(1);
    const sentence = `The world cannot start: port ${port} is in use; set JETBRIDGE_WORLD_PORT to a free one.`;
    await vi.waitFor(() => expect(errors().trim()).toBe(sentence), { interval: 5 });
    taken.close();
  });
});
