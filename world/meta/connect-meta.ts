import { createHmac } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { MetaWorld } from "./meta.ts";
import { places } from "./store.ts";
import type { Place } from "./store.ts";

interface Settings {
  api: string;
  token: string;
  name: string;
  worldUrl: string;
  meta: MetaWorld;
  signal: AbortSignal;
  /** How long until a channel that the product does not take is tried again. */
  againMs: number;
  onConnected: (place: Place) => void;
}

const Account = z.object({ id: z.string(), webhookUrl: z.string() });
const Accounts = z.object({
  items: z.array(
    z.object({ id: z.string(), kind: z.string(), externalId: z.string(), webhookUrl: z.string().nullish() }),
  ),
  nextCursor: z.string().nullish(),
});

/** What is asked to hear of, by object; the account whose webhook hears of it. */
const wanted = {
  facebook: {
    object: "page",
    fields: [
      "feed",
      "mention",
      "messages",
      "message_echoes",
      "message_deliveries",
      "message_reads",
      "message_reactions",
      "message_edits",
      "messaging_postbacks",
      "messaging_optins",
      "messaging_referrals",
      "messaging_handovers",
      "messaging_policy_enforcement",
      "message_template_status_update",
      "standby",
    ],
  },
  instagram: {
    object: "instagram",
    fields: [
      "comments",
      "live_comments",
      "mentions",
      "messages",
      "message_reactions",
      "message_edit",
      "messaging_postbacks",
      "messaging_seen",
      "messaging_referral",
      "messaging_optins",
      "messaging_handover",
      "standby",
    ],
  },
  whatsapp: {
    object: "whatsapp_business_account",
    fields: ["messages", "message_template_status_update", "phone_number_quality_update", "user_preferences"],
  },
} as const;

/**
 * Plays the airline's engineer: adds the Page, Messenger, Instagram and WhatsApp to the product, and points the app's webhooks at it. A
 * channel the product does not know yet is left and tried again later, quietly.
 */
export async function connectMeta(settings: Settings): Promise<void> {
  const left = new Set<Place>(places);
  for (let waitMs = 250; !settings.signal.aborted && left.size > 0;) {
    for (const place of left) {
      const done = await connectPlace(settings, place).catch(() => false);
      if (!done) continue;
      left.delete(place);
      settings.onConnected(place);
    }
    if (left.size === 0) return;
    await pause(waitMs, undefined, { signal: settings.signal }).catch(() => {});
    waitMs = Math.min(waitMs * 4, settings.againMs);
  }
}

/** What the product needs to be given to work with an account. */
export function secretsOf(meta: MetaWorld, place: Place): Record<string, string> {
  return {
    appSecret: meta.ground.app.secret,
    verifyToken: meta.verifyToken,
    accessToken: meta.play.token(place).token,
    ...(place === "whatsapp" ? { businessAccountId: meta.ground.whatsapp.accountId } : {}),
  };
}

async function connectPlace(settings: Settings, place: Place): Promise<boolean> {
  const { meta } = settings;
  const { page, instagram, whatsapp } = meta.ground;
  const externalId = { facebook: page.id, messenger: page.id, instagram: instagram.id, whatsapp: whatsapp.numberId }[
    place
  ];
  const webhookUrl = await addAccount(settings, { kind: place, externalId, secrets: secretsOf(meta, place) });
  if (webhookUrl === null) return false;
  // Messenger hears through the Page's webhook, which is Facebook's.
  if (place === "messenger") return true;
  const { object, fields } = wanted[place];
  await subscribe(settings, { object, fields, webhookUrl });
  const node = { facebook: page.id, instagram: instagram.id, whatsapp: whatsapp.accountId }[place];
  await install(settings, node, { fields, token: meta.play.token(place).token });
  return true;
}

/** Where the product hears of the account; null when it does not take it. */
async function addAccount(
  { api, token, name, worldUrl, signal }: Settings,
  { kind, externalId, secrets }: { kind: Place; externalId: string; secrets: Record<string, string> },
): Promise<string | null> {
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
  const made = await call("POST", "", {
    kind,
    name: `${name} ${kind}`,
    externalId,
    baseUrl: `${worldUrl}/graph`,
    secrets,
  });
  if (made.status === 201 || made.status === 200) return Account.parse(JSON.parse(made.text)).webhookUrl;
  if (made.status !== 409) return null;
  for (let cursor: string | null | undefined = ""; cursor !== null && cursor !== undefined;) {
    const listed = await call("GET", cursor === "" ? "" : `?cursor=${encodeURIComponent(cursor)}`);
    const { items, nextCursor } = Accounts.parse(JSON.parse(listed.text));
    const known = items.find((one) => one.kind === kind && one.externalId === externalId);
    if (known?.webhookUrl) return known.webhookUrl;
    cursor = nextCursor;
  }
  return null;
}

/** At the Graph, as the app itself. */
async function subscribe(
  { worldUrl, meta, signal }: Settings,
  { object, fields, webhookUrl }: { object: string; fields: readonly string[]; webhookUrl: string },
): Promise<void> {
  const { app } = meta.ground;
  const body = { object, callback_url: webhookUrl, fields: fields.join(","), verify_token: meta.verifyToken };
  await graph(`${worldUrl}/graph/v25.0/${app.id}/subscriptions`, { token: `${app.id}|${app.secret}`, body, signal });
}

/** At the Graph, for the Page or account that takes the app in. */
async function install(
  { worldUrl, meta, signal }: Settings,
  nodeId: string,
  { fields, token }: { fields: readonly string[]; token: string },
): Promise<void> {
  const proof = createHmac("sha256", meta.ground.app.secret).update(token).digest("hex");
  const address = `${worldUrl}/graph/v25.0/${nodeId}/subscribed_apps?appsecret_proof=${proof}`;
  await graph(address, { token, body: { subscribed_fields: fields.join(",") }, signal });
}

async function graph(
  address: string,
  { token, body, signal }: { token: string; body: unknown; signal: AbortSignal },
): Promise<void> {
  const response = await fetch(address, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(body),
    signal: AbortSignal.any([signal, AbortSignal.timeout(15_000)]),
  });
  if (!response.ok) throw new Error(`Meta answered ${response.status} to ${address}: ${await response.text()}`);
  await response.arrayBuffer();
}
