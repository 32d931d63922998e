import { createHmac } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { addAccount, type Engineer } from "../accounts-of-product.ts";
import { call } from "../call.ts";
import type { MetaWorld } from "./meta.ts";
import { places } from "./store.ts";
import type { Place } from "./store.ts";

interface Settings extends Engineer {
  name: string;
  worldUrl: string;
  meta: MetaWorld;
  /** How long until a channel that the product does not take is tried again. */
  againMs: number;
  onConnected: (place: Place) => void;
}

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
  const { webhookUrl } = await addAccount(settings, {
    kind: place,
    name: `${settings.name} ${place}`,
    externalId,
    baseUrl: `${settings.worldUrl}/graph`,
    secrets: secretsOf(meta, place),
  });
  // Messenger hears through the Page's webhook, which is Facebook's.
  if (place === "messenger") return true;
  const { object, fields } = wanted[place];
  await subscribe(settings, { object, fields, webhookUrl });
  const node = { facebook: page.id, instagram: instagram.id, whatsapp: whatsapp.accountId }[place];
  await install(settings, node, { fields, token: meta.play.token(place).token });
  return true;
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

async function graph(address: string, given: { token: string; body: unknown; signal: AbortSignal }): Promise<void> {
  const { status, body } = await call(address, { method: "POST", ...given });
  if (status >= 300) throw new Error(`Meta answered ${status} to ${address}: ${JSON.stringify(body)}`);
}
