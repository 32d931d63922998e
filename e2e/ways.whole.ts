/** The desk shows until when an answer can go, and what is left where it can't: Messenger and WhatsApp by webhooks as Meta sends them. */
import { createHmac, randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFaults } from "../test/browser.ts";
import { until } from "../test/until.ts";
import { dress, openStage, picture, type Stage } from "./stage.ts";

let stage: Stage;
let desk: Page;
let graph: Server;
/** What was handed to the Graph. */
const sent: any[] = [];
const appSecret = "a secret of the app, as long as Meta's are";
const hooks: Record<string, string> = {};

/** No more of the Graph than an answer needs: it takes everything, approves every template at once. */
function playGraph(): Promise<string> {
  const templates: any[] = [];
  graph = createServer((request, response) => {
    let body = "";
    request.on("data", (piece) => (body += piece));
    request.on("end", () => {
      const path = request.url?.split("?")[0] ?? "";
      const said = body === "" ? null : JSON.parse(body);
      const answer = (): object => {
        if (path.endsWith("/message_templates") && request.method === "GET")
          return { data: templates.map((one) => ({ ...one, status: "APPROVED" })) };
        if (path.endsWith("/message_templates")) {
          const one = { ...said, id: String(templates.length + 1000) };
          templates.push(one);
          return { id: one.id, status: "PENDING", category: said.category };
        }
        if (request.method === "POST") sent.push({ path, ...said });
        return { message_id: `m_${randomUUID()}`, messages: [{ id: `wamid.${randomUUID()}` }], data: [] };
      };
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer()));
    });
  });
  return new Promise((done) => {
    graph.listen(0, "127.0.0.1", () => {
      const address = graph.address();
      done(`http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`);
    });
  });
}

beforeAll(async () => {
  stage = await openStage();
  const baseUrl = await playGraph();
  const common = { appSecret, verifyToken: "verify", accessToken: "access" };
  for (const [kind, externalId, secrets] of [
    ["messenger", "1001", common],
    ["whatsapp", "1002", { ...common, businessAccountId: "1003" }],
  ] as const) {
    const { body } = await stage.api("POST", "/api/v1/channel-accounts", {
      kind,
      name: `Airline on ${kind}`,
      externalId,
      baseUrl,
      secrets,
    });
    hooks[kind] = body.webhookUrl;
  }
  desk = await stage.signIn({ role: "lead", name: "Lena Testagent", languages: ["en"] });
});

afterAll(async () => {
  await stage?.close();
  graph?.close();
});

async function deliver(kind: string, body: object): Promise<void> {
  const raw = JSON.stringify(body);
  const signature = `sha256=${createHmac("sha256", appSecret).update(raw).digest("hex")}`;
  const response = await fetch(hooks[kind] ?? "", {
    method: "POST",
    headers: { "content-type": "application/json", "x-hub-signature-256": signature },
    body: raw,
  });
  expect(response.status).toBe(200);
}

const caseOf = async (externalId: string): Promise<string> => {
  const { body } = await until(
    () => stage.api("GET", `/api/v1/messages?externalId=${encodeURIComponent(externalId)}`),
    ({ body }) => Boolean(body.items[0]?.caseId),
    "the case",
  );
  return body.items[0].caseId;
};

const hoursAgo = (hours: number): number => Date.now() - hours * 3_600_000;

async function onMessenger(text: string, at: number): Promise<string> {
  const mid = `m_${randomUUID()}`;
  const message = {
    sender: { id: `77${Date.now()}` },
    recipient: { id: "1001" },
    timestamp: at,
    message: { mid, text },
  };
  await deliver("messenger", { object: "page", entry: [{ id: "1001", time: at, messaging: [message] }] });
  return caseOf(mid);
}

async function onWhatsApp(text: string, at: number, from = "15550100123"): Promise<string> {
  const id = `wamid.${randomUUID()}`;
  const value = {
    messaging_product: "whatsapp",
    metadata: { display_phone_number: "15550100001", phone_number_id: "1002" },
    contacts: [{ profile: { name: "Anna de Vries" }, wa_id: from }],
    messages: [{ from, id, timestamp: String(Math.floor(at / 1000)), type: "text", text: { body: text } }],
  };
  await deliver("whatsapp", {
    object: "whatsapp_business_account",
    entry: [{ id: "1003", changes: [{ field: "messages", value }] }],
  });
  return caseOf(id);
}

const open = async (caseId: string): Promise<void> => {
  await desk.goto(`${stage.product.url}/desk/case/${caseId}`);
  await desk.locator("#reply").waitFor();
  await desk.locator("[data-window]").waitFor();
};
const line = (): Promise<string> => desk.locator("[data-window]").innerText();

describe("above the reply box", () => {
  test("stands until when an answer can go, and in amber when that is soon", async () => {
    await open(await onMessenger("Where is my bag? It did not come off the belt.", hoursAgo(20.7)));
    expect(await line()).toMatch(/^Messenger: you can answer until (\d{1,2} \w+, )?\d\d:\d\d.* \(3 h 1[78] left\)\./);
    await picture(desk, "way-open");
    expect(await accessibilityFaults(desk)).toEqual([]);
    await open(await onMessenger("Can I still check in for tonight?", hoursAgo(23.5)));
    expect(await desk.locator("[data-window]").getAttribute("data-soon")).toBe("true");
    await picture(desk, "way-soon");
  });

  test("stands what is a person's alone, and such an answer goes as that", async () => {
    const caseId = await onMessenger("My refund did not come yet.", hoursAgo(30));
    await open(caseId);
    expect(await line()).toMatch(/^Messenger: only what a person types, until \w+,? .* \(5 d 1[78] h left\)/);
    await desk.locator("#reply").fill("It was paid out this morning.");
    await desk.keyboard.press("ControlOrMeta+Enter");
    await until(
      () => Promise.resolve(sent),
      (all) => all.some((one) => one.message?.text === "It was paid out this morning."),
      "the answer",
      20_000,
    );
    expect(sent.find((one) => one.message?.text === "It was paid out this morning.")).toMatchObject({
      messaging_type: "MESSAGE_TAG",
      tag: "HUMAN_AGENT",
    });
  });

  test("stands why nothing can go, and what is left", async () => {
    await open(await onWhatsApp("Is my flight on time?", hoursAgo(26)));
    expect(await line()).toMatch(/^Not on WhatsApp in private now\./);
    await desk.locator("#reply").fill("It is on time.");
    expect(await desk.locator("#send").isDisabled()).toBe(true);
    await picture(desk, "way-shut");
    expect(await accessibilityFaults(desk)).toEqual([]);
    await dress(desk, "dark");
    await picture(desk, "way-shut-dark");
    await dress(desk, "light");
  });

  test("an approved template goes where nothing else may, chosen by keys and filled in", async () => {
    await desk.goto(`${stage.product.url}/desk/templates`);
    await desk.getByRole("link", { name: "please write" }).click();
    const card = desk.locator("[data-account]", { hasText: "Airline on whatsapp" });
    await card.getByRole("button", { name: "Hand in at Airline on whatsapp" }).click();
    await until(
      () => stage.api("POST", "/api/v1/templates/sync"),
      ({ body }) =>
        body.items
          .find(({ name }: any) => name === "please_write")
          .approvals.filter(({ state }: any) => state === "approved").length === 14,
      "the approvals",
      30_000,
    );
    await card.getByText("14 of 14 languages approved").waitFor();
    await picture(desk, "templates");
    expect(await accessibilityFaults(desk)).toEqual([]);
    await open(await onWhatsApp("Do I get my money back?", hoursAgo(27), "15550100124"));
    await desk.locator("#reply").focus();
    await desk.keyboard.press("Alt+Digit1");
    await desk.locator('[data-template="please_write"]').first().waitFor();
    await picture(desk, "template-choose");
    expect(await accessibilityFaults(desk)).toEqual([]);
    await desk.keyboard.type("reach you");
    await desk.keyboard.press("Enter");
    await desk.locator("#send-template").waitFor();
    await picture(desk, "template-fill");
    await desk.locator("#send-template").click();
    await desk
      .getByText(/^Hello Anna de Vries, we tried to reach you about your question C-\d+ but could not/)
      .first()
      .waitFor();
    await until(
      () => Promise.resolve(sent),
      (all) => all.some((one) => one.template?.name === "please_write"),
      "the template at the channel",
      20_000,
    );
  });

  test("nothing was complained of", () => {
    expect(stage.complaints).toEqual([]);
  });
});
