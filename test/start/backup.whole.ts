import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { cpSync, existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { until } from "../until.ts";
import { removeHome } from "../home.ts";
import { madeHome } from "../made-home.ts";
import { type Product, startProduct } from "../product.ts";
import { connectBrand } from "../staff/asked.ts";
import { type BrandAccount, deliver, mentionOf, newId } from "../vendor.ts";

const home = madeHome();
const backup = `${home}-backup`;
let product: Product;
let brand: BrandAccount;

beforeAll(async () => {
  product = await startProduct({ home });
  brand = await connectBrand(product as never);
});
afterAll(async () => {
  await product.stop();
  removeHome(home);
  removeHome(backup);
});

/** Everything that lies in the home, with owners and modes, as the manual says. */
const copy = (from: string, to: string): Promise<unknown> => promisify(execFile)("cp", ["-a", from, to]);

const restart = async (): Promise<void> => {
  product = await startProduct({ home, port: Number(new URL(product.url).port) });
};

async function write(text: string): Promise<{ externalId: string; caseId: string }> {
  const externalId = newId();
  expect(await deliver(brand, mentionOf(brand, { id: externalId, text, authorId: externalId }))).toBe(200);
  const { body } = await until(
    () => product.api("GET", `/api/v1/messages?externalId=${externalId}`),
    (answer) => answer.body.items.length === 1,
    "the message",
  );
  return { externalId, caseId: body.items[0].caseId };
}

const deliveryOf = (caseId: string, id: string): Promise<{ state: string; why: string } | undefined> =>
  product
    .api("GET", `/api/v1/cases/${caseId}`)
    .then(({ body }) => body.messages.find((one: { id: string }) => one.id === id)?.delivery);

describe("a backup by stopping and copying the home", () => {
  const replyId = randomUUID();
  let asked: { externalId: string; caseId: string };
  let later: { externalId: string; caseId: string };

  test("is made with an answer on its way, and life goes on after it", async () => {
    expect(existsSync(join(home, "database-lies-in"))).toBe(false);
    asked = await write("is my bag on the next flight?");
    await product.api("POST", `/api/v1/cases/${asked.caseId}/assign`, { assigneeId: "me" });
    const answer = await product.api("POST", `/api/v1/cases/${asked.caseId}/replies`, {
      id: replyId,
      text: "It is, and it will be brought to you.",
      visibility: "public",
    });
    expect(answer.status).toBe(201);
    expect(await product.stop()).toBe(0);
    await copy(home, backup);
    await restart();
    later = await write("and mine, written after the backup?");
  });

  test("restored, it has all that it had, knows that the answer may have gone, and sends nothing by itself", async () => {
    await product.stop();
    rmSync(home, { recursive: true });
    await copy(backup, home);
    const { stdout } = await promisify(execFile)(process.execPath, ["server/cli/main.ts", "restored"], {
      env: { ...process.env, JETBRIDGE_HOME: home, JETBRIDGE_WORLD: "off", PORT: new URL(product.url).port },
    });
    expect(stdout).toContain("1 messages that were under way are unsure now");
    await restart();
    const { body } = await product.api("GET", `/api/v1/messages?externalId=${asked.externalId}`);
    expect(body.items).toHaveLength(1);
    expect(await deliveryOf(asked.caseId, replyId)).toMatchObject({ state: "unsure" });
    expect((await product.api("GET", `/api/v1/messages?externalId=${later.externalId}`)).body.items).toEqual([]);
  });

  test("the product works on it: what a vendor sends again and what is new comes in, and its key still fits", async () => {
    const body = mentionOf(brand, { id: later.externalId, text: "and mine?", authorId: later.externalId });
    expect(await deliver(brand, body)).toBe(200);
    await until(
      () => product.api("GET", `/api/v1/messages?externalId=${later.externalId}`),
      (answer) => answer.body.items.length === 1,
      "the message that came again",
    );
    const fresh = await write("does it still work?");
    expect(fresh.caseId).toBeTruthy();
    expect(await deliveryOf(asked.caseId, replyId)).toMatchObject({ state: "unsure" });
  });

  test("another key is refused in one sentence", async () => {
    await product.stop();
    cpSync(join(home, "key"), join(home, "key-kept"));
    const { JETBRIDGE_KEY: _none, ...environment } = process.env;
    const { code, stderr } = (await promisify(execFile)(process.execPath, ["server/launch.ts"], {
      env: {
        ...environment,
        JETBRIDGE_HOME: home,
        JETBRIDGE_WORLD: "off",
        PORT: new URL(product.url).port,
        JETBRIDGE_KEY: Buffer.alloc(32, 7).toString("base64"),
      },
    }).catch((error: { code: number; stderr: string }) => error)) as { code: number; stderr: string };
    expect(stderr.trim()).toMatch(/^The key does not fit this database: .+\.$/);
    expect(code).toBe(1);
    expect(readFileSync(join(home, "key"), "utf8")).toBe(readFileSync(join(home, "key-kept"), "utf8"));
  });
});
