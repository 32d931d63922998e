import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  checkIdentity,
  checkNightly,
  mendIdentity,
  recognise,
  record,
  type Said,
} from "../../server/modules/customers/index.ts";
import { type Ground, openGround } from "../ground.ts";

let ground: Ground;

beforeAll(async () => {
  ground = await openGround({ worker: false });
});

afterAll(() => ground.close());

/** A customer whom X knows; each younger than the one before. */
async function somebody(name: string | null = null): Promise<string> {
  const handle = { kind: "x" as const, value: randomUUID(), name, handle: null };
  const [one] = (await recognise(ground.app.db, [handle])).values();
  if (!one) throw new Error("nobody");
  return one.customerId;
}

async function several(count: number): Promise<string[]> {
  const all: string[] = [];
  while (all.length < count) all.push(await somebody());
  return all;
}

const proves = (customerId: string, kind: string, value: string, name: string | null = null): Said => ({
  id: randomUUID(),
  kind: "link",
  customerId,
  identifier: { kind, value },
  known: "verified",
  name,
  source: "code",
});

const survivorOf = async (id: string): Promise<string> => {
  const { body, status } = await ground.api("GET", `/api/v1/customers/${id}`);
  expect(status).toBe(200);
  return body.id;
};

const post = (path: string, body: unknown) => ground.api("POST", `/api/v1/customers/${path}`, body);
const merge = (one: string, otherId: string) => post(`${one}/merge`, { otherId, reason: "Same booking." });
const loyalty = (): string => `KL${Math.floor(1e9 + Math.random() * 8e9)}`;
const mail = (): string => `${randomUUID()}@example.com`;

describe("a machine", () => {
  test("joins who proved the same loyalty number, however it was written, and parts them when the proof is withdrawn", async () => {
    const [a, b] = (await several(2)) as [string, string];
    const number = loyalty();
    const proof = proves(b, "loyalty", number.toLowerCase().replace("kl", "kl "));
    await record(ground.app, [proves(a, "loyalty", number)]);
    await record(ground.app, [proof]);
    expect(await survivorOf(b)).toBe(a);
    const moved = await record(ground.app, [{ id: randomUUID(), kind: "revoke", revokes: proof.id, source: "code" }]);
    expect(moved).toEqual([{ customerId: b, from: a, to: b }]);
  });

  test("hears the same thing twice, or its withdrawal first, and is none the worse", async () => {
    const [a, b] = (await several(2)) as [string, string];
    const number = loyalty();
    const [first, second] = [proves(a, "loyalty", number), proves(b, "loyalty", number)];
    await record(ground.app, [{ id: randomUUID(), kind: "revoke", revokes: second.id, source: "code" }]);
    await record(ground.app, [first, first, second]);
    await record(ground.app, [second]);
    expect(await survivorOf(b)).toBe(b);
  });

  test("never joins two with different proved numbers, nor a family on one mail", async () => {
    const [a, b, c] = (await several(3)) as [string, string, string];
    const address = mail();
    await record(ground.app, [
      proves(a, "loyalty", loyalty()),
      proves(b, "loyalty", loyalty()),
      proves(a, "email", address, "Anna Smith"),
      proves(b, "email", address, "SMITH/ANNAMRS"),
      proves(c, "email", address, "John Smith"),
    ]);
    expect(await Promise.all([a, b, c].map(survivorOf))).toEqual([a, b, c]);
  });

  test("joins nobody by what is blocked, and all again when the block goes", async () => {
    const [a, b] = (await several(2)) as [string, string];
    const number = loyalty();
    await record(ground.app, [proves(a, "loyalty", number), proves(b, "loyalty", number)]);
    const block: Said = {
      id: randomUUID(),
      kind: "block",
      identifier: { kind: "loyalty", value: number },
      source: "agent",
    };
    await record(ground.app, [block]);
    expect(await survivorOf(b)).toBe(b);
    await record(ground.app, [{ id: randomUUID(), kind: "revoke", revokes: block.id, source: "agent" }]);
    expect(await survivorOf(b)).toBe(a);
  });

  test("knows a handle that was proved before it ever wrote", async () => {
    const a = await somebody();
    const value = randomUUID();
    await record(ground.app, [proves(a, "x", value)]);
    const found = await recognise(ground.app.db, [{ kind: "x", value, name: "Anna", handle: "anna" }]);
    const [own] = found.values();
    expect(own?.customerId).not.toBe(a);
    expect(await survivorOf(own?.customerId ?? "")).toBe(a);
  });

  test("refuses what is no identifier, long or empty", async () => {
    const a = await somebody();
    for (const value of ["x".repeat(10_000), "\u200B\u202E", "not a number"]) {
      const { status, body } = await post(`${a}/identifiers`, { kind: "phone", value });
      expect([status, status === 400 && typeof body.code]).toEqual([400, "string"]);
    }
  });

  test("two who link one handle to two people at once leave one answer", async () => {
    const [a, b] = (await several(2)) as [string, string];
    const number = loyalty();
    await Promise.all([a, b].map((id) => record(ground.app, [proves(id, "loyalty", number)])));
    expect(await survivorOf(b)).toBe(a);
  });
});

describe("whatever happens", () => {
  test("the customer kept step by step is the one that follows from all that was said", async () => {
    const crowd = await several(14);
    const shared = [
      ...[1, 2, 3].map(() => ({ kind: "loyalty", value: loyalty() })),
      ...[1, 2, 3].map(() => ({ kind: "email", value: mail() })),
      ...[1, 2].map(() => ({ kind: "x", value: randomUUID() })),
    ];
    const random = randomFrom(20_261_122);
    const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
    const [said, wrongs]: [string[], string[]] = [[], []];
    const source = "code";
    const anything = (): Said => {
      const id = randomUUID();
      const dice = random();
      if (dice < 0.45) {
        const known = pick(["claimed", "seen", "verified", "verified", "verified"] as const);
        const name = pick(["Anna Smith", "John Smith", null]);
        return { id, kind: "link", customerId: pick(crowd), identifier: pick(shared), known, name, source };
      }
      if (dice < 0.47) return { id, kind: "block", identifier: pick(shared), source };
      const [customerId, otherId] = [pick(crowd.slice(0, 7)), pick(crowd.slice(7))];
      if (dice < 0.57) return { id, kind: pick(["merge", "apart"] as const), customerId, otherId, source };
      return { id, kind: "revoke", revokes: said.length > 0 ? pick(said) : randomUUID(), source };
    };
    for (let round = 0; round < 200; round++) {
      const batch = Array.from({ length: 1 + Math.floor(random() * 3) }, anything);
      await record(ground.app, batch);
      said.push(...batch.map(({ id }) => id));
      if (round % 10 === 0) wrongs.push(...(await checkIdentity(ground.app.db)).wrong);
      if (round % 25 === 0)
        await recognise(ground.app.db, [{ kind: "x", value: pick(shared.slice(-2)).value, name: null, handle: null }]);
    }
    const { wrong, customers } = await checkIdentity(ground.app.db);
    expect([...wrongs, ...wrong]).toEqual([]);
    expect(customers).toBeGreaterThanOrEqual(14);
    const [moves] = await ground.app.db<[{ count: number }]>`select count(*)::int as count from customers.move`;
    expect(moves.count).toBeGreaterThan(50);
  });

  test("what was said is never rewritten", async () => {
    await expect(ground.app.db`update customers.identity_event set reason = 'other'`).rejects.toThrow(/only grows/);
  });
});

describe("suggestions", () => {
  const suggestions = (id: string) =>
    ground.api("GET", `/api/v1/customers/${id}/suggestions`).then(({ body }) => body.items);

  test("name who shares a mail and a name, with reasons, until it is refused", async () => {
    const [a, b, c] = (await Promise.all(["Anna de Vries", "Vries, Anna de", "Jan Pietersen"].map(somebody))) as [
      string,
      string,
      string,
    ];
    const value = mail();
    for (const id of [a, b, c]) expect((await post(`${id}/identifiers`, { kind: "email", value })).status).toBe(201);
    const [first, ...more] = await suggestions(a);
    expect([first.customerId, more]).toEqual([b, []]);
    expect(first.reasons.map(({ why }: { why: string }) => why)).toEqual(["same-name", "shares-with-few"]);
    expect(first.likelihood).toBeGreaterThan(0.9);
    expect(await survivorOf(b)).toBe(b);
    await post(`${b}/keep-apart`, { otherId: a, reason: "Mother and daughter." });
    expect(await suggestions(a)).toEqual([]);
    const { body } = await ground.api("GET", `/api/v1/customers/${a}`);
    expect(JSON.stringify(body)).not.toContain(value);
  });

  test("name nobody for what fifty share", async () => {
    const crowd = await several(52);
    const value = mail();
    await record(
      ground.app,
      crowd.map((id) => ({ ...proves(id, "email", value), known: "seen" }) as Said),
    );
    expect(await suggestions(crowd[0] ?? "")).toEqual([]);
  });
});

describe("somebody in whom very many are one", () => {
  const alarms = async () =>
    (await ground.api("GET", "/api/v1/operations")).body.alarms.filter(
      ({ code }: { code: string }) => code === "customers-large",
    );

  test("raises an alarm above a hundred, is told to who looks at them, and grows no further by people", async () => {
    const crowd = await several(102);
    // Each proves one number with the next: nothing is shared by many.
    const chain = crowd.slice(1).map((id, n) => {
      const value = `chain-${randomUUID()}`;
      return [proves(crowd[n] ?? "", "x", value), proves(id, "x", value)];
    });
    await record(ground.app, chain.slice(0, 99).flat());
    expect(await alarms()).toEqual([]);
    await record(ground.app, chain.slice(99).flat());
    expect(await alarms()).toEqual([{ code: "customers-large", severity: "look", amount: 1, about: crowd[0] }]);
    const { body } = await ground.api("GET", `/api/v1/customers/${crowd[50] ?? ""}/suggestions`);
    expect(body.size).toBe(102);
    const stranger = await somebody();
    expect(await merge(crowd[0] ?? "", stranger)).toMatchObject({
      status: 409,
      body: { code: "customers.too-many-in-one" },
    });
    expect((await checkIdentity(ground.app.db)).wrong).toEqual([]);
    const [half] = chain[50] ?? [];
    await record(ground.app, [{ id: randomUUID(), kind: "revoke", revokes: half?.id ?? "", source: "code" }]);
    expect(await alarms()).toEqual([]);
  });
});

describe("what was proved and joins nobody", () => {
  const unjoined = async (id: string) => (await ground.api("GET", `/api/v1/customers/${id}/suggestions`)).body.unjoined;

  test("is told with the reason, and without the value", async () => {
    const [a, b, c] = (await several(3)) as [string, string, string];
    const handle = randomUUID();
    const number = loyalty();
    await record(ground.app, [
      proves(a, "loyalty", number),
      proves(b, "loyalty", loyalty()),
      proves(a, "x", handle),
      proves(b, "x", handle),
    ]);
    expect(await unjoined(a)).toEqual([{ kind: "x", value: handle, why: "conflict" }]);
    await post(`${a}/keep-apart`, { otherId: c, reason: "Two people." });
    await record(ground.app, [proves(c, "loyalty", number)]);
    const [told] = await unjoined(c);
    expect(told).toMatchObject({ kind: "loyalty", why: "kept-apart" });
    expect(told.value).not.toContain(number);
    await record(ground.app, [
      { id: randomUUID(), kind: "block", identifier: { kind: "loyalty", value: number }, source: "agent" },
    ]);
    expect(await unjoined(c)).toMatchObject([{ kind: "loyalty", why: "blocked" }]);
  });
});

describe("the nightly check", () => {
  const alarms = async () =>
    (await ground.api("GET", "/api/v1/operations")).body.alarms.filter(
      ({ code }: { code: string }) => code === "identity-differs",
    );

  test("finds who leads elsewhere than what was said makes them, raises an alarm, and can mend it", async () => {
    const [a, b, c] = (await several(3)) as [string, string, string];
    const number = loyalty();
    await record(ground.app, [proves(a, "loyalty", number), proves(b, "loyalty", number)]);
    expect(await checkNightly(ground.app)).toMatchObject({ wrong: [], strayEvents: 0 });
    expect(await alarms()).toEqual([]);
    // As a fault of ours, or a hand in the database, would leave it: one who should have joined, and one who should not.
    await ground.app.db`update customers.customer set survivor_id = null where id = ${b}`;
    await ground.app.db`update customers.customer set survivor_id = ${a} where id = ${c}`;
    expect((await checkNightly(ground.app)).wrong.toSorted()).toEqual([b, c].toSorted());
    expect(await alarms()).toEqual([{ code: "identity-differs", severity: "urgent", amount: 2, about: null }]);
    const moved = await mendIdentity(ground.app);
    expect(moved).toHaveLength(2);
    expect(await Promise.all([a, b, c].map(survivorOf))).toEqual([a, a, c]);
    expect(await alarms()).toEqual([]);
  });

  test("finds what was said and is not kept", async () => {
    const a = await somebody();
    const proof = proves(a, "loyalty", loyalty());
    await record(ground.app, [proof]);
    const rows = await ground.app.db`delete from customers.link where event_id = ${proof.id} returning *`;
    expect(rows).toHaveLength(1);
    expect((await checkIdentity(ground.app.db)).strayEvents).toBe(1);
    await ground.app.db`
      insert into customers.link (event_id, customer_id, identifier_id, known, name)
      select event_id, customer_id, identifier_id, known, name from jsonb_to_recordset(${ground.app.db.json(
        rows.map((row) => ({
          event_id: row["eventId"],
          customer_id: row["customerId"],
          identifier_id: row["identifierId"],
          known: row["known"],
        })),
      )}) as row (event_id uuid, customer_id uuid, identifier_id bigint, known text, name text)`;
    expect((await checkIdentity(ground.app.db)).strayEvents).toBe(0);
  });
});

describe("a person", () => {
  test("joins two, and takes it back exactly after more has happened", async () => {
    const [a, b, c] = (await several(3)) as [string, string, string];
    const { body, status } = await merge(b, a);
    expect([status, body.survivorId]).toEqual([201, a]);
    await merge(c, b);
    expect(await survivorOf(c)).toBe(a);
    await record(ground.app, [proves(c, "loyalty", loyalty())]);
    const { status: undone } = await post(`${b}/history/${body.eventId}/take-back`, { reason: "Two sisters." });
    expect(undone).toBe(200);
    expect(await Promise.all([a, b, c].map(survivorOf))).toEqual([a, b, b]);
    const again = await post(`${b}/history/${body.eventId}/take-back`, { reason: "Again." });
    expect([again.status, again.body.code]).toEqual([409, "customers.taken-back"]);
  });

  test("finds it done where a colleague was quicker, also in a circle", async () => {
    const [a, b, c] = (await several(3)) as [string, string, string];
    const answers = await Promise.all([merge(a, b), merge(b, a)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect((await merge(b, c)).status).toBe(201);
    expect((await merge(c, a)).body.code).toBe("customers.already-one");
    expect((await merge(a, a)).body.code).toBe("customers.already-one");
    expect((await merge(a, randomUUID())).body.code).toBe("customers.not-found");
  });

  test("may join what a machine never would, and keeps apart what it had joined", async () => {
    const [a, b] = (await several(2)) as [string, string];
    await record(ground.app, [proves(a, "loyalty", loyalty()), proves(b, "loyalty", loyalty())]);
    expect((await merge(a, b)).status).toBe(201);
    expect(await survivorOf(b)).toBe(a);
    const [c, d] = (await several(2)) as [string, string];
    const number = loyalty();
    await record(ground.app, [proves(c, "loyalty", number), proves(d, "loyalty", number)]);
    expect(await survivorOf(d)).toBe(c);
    const { body } = await post(`${c}/keep-apart`, { otherId: d, reason: "Father and son." });
    expect(body.areApart).toBe(true);
    expect(await survivorOf(d)).toBe(d);
  });

  test("finds two who are one as one person, under both names", async () => {
    const word = `q${randomUUID().slice(0, 8)}`;
    const [a, b] = [await somebody(`Anna ${word}`), await somebody(`Annie ${word}`)];
    await merge(a, b);
    const { body } = await ground.api("GET", `/api/v1/search/people?text=${word}`);
    expect(body.items).toMatchObject([{ id: a, name: `Annie ${word}`, handles: [{}, {}] }]);
    const { body: profile } = await ground.api("GET", `/api/v1/customers/${b}`);
    expect([profile.id, profile.ids, profile.identifiers.length]).toEqual([a, [a, b], 2]);
  });

  test("reads in the history who said what and why, and who led to whom", async () => {
    const [a, b] = (await several(2)) as [string, string];
    await merge(a, b);
    const { body } = await ground.api("GET", `/api/v1/customers/${b}/history`);
    expect(body.items[0]).toMatchObject({
      kind: "merge",
      reason: "Same booking.",
      isTakenBack: false,
      moved: [{ customerId: b, from: b, to: a }],
    });
    expect(body.items[0].by.id).toEqual(expect.any(String));
  });
});

/** The same numbers every time (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
