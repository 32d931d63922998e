/** Plays the airline's administrator: connects the directory to the product, and leaves another one that is there alone. */
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { DirectoryPlay } from "./provider.ts";

export interface DirectoryConnection {
  api: string;
  /** Of an administrator, and trusted. */
  token: string;
  issuer: string;
  play: DirectoryPlay;
  signal: AbortSignal;
}

const Standing = z.object({ directory: z.object({ issuer: z.string() }).nullable() });

/** Tries until it worked. */
export async function connectDirectory(settings: DirectoryConnection): Promise<void> {
  for (let waitMs = 250; !settings.signal.aborted; waitMs = Math.min(waitMs * 2, 10_000)) {
    if (await isConnected(settings).catch(() => false)) return;
    await pause(waitMs, undefined, { signal: settings.signal }).catch(() => {});
  }
}

async function isConnected({ api, token, issuer, play, signal }: DirectoryConnection): Promise<boolean> {
  const ask = (method: string, body?: unknown) =>
    fetch(`${api}/api/v1/sign-in/directory`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body !== undefined && { "content-type": "application/json" }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(15_000)]),
    });
  const now = await ask("GET");
  if (!now.ok) return false;
  const { directory } = Standing.parse(await now.json());
  if (directory && !/^http:\/\/127\.0\.0\.1:\d+\/directory$/.test(directory.issuer)) return true;
  const set = await ask("PUT", {
    name: "Halcyra Air",
    issuer,
    clientId: play.clientId,
    clientSecret: play.clientSecret,
    scopes: [],
    roleClaim: "groups",
    roles: [
      { value: "care-admins", role: "admin" },
      { value: "care-leads", role: "lead" },
      { value: "care", role: "agent" },
    ],
    domains: ["halcyra.example"],
    justInTime: true,
  });
  await set.body?.cancel();
  return set.ok;
}
