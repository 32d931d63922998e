import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Ground, openGround } from "../ground.ts";
import { ask, connectBrand } from "../staff/asked.ts";
import { type Browser, forgetAttempts, signedIn } from "../staff/browser.ts";
import type { BrandAccount } from "../vendor.ts";

let ground: Ground;
let brand: BrandAccount;
let lead: Browser;
let agent: { id: string; browser: Browser };

beforeAll(async () => {
  ground = await openGround();
  brand = await connectBrand(ground);
  await forgetAttempts(ground);
  lead = (await signedIn(ground, "lead")).browser;
  agent = await signedIn(ground, "agent");
});
beforeEach(() => ground.app.db`delete from cases.signature`);
afterAll(() => ground.close());

const setPattern = (pattern: string) => lead.call("PUT", "/api/v1/settings/signatures", { channel: "x", pattern });
const setInitials = (id: string, initials: string | null) =>
  lead.call("PUT", `/api/v1/staff/${id}/initials`, { initials });

async function newCase(): Promise<string> {
  const { caseId } = await ask(ground, brand, "where is my bag?", `88${Date.now()}${Math.floor(Math.random() * 1e6)}`);
  if (!caseId) throw new Error("no case");
  return caseId;
}
const reply = (caseId: string, more: object = {}) =>
  agent.browser.call("POST", `/api/v1/cases/${caseId}/replies`, {
    id: randomUUID(),
    text: "It comes tonight.",
    visibility: "public",
    ...more,
  });

describe("an answer", () => {
  test("is not signed until somebody says how", async () => {
    const caseId = await newCase();
    expect((await agent.browser.call("GET", `/api/v1/cases/${caseId}`)).body.signature).toBe("");
    expect((await reply(caseId)).body).toMatchObject({ text: "It comes tonight.", signature: "" });
  });

  test("ends with the initials as a lead set them, told before it is sent, and on its way to the vendor", async () => {
    await setPattern("^{initials}");
    await setInitials(agent.id, "LV2");
    const caseId = await newCase();
    expect((await agent.browser.call("GET", `/api/v1/cases/${caseId}`)).body.signature).toBe("^LV2");
    const { body } = await reply(caseId);
    expect(body).toMatchObject({ text: "It comes tonight. ^LV2", signature: "^LV2" });
    const [outgoing] = await ground.app.db`select text from channels.outgoing where id = ${body.id}`;
    expect(outgoing).toMatchObject({ text: "It comes tonight. ^LV2" });
  });

  test("is signed once, also by those who sign by hand, and taken back as it was written", async () => {
    await setPattern("^{initials}");
    await setInitials(agent.id, "LV");
    for (const text of ["It comes tonight. ^LV", "It comes tonight."]) {
      const caseId = await newCase();
      const { body } = await reply(caseId, { text });
      expect(body.text).toBe("It comes tonight. ^LV");
      await agent.browser.call("POST", `/api/v1/messages/${body.id}/undo`);
      expect((await agent.browser.call("GET", `/api/v1/cases/${caseId}`)).body.draft.text).toBe(text);
    }
  });

  test("is measured with its signature", async () => {
    await setPattern("^{initials}");
    await setInitials(agent.id, "LV");
    expect((await reply(await newCase(), { text: "a".repeat(276) })).body.delivery.parts).toEqual([]);
    expect((await reply(await newCase(), { text: "a".repeat(277) })).body.delivery.parts).toHaveLength(2);
  });

  test("of a program is not signed, nor is a note", async () => {
    await setPattern("^{initials}");
    const caseId = await newCase();
    expect((await reply(caseId, { visibility: "internal" })).body.text).toBe("It comes tonight.");
    const { body } = await ground.api("POST", `/api/v1/cases/${caseId}/replies`, {
      id: randomUUID(),
      text: "By itself.",
      visibility: "public",
    });
    expect(body).toMatchObject({ text: "By itself.", signature: "" });
  });
});

describe("the setting", () => {
  test.each([["{e-mail}"], ["{initials"], ["x".repeat(41)]])("refuses the pattern %j", async (pattern) => {
    expect((await setPattern(pattern)).status).toBe(400);
  });

  test.each([["ABCDE"], [""], ["A B"], ["<b>"]])("refuses the initials %j", async (initials) => {
    expect((await setInitials(agent.id, initials)).status).toBe(400);
  });

  test("warns where two sign the same, and lets them", async () => {
    const other = await signedIn(ground, "agent");
    await setInitials(agent.id, "AB");
    const { status, body } = await setInitials(other.id, "ab");
    expect(status).toBe(200);
    expect(body.sharedWith).toHaveLength(1);
    const { body: list } = await lead.call("GET", "/api/v1/settings/initials");
    expect(list.items.find(({ id }: { id: string }) => id === agent.id).sharedWith).toHaveLength(1);
  });

  test("is a lead's, and written to the audit", async () => {
    expect(
      (await agent.browser.call("PUT", "/api/v1/settings/signatures", { channel: "x", pattern: "^" })).status,
    ).toBe(403);
    await setPattern("/{first}");
    const { body } = await ground.api("GET", "/api/v1/audit?subject=channel/x");
    expect(body.items[0]).toMatchObject({ action: "settings.signature" });
  });

  test("knows nobody of an unknown id", async () => {
    expect((await setInitials(randomUUID(), "AB")).status).toBe(404);
  });
});
