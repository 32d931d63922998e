import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Ground, openGround } from "../ground.ts";
import { type Api } from "../call-api.ts";
import { until } from "../until.ts";
import { ask, type Asked, connectBrand } from "./asked.ts";

let ground: Ground;
let agent: Api & { id: string };
let asked: Asked;

const text = "Where is my bag? Booking code K7XQ2M, mail anna.jansen@example.com, phone +31 6 12345678, thanks";
const secrets = ["K7XQ2M", "anna.jansen", "12345678"];
const holdsSecrets = (answer: unknown): string[] => secrets.filter((secret) => JSON.stringify(answer).includes(secret));

beforeAll(async () => {
  ground = await openGround();
  agent = await ground.as("agent");
  asked = await ask(ground, await connectBrand(ground), text);
});
afterAll(() => ground.close());

const addresses = {
  "the messages": () => "/api/v1/messages",
  "the open cases": () => "/api/v1/cases",
  "the case": () => `/api/v1/cases/${asked.caseId}`,
  "the desk": () => "/api/v1/screens/desk",
  "the timeline": () => `/api/v1/customers/${asked.customerId}/timeline`,
};

describe("personal data in what a customer wrote", () => {
  test.each(Object.entries(addresses))("is dots for an agent who looks at %s", async (_what, path) => {
    const { status, body } = await agent("GET", path());
    expect(status).toBe(200);
    expect(JSON.stringify(body)).toContain("Where is my bag?");
    expect(JSON.stringify(body)).toContain("•");
    expect(holdsSecrets(body)).toEqual([]);
  });

  test.each([
    ["the messages", (body: any) => body.items[0]],
    ["the case", (body: any) => body.messages[0]],
  ] as const)("is told to be there: in %s", async (what, find) => {
    const { body } = await agent("GET", addresses[what]());
    expect(find(body)).toMatchObject({ masked: true });
    expect(find(body).text).toHaveLength(text.length);
    const plain = await ground.api("GET", addresses[what]());
    expect(find(plain.body)).toMatchObject({ masked: false, text });
  });

  test("is plain for who may read it, and dots in lists made for a glance", async () => {
    const plain = await Promise.all(Object.values(addresses).map((path) => ground.api("GET", path())));
    expect(plain.map(({ body }) => holdsSecrets(body).length > 0)).toEqual([true, false, true, false, false]);
  });

  test("is shown to an agent who asks for it, and that is written down", async () => {
    const reveal = `/api/v1/messages/${asked.messageId}/reveal`;
    expect((await agent("POST", reveal)).body).toEqual({ text });
    const { body } = await ground.api("GET", `/api/v1/audit?subject=message/${asked.messageId}`);
    expect(body.items).toMatchObject([{ actor: { id: agent.id }, action: "cases.reveal" }]);
    expect(holdsSecrets((await agent("GET", `/api/v1/cases/${asked.caseId}`)).body)).toEqual([]);
  });

  test("is not shown to who may read no customers", async () => {
    const brand = await ground.as("brand");
    expect((await brand("POST", `/api/v1/messages/${asked.messageId}/reveal`)).status).toBe(403);
    expect(holdsSecrets((await brand("GET", "/api/v1/messages")).body)).toEqual([]);
  });

  test.each(secrets)("finds nobody: a search for %s", async (secret) => {
    // Words are indexed just after the message: once these are found, all are.
    await until(
      () => agent("GET", "/api/v1/messages?search=Where is my bag"),
      ({ body }) => body.items.length === 1,
    );
    for (const api of [agent, ground.api])
      expect((await api("GET", `/api/v1/messages?search=${secret}`)).body.items).toEqual([]);
  });

  test("is nowhere in the event log and in nothing that is retried", async () => {
    const rows = await ground.app.db`
      select fact::text, topics::text from platform.event union all select fact::text, why from platform.reaction_retry`;
    expect(rows.length).toBeGreaterThan(3);
    expect(JSON.stringify(rows)).not.toMatch(/K7XQ2M|anna|12345678|\bbag\b|Passenger/i);
  });
});

describe("personal data in what we wrote", () => {
  test("is dots for colleagues, and plain in the answer to its writer", async () => {
    const body = { id: randomUUID(), text: "We mail to anna.jansen@example.com then.", visibility: "internal" };
    const answer = await agent("POST", `/api/v1/cases/${asked.caseId}/replies`, body);
    expect(answer.body).toMatchObject({ text: body.text });
    const colleague = await ground.as("lead");
    expect(holdsSecrets((await colleague("GET", `/api/v1/cases/${asked.caseId}`)).body)).toEqual([]);
  });
});
