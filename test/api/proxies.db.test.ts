import { afterAll, beforeAll, expect, test } from "vitest";
import { startWeb } from "../../server/web.ts";
import { findFreePort } from "../../server/platform/free-port.ts";
import { type Ground, openGround } from "../ground.ts";
import { forgetAttempts } from "../staff/browser.ts";

let ground: Ground;

beforeAll(async () => {
  ground = await openGround({ worker: false });
});
afterAll(() => ground.close());

/** A web process that believes these proxies, used by `work`. */
async function behind(trustedProxies: readonly string[], work: (url: string) => Promise<void>): Promise<void> {
  const port = await findFreePort();
  const web = await startWeb({ ...ground.app, config: { ...ground.app.config, port, trustedProxies } });
  try {
    await work(`http://127.0.0.1:${port}`);
  } finally {
    await web.stop();
  }
}

/** Guesses at eight accounts from each of these addresses, as a proxy says them; gives how many tries were throttled. */
async function throttled(url: string, addresses: readonly string[]): Promise<number> {
  await forgetAttempts(ground);
  let count = 0;
  for (const address of addresses)
    for (let n = 0; n < 8; n++) {
      const { status } = await fetch(`${url}/api/v1/sign-in/password`, {
        method: "POST",
        headers: { "content-type": "application/json", origin: ground.url, "x-forwarded-for": address },
        body: JSON.stringify({ email: `n${n}@airline.test`, password: "wrong wrong wrong" }),
      });
      expect([401, 429]).toContain(status);
      if (status === 429) count++;
    }
  return count;
}

const addresses = ["203.0.113.1", "203.0.113.2", "203.0.113.3"];

test("nobody is believed unless named: who makes up addresses is throttled as the one they are", () =>
  behind([], async (url) => {
    expect(await throttled(url, addresses)).toBeGreaterThan(0);
  }));

test("a named proxy is believed: its people are throttled each alone", () =>
  behind(["127.0.0.0/8", "::1"], async (url) => {
    expect(await throttled(url, addresses)).toBe(0);
  }));

test("an address before the proxy's own word counts for nothing", () =>
  behind(["127.0.0.1"], async (url) => {
    expect(
      await throttled(url, ["198.51.100.1, 203.0.113.9", "198.51.100.2, 203.0.113.9", "198.51.100.3, 203.0.113.9"]),
    ).toBeGreaterThan(0);
  }));
