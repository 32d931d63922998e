import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recognise, record } from "../../server/modules/customers/index.ts";
import { type Ground, openGround } from "../ground.ts";
import { startErasing } from "../rights/erasing.ts";

let ground: Ground;

beforeAll(async () => {
  ground = await openGround({ worker: true });
});

afterAll(() => ground.close());

/** Customers whom X knows by these names. */
async function people(names: readonly (string | null)[]): Promise<string[]> {
  const handles = names.map((name) => ({ kind: "x" as const, value: randomUUID(), name, handle: null }));
  const found = await recognise(ground.app.db, handles);
  return handles.map(({ value }) => found.get(`x ${value}`)?.customerId ?? "");
}

const two = async (one: string | null, other: string | null): Promise<[string, string]> =>
  (await people([one, other])) as [string, string];

/** Of letters alone, like no other. */
const rare = (): string =>
  `Q${randomUUID().replaceAll(/\d|-/g, (sign) => String.fromCodePoint(103 + (Number(sign) || 0)))}`.slice(0, 14);

const has = (customerId: string, kind: string, value: string) =>
  ground.api("POST", `/api/v1/customers/${customerId}/identifiers`, { kind, value });

const proves = (customerId: string, kind: string, value: string, name: string | null) =>
  record(ground.app, [
    {
      id: randomUUID(),
      kind: "link",
      customerId,
      identifier: { kind, value },
      known: "verified",
      name,
      source: "code",
    },
  ]);

interface Suggested {
  customerId: string;
  likelihood: number;
  sharesIdentifier: boolean;
  reasons: { why: string; kind: string | null }[];
}

const suggestions = async (id: string): Promise<Suggested[]> => {
  const { body, status } = await ground.api("GET", `/api/v1/customers/${id}/suggestions?limit=50`);
  expect(status).toBe(200);
  return body.items;
};

const suggested = async (id: string): Promise<string[]> => (await suggestions(id)).map(({ customerId }) => customerId);

describe("two who share no identifier", () => {
  test("are suggested for a full name that nobody else has, with the reason, and joined by nobody", async () => {
    const surname = rare();
    const [a, b] = await two(`Anna de ${surname}`, `${surname}, Anna de`);
    const [only, ...more] = await suggestions(a);
    expect([only?.customerId, more]).toEqual([b, []]);
    expect(only).toMatchObject({ sharesIdentifier: false, reasons: [{ why: "rare-name", kind: null }] });
    expect(only?.likelihood).toBeLessThan(0.95);
    expect(await suggested(b)).toEqual([a]);
    const { body } = await ground.api("GET", `/api/v1/customers/${b}`);
    expect(body.id).toBe(b);
  });

  test.each([
    ["an umlaut written out", "Jürgen Mü", "Juergen Mue"],
    ["an umlaut left out", "Jürgen Mü", "Jurgen Mu"],
    ["a letter that is no accent", "Søren Må", "Soren Maa"],
    ["another order", "王小明 Mu", "Mu 王小明"],
  ])("are found though one is written with %s", async (_how, one, other) => {
    const surname = rare();
    const [a, b] = await two(`${surname} ${one}`, `${surname} ${other}`);
    expect([await suggested(a), await suggested(b)]).toEqual([[b], [a]]);
  });

  test("are found from behind signs that nobody sees", async () => {
    const surname = rare();
    const [a, b] = await two(`An\u200Bna \u202E${surname}`, `Anna ${surname}`);
    expect(await suggested(a)).toEqual([b]);
  });

  test("are found by the name they proved, whatever a channel calls them", async () => {
    const surname = rare();
    const [a, b] = await two("Sunshine", `Ana ${surname}`);
    await proves(a, "email", `${randomUUID()}@example.com`, `${surname}/ANAMRS`.toUpperCase());
    expect([await suggested(a), await suggested(b)]).toEqual([[b], [a]]);
  });

  test("five hundred of one common name are never suggested to each other", async () => {
    const all = await people(Array.from({ length: 500 }, () => "Jan de Vries"));
    await Promise.all(all.slice(0, 60).map((id, n) => has(id, "email", `jan.devries${n}@example.com`)));
    for (const id of all.slice(0, 10)) expect(await suggestions(id)).toEqual([]);
    expect(await suggestions(all.at(-1) ?? "")).toEqual([]);
  });

  test("with a name that eight have it takes more: a letter's slip in the mail address, and no other digit", async () => {
    const name = `Eva ${rare()}`;
    const [a, b, c] = (await people(Array.from({ length: 8 }, () => name))) as [string, string, string];
    expect(await suggested(a)).toEqual([]);
    const mail = rare().toLowerCase();
    await has(a, "email", `${mail}1@example.com`);
    await has(b, "email", `${mail}1@exmaple.com`);
    await has(c, "email", `${mail}2@example.com`);
    const [only, ...more] = await suggestions(a);
    expect([only?.customerId, more]).toEqual([b, []]);
    expect(only?.reasons.map(({ why }) => why)).toEqual(["like", "same-name"]);
    expect(await suggested(b)).toEqual([a]);
    expect(await suggested(c)).toEqual([]);
  });

  test("are suggested for a phone one digit off and a name with a slip, and not where the names differ", async () => {
    const surname = rare();
    const [a, b] = await two(`Anna ${surname}`, `Ana ${surname}`);
    const [stranger] = (await people([`Bob ${rare()}`])) as [string];
    await has(a, "phone", "+31612345678");
    await has(b, "phone", "+31612345687");
    await has(stranger, "phone", "+31612345679");
    const [only, ...more] = await suggestions(a);
    expect([only?.customerId, more]).toEqual([b, []]);
    expect(only?.reasons.map(({ why, kind }) => [why, kind])).toEqual([
      ["like-name", null],
      ["like", "phone"],
    ]);
    expect(await suggested(stranger)).toEqual([]);
  });

  test("are two people where each proved a number of their own", async () => {
    const name = `Ida ${rare()}`;
    const [a, b] = await two(name, name);
    await proves(a, "loyalty", `KL${Math.floor(1e9 + Math.random() * 8e9)}`, name);
    await proves(b, "loyalty", `KL${Math.floor(1e9 + Math.random() * 8e9)}`, name);
    expect(await suggested(a)).toEqual([]);
  });

  test("are not suggested again once a person refused it, also when the other has become part of somebody", async () => {
    const name = `Ida ${rare()}`;
    const [a, b, c] = (await people([name, name, "Somebody Else"])) as [string, string, string];
    expect(await suggested(a)).toEqual([b]);
    await ground.api("POST", `/api/v1/customers/${b}/keep-apart`, { otherId: a, reason: "Two people." });
    expect([await suggested(a), await suggested(b)]).toEqual([[], []]);
    await ground.api("POST", `/api/v1/customers/${c}/merge`, { otherId: b, reason: "One." });
    expect([await suggested(a), await suggested(c)]).toEqual([[], []]);
  });

  test("are not suggested once one of them was erased", async () => {
    const name = `Ada ${rare()}`;
    const [a, b] = await two(name, name);
    await proves(b, "email", `${randomUUID()}@example.com`, name);
    expect(await suggested(a)).toEqual([b]);
    await startErasing({ lead: await ground.as("lead") }, b);
    expect(await suggested(a)).toEqual([]);
  });

  test("are found by nothing that is blocked or an agency's", async () => {
    const name = `Eva ${rare()}`;
    const all = await people(Array.from({ length: 24 }, () => name));
    const [a, b] = all as [string, string];
    const mail = `${rare().toLowerCase()}@example.com`;
    await has(a, "email", mail);
    await has(b, "email", `a${mail}`);
    expect(await suggested(a)).toEqual([b]);
    const block = { id: randomUUID(), kind: "block" as const, identifier: { kind: "email", value: mail } };
    await record(ground.app, [{ ...block, source: "agent" }]);
    expect([await suggested(a), await suggested(b)]).toEqual([[], []]);
    await record(ground.app, [{ id: randomUUID(), kind: "revoke", revokes: block.id, source: "agent" }]);
    await Promise.all(all.slice(2, 14).map((id) => has(id, "email", mail)));
    expect(await suggested(b)).toEqual([]);
  });

  test.each([
    ["a query's signs", "Robert'); drop & | ! <-> :* Tables"],
    ["a wall of letters", "ab ".repeat(5000)],
    ["one very long word", `Anna ${"z".repeat(400)}`],
    ["backslashes and quotes", String.raw`An\na "Que'sada" \\`],
    ["nothing that is a letter", "\u202E\u200B 🙂🙂 123 ...."],
    ["all vowels", `${"aou".repeat(6)} ${"uoa".repeat(6)}`],
  ])("are looked for calmly whose name is %s", async (_what, name) => {
    const [a, b] = await two(name, name);
    expect((await suggested(a)).filter((id) => id !== b)).toEqual([]);
  });
});
