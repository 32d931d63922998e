import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";

interface Settings {
  api: string;
  token: string;
  address: string;
  name: string;
  secrets: Record<string, string>;
  signal: AbortSignal;
}

const Accounts = z.object({ items: z.array(z.object({ id: z.string(), kind: z.string(), externalId: z.string() })) });

/** Plays the airline's engineer: connects the mailbox to the product, and gives it the keys anew where it is known. Tries until it worked. */
export async function connectMail(settings: Settings): Promise<void> {
  for (let waitMs = 250; !settings.signal.aborted; waitMs = Math.min(waitMs * 2, 10_000)) {
    if (await connectOnce(settings).catch(() => false)) return;
    await pause(waitMs, undefined, { signal: settings.signal }).catch(() => {});
  }
}

async function connectOnce({ api, token, address, name, secrets, signal }: Settings): Promise<boolean> {
  const call = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${api}/api/v1/channel-accounts${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(15_000)]),
    });
    return { status: response.status, text: await response.text() };
  };
  const made = await call("POST", "", { kind: "email", name, externalId: address, secrets });
  if (made.status === 201) return true;
  if (made.status !== 409) return false;
  const listed = await call("GET", "");
  const known = Accounts.parse(JSON.parse(listed.text)).items.find(
    (one) => one.kind === "email" && one.externalId === address,
  );
  return known !== undefined && (await call("PUT", `/${known.id}/secrets`, { secrets })).status === 200;
}
