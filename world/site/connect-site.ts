/** Plays the airline's engineer once more: adds a chat for the airline's site to the product, with the secret the site signs with. */
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";

export interface SiteConnection {
  api: string;
  token: string;
  name: string;
  /** Where the site's pages are. */
  origins: readonly string[];
  siteSecret: string;
  signal: AbortSignal;
}

const Account = z.object({ id: z.string() });
const Exists = z.object({ code: z.literal("channels.account-exists"), details: Account });

/** Gives the account's id; tries until it worked, null when told to end. */
export async function connectSite(settings: SiteConnection): Promise<string | null> {
  for (let waitMs = 250; !settings.signal.aborted; waitMs = Math.min(waitMs * 2, 10_000)) {
    const id = await addChat(settings).catch(() => null);
    if (id) return id;
    await pause(waitMs, undefined, { signal: settings.signal }).catch(() => {});
  }
  return null;
}

async function addChat({ api, token, name, origins, siteSecret, signal }: SiteConnection): Promise<string | null> {
  const call = async (method: string, path: string, body: object) => {
    const response = await fetch(`${api}/api/v1/channel-accounts${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.any([signal, AbortSignal.timeout(15_000)]),
    });
    const text = await response.text();
    return { status: response.status, body: text === "" ? null : (JSON.parse(text) as unknown) };
  };
  const secrets = { siteSecret, origins: origins.join(" ") };
  const made = await call("POST", "", { kind: "chat", name, externalId: "halcyra-site", secrets });
  if (made.status === 201) return Account.parse(made.body).id;
  const known = Exists.safeParse(made.body);
  if (!known.success) return null;
  // The site may have moved, or forgotten its secret.
  const { status } = await call("PUT", `/${known.data.details.id}/secrets`, { secrets });
  return status < 300 ? known.data.details.id : null;
}
