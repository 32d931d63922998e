import { z } from "zod";
import { addAccount } from "./accounts-of-product.ts";
import { call } from "./call.ts";
import { keepTrying } from "./keep-trying.ts";
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

const Webhooks = z.object({ data: z.array(z.object({ id: z.string(), url: z.string(), valid: z.boolean() })) });
const NewWebhook = z.object({ data: z.object({ id: z.string() }) });
const Validation = z.object({ data: z.object({ valid: z.boolean() }) });
const Subscriptions = z.object({ data: z.array(z.object({ event_type: z.string(), webhook_id: z.string() })) });

/** Plays the airline's engineer: adds the X account to the product, then points X's webhooks at it. Tries until it worked. */
export async function connect(settings: ConnectSettings): Promise<void> {
  const { signal, onChange } = settings;
  await keepTrying(signal, async () => {
    try {
      const { id, webhookUrl } = await addX(settings);
      await setUpPortal(settings, webhookUrl);
      onChange({ state: "connected", accountId: id, webhookUrl });
      return id;
    } catch (error) {
      if (!signal.aborted) onChange({ state: "trying", why: error instanceof Error ? error.message : "unknown" });
      return null;
    }
  });
}

function addX({ product, worldUrl, brand, secrets, signal }: ConnectSettings): ReturnType<typeof addAccount> {
  const wanted = { kind: "x", name: brand.name, externalId: brand.id, baseUrl: worldUrl, secrets: secrets() };
  return addAccount({ ...product, signal }, wanted);
}

async function setUpPortal(settings: ConnectSettings, webhookUrl: string): Promise<void> {
  const token = settings.secrets().bearerToken;
  const x = async (method: string, path: string, body?: unknown) => {
    const answer = await call(`${settings.worldUrl}${path}`, { method, token, body, signal: settings.signal });
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
