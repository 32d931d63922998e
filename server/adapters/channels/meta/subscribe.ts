/**
 * Where Meta delivers: the app's own address for a kind of object, and the Page or account that takes the app in. Meta knows one address
 * for each object of an app, so an address that is none of ours is another system's.
 */
import { z } from "zod";
import { bareAddress, type ChannelAccount, type Check, type Doorstep, found } from "../../../modules/channels/index.ts";
import { type Asked, askGraph, debugToken, needsOf } from "./check.ts";
import type { Graph } from "./graph.ts";

const Field = z.union([z.string(), z.looseObject({ name: z.string() }).transform(({ name }) => name)]);
const Subscriptions = z.object({
  data: z.array(
    z.looseObject({ object: z.string(), callback_url: z.string().catch(""), fields: z.array(Field).catch([]) }),
  ),
});
const id = z.union([z.string(), z.number()]).transform(String).nullish().catch(null);
const Installed = z.object({
  data: z.array(
    z.looseObject({
      id,
      subscribed_fields: z.array(Field).nullish().catch(null),
      whatsapp_business_api_data: z.looseObject({ id }).nullish().catch(null),
    }),
  ),
});

/** The app speaks for itself by its id and secret. */
const asApp = (account: ChannelAccount, appId: string): ChannelAccount => ({
  ...account,
  secrets: { ...account.secrets, accessToken: `${appId}|${account.secrets["appSecret"] ?? ""}` },
});

/** A Page's token also speaks for the Instagram account that is linked to the Page; what takes the app in is the Page. */
function nodeOf({ kind, externalId, secrets }: ChannelAccount): string {
  if (kind === "whatsapp") return secrets["businessAccountId"] ?? "";
  return kind === "instagram" && !(secrets["accessToken"] ?? "").startsWith("IG") ? "me" : externalId;
}

/** Of a Page that is there for Instagram alone: any field will do. */
const fieldsOf = (account: ChannelAccount): readonly string[] => {
  if (account.kind === "whatsapp") return [];
  return nodeOf(account) === "me" ? ["messages"] : needsOf(account).fields;
};

const isOurs = (address: string, { webhookUrl, others }: Doorstep): boolean =>
  address === webhookUrl || others.includes(address);

const whyNot = (asked: Extract<Asked, { no: string }>): Check["code"] =>
  asked.no === "vendor-away" ? "vendor-away" : asked.no === "no-permission" ? "missing" : "refused";

type Known = { address: string; fields: readonly string[] } | null;

async function addressAt(graph: Graph, account: ChannelAccount, appId: string): Promise<Known | Check> {
  const asked = await askGraph(graph, asApp(account, appId), { method: "GET", path: `/${appId}/subscriptions` });
  if ("no" in asked) {
    if (asked.no === "vendor-away") return found("webhook", "vendor-away");
    return found("app-secret", "refused");
  }
  const all = Subscriptions.safeParse(asked.body).data?.data ?? [];
  const one = all.find(({ object }) => object === needsOf(account).object);
  return one ? { address: one.callback_url, fields: one.fields } : null;
}

/** The fields for which the app is taken in; null where it is not. */
async function installedAt(
  graph: Graph,
  account: ChannelAccount,
  appId: string,
): Promise<readonly string[] | null | Check> {
  const path = `/${encodeURIComponent(nodeOf(account))}/subscribed_apps`;
  const asked = await askGraph(graph, account, { method: "GET", path });
  if ("no" in asked) return found("subscription", whyNot(asked));
  const all = Installed.safeParse(asked.body).data?.data ?? [];
  const one = all.find((app) => (app.whatsapp_business_api_data?.id ?? app.id) === appId);
  return one ? (one.subscribed_fields ?? []) : null;
}

const isCheck = (value: object | null): value is Check => value !== null && "what" in value;

/** Whether Meta delivers to us. */
export const hearing =
  (graph: Graph) =>
  async (account: ChannelAccount, appId: string, doorstep: Doorstep): Promise<readonly Check[]> => {
    const [known, installed] = await Promise.all([
      addressAt(graph, account, appId),
      installedAt(graph, account, appId),
    ]);
    return [webhookOf(account, known, doorstep), subscriptionOf(account, installed)];
  };

function webhookOf(account: ChannelAccount, known: Known | Check, doorstep: Doorstep): Check {
  if (known === null) return found("webhook", "not-set");
  if (isCheck(known)) return known;
  if (!isOurs(known.address, doorstep)) return found("webhook", "elsewhere", { about: [bareAddress(known.address)] });
  const missing = needsOf(account).fields.filter((field) => !known.fields.includes(field));
  if (missing.length > 0) return found("webhook", "missing", { about: missing });
  return found("webhook", "complete", { isFine: true });
}

function subscriptionOf(account: ChannelAccount, installed: readonly string[] | null | Check): Check {
  if (installed === null) return found("subscription", "not-set");
  if ("what" in installed) return installed;
  const missing = fieldsOf(account).filter((field) => !installed.includes(field));
  if (missing.length > 0) return found("subscription", "missing", { about: missing });
  return found("subscription", "complete", { isFine: true });
}

export const subscriber =
  (graph: Graph) =>
  async (account: ChannelAccount, at: Doorstep & { takeOver: boolean }): Promise<readonly Check[]> => {
    const { token, checks } = await debugToken(graph, account);
    if (checks.length > 0) return checks;
    // Instagram's own login tells no program of its app: that is set up by hand.
    if (!token?.app_id) return [found("webhook", "unknown")];
    const refused = [
      await setAddress(graph, account, { appId: token.app_id, at }),
      await install(graph, account, token.app_id),
    ];
    return refused.filter((one) => one !== null);
  };

async function setAddress(
  graph: Graph,
  account: ChannelAccount,
  { appId, at }: { appId: string; at: Doorstep & { takeOver: boolean } },
): Promise<Check | null> {
  const known = await addressAt(graph, account, appId);
  if (isCheck(known)) return known;
  const isKnown = known !== null && isOurs(known.address, at);
  if (known && !isKnown && !at.takeOver) return found("webhook", "elsewhere", { about: [bareAddress(known.address)] });
  const needed = needsOf(account);
  if (isKnown && needed.fields.every((field) => known.fields.includes(field))) return null;
  // What others of our accounts hear by this address goes on.
  const fields = [...new Set([...(known?.fields ?? []), ...needed.fields])];
  const asked = await askGraph(graph, asApp(account, appId), {
    method: "POST",
    path: `/${appId}/subscriptions`,
    body: {
      object: needed.object,
      callback_url: at.webhookUrl,
      verify_token: account.secrets["verifyToken"] ?? "",
      fields: fields.join(","),
    },
  });
  if (!("no" in asked)) return null;
  if (asked.no === "vendor-away") return found("webhook", "vendor-away");
  // Meta asked our address whether we are us, and got no good answer.
  return asked.no === "invalid" ? found("webhook", "not-answered") : found("webhook", "refused");
}

/** Meta keeps the newest list of fields alone: what was taken in before is said again. */
async function install(graph: Graph, account: ChannelAccount, appId: string): Promise<Check | null> {
  const installed = await installedAt(graph, account, appId);
  if (installed !== null && "what" in installed) return installed;
  const needed = fieldsOf(account);
  if (installed && needed.every((field) => installed.includes(field))) return null;
  const fields = [...new Set([...(installed ?? []), ...needed])];
  const asked = await askGraph(graph, account, {
    method: "POST",
    path: `/${encodeURIComponent(nodeOf(account))}/subscribed_apps`,
    body: fields.length > 0 ? { subscribed_fields: fields.join(",") } : {},
  });
  return "no" in asked ? found("subscription", whyNot(asked)) : null;
}
