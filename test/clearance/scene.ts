/** A ground with channels whose windows are data of the tests, and people who write there. */
import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { Entry, SendingRules, TemplatePort } from "../../server/modules/channels/index.ts";
import { type Ground, type GroundOptions, openGround } from "../ground.ts";
import { type Api } from "../call-api.ts";
import { type Talk, talkOn } from "../talk.ts";
import { type OwnChannel, ownChannel } from "./own-channel.ts";

export const hour = 3600;
export const day = 24 * hour;

export const rules = {
  messenger: {
    windows: [
      { name: "answer", opens: "message", seconds: day },
      { name: "human-agent", opens: "message", seconds: 7 * day, humanOnly: true },
      { name: "private-reply", opens: "comment", seconds: 7 * day, most: 1 },
    ],
    outside: "nothing",
  },
  whatsapp: {
    windows: [{ name: "answer", opens: "message", seconds: day }],
    outside: "template",
    charges: { templates: { utility: "free-in-window", authentication: "each", marketing: "each" }, byNumber: true },
  },
} satisfies Record<string, SendingRules>;

export interface Scene extends Pick<Talk, "sendNow" | "settled"> {
  ground: Ground;
  agent: Api;
  messenger: OwnChannel & { accountId: string };
  whatsapp: OwnChannel & { accountId: string };
  /** Something somebody did there, as the vendor tells it. */
  tells: (kind: "messenger" | "whatsapp", entry: Partial<Entry>) => Promise<string>;
  /** They write; gives the case. */
  writes: (kind: "messenger" | "whatsapp", who: string, more?: Partial<Entry>) => Promise<string>;
  ways: (caseId: string) => Promise<any[]>;
  reply: (caseId: string, body?: object) => Promise<{ status: number; body: any; id: string }>;
  close: () => Promise<void>;
}

const port: TemplatePort = {
  submit: async (text) => ({ status: "submitted", vendorId: `v-${text.name}`, state: "pending" }),
  list: async () => [],
  remove: async () => ({ status: "done" }),
};

export async function openScene(templates: TemplatePort = port, options: GroundOptions = {}): Promise<Scene> {
  const own = {
    messenger: ownChannel("messenger", rules.messenger),
    whatsapp: ownChannel("whatsapp", rules.whatsapp, templates),
  };
  const ground = await openGround({ ...options, channels: [own.messenger.channel, own.whatsapp.channel] });
  const connect = async (kind: "messenger" | "whatsapp"): Promise<OwnChannel & { accountId: string; hook: string }> => {
    const { body, status } = await ground.api("POST", "/api/v1/channel-accounts", {
      kind,
      name: `Airline on ${kind}`,
      externalId: `our-${kind}`,
      secrets: { key: "k".repeat(20) },
    });
    expect(status, JSON.stringify(body)).toBe(201);
    return Object.assign(own[kind], { accountId: body.id as string, hook: body.webhookUrl as string });
  };
  const accounts = { messenger: await connect("messenger"), whatsapp: await connect("whatsapp") };
  const agent = await ground.as("agent");
  const { message, sendNow, settled } = talkOn(ground);
  const tells: Scene["tells"] = async (kind, entry) => {
    const externalId = entry.externalId ?? randomUUID();
    const response = await fetch(accounts[kind].hook, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify([{ direction: "inbound", ...entry, externalId }]),
    });
    expect(response.status).toBe(200);
    return externalId;
  };
  return {
    ground,
    agent,
    ...accounts,
    tells,
    async writes(kind, who, more = {}) {
      const externalId = await tells(kind, {
        kind: "message",
        visibility: "private",
        author: { id: who, name: "Anna de Vries", handle: null },
        text: `Where is my bag? ${randomUUID().slice(0, 6)}`,
        threadId: who,
        ...more,
      });
      const { caseId } = await message(externalId, (found) => Boolean(found.caseId));
      return caseId as string;
    },
    ways: (caseId) => agent("GET", `/api/v1/cases/${caseId}/ways`).then(({ body }) => body.items),
    async reply(caseId, body = {}) {
      const id = randomUUID();
      const text = `It flies with the next plane. ${id.slice(0, 6)}`;
      const wanted = { id, visibility: "private", text, ...body };
      return { ...(await ground.api("POST", `/api/v1/cases/${caseId}/replies`, wanted)), id };
    },
    sendNow,
    settled,
    close: () => ground.close(),
  };
}
