/** What tests of Meta's channels begin with: a ground, a Graph, an account of each kind, and ways to look at both. */
import { createHmac } from "node:crypto";
import { expect } from "vitest";
import { type Ground, type GroundOptions, openGround } from "../ground.ts";
import { type Talk, talkOn } from "../talk.ts";
import { onWhatsApp as envelope } from "./envelope.ts";
import { startGraph, type TestGraph } from "./graph.ts";

export type Kind = "facebook" | "messenger" | "instagram" | "whatsapp";

export const ids = { facebook: "10", messenger: "10", instagram: "20", whatsapp: "30" } as const;
const appSecret = "the app's secret";

export interface Scene extends Omit<Talk, "answer"> {
  ground: Ground;
  graph: TestGraph;
  accounts: Record<Kind, { id: string; webhookUrl: string }>;
  connect: (
    kind: Kind,
    more?: { externalId?: string; appSecret?: string },
  ) => Promise<{ id: string; webhookUrl: string }>;
  /** Delivers as Meta does, signed over its escaped form; gives the status. */
  deliver: (to: Kind | { webhookUrl: string }, body: object | string, secret?: string) => Promise<number>;
  /** Answers a case without waiting for undo; gives the message once the vendor has answered. */
  answer: (caseId: string, body: object) => Promise<any>;
  close: () => Promise<void>;
}

export async function openScene(options: GroundOptions = {}): Promise<Scene> {
  const [ground, graph] = [await openGround(options), await startGraph()];
  const connect: Scene["connect"] = async (kind, more = {}) => {
    const { status, body } = await ground.api("POST", "/api/v1/channel-accounts", {
      kind,
      name: `Jetbridge on ${kind}`,
      externalId: more.externalId ?? ids[kind],
      baseUrl: graph.url,
      secrets: {
        appSecret: more.appSecret ?? appSecret,
        verifyToken: "agreed",
        accessToken: `EAA ${kind}`,
        ...(kind === "whatsapp" && { businessAccountId: "31" }),
      },
    });
    expect(status, JSON.stringify(body)).toBe(201);
    return body;
  };
  const accounts = {
    facebook: await connect("facebook"),
    messenger: await connect("messenger"),
    instagram: await connect("instagram"),
    whatsapp: await connect("whatsapp"),
  };
  const talk = talkOn(ground);
  return {
    ...talk,
    ground,
    graph,
    accounts,
    connect,
    async deliver(to, body, secret = appSecret) {
      const text = (typeof body === "string" ? body : JSON.stringify(body)).replaceAll(
        /[\u0080-\uFFFF]/g,
        (sign) => String.raw`\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
      );
      const { webhookUrl } = typeof to === "string" ? accounts[to] : to;
      const response = await fetch(webhookUrl, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "x-hub-signature-256": `sha256=${createHmac("sha256", secret).update(text).digest("hex")}`,
        },
        body: text,
      });
      await response.body?.cancel();
      return response.status;
    },
    answer: async (caseId, body) => talk.settled(caseId, await talk.answer(caseId, { visibility: "private", ...body })),
    async close() {
      await ground.close();
      await graph.close();
    },
  };
}

let last = Date.now();
/** An id that nothing else has. */
export const newId = (): string => String(++last);

const seconds = (): number => Math.floor(Date.now() / 1000);

export const comment = (value: object, pageId: string = ids.facebook): object => ({
  object: "page",
  entry: [
    {
      id: pageId,
      time: seconds(),
      changes: [{ field: "feed", value: { item: "comment", verb: "add", created_time: seconds(), ...value } }],
    },
  ],
});

export const direct = (item: { sender?: string; [name: string]: unknown }, pageId: string = ids.messenger): object => ({
  object: "page",
  entry: [{ id: pageId, time: Date.now(), messaging: [directItem(item, pageId)] }],
});

export const directItem = (
  { sender = "5", ...item }: { sender?: string; [name: string]: unknown },
  pageId: string,
): object => ({
  sender: { id: sender },
  recipient: { id: pageId },
  timestamp: Date.now(),
  ...item,
});

export const onInstagram = (item: { sender?: string; [name: string]: unknown }): object => ({
  object: "instagram",
  entry: [{ id: ids.instagram, time: Date.now(), messaging: [directItem(item, ids.instagram)] }],
});

export const instagramComment = (value: object): object => ({
  object: "instagram",
  entry: [{ id: ids.instagram, time: seconds(), changes: [{ field: "comments", value }] }],
});

export const onWhatsApp = (value: object, numberId: string = ids.whatsapp): object => envelope(value, numberId);

export const whatsAppText = (
  from: string,
  text: string,
  more: object = {},
): { id: string; [name: string]: unknown } => ({
  id: `wamid.${newId()}`,
  from,
  timestamp: String(seconds()),
  type: "text",
  text: { body: text },
  ...more,
});
