import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Ground, openGround } from "../ground.ts";
import { type Api } from "../call-api.ts";
import { ask, connectBrand } from "../staff/asked.ts";
import type { BrandAccount } from "../vendor.ts";

let ground: Ground;
let brand: BrandAccount;
let lena: Api & { id: string };
let omar: Api & { id: string };

beforeAll(async () => {
  ground = await openGround();
  brand = await connectBrand(ground);
  lena = await ground.as("agent", "Lena Vos");
  omar = await ground.as("lead", "Omar Aziz");
});
afterAll(() => ground.close());

const read = async (api: Api, caseId: string): Promise<string> => {
  const { body } = await api("GET", `/api/v1/cases/${caseId}`);
  return body.readTo;
};
const reply = (api: Api, caseId: string, more: Record<string, unknown>) =>
  api("POST", `/api/v1/cases/${caseId}/replies`, {
    id: randomUUID(),
    text: "We look into it.",
    visibility: "public",
    ...more,
  });
const answers = async (caseId: string) =>
  ground.app
    .db`select id from cases.message where case_id = ${caseId} and direction = 'outbound' and visibility <> 'internal'`;

let person = 0;
/** A case of somebody new. */
async function newCase(): Promise<{ caseId: string; authorId: string; messageId: string }> {
  const authorId = `77${++person}${Date.now()}`;
  const { caseId, messageId } = await ask(ground, brand, "where is my bag?", authorId);
  if (!caseId) throw new Error("no case");
  return { caseId, authorId, messageId };
}

describe("an answer whose writer has read all", () => {
  test("goes out", async () => {
    const { caseId } = await newCase();
    expect((await reply(lena, caseId, { readTo: await read(lena, caseId) })).status).toBe(201);
  });

  test("goes out after their own earlier answer and note", async () => {
    const { caseId } = await newCase();
    const readTo = await read(lena, caseId);
    await reply(lena, caseId, { readTo, visibility: "internal", text: "He called too." });
    await reply(lena, caseId, { readTo });
    expect((await reply(lena, caseId, { readTo, text: "One more thing." })).status).toBe(201);
  });
});

describe("an answer is held back", () => {
  test("when the customer wrote meanwhile, naming what is new; read again, it goes", async () => {
    const { caseId, authorId } = await newCase();
    const readTo = await read(lena, caseId);
    const { messageId } = await ask(ground, brand, "and when does it come?", authorId);
    const refused = await reply(lena, caseId, { readTo });
    expect(refused).toMatchObject({ status: 409, body: { code: "cases.stale", details: { messageIds: [messageId] } } });
    expect(await answers(caseId)).toHaveLength(0);
    expect((await reply(lena, caseId, { readTo: await read(lena, caseId) })).status).toBe(201);
  });

  test("when a colleague answered meanwhile, before it is said that the case is theirs", async () => {
    const { caseId } = await newCase();
    const readTo = await read(lena, caseId);
    const { body: answered } = await reply(omar, caseId, { readTo: await read(omar, caseId) });
    expect(await reply(lena, caseId, { readTo })).toMatchObject({
      status: 409,
      body: { code: "cases.stale", details: { messageIds: [answered.id] } },
    });
    expect(await reply(lena, caseId, { readTo: await read(lena, caseId) })).toMatchObject({
      status: 409,
      body: { code: "cases.held-by-other" },
    });
  });

  test("when a colleague answered and closed it", async () => {
    const { caseId } = await newCase();
    const readTo = await read(lena, caseId);
    await reply(omar, caseId, {});
    await omar("POST", `/api/v1/cases/${caseId}/close`, {});
    expect((await reply(lena, caseId, { readTo })).body.code).toBe("cases.stale");
  });

  test("when a colleague left a note", async () => {
    const { caseId } = await newCase();
    const readTo = await read(lena, caseId);
    await reply(omar, caseId, { visibility: "internal", text: "Promise nothing yet." });
    expect((await reply(lena, caseId, { readTo })).body.code).toBe("cases.stale");
  });

  test.each([
    [
      "changed what they wrote",
      (id: string) => ground.app.db`update cases.message set text = 'my bag is found' where id = ${id}`,
    ],
    [
      "took back what they wrote",
      (id: string) =>
        ground.app
          .db`update cases.message set removed_at = platform.now(), removed_why = 'its writer took it back', text = '' where id = ${id}`,
    ],
  ])("when the customer %s", async (_what, change) => {
    const { caseId, messageId } = await newCase();
    const readTo = await read(lena, caseId);
    await change(messageId);
    expect(await reply(lena, caseId, { readTo })).toMatchObject({
      status: 409,
      body: { code: "cases.stale", details: { messageIds: [messageId] } },
    });
    expect((await reply(lena, caseId, { readTo: await read(lena, caseId) })).status).toBe(201);
  });

  test("but not by what a colleague took back within its five seconds", async () => {
    const { caseId } = await newCase();
    const readTo = await read(lena, caseId);
    const { body } = await reply(omar, caseId, {});
    await omar("POST", `/api/v1/messages/${body.id}/undo`);
    await omar("POST", `/api/v1/cases/${caseId}/hand-back`, {});
    expect((await reply(lena, caseId, { readTo })).status).toBe(201);
  });

  test("however many send at once: one of two colleagues who read the same goes out", async () => {
    const { caseId } = await newCase();
    const readTo = await read(lena, caseId);
    const both = await Promise.all([reply(lena, caseId, { readTo }), reply(omar, caseId, { readTo })]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(await answers(caseId)).toHaveLength(1);
  });

  test("and the same id twice is still one answer, however stale", async () => {
    const { caseId, authorId } = await newCase();
    const [id, readTo] = [randomUUID(), await read(lena, caseId)];
    await reply(lena, caseId, { id, readTo });
    await ask(ground, brand, "hello?", authorId);
    expect((await reply(lena, caseId, { id, readTo })).status).toBe(201);
    expect(await answers(caseId)).toHaveLength(1);
  });
});

test.each([["words"], ["-1"], ["1.5"], ["9".repeat(19)], [""]])("%j is no place to have read to", async (readTo) => {
  const { caseId } = await newCase();
  expect((await reply(lena, caseId, { readTo })).status).toBe(400);
});
