/** Whether an account is connected as it should be (docs.x.com: users/me, webhooks, activity subscriptions), and setting its webhook up. */
import { z } from "zod";
import { xNeeds } from "../../../../contract/channel-needs.ts";
import {
  bareAddress,
  type ChannelAccount,
  type Check,
  type CheckPort,
  type Doorstep,
  found,
} from "../../../modules/channels/index.ts";
import { bearer, callX, type XCall } from "./client.ts";

const Me = z.object({
  data: z.looseObject({ id: z.string(), name: z.string().catch(""), username: z.string().catch("") }),
});
const Webhook = z.looseObject({ id: z.string(), url: z.string(), valid: z.boolean().catch(true) });
const Webhooks = z.object({ data: z.array(Webhook).nullish() });
const NewWebhook = z.object({ data: Webhook });
const Validated = z.object({ data: z.looseObject({ valid: z.boolean() }) });
const Subscriptions = z.object({
  data: z
    .array(
      z.looseObject({
        event_type: z.string(),
        webhook_id: z.string().nullish(),
        filter: z.looseObject({ user_id: z.string().nullish() }).catch({}),
      }),
    )
    .nullish(),
});

type Asked<T> = { data: T } | { no: "vendor-away" | "refused" | "invalid" };

/** The app speaks for itself by its bearer token. */
const appOf = ({ secrets }: ChannelAccount): string => `Bearer ${secrets["bearerToken"] ?? ""}`;

async function ask<T extends z.ZodType>(
  account: ChannelAccount,
  shape: T,
  call: Omit<XCall, "authorization"> & { authorization?: string },
): Promise<Asked<z.output<T>>> {
  const answer = await callX(account, { authorization: appOf(account), ...call });
  if (answer.kind !== "answered" || answer.status === 429 || answer.status >= 500) return { no: "vendor-away" };
  if (answer.status === 401 || answer.status === 403) return { no: "refused" };
  const read = answer.status < 300 ? shape.safeParse(answer.body) : null;
  return read?.success ? { data: read.data } : { no: "invalid" };
}

const listed = (account: ChannelAccount) => ask(account, Webhooks, { method: "GET", path: "/2/webhooks" });

const subscribed = (account: ChannelAccount) =>
  ask(account, Subscriptions, { method: "GET", path: "/2/activity/subscriptions" });

const codeOf = ({ no }: { no: "vendor-away" | "refused" | "invalid" }): Check["code"] =>
  no === "invalid" ? "unknown" : no;

async function look(account: ChannelAccount, doorstep: Doorstep | null): Promise<readonly Check[]> {
  const me = await ask(account, Me, { method: "GET", path: "/2/users/me", authorization: bearer(account) });
  if ("no" in me) return [found("keys", codeOf(me))];
  const { id, name, username } = me.data.data;
  const isUs = id === account.externalId;
  const identity = found("identity", isUs ? "is" : "is-other", {
    isFine: isUs,
    about: [name, username && `@${username}`, isUs ? "" : id].filter(Boolean).map((one) => one.slice(0, 200)),
  });
  return [found("keys", "taken", { isFine: true }), identity, ...(await hearing(account, doorstep))];
}

/** Without a doorstep only whether the app's own key is taken. */
async function hearing(account: ChannelAccount, doorstep: Doorstep | null): Promise<Check[]> {
  const webhooks = await listed(account);
  if ("no" in webhooks) return [found("app-secret", codeOf(webhooks))];
  const taken = found("app-secret", "taken", { isFine: true });
  if (!doorstep) return [taken];
  const all = webhooks.data.data ?? [];
  const ours = all.find(({ url }) => url === doorstep.webhookUrl);
  if (!ours) {
    const elsewhere = all.map(({ url }) => bareAddress(url)).slice(0, 5);
    return [taken, found("webhook", elsewhere.length > 0 ? "elsewhere" : "not-set", { about: elsewhere })];
  }
  const webhook = ours.valid ? found("webhook", "complete", { isFine: true }) : found("webhook", "not-answered");
  const missing = await missingEvents(account, ours.id);
  if (!Array.isArray(missing)) return [taken, webhook, found("subscription", codeOf(missing))];
  const isComplete = missing.length === 0;
  return [
    taken,
    webhook,
    found("subscription", isComplete ? "complete" : "missing", { isFine: isComplete, about: missing }),
  ];
}

async function missingEvents(
  account: ChannelAccount,
  webhookId: string,
): Promise<string[] | { no: "vendor-away" | "refused" | "invalid" }> {
  const asked = await subscribed(account);
  if ("no" in asked) return asked;
  const has = new Set(
    (asked.data.data ?? [])
      .filter((one) => one.webhook_id === webhookId && one.filter["user_id"] === account.externalId)
      .map((one) => one.event_type),
  );
  return xNeeds.events.filter((one) => !has.has(one));
}

/** X keeps several webhooks of an app side by side: one that is another system's is never touched. */
async function subscribe(account: ChannelAccount, { webhookUrl }: Doorstep): Promise<readonly Check[]> {
  const webhooks = await listed(account);
  if ("no" in webhooks) return [found("app-secret", codeOf(webhooks))];
  const known = webhooks.data.data?.find(({ url }) => url === webhookUrl);
  const webhook = known?.valid ? known : await makeWebhook(account, known?.id ?? null, webhookUrl);
  if ("what" in webhook) return [webhook];
  const missing = await missingEvents(account, webhook.id);
  if (!Array.isArray(missing)) return [found("subscription", codeOf(missing))];
  const refused: string[] = [];
  for (const event of missing) {
    const asked = await ask(account, z.unknown(), {
      method: "POST",
      path: "/2/activity/subscriptions",
      body: { event_type: event, filter: { user_id: account.externalId }, webhook_id: webhook.id },
    });
    if ("no" in asked) refused.push(event);
  }
  return refused.length === 0 ? [] : [found("subscription", "missing", { about: refused })];
}

/** A new one, or X asks the known one again whether we are us. */
async function makeWebhook(
  account: ChannelAccount,
  knownId: string | null,
  url: string,
): Promise<{ id: string } | Check> {
  if (knownId) {
    const asked = await ask(account, Validated, { method: "PUT", path: `/2/webhooks/${encodeURIComponent(knownId)}` });
    return "data" in asked && asked.data.data.valid ? { id: knownId } : found("webhook", "not-answered");
  }
  const made = await ask(account, NewWebhook, { method: "POST", path: "/2/webhooks", body: { url } });
  if ("data" in made) return { id: made.data.data.id };
  return found("webhook", made.no === "invalid" ? "not-answered" : made.no);
}

export const checks: CheckPort = { look, subscribe };
