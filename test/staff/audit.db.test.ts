import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { endpoints } from "../../contract/index.ts";
import { type Ground, openGround } from "../ground.ts";
import type { BrandAccount } from "../vendor.ts";
import { ask, connectBrand } from "./asked.ts";
import { isOfPeople } from "./of-people.ts";
import { forgetAttempts, password, signedIn } from "./browser.ts";

let ground: Ground;
let brand: BrandAccount;

beforeAll(async () => {
  ground = await openGround();
  brand = await connectBrand(ground);
});
beforeEach(() => forgetAttempts(ground));
afterAll(() => ground.close());

interface Entry {
  id: string;
  actor: { id: string; name: string };
  action: string;
  subject: string | null;
}

const entries = async (): Promise<Entry[]> => (await ground.api("GET", "/api/v1/audit?limit=200")).body.items;

/** What the audit gained while `work` ran, oldest first. */
async function written(work: () => Promise<unknown>): Promise<Omit<Entry, "id">[]> {
  const before = new Set((await entries()).map(({ id }) => id));
  await work();
  return (await entries())
    .filter(({ id }) => !before.has(id))
    .map(({ actor, action, subject }) => ({ actor, action, subject }))
    .toReversed();
}

const opened = async () => {
  const asked = await ask(ground, brand, "where is my bag?");
  return { ...asked, caseId: asked.caseId ?? "", path: `/api/v1/cases/${asked.caseId}` };
};

async function answered() {
  const theCase = await opened();
  const id = randomUUID();
  await ground.api("POST", `${theCase.path}/replies`, { id, text: "It is on its way.", visibility: "public" });
  return { ...theCase, reply: id };
}

async function promised(kind = "promise") {
  const theCase = await opened();
  const promiseId = randomUUID();
  const dueAt = new Date(Date.now() + 3_600_000).toISOString();
  await ground.api("POST", `${theCase.path}/promises`, { id: promiseId, kind, dueAt });
  return { ...theCase, promiseId };
}

/** A second thread in a case, and a second case of the same customer. */
async function aside(caseId: string): Promise<[threadId: string, otherId: string]> {
  const { db } = ground.app;
  const [thread] = await db<{ id: string }[]>`
    insert into cases.thread (account_id, customer_id, channel, visibility, external_id, case_id, last_message_at)
    select account_id, customer_id, channel, visibility, ${randomUUID()}, id, now() from cases."case" where id = ${caseId} returning id`;
  const [other] = await db<{ id: string }[]>`
    insert into cases."case" (customer_id, account_id, channel, visibility, language, topic, urgency, opened_at, waiting_since)
    select customer_id, account_id, channel, visibility, language, topic, urgency, now(), now() from cases."case" where id = ${caseId} returning id`;
  return [thread?.id ?? "", other?.id ?? ""];
}

interface Deed {
  /** As the contract names it. */
  name: string;
  action: string;
  /** Does it, and gives what it was done to. */
  act: () => Promise<string>;
}

const ok = async (answer: Promise<{ status: number; body: any }>): Promise<any> => {
  const { status, body } = await answer;
  expect(status, JSON.stringify(body)).toBeLessThan(300);
  return body;
};

const post = (path: string, body: unknown = {}) => ok(ground.api("POST", path, body));

let people = 0;
const person = async (): Promise<string> =>
  (await post("/api/v1/staff", { email: `p${++people}@airline.test`, name: "Somebody", role: "agent" })).id;

/** What a template says, as its endpoints take it. */
const notice = {
  variables: [],
  texts: [
    {
      language: "en",
      header: null,
      body: "Your bag has been found and is on its way to you.",
      footer: null,
      buttons: [],
    },
  ],
};
const template = async (): Promise<string> => {
  const id = randomUUID();
  await post("/api/v1/templates", { ...notice, id, name: `notice_${++people}`, category: "utility" });
  return id;
};

const deeds: readonly Deed[] = [
  ...(["deactivate", "reactivate"] as const).map((verb) => ({
    name: `POST /api/v1/staff/:memberId/${verb}`,
    action: `staff.${verb}`,
    act: async () => {
      const id = await person();
      if (verb === "reactivate") await ground.app.db`update staff.member set active = false where id = ${id}`;
      await post(`/api/v1/staff/${id}/${verb}`);
      return `staff/${id}`;
    },
  })),
  ...(
    [
      ["agent", "staff.change"],
      ["lead", "staff.change-role"],
    ] as const
  ).map(([role, action]) => ({
    name: "PUT /api/v1/staff/:memberId",
    action,
    act: async () => {
      const id = await person();
      await ok(ground.api("PUT", `/api/v1/staff/${id}`, { name: "Other", role, languages: [] }));
      return `staff/${id}`;
    },
  })),
  {
    name: "POST /api/v1/staff/:memberId/sign-in-link",
    action: "staff.make-link",
    act: async () => {
      const id = await person();
      await post(`/api/v1/staff/${id}/sign-in-link`);
      return `staff/${id}`;
    },
  },
  {
    name: "POST /api/v1/staff/:memberId/reset-factors",
    action: "staff.reset-factors",
    act: async () => {
      const id = await person();
      await post(`/api/v1/staff/${id}/reset-factors`);
      return `staff/${id}`;
    },
  },
  {
    name: "DELETE /api/v1/staff/:memberId/sessions",
    action: "staff.end-sessions",
    act: async () => {
      const { id } = await signedIn(ground);
      await ok(ground.api("DELETE", `/api/v1/staff/${id}/sessions`));
      return `staff/${id}`;
    },
  },
  {
    name: "DELETE /api/v1/api-tokens/:tokenId",
    action: "staff.withdraw-token",
    act: async () => {
      const { id } = await post("/api/v1/api-tokens", { name: "Robot", role: "agent" });
      await ok(ground.api("DELETE", `/api/v1/api-tokens/${id}`));
      return `token/${id}`;
    },
  },
  {
    name: "POST /api/v1/staff",
    action: "staff.add",
    act: async () =>
      `staff/${(await post("/api/v1/staff", { email: "new@airline.test", name: "New", role: "agent" })).id}`,
  },
  {
    name: "POST /api/v1/api-tokens",
    action: "staff.create-token",
    act: async () => `token/${(await post("/api/v1/api-tokens", { name: "Robot", role: "agent" })).id}`,
  },
  {
    name: "POST /api/v1/channel-accounts",
    action: "channels.add-account",
    act: async () => `channel-account/${(await connectBrand(ground)).id}`,
  },
  {
    name: "POST /api/v1/cases/next",
    action: "cases.claim",
    act: async () => {
      await opened();
      return `case/${(await post("/api/v1/cases/next")).id}`;
    },
  },
  {
    name: "POST /api/v1/cases/:caseId/replies",
    action: "cases.reply",
    act: async () => `case/${(await answered()).caseId}`,
  },
  {
    name: "POST /api/v1/cases/:caseId/replies",
    action: "cases.note",
    act: async () => {
      const { caseId, path } = await opened();
      await post(`${path}/replies`, { id: randomUUID(), text: "Be kind.", visibility: "internal" });
      return `case/${caseId}`;
    },
  },
  ...(["close", "hand-back"] as const).map((verb) => ({
    name: `POST /api/v1/cases/:caseId/${verb}`,
    action: `cases.${verb}`,
    act: async () => {
      const { caseId, path } = await opened();
      await post(`${path}/${verb}`);
      return `case/${caseId}`;
    },
  })),
  {
    name: "POST /api/v1/cases/:caseId/reopen",
    action: "cases.reopen",
    act: async () => {
      const { caseId, path } = await opened();
      await post(`${path}/close`);
      await post(`${path}/reopen`);
      return `case/${caseId}`;
    },
  },
  {
    name: "POST /api/v1/cases/:caseId/assign",
    action: "cases.assign",
    act: async () => {
      const { caseId, path } = await opened();
      await post(`${path}/assign`, { assigneeId: "me" });
      return `case/${caseId}`;
    },
  },
  {
    name: "PUT /api/v1/cases/:caseId/judgement",
    action: "cases.correct",
    act: async () => {
      const { caseId, path } = await opened();
      await ok(ground.api("PUT", `${path}/judgement`, { urgency: 3 }));
      return `case/${caseId}`;
    },
  },
  {
    name: "PUT /api/v1/cases/:caseId/kind",
    action: "cases.turn",
    act: async () => {
      const { caseId, path } = await opened();
      await ok(ground.api("PUT", `${path}/kind`, { kind: "word" }));
      return `case/${caseId}`;
    },
  },
  {
    name: "POST /api/v1/cases/:caseId/promises",
    action: "cases.promise",
    act: async () => `case/${(await promised()).caseId}`,
  },
  {
    name: "POST /api/v1/cases/:caseId/promises",
    action: "cases.snooze",
    act: async () => `case/${(await promised("snooze")).caseId}`,
  },
  {
    name: "POST /api/v1/cases/:caseId/promises/:promiseId/keep",
    action: "cases.keep-promise",
    act: async () => {
      const { caseId, path, promiseId } = await promised();
      await post(`${path}/promises/${promiseId}/keep`);
      return `case/${caseId}`;
    },
  },
  {
    name: "DELETE /api/v1/cases/:caseId/promises/:promiseId",
    action: "cases.withdraw-promise",
    act: async () => {
      const { caseId, path, promiseId } = await promised();
      await ok(ground.api("DELETE", `${path}/promises/${promiseId}`));
      return `case/${caseId}`;
    },
  },
  {
    name: "POST /api/v1/flight-events",
    action: "flights.report",
    act: async () => {
      const at = new Date().toISOString();
      const told = { id: randomUUID(), flight: "HX 12", date: at.slice(0, 10), kind: "gate-known", at };
      await post("/api/v1/flight-events", { items: [told] });
      return "flight-events";
    },
  },
  {
    name: "PUT /api/v1/settings/signatures",
    action: "settings.signature",
    act: async () => {
      await ok(ground.api("PUT", "/api/v1/settings/signatures", { channel: "x", pattern: "^{initials}" }));
      return "channel/x";
    },
  },
  {
    name: "PUT /api/v1/staff/:staffId/initials",
    action: "settings.initials",
    act: async () => {
      const { id } = await post("/api/v1/staff", { email: "signs@airline.test", name: "Signs", role: "agent" });
      await ok(ground.api("PUT", `/api/v1/staff/${id}/initials`, { initials: "AB" }));
      return `staff/${id}`;
    },
  },
  {
    name: "PUT /api/v1/settings/words",
    action: "settings.words",
    act: async () => {
      await ok(ground.api("PUT", "/api/v1/settings/words", { hours: 24 }));
      return "setting/words";
    },
  },
  {
    name: "PUT /api/v1/settings/wait-notices",
    action: "settings.wait-notices",
    act: async () => {
      await ok(ground.api("PUT", "/api/v1/settings/wait-notices", { overMinutes: 60 }));
      return "setting/wait-notices";
    },
  },
  {
    name: "POST /api/v1/messages/:messageId/case",
    action: "cases.open",
    act: async () => {
      const { messageId, caseId } = await ask(ground, brand, "flies over my house every morning");
      expect(caseId).toBeNull();
      return `case/${(await post(`/api/v1/messages/${messageId}/case`)).id}`;
    },
  },
  {
    name: "POST /api/v1/messages/:messageId/undo",
    action: "cases.undo",
    act: async () => {
      const { reply } = await answered();
      await post(`/api/v1/messages/${reply}/undo`);
      return `message/${reply}`;
    },
  },
  {
    name: "POST /api/v1/messages/:messageId/retry",
    action: "cases.retry",
    act: async () => {
      const { reply } = await answered();
      await ground.app.db`update channels.outgoing set state = 'refused' where id = ${reply}`;
      await post(`/api/v1/messages/${reply}/retry`);
      return `message/${reply}`;
    },
  },
  {
    name: "POST /api/v1/messages/:messageId/reveal",
    action: "cases.reveal",
    act: async () => {
      const { messageId } = await opened();
      await post(`/api/v1/messages/${messageId}/reveal`);
      return `message/${messageId}`;
    },
  },
  {
    name: "GET /api/v1/cases/:caseId",
    action: "cases.read",
    act: async () => {
      const { customerId, path } = await opened();
      await ok(ground.api("GET", path));
      return `customer/${customerId}`;
    },
  },
  {
    name: "GET /api/v1/customers/:customerId",
    action: "customers.read",
    act: async () => {
      const { customerId } = await opened();
      await ok(ground.api("GET", `/api/v1/customers/${customerId}`));
      return `customer/${customerId}`;
    },
  },
  ...(
    [
      ["merge", "customers.merge"],
      ["keep-apart", "customers.keep-apart"],
      ["history/:eventId/take-back", "customers.unmerge"],
      ["identifiers", "customers.note-identifier"],
    ] as const
  ).map(([what, action]) => ({
    name: `POST /api/v1/customers/:customerId/${what}`,
    action,
    act: async () => {
      const [one, other] = [await opened(), await opened()];
      const path = `/api/v1/customers/${one.customerId}`;
      const reason = "the same voice on the phone";
      if (what === "identifiers")
        await ok(ground.api("POST", `${path}/identifiers`, { kind: "email", value: `voice${++people}@example.test` }));
      else {
        const first = what === "keep-apart" ? what : "merge";
        const { body } = await ground.api("POST", `${path}/${first}`, { otherId: other.customerId, reason });
        if (what.startsWith("history"))
          await ok(ground.api("POST", `${path}/history/${body.eventId}/take-back`, { reason }));
      }
      return `customer/${one.customerId}`;
    },
  })),
  ...(["joinings", "join", "split", "keep-apart", "joinings/:joiningId/take-back"] as const).map((what) => ({
    name: `${what === "joinings" ? "GET" : "POST"} /api/v1/cases/:caseId/${what}`,
    action:
      { joinings: "cases.read-joinings", "joinings/:joiningId/take-back": "cases.take-back-joining" }[
        what as "joinings"
      ] ?? `cases.${what}`,
    act: async () => {
      const { caseId, customerId, path } = await opened();
      const [thread, other] = await aside(caseId);
      const why = "two trips";
      if (what === "joinings") {
        await ok(ground.api("GET", `${path}/joinings`));
        return `customer/${customerId}`;
      }
      if (what === "split") await post(`${path}/split`, { threadIds: [thread], why });
      else {
        const { joiningId } = await post(`${path}/${what === "join" ? what : "keep-apart"}`, { otherId: other, why });
        if (what.startsWith("joinings")) await post(`${path}/joinings/${joiningId}/take-back`);
      }
      return `case/${caseId}`;
    },
  })),
  {
    name: "POST /api/v1/touchpoints",
    action: "touchpoints.report",
    act: async () => {
      const identifier = { kind: "device", value: randomUUID() };
      await post("/api/v1/touchpoints", {
        items: [{ id: randomUUID(), kind: "search", at: new Date().toISOString(), identifier }],
      });
      return "touchpoints";
    },
  },
  {
    name: "POST /api/v1/touchpoints/find",
    action: "touchpoints.find",
    act: async () => {
      await post("/api/v1/touchpoints/find", { identifier: { kind: "device", value: randomUUID() } });
      return "identifier/none";
    },
  },
  {
    name: "GET /api/v1/customers/:customerId/profile",
    action: "customers.read-profile",
    act: async () => {
      const { customerId } = await opened();
      await ok(ground.api("GET", `/api/v1/customers/${customerId}/profile`));
      return `customer/${customerId}`;
    },
  },
  {
    name: "GET /api/v1/customers/:customerId/timeline",
    action: "customers.read-timeline",
    act: async () => {
      const { customerId } = await opened();
      await ok(ground.api("GET", `/api/v1/customers/${customerId}/timeline`));
      return `customer/${customerId}`;
    },
  },
  {
    name: "GET /api/v1/deliveries/:deliveryId",
    action: "channels.read-delivery",
    act: async () => {
      await opened();
      const { items } = await ok(ground.api("GET", "/api/v1/deliveries?limit=1"));
      await ok(ground.api("GET", `/api/v1/deliveries/${items[0].id}`));
      return `delivery/${items[0].id}`;
    },
  },
  {
    name: "POST /api/v1/deliveries/:deliveryId/reveal",
    action: "channels.reveal-delivery",
    act: async () => {
      await opened();
      const { items } = await ok(ground.api("GET", "/api/v1/deliveries?limit=1"));
      await post(`/api/v1/deliveries/${items[0].id}/reveal`, { reason: "the vendor asks what they sent" });
      return `delivery/${items[0].id}`;
    },
  },
];

const account = async (): Promise<string> => (await connectBrand(ground)).id;

const careDeeds: readonly Deed[] = [
  {
    name: "PUT /api/v1/channel-accounts/:accountId",
    action: "channels.change-account",
    act: async () => {
      const id = await account();
      await ok(ground.api("PUT", `/api/v1/channel-accounts/${id}`, { name: "Other" }));
      return `channel-account/${id}`;
    },
  },
  {
    name: "PUT /api/v1/channel-accounts/:accountId/profile-line",
    action: "channels.set-profile-line",
    act: async () => {
      const { id } = await post("/api/v1/channel-accounts", {
        kind: "telegram",
        name: "Bot",
        externalId: randomUUID(),
        secrets: { botToken: "1:a", webhookSecret: "b" },
      });
      const wish = { opening: "Day and night.", language: "en", isOn: false };
      await ok(ground.api("PUT", `/api/v1/channel-accounts/${id}/profile-line`, wish));
      return `channel-account/${id}`;
    },
  },
  {
    name: "PUT /api/v1/channel-accounts/:accountId/secrets",
    action: "channels.replace-secrets",
    act: async () => {
      const id = await account();
      const secrets = { consumerKey: "k", consumerSecret: "s", bearerToken: "b", accessToken: "a" };
      await ok(ground.api("PUT", `/api/v1/channel-accounts/${id}/secrets`, { secrets }));
      return `channel-account/${id}`;
    },
  },
  {
    name: "DELETE /api/v1/channel-accounts/:accountId",
    action: "channels.remove-account",
    act: async () => {
      const id = await account();
      await ok(ground.api("DELETE", `/api/v1/channel-accounts/${id}`));
      return `channel-account/${id}`;
    },
  },
  {
    name: "POST /api/v1/deliveries/replay",
    action: "operations.replay",
    act: async () => {
      await opened();
      const { items } = await ok(ground.api("GET", "/api/v1/deliveries?limit=1"));
      await post("/api/v1/deliveries/replay", { ids: [items[0].id] });
      return `delivery/${items[0].id}`;
    },
  },
  ...(["arrivals", "reactions"] as const).map((what) => ({
    name: `POST /api/v1/operations/dead-${what}/redrive`,
    action: `operations.redrive-${what}`,
    act: async () => {
      await post(`/api/v1/operations/dead-${what}/redrive`);
      return "all";
    },
  })),
  {
    name: "PUT /api/v1/settings/letters",
    action: "settings.letters",
    act: async () => {
      await ok(ground.api("PUT", "/api/v1/settings/letters", { replyAll: true }));
      return "setting/letters";
    },
  },
  {
    name: "PUT /api/v1/operations/retention/:what",
    action: "operations.set-retention",
    act: async () => {
      await ok(ground.api("PUT", "/api/v1/operations/retention/deliveries", { days: 120 }));
      return "deliveries/120";
    },
  },
  {
    name: "PUT /api/v1/messages/:messageId/hidden",
    action: "cases.hide",
    act: async () => {
      const { messageId } = await opened();
      await ground.app.db`update cases.message set parent_external_id = '1' where id = ${messageId}`;
      await ok(ground.api("PUT", `/api/v1/messages/${messageId}/hidden`, { hidden: true }));
      return `message/${messageId}`;
    },
  },
  {
    name: "POST /api/v1/attachments/:attachmentId/fetch",
    action: "cases.fetch-attachment",
    act: async () => {
      const { messageId } = await opened();
      const [row] = await ground.app.db<{ id: string }[]>`
        insert into cases.attachment (message_id, kind, state, why) values (${messageId}, 'image', 'failed', 'gone') returning id`;
      await post(`/api/v1/attachments/${row?.id}/fetch`);
      return `attachment/${row?.id}`;
    },
  },
  {
    name: "POST /api/v1/templates",
    action: "templates.add",
    act: async () => `template/${await template()}`,
  },
  {
    name: "POST /api/v1/templates/:templateId/versions",
    action: "templates.write",
    act: async () => {
      const id = await template();
      await post(`/api/v1/templates/${id}/versions`, { ...notice, number: 2 });
      return `template/${id}`;
    },
  },
  {
    name: "POST /api/v1/templates/:templateId/retire",
    action: "templates.retire",
    act: async () => {
      const id = await template();
      await post(`/api/v1/templates/${id}/retire`);
      return `template/${id}`;
    },
  },
  {
    name: "PUT /api/v1/channel-accounts/:accountId/prices",
    action: "settings.prices",
    act: async () => {
      const account = await post("/api/v1/channel-accounts", {
        kind: "whatsapp",
        name: "Airline on WhatsApp",
        externalId: String(++people),
        baseUrl: "http://127.0.0.1:9",
        secrets: { appSecret: "s", verifyToken: "v", accessToken: "a", businessAccountId: "b" },
      });
      await ok(ground.api("PUT", `/api/v1/channel-accounts/${account.id}/prices`, { lines: [] }));
      return `channel-account/${account.id}`;
    },
  },
  {
    name: "DELETE /api/v1/templates/:templateId",
    action: "templates.delete",
    act: async () => {
      const id = await template();
      await ok(ground.api("DELETE", `/api/v1/templates/${id}`));
      return `template/${id}`;
    },
  },
  {
    name: "POST /api/v1/templates/:templateId/submit",
    action: "templates.submit",
    act: async () => {
      const id = await template();
      const account = await post("/api/v1/channel-accounts", {
        kind: "whatsapp",
        name: "Airline on WhatsApp",
        externalId: String(++people),
        baseUrl: "http://127.0.0.1:9",
        secrets: { appSecret: "s", verifyToken: "v", accessToken: "a", businessAccountId: "b" },
      });
      await post(`/api/v1/templates/${id}/submit`, { channelAccountId: account.id });
      return `template/${id}`;
    },
  },
  ...(
    [
      ["POST", "views.create"],
      ["PUT", "views.change"],
      ["DELETE", "views.remove"],
    ] as const
  ).map(([method, action]) => ({
    name: `${method} /api/v1/views${method === "POST" ? "" : "/:viewId"}`,
    action,
    act: async () => {
      const { id } = await post("/api/v1/views", { name: `View ${++people}`, filter: { language: ["nl"] } });
      if (method !== "POST")
        await ok(
          ground.api(method, `/api/v1/views/${id}`, method === "PUT" ? { name: `View ${++people}` } : undefined),
        );
      return `view/${id}`;
    },
  })),
];

/** A fact that is valid, and what writing it anew takes. */
async function fact(): Promise<{ id: string; content: object }> {
  const { body: me } = await ground.api("GET", "/api/v1/me");
  const content = {
    source: "Rules, page 4",
    ownerId: me.id,
    validFrom: new Date(Date.now() - 60_000).toISOString(),
    validUntil: new Date(Date.now() + 3_600_000).toISOString(),
    texts: [{ language: "en", title: "Liquids", text: "100 ml each." }],
  };
  const id = randomUUID();
  await post("/api/v1/facts", { ...content, id, kind: "policy" });
  return { id, content };
}

/** What leads lay down. */
const ruleDeeds: readonly Deed[] = [
  { name: "POST /api/v1/facts", action: "facts.add", act: async () => `fact/${(await fact()).id}` },
  {
    name: "POST /api/v1/facts/:factId/versions",
    action: "facts.write",
    act: async () => {
      const { id, content } = await fact();
      await post(`/api/v1/facts/${id}/versions`, { ...content, number: 2 });
      return `fact/${id}`;
    },
  },
  {
    name: "POST /api/v1/facts/:factId/end",
    action: "facts.end",
    act: async () => {
      const { id } = await fact();
      await post(`/api/v1/facts/${id}/end`);
      return `fact/${id}`;
    },
  },
  {
    name: "POST /api/v1/facts/:factId/uses/:messageId/settle",
    action: "facts.settle",
    act: async () => {
      const [{ id }, { reply }] = [await fact(), await answered()];
      await ground.app.db`insert into cases.used_fact (message_id, fact_id, version) values (${reply}, ${id}, 1)`;
      await post(`/api/v1/facts/${id}/uses/${reply}/settle`);
      return `message/${reply}`;
    },
  },
  {
    name: "PUT /api/v1/figures/digest",
    action: "figures.digest",
    act: async () => {
      await ok(ground.api("PUT", "/api/v1/figures/digest", { wanted: false, language: "en" }));
      return `staff/${(await ground.api("GET", "/api/v1/me")).body.id}`;
    },
  },
  {
    name: "PUT /api/v1/settings/sales",
    action: "settings.sales",
    act: async () => {
      await ok(ground.api("PUT", "/api/v1/settings/sales", { currency: "EUR" }));
      return "setting/sales";
    },
  },
  {
    name: "PUT /api/v1/settings/sales/rates",
    action: "settings.rates",
    act: async () => {
      const items = [{ day: "2026-05-20", currency: "USD", rate: "0.92" }];
      await ok(ground.api("PUT", "/api/v1/settings/sales/rates", { items }));
      return "setting/sales";
    },
  },
  {
    name: "PUT /api/v1/settings/service-levels",
    action: "settings.service-levels",
    act: async () => {
      const { version, rule } = await ok(ground.api("GET", "/api/v1/settings/service-levels"));
      await ok(ground.api("PUT", "/api/v1/settings/service-levels", { basedOn: version, rule }));
      return "setting/service-levels";
    },
  },
  ...(["is-so", "step"] as const).map((what) => ({
    name: `PUT /api/v1/cases/:caseId/drills/:kind${what === "step" ? "/steps/:step" : ""}`,
    action: what === "step" ? "cases.drill-step" : "cases.drill",
    act: async () => {
      const { caseId, path } = await opened();
      await ok(ground.api("PUT", `${path}/drills/press`, { isSo: true }));
      if (what === "step") await ok(ground.api("PUT", `${path}/drills/press/steps/who`, { isDone: true }));
      return `case/${caseId}`;
    },
  })),
  {
    name: "PUT /api/v1/settings/ratings",
    action: "settings.ratings",
    act: async () => {
      await ok(ground.api("PUT", "/api/v1/settings/ratings", await ok(ground.api("GET", "/api/v1/settings/ratings"))));
      return "setting/ratings";
    },
  },
  {
    name: "PUT /api/v1/settings/payments",
    action: "settings.payments",
    act: async () => {
      await ok(
        ground.api("PUT", "/api/v1/settings/payments", await ok(ground.api("GET", "/api/v1/settings/payments"))),
      );
      return "setting/payments";
    },
  },
  {
    name: "PUT /api/v1/settings/urgency",
    action: "settings.urgency",
    act: async () => {
      await ok(ground.api("PUT", "/api/v1/settings/urgency", await ok(ground.api("GET", "/api/v1/settings/urgency"))));
      return "setting/urgency";
    },
  },
  {
    name: "PUT /api/v1/settings/filtered",
    action: "settings.filtered",
    act: async () => {
      await ok(ground.api("PUT", "/api/v1/settings/filtered", { perDay: 100, perAgent: 20 }));
      return "setting/filtered";
    },
  },
  {
    name: "PUT /api/v1/filtered/:messageId",
    action: "judgement.filtered",
    act: async () => {
      const { messageId: id } = await ask(ground, brand, "flying to Oslo today");
      // Theirs to judge, as if they had been asked.
      const [me] = (await ground.api("GET", "/api/v1/audit?limit=1")).body.items;
      await ground.app.db`
        insert into judgement.drawn (message_id, language, channel, version, chance, place, asked_of, asked_until)
        values (${id}, 'en', 'x', 0, 1, 0, ${me.actor.id}, platform.now() + interval '5 minutes')
        on conflict (message_id) do update set asked_of = excluded.asked_of, asked_until = excluded.asked_until`;
      await ok(ground.api("PUT", `/api/v1/filtered/${id}`, { verdict: "nothing" }));
      return `message/${id}`;
    },
  },
  {
    name: "PUT /api/v1/settings/judgement/in-use",
    action: "settings.judgement",
    act: async () => {
      await ok(ground.api("PUT", "/api/v1/settings/judgement/in-use", { version: null }));
      return "setting/judgement";
    },
  },
  {
    name: "PUT /api/v1/settings/judgement/teachers/:staffId",
    action: "settings.judgement-teacher",
    act: async () => {
      const id = await person();
      await ok(ground.api("PUT", `/api/v1/settings/judgement/teachers/${id}`, { isLeftOut: true }));
      return `staff/${id}`;
    },
  },
];

describe("the audit", () => {
  test.each([...deeds, ...careDeeds, ...ruleDeeds])(
    "says who did it and to what: $name ($action)",
    async ({ action, act }) => {
      const { body: me } = await ground.api("GET", "/api/v1/me");
      let subject = "";
      const rows = await written(async () => (subject = await act()));
      expect(rows).toContainEqual({ actor: { id: me.id, name: "Automation" }, action, subject });
      expect(rows.filter((row) => row.action === action)).toHaveLength(1);
    },
  );

  test("says who set a password", async () => {
    const { browser, id } = await signedIn(ground);
    const rows = await written(() => browser.call("PUT", "/api/v1/me/password", { password }));
    expect(rows).toMatchObject([{ actor: { id }, action: "staff.set-password", subject: `staff/${id}` }]);
  });

  test("is about every change there is", () => {
    const told = new Set([...deeds, ...careDeeds, ...ruleDeeds].map(({ name }) => name));
    const changes = endpoints.filter(({ method }) => method !== "GET").map(({ method, path }) => `${method} ${path}`);
    const isOfOnesOwn = (name: string) => /^\w+ \/api\/v1\/(me\/|sign-in\/|sign-out)/.test(name);
    // What is of people has a file of its own, and what they ask of us `test/rights`.
    const isTriedThere = (name: string) =>
      // Asking vendors is tried where vendors are (`test/channels/checks`), deleting and signs at Meta (`test/meta`), who gets what in `test/assignment`, who works when in `test/rosters`, steering in `test/line`, money in `test/payments`, trials in `test/insights`, the model in `test/language-model`, documents in `test/documents`, changes of bookings in `test/bookings`.
      /\/privacy-requests\/|\/hold-rules\/|\/keeping\/|\/channel-accounts\/(:accountId\/)?(check|subscribe)$|\/deletion$|\/settings\/signs$|\/hand-on$|\/proposals$|\/settings\/language-model$|\/api\/v1\/(assignment|rosters|steering)\/|\/api\/v1\/booking-|\/trials|\/documents$|\/trip-links$|v1\/(payments\/|cases\/:caseId\/payments)/.test(
        name,
      );
    // A draft and its pictures are nobody's business until they are sent, nor is the order of one's views; signing in and one's own
    // account have their own test. What visitors do in a chat is no member of staff's deed.
    expect(
      changes
        .filter((name) => !told.has(name) && !isOfOnesOwn(name) && !isOfPeople(name) && !isTriedThere(name))
        .toSorted(),
    ).toEqual([
      "DELETE /api/v1/uploads/:uploadId",
      // Has the scanner look once more.
      "POST /api/v1/attachments/:attachmentId/scan",
      // Ask the reservation system, and change nothing.
      "POST /api/v1/bookings/:bookingId/alternatives",
      "POST /api/v1/bookings/:bookingId/quotes",
      // Says that somebody writes, and is kept nowhere.
      "POST /api/v1/cases/:caseId/typing",
      "POST /api/v1/chat/files/:fileId",
      "POST /api/v1/chat/lines",
      "POST /api/v1/chat/read",
      "POST /api/v1/chat/sessions",
      "POST /api/v1/chat/typing",
      // Shows the caller what they are asked about, and holds it for them.
      "POST /api/v1/filtered/next",
      "POST /api/v1/offers",
      // Counts what an agent did with words that only they saw.
      "POST /api/v1/proposals/:proposalId/verdict",
      // Read and work out, and change nothing.
      "POST /api/v1/settings/language-model/try",
      "POST /api/v1/settings/service-levels/holidays",
      "POST /api/v1/settings/service-levels/recount",
      "POST /api/v1/settings/service-levels/try",
      "POST /api/v1/settings/urgency/try",
      // Asks now what is asked every five minutes.
      "POST /api/v1/templates/sync",
      "POST /api/v1/uploads/:uploadId",
      "PUT /api/v1/cases/:caseId/draft",
      "PUT /api/v1/chat/files/:fileId/pieces/:place",
      "PUT /api/v1/uploads/:uploadId/pieces/:place",
      "PUT /api/v1/views",
    ]);
  });

  test("says nothing of what was refused", async () => {
    const { path } = await opened();
    const agent = await ground.as("agent");
    await ground.api("POST", `${path}/assign`, { assigneeId: "me" });
    const rows = await written(async () => {
      expect((await agent("POST", `${path}/hand-back`, {})).status).toBe(409);
      expect((await ground.api("POST", `${path}/reopen`)).status).toBe(409);
      expect((await ground.api("GET", `/api/v1/cases/${randomUUID()}`)).status).toBe(404);
      expect((await agent("POST", "/api/v1/api-tokens", { name: "Mine", role: "admin" })).status).toBe(403);
    });
    expect(rows).toEqual([]);
  });

  test("is found by what it is about, and holds no words of a customer", async () => {
    const { customerId, path } = await opened();
    await ground.api("GET", path);
    await ground.api("GET", `/api/v1/customers/${customerId}`);
    const { body } = await ground.api("GET", `/api/v1/audit?subject=customer/${customerId}`);
    expect(body.items.map(({ action }: Entry) => action)).toEqual(["customers.read", "cases.read"]);
    expect(JSON.stringify(await entries())).not.toMatch(/bag|on its way|be kind/i);
  });

  test("can't be changed or taken back, not even by hand", async () => {
    const { db } = ground.app;
    const rows = await db`select * from staff.audit order by id`;
    // Whether the database refuses or does nothing, the rows stay.
    await db`update staff.audit set actor_id = actor_id, action = 'nothing'`.catch(() => {});
    await db`delete from staff.audit`.catch(() => {});
    expect(await db`select * from staff.audit order by id`).toEqual(rows);
  });
});
