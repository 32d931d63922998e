import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { Secrets } from "./x/tokens.ts";

/** How far the world's connection to the product is. */
export type Connection =
  | { state: "off" }
  | { state: "trying"; why: string }
  | { state: "connected"; accountId: string; webhookUrl: string };

export interface ConnectSettings {
  product: { api: string; token: string };
  /** The world's own address, where X is played. */
  worldUrl: string;
  brand: { id: string; name: string };
  secrets: () => Secrets;
  onChange: (connection: Connection) => void;
  signal: AbortSignal;
}

/** What the airline wants to hear of. */
const wanted = [
  ["post.mention.create", "mentions"],
  ["post.reply.create", "replies"],
  ["post.quote.create", "quotes"],
  ["post.create", "own-posts"],
  ["post.delete", "own-deletions"],
  ["dm.received", "dm-inbound"],
  ["dm.sent", "dm-outbound"],
  ["dm.read", "dm-read"],
  ["dm.indicate_typing", "dm-typing"],
] as const;

const ChannelAccount = z.object({ id: z.string(), webhookUrl: z.string() });
const ChannelAccountList = z.object({
  items: z.array(ChannelAccount.extend({ externalId: z.string().nullish(), kind: z.string().nullish() })),
  nextCursor: z.string().nullish(),
});
const Webhooks = z.object({ data: z.array(z.object({ id: z.string(), url: z.string(), valid: z.boolean() })) });
const NewWebhook = z.object({ data: z.object({ id: z.string() }) });
const Validation = z.object({ data: z.object({ valid: z.boolean() }) });
const Subscriptions = z.object({ data: z.array(z.object({ event_type: z.string(), webhook_id: z.string() })) });

/** Plays the airline's engineer: adds the X account to the product, then points X's webhooks at it. Tries until it worked. */
export async function connect(settings: ConnectSettings): Promise<void> {
  let waitMs = 250;
  while (!settings.signal.aborted) {
    try {
      const account = await addAccount(settings);
      await setUpPortal(settings, account.webhookUrl);
      settings.onChange({ state: "connected", accountId: account.id, webhookUrl: account.webhookUrl });
      return;
    } catch (error) {
      if (settings.signal.aborted) return;
      settings.onChange({ state: "trying", why: error instanceof Error ? error.message : "unknown" });
      await pause(waitMs, undefined, { signal: settings.signal }).catch(() => {});
      waitMs = Math.min(waitMs * 2, 10_000);
    }
  }
}

async function addAccount(settings: ConnectSettings): Promise<z.infer<typeof ChannelAccount>> {
  const { product, worldUrl, brand } = settings;
  const accounts = `${product.api}/api/v1/channel-accounts`;
  const body = { kind: "x", name: brand.name, externalId: brand.id, baseUrl: worldUrl, secrets: settings.secrets() };
  const made = await call(settings, accounts, { method: "POST", token: product.token, body });
  if (made.status === 201 || made.status === 200) return ChannelAccount.parse(made.body);
  if (made.status !== 409) throw new Error(`The product answered ${made.status} to the new channel account.`);

  let cursor: string | null | undefined;
  do {
    const address = cursor ? `${accounts}?cursor=${encodeURIComponent(cursor)}` : accounts;
    const page = await call(settings, address, { method: "GET", token: product.token });
    if (page.status !== 200) throw new Error(`The product answered ${page.status} to the list of channel accounts.`);
    const list = ChannelAccountList.parse(page.body);
    const known = list.items.find((one) => one.externalId === brand.id && (one.kind ?? "x") === "x");
    if (known) return known;
    cursor = list.nextCursor;
  } while (cursor);
  throw new Error("The product says the channel account exists, but does not list it.");
}

async function setUpPortal(settings: ConnectSettings, webhookUrl: string): Promise<void> {
  const token = settings.secrets().bearerToken;
  const x = async (method: string, path: string, body?: unknown) => {
    const answer = await call(settings, `${settings.worldUrl}${path}`, { method, token, body });
    if (answer.status >= 300) throw new Error(`X answered ${answer.status} to ${method} ${path}.`);
    return answer.body;
  };
  const { data: webhooks } = Webhooks.parse(await x("GET", "/2/webhooks"));
  for (const old of webhooks.filter(({ url }) => url !== webhookUrl)) await x("DELETE", `/2/webhooks/${old.id}`);

  const known = webhooks.find(({ url }) => url === webhookUrl);
  const webhookId = known?.id ?? NewWebhook.parse(await x("POST", "/2/webhooks", { url: webhookUrl })).data.id;
  if (known && !Validation.parse(await x("PUT", `/2/webhooks/${known.id}`)).data.valid) {
    throw new Error("The product's webhook does not pass X's check.");
  }
  const { data: subscriptions } = Subscriptions.parse(await x("GET", "/2/activity/subscriptions"));
  const has = new Set(subscriptions.filter((one) => one.webhook_id === webhookId).map((one) => one.event_type));
  for (const [eventType, tag] of wanted) {
    if (has.has(eventType)) continue;
    const filter = { user_id: settings.brand.id };
    await x("POST", "/2/activity/subscriptions", { event_type: eventType, filter, tag, webhook_id: webhookId });
  }
}

async function call(
  { signal }: ConnectSettings,
  address: string,
  { method, token, body }: { method: string; token: string; body?: unknown },
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(address, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.any([signal, AbortSignal.timeout(15_000)]),
  });
  const text = await response.text();
  return { status: response.status, body: text === "" ? null : (JSON.parse(text) as unknown) };
}
