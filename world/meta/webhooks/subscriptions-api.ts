import { randomInt } from "node:crypto";
import type { Edges, GraphCall } from "../graph.ts";
import type { MetaGround } from "../ground.ts";
import { GraphProblem, invalid } from "../problems.ts";
import type { MetaObject } from "./event-rows.ts";
import {
  allSubscriptions,
  dropSubscription,
  install,
  installedFields,
  saveSubscription,
  uninstall,
} from "./subscriptions.ts";
import { wordOf } from "../store.ts";

const objects: readonly string[] = ["page", "instagram", "whatsapp_business_account"] satisfies MetaObject[];

/** Where the app hears of things, and what takes the app in. */
export function subscriptionEdges(meta: MetaGround): Edges {
  const installs = (needs: readonly string[]) => ({
    endpoint: "subscriptions" as const,
    needs,
    answer: ({ node, args }: GraphCall) => {
      const fields = listOf(args["subscribed_fields"]);
      if (node.kind !== "waba" && fields.length === 0) throw invalid("The parameter subscribed_fields is required");
      install(meta.db, node.id, fields);
      return { success: true };
    },
  });
  const shows = (needs: readonly string[]) => ({
    endpoint: "subscriptions" as const,
    needs,
    answer: ({ node }: GraphCall) => {
      const fields = installedFields(meta.db, node.id);
      if (!fields) return { data: [] };
      const app = { link: `https://www.facebook.com/games/?app_id=${meta.app.id}`, name: "Care desk", id: meta.app.id };
      return {
        data: [node.kind === "waba" ? { whatsapp_business_api_data: app } : { ...app, subscribed_fields: fields }],
      };
    },
  });
  const drops = (needs: readonly string[]) => ({
    endpoint: "subscriptions" as const,
    needs,
    answer: ({ node }: GraphCall) => {
      uninstall(meta.db, node.id);
      return { success: true };
    },
  });
  const page = ["pages_manage_metadata"];
  const instagram = ["instagram_business_basic", "pages_manage_metadata"];
  const whatsapp = ["whatsapp_business_management"];
  return {
    "POST app/subscriptions": { endpoint: "subscriptions", answer: (call) => subscribe(meta, call) },
    "GET app/subscriptions": { endpoint: "subscriptions", answer: (call) => list(meta, call) },
    "DELETE app/subscriptions": {
      endpoint: "subscriptions",
      answer: (call) => {
        requireApp(call);
        const { object } = call.args;
        dropSubscription(meta.db, typeof object === "string" ? object : null);
        return { success: true };
      },
    },
    "POST page/subscribed_apps": installs(page),
    "GET page/subscribed_apps": shows(page),
    "DELETE page/subscribed_apps": drops(page),
    "POST instagram/subscribed_apps": installs(instagram),
    "GET instagram/subscribed_apps": shows(instagram),
    "DELETE instagram/subscribed_apps": drops(instagram),
    "POST waba/subscribed_apps": installs(whatsapp),
    "GET waba/subscribed_apps": shows(whatsapp),
    "DELETE waba/subscribed_apps": drops(whatsapp),
  };
}

const listOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value.map(String) : wordOf(value ?? "").split(",")).map((one) => one.trim()).filter(Boolean);

function requireApp({ token }: GraphCall): void {
  if (token.kind !== "app")
    throw new GraphProblem({ code: 15, message: "(#15) This method must be called with an app access_token." });
}

/** Sets up a webhook; the callback must answer the challenge first. */
async function subscribe(meta: MetaGround, call: GraphCall): Promise<{ success: true }> {
  requireApp(call);
  const { object, callback_url: callbackUrl, verify_token: verifyToken, fields } = call.args;
  if (typeof object !== "string" || !objects.includes(object))
    throw invalid(`Param object must be one of {${objects.join(", ").toUpperCase()}}`);
  if (typeof callbackUrl !== "string" || !URL.canParse(callbackUrl))
    throw invalid("Param callback_url must be a valid URL");
  if (typeof verifyToken !== "string") throw invalid("The parameter verify_token is required");
  const why = await challenge(callbackUrl, verifyToken);
  if (why) {
    throw new GraphProblem({
      code: 2200,
      message: `(#2200) Callback verification failed with the following errors: ${why}`,
    });
  }
  saveSubscription(meta.db, { object: object as MetaObject, callbackUrl, verifyToken, fields: listOf(fields) });
  meta.deliveries.wake();
  return { success: true };
}

/** Meta's challenge: null when it was answered well, else what was wrong. */
async function challenge(callbackUrl: string, verifyToken: string): Promise<string | null> {
  const expected = String(randomInt(100_000_000, 2_000_000_000));
  const address = new URL(callbackUrl);
  address.searchParams.set("hub.mode", "subscribe");
  address.searchParams.set("hub.challenge", expected);
  address.searchParams.set("hub.verify_token", verifyToken);
  try {
    const response = await fetch(address, { redirect: "manual", signal: AbortSignal.timeout(10_000) });
    const body = await response.text();
    if (response.status !== 200) return `HTTP Status Code = ${response.status}; HTTP Message = ${response.statusText}`;
    return body === expected
      ? null
      : `Response does not match challenge, expected value="${expected}", received="${body.slice(0, 20)}..."`;
  } catch {
    return "The URL couldn't be validated.";
  }
}

function list(meta: MetaGround, call: GraphCall) {
  requireApp(call);
  return {
    data: allSubscriptions(meta.db).map(({ object, callbackUrl, fields }) => ({
      object,
      callback_url: callbackUrl,
      active: true,
      fields: fields.map((name) => ({ name, version: `v${meta.rules.newestVersion}.0` })),
    })),
  };
}
