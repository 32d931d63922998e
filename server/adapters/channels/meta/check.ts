/** Whether an account is connected as it should be: the token, who it is, what it may, and where Meta delivers. */
import { z } from "zod";
import { type MetaNeeds, metaNeeds } from "../../../../contract/channel-needs.ts";
import { type ChannelAccount, type Check, type Doorstep, found } from "../../../modules/channels/index.ts";
import { errorOf, graphErrors, meaningOf } from "./errors.ts";
import type { Graph, GraphAnswer, GraphCall } from "./graph.ts";

const text = z.string().nullish().catch(null);
const Debugged = z.object({
  data: z.looseObject({
    app_id: z.union([z.string(), z.number()]).transform(String).nullish().catch(null),
    type: text,
    is_valid: z.boolean(),
    expires_at: z.number().nullish().catch(null),
    profile_id: z.union([z.string(), z.number()]).transform(String).nullish().catch(null),
    scopes: z.array(z.string()).catch([]),
  }),
});
const Named = z.looseObject({ name: text, username: text, verified_name: text, display_phone_number: text });
const Numbers = z.object({ data: z.array(z.looseObject({ id: z.string() })), paging: z.unknown() });

/** Days in which somebody should make a new token. */
const soonDays = 14;

export type MetaKind = keyof typeof metaNeeds;

export const needsOf = ({ kind }: Pick<ChannelAccount, "kind">): MetaNeeds => metaNeeds[kind as MetaKind];

/** What a question came to: the answer's body, or in one word why there is none. */
export type Asked = { body: unknown } | { no: "vendor-away" | "refused" | "not-found" | "no-permission" | "invalid" };

export async function askGraph(graph: Graph, account: ChannelAccount, question: GraphCall): Promise<Asked> {
  const answer = await graph(account, question);
  return answer.kind === "answered" ? read(answer) : { no: "vendor-away" };
}

function read({ status, body }: Extract<GraphAnswer, { kind: "answered" }>): Asked {
  const error = errorOf(body);
  if (status < 300 && !error) return { body };
  const means = meaningOf(graphErrors, error?.code ?? null, error?.subcode ?? null);
  if (means === "sign-in-again" || status === 401) return { no: "refused" };
  if (means === "parent-gone" || status === 404) return { no: "not-found" };
  if (means === "not-permitted" || error?.code === 3 || status === 403) return { no: "no-permission" };
  if (means === "busy" || status >= 500 || status === 429) return { no: "vendor-away" };
  return { no: "invalid" };
}

/** What Meta says of the token itself; null where it can't be asked: Instagram's own login knows no such question. */
type Token = z.infer<typeof Debugged>["data"] | null;

export const isOfInstagram = ({ secrets, baseUrl }: ChannelAccount): boolean =>
  (secrets["accessToken"] ?? "").startsWith("IG") && baseUrl === null;

export async function debugToken(
  graph: Graph,
  account: ChannelAccount,
): Promise<{ token: Token; checks: readonly Check[] }> {
  if (isOfInstagram(account)) return { token: null, checks: [] };
  const input = account.secrets["accessToken"] ?? "";
  const asked = await askGraph(graph, account, {
    method: "GET",
    path: "/debug_token",
    query: { input_token: input },
  });
  if ("no" in asked) {
    // The question itself is sound: what Meta finds invalid is our proof that we hold the app's secret.
    if (asked.no === "invalid") return { token: null, checks: [found("app-secret", "refused")] };
    return { token: null, checks: [found("keys", asked.no === "vendor-away" ? "vendor-away" : "refused")] };
  }
  const { data } = Debugged.safeParse(asked.body);
  if (!data) return { token: null, checks: [found("keys", "unknown")] };
  return data.data.is_valid ? { token: data.data, checks: [] } : { token: null, checks: [found("keys", "refused")] };
}

export const checker =
  (graph: Graph, whereHeard: (account: ChannelAccount, appId: string, at: Doorstep) => Promise<readonly Check[]>) =>
  async (account: ChannelAccount, doorstep: Doorstep | null): Promise<readonly Check[]> => {
    const { token, checks } = await debugToken(graph, account);
    if (checks.length > 0) return checks;
    const [identity, heard] = await Promise.all([
      identityOf(graph, account, token),
      token?.app_id && doorstep ? whereHeard(account, token.app_id, doorstep) : [],
    ]);
    const isTaken = !identity.some(({ what }) => what === "keys" || what === "app-secret");
    return [
      ...(isTaken ? [found("keys", "taken", { isFine: true })] : []),
      ...identity,
      ...(token ? [...permissionsOf(account, token), endOf(token)] : []),
      ...heard,
    ];
  };

const askedFields: Record<MetaKind, string> = {
  facebook: "name",
  messenger: "name",
  instagram: "username",
  whatsapp: "verified_name,display_phone_number",
};

async function identityOf(graph: Graph, account: ChannelAccount, token: Token): Promise<Check[]> {
  const { externalId, kind } = account;
  if (token?.type === "PAGE" && token.profile_id && kind !== "instagram" && token.profile_id !== externalId)
    return [found("identity", "is-other", { about: [token.profile_id] })];
  const asked = await askGraph(graph, account, {
    method: "GET",
    path: `/${encodeURIComponent(externalId)}`,
    query: { fields: askedFields[kind as MetaKind] },
  });
  if ("no" in asked) {
    if (asked.no === "refused") return [found("keys", "refused")];
    if (asked.no === "vendor-away") return [found("identity", "vendor-away")];
    return [found("identity", "not-found", { about: [externalId] })];
  }
  const { data: named } = Named.safeParse(asked.body);
  if (kind === "whatsapp" && !(await isNumberOf(graph, account))) return [found("identity", "is-other")];
  const names = [
    named?.name,
    named?.username && `@${named.username}`,
    named?.verified_name,
    named?.display_phone_number,
  ];
  const about = names.filter((one): one is string => Boolean(one)).map((one) => one.slice(0, 200));
  return [found("identity", "is", { isFine: true, about })];
}

/** Whether the number is among those of the business account that was named; also where that list has further pages. */
async function isNumberOf(graph: Graph, account: ChannelAccount): Promise<boolean> {
  const asked = await askGraph(graph, account, {
    method: "GET",
    path: `/${encodeURIComponent(account.secrets["businessAccountId"] ?? "")}/phone_numbers`,
    query: { fields: "id", limit: "100" },
  });
  if ("no" in asked) return asked.no === "vendor-away";
  const { data } = Numbers.safeParse(asked.body);
  return !data || data.data.length >= 100 || data.data.some(({ id }) => id === account.externalId);
}

function permissionsOf(account: ChannelAccount, { scopes }: NonNullable<Token>): Check[] {
  const missing = needsOf(account).permissions.filter((names) => !names.some((name) => scopes.includes(name)));
  if (missing.length === 0) return [found("permissions", "complete", { isFine: true })];
  return [found("permissions", "missing", { about: missing.map((names) => names.join(" / ")) })];
}

/** 0: it does not end. */
function endOf({ expires_at: endsAt }: NonNullable<Token>): Check {
  if (!endsAt) return found("keys-end", "lasting", { isFine: true });
  const at = new Date(endsAt * 1000);
  const isFar = at.getTime() - Date.now() > soonDays * 86_400_000;
  return found("keys-end", isFar ? "ends" : "ends-soon", { isFine: isFar, at });
}
