import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ReservationSystem } from "../../server/modules/bookings/index.ts";
import { proveByBooking } from "../../server/modules/proof/index.ts";
import { moveClock } from "../ground.ts";
import { type Api } from "../call-api.ts";
import { type Booked, openScene, type Scene } from "./scene.ts";

let scene: Scene;
let agent: Api & { id: string };

beforeAll(async () => {
  scene = await openScene();
  ({ agent } = scene);
});
afterAll(() => scene.close());
// All tests of this file come from one agent.
beforeEach(() => scene.ground.app.db`delete from proof.miss where key like 'staff/%'`);

const proofOf = (id: string, by: Api = agent) => by("GET", `/api/v1/customers/${id}/proof`).then(({ body }) => body);
const bookingsOf = (id: string, by: Api = agent) =>
  by("GET", `/api/v1/customers/${id}/bookings`).then(({ body }) => body.items);
const claim = (id: string, { recordLocator, surname }: Booked) =>
  agent("POST", `/api/v1/customers/${id}/identifiers`, { kind: "booking", value: `${recordLocator}/${surname}` });
const tries = (id: string, recordLocator: string, surname: string, more: object = {}) =>
  agent("POST", `/api/v1/customers/${id}/proof/booking`, { recordLocator, surname, ...more });
const detailsOf = (id: string, bookingId: string, by: Api = agent, use = "told") =>
  by("GET", `/api/v1/customers/${id}/bookings/${bookingId}?use=${use}`);
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

describe("a claim", () => {
  test("shows the flight, and neither tells nor changes anything", async () => {
    const [id, booked] = [await scene.somebody(), await scene.book()];
    await claim(id, booked);
    const [shown] = await bookingsOf(id);
    expect(shown).toMatchObject({ allows: "used", isMasked: true, recordLocator: "•••", legs: [{ flight: "Q0940" }] });
    expect(await proofOf(id)).toMatchObject({
      allows: "used",
      bookings: [{ allows: "used", by: "claim", until: null }],
    });
    for (const use of ["told", "changed"])
      expect(await detailsOf(id, booked.id, agent, use)).toMatchObject({
        status: 403,
        body: { code: "proof.not-proved", details: { wanted: use, allowed: "used" } },
      });
  });
});

describe("record locator and surname", () => {
  test("verify for a time, whatever the writing, and are a claim again when that is over", async () => {
    const [id, booked] = [await scene.somebody(), await scene.book({ surname: "MUELLER-OE" })];
    const code = `${booked.recordLocator.slice(0, 3)} ${booked.recordLocator.slice(3).toLowerCase()}`;
    const { status, body } = await tries(id, code, "müller ö");
    expect([status, body.status, body.bookingId]).toEqual([200, "proved", booked.id]);
    expect(Date.parse(body.until)).toBeGreaterThan(Date.now() + 23 * 3_600_000);
    expect(await proofOf(id)).toMatchObject({
      allows: "changed",
      bookings: [{ by: "proof", recordLocator: booked.recordLocator }],
    });
    expect((await detailsOf(id, booked.id, agent, "changed")).body).toMatchObject({
      recordLocator: booked.recordLocator,
    });
    const { body: customer } = await agent("GET", `/api/v1/customers/${id}`);
    expect(customer.identifiers).toContainEqual(expect.objectContaining({ kind: "booking", known: "verified" }));
    await moveClock(scene.ground.app, "25 hours");
    expect(await proofOf(id)).toMatchObject({ allows: "used", known: [{ known: "claimed", isOver: true }, {}] });
    expect((await bookingsOf(id))[0]).toMatchObject({ isMasked: true });
    expect((await detailsOf(id, booked.id)).status).toBe(403);
    const { body: after } = await agent("GET", `/api/v1/customers/${id}`);
    expect(after.identifiers.find(({ kind }: any) => kind === "booking").known).toBe("claimed");
  });

  test("a wrong name, an unknown locator and both get one answer, for the same work", async () => {
    const [id, booked] = [await scene.somebody(), await scene.book()];
    const works: string[][] = [];
    const answers: unknown[] = [];
    for (const [recordLocator, surname] of [
      [booked.recordLocator, "Somebodyelse"],
      ["ZZZZZ9", booked.surname],
      ["ZZZZZ8", "Somebodyelse"],
    ] as const) {
      const work: string[] = [];
      const { app } = scene.ground;
      const asked: ReservationSystem = {
        ...(app.reservations as ReservationSystem),
        find: (wanted) => {
          work.push(`find by ${wanted.by}`);
          return (app.reservations as ReservationSystem).find(wanted);
        },
      };
      const db = watched(app.db, work);
      const from = { staffId: agent.id };
      answers.push(
        await proveByBooking(
          { ...app, db, reservations: asked },
          { customerId: id, actorId: agent.id, recordLocator, surname, from },
        ),
      );
      works.push(work);
    }
    expect(works[0]?.length).toBeGreaterThan(4);
    expect([works[1], works[2]]).toEqual([works[0], works[0]]);
    expect(answers).toEqual(answers.map(() => ({ status: "not-proved", bookingId: null, until: null })));
  });

  test("an answer comes at whole steps of time", async () => {
    const [id, booked] = [await scene.somebody(), await scene.book()];
    const took: number[] = [];
    for (const [code, name] of [
      ["QQQQQ9", "Nobody"],
      [booked.recordLocator, "Nobody"],
      [booked.recordLocator, booked.surname],
    ] as const) {
      const begun = performance.now();
      await tries(id, code, name);
      took.push(performance.now() - begun);
    }
    expect(Math.min(...took)).toBeGreaterThanOrEqual(395);
  });

  test("misses make everybody wait longer and longer, also with what is right; others are not held up", async () => {
    const [id, booked] = [await scene.somebody(), await scene.book()];
    const statuses = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((n) => tries(id, `WRNG${n}A`, "Nobody")));
    expect(statuses.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(6);
    const { status, body, headers } = await tries(id, booked.recordLocator, booked.surname);
    expect([status, body.code]).toEqual([429, "proof.too-many-misses"]);
    expect(Number(headers.get("retry-after"))).toBe(body.details.retryAfterSeconds);
    const first = body.details.retryAfterSeconds;
    await moveClock(scene.ground.app, "10 seconds");
    await tries(id, "WRNGXB", "Nobody");
    expect((await tries(id, "WRNGXB", "Nobody")).body.details.retryAfterSeconds).toBeGreaterThan(first);
    expect((await tries(await scene.somebody(), booked.recordLocator, booked.surname)).body.status).toBe("proved");
    await moveClock(scene.ground.app, "1 hour");
    expect((await tries(id, booked.recordLocator, booked.surname)).body.status).toBe("proved");
  });

  test("one's own booking buys no more guesses at another's", async () => {
    const [id, own] = [await scene.somebody(), await scene.book()];
    for (let n = 0; n < 6; n++) {
      expect((await tries(id, `GUESS${n}`, "Nobody")).status).toBe(200);
      expect((await tries(id, own.recordLocator, own.surname)).status).toBe(n < 5 ? 200 : 429);
    }
  });

  test("guesses at one booking from many handles are held up together", async () => {
    const booked = await scene.book();
    const statuses: number[] = [];
    for (let n = 0; n < 12; n++)
      statuses.push((await tries(await scene.somebody(), booked.recordLocator, `Guess${"abcdefghijkl"[n]}`)).status);
    expect([statuses.slice(0, 11), statuses[11]]).toEqual([statuses.slice(0, 11).map(() => 200), 429]);
  });

  test("nothing of what was guessed is kept", async () => {
    await tries(await scene.somebody(), "SECRT7", "Verysecret");
    const [row] = await scene.ground.app.db`select string_agg(m::text, ' ') as all from proof.miss m`;
    expect(String(row?.["all"])).not.toMatch(/SECRT7|Verysecret/i);
  });

  test.each([
    ["ten thousand letters", "x".repeat(10_000), 400],
    ["nothing to see", "\u200B\u202E", 200],
    ["another direction", "\u202Edlevneklow", 200],
  ])("a name of %s gets a calm answer", async (_what, surname, status) => {
    const answer = await tries(await scene.somebody(), "ABCDEF", surname);
    expect([answer.status, answer.status === 200 && answer.body.status]).toEqual([
      status,
      status === 200 && "not-proved",
    ]);
  });

  test("while the reservation system is away, nobody is blamed", async () => {
    const id = await scene.somebody();
    const reservations = {
      ...scene.ground.app.reservations,
      find: async () => ({ status: "away" as const, why: "test" }),
    };
    const given = {
      customerId: id,
      actorId: agent.id,
      recordLocator: "ABCDEF",
      surname: "Nobody",
      from: { staffId: agent.id },
    };
    const { status } = await proveByBooking(
      { ...scene.ground.app, reservations: reservations as ReservationSystem },
      given,
    );
    expect(status).toBe("away");
    const [row] = await scene.ground.app.db<
      [{ count: number }]
    >`select coalesce(sum(count), 0)::int as count from proof.miss where key = ${`customer/${id}`}`;
    expect(row.count).toBe(0);
  });
});

describe("a code to the address on file", () => {
  const contactOf = async (id: string, bookingId: string) =>
    (await proofOf(id)).bookings.find((one: any) => one.bookingId === bookingId)?.contacts[0];
  const send = async (id: string, booked: Booked, more: object = {}) => {
    const contact = await contactOf(id, booked.id);
    return agent("POST", `/api/v1/customers/${id}/proof/codes`, {
      bookingId: booked.id,
      contactId: contact?.id ?? "none",
      ...more,
    });
  };
  const check = (id: string, codeId: string, code: string) =>
    agent("POST", `/api/v1/customers/${id}/proof/codes/${codeId}/check`, { code });
  const codeIn = (to: string): string => {
    const letter = scene.world.courier.letters().findLast((one) => one.to.value === to);
    return /\b\d{6}\b/.exec(letter?.text ?? "")?.[0] ?? "";
  };
  const wrong = (code: string): string => (code === "000000" ? "111111" : "000000");

  test("is shown to nobody, and verifies booking and address, once", async () => {
    const [id, booked] = [await scene.somebody(), await scene.book()];
    await claim(id, booked);
    const { status, body } = await send(id, booked);
    expect([status, body.to]).toEqual([201, expect.stringContaining("•••")]);
    const code = codeIn(booked.email);
    expect(code).toMatch(/^\d{6}$/);
    const [row] = await scene.ground.app.db`select code::text as all from proof.code where id = ${body.codeId}`;
    expect(JSON.stringify([body, row])).not.toContain(code);
    const miss = await check(id, body.codeId, wrong(code));
    expect(miss.body).toMatchObject({ status: "not-proved", triesLeft: 4 });
    expect((await check(id, body.codeId, ` ${code.slice(0, 3)} ${code.slice(3)} `)).body).toMatchObject({
      status: "proved",
    });
    expect((await check(id, body.codeId, code)).status).toBe(404);
    const { known, allows } = await proofOf(id);
    expect(allows).toBe("changed");
    expect(
      known
        .filter((one: any) => one.known === "verified")
        .map((one: any) => [one.kind, one.source])
        .toSorted(),
    ).toEqual([
      ["booking", "code"],
      ["email", "code"],
    ]);
  });

  test("is over after five tries, after ten minutes, and when another is sent", async () => {
    const [id, booked] = [await scene.somebody(), await scene.book()];
    await claim(id, booked);
    const { body: first } = await send(id, booked);
    const code = codeIn(booked.email);
    await Promise.all([1, 2, 3, 4, 5].map(() => check(id, first.codeId, wrong(code))));
    expect((await check(id, first.codeId, code)).status).toBe(404);
    const { body: second } = await send(id, booked);
    const old = codeIn(booked.email);
    const { body: third } = await send(id, booked);
    expect((await check(id, second.codeId, old)).status).toBe(404);
    await moveClock(scene.ground.app, "11 minutes");
    expect((await check(id, third.codeId, codeIn(booked.email))).status).toBe(404);
    expect((await proofOf(id)).allows).toBe("used");
  });

  test("goes to no agency's address, to nobody's booking, and not where it can't be carried", async () => {
    const [id, agencys, own] = [await scene.somebody(), await scene.book({ isAgencys: true }), await scene.book()];
    await claim(id, agencys);
    expect(await contactOf(id, agencys.id)).toBeUndefined();
    expect((await send(id, agencys)).body.code).toBe("proof.no-contact");
    expect((await send(id, own)).body.code).toBe("proof.no-booking");
    await claim(id, own);
    scene.world.courier.fail(503);
    expect((await send(id, own)).body.code).toBe("proof.code-not-sent");
  });

  test("of another customer proves nothing", async () => {
    const [id, other, booked] = [await scene.somebody(), await scene.somebody(), await scene.book()];
    await claim(id, booked);
    const { body } = await send(id, booked);
    expect((await check(other, body.codeId, codeIn(booked.email))).status).toBe(404);
  });
});

describe("an agent", () => {
  test("goes without a proof for half an hour, says why, and only they do", async () => {
    const [id, booked, colleague] = [await scene.somebody(), await scene.book(), await scene.ground.as("agent")];
    await claim(id, booked);
    const override = (reason: string, bookingId = booked.id) =>
      agent("POST", `/api/v1/customers/${id}/proof/overrides`, { bookingId, use: "told", reason });
    expect((await override("short")).status).toBe(400);
    expect((await override("A colleague at the gate has seen the passport.", (await scene.book()).id)).body.code).toBe(
      "proof.no-booking",
    );
    expect((await override("A colleague at the gate has seen the passport.")).status).toBe(201);
    expect((await detailsOf(id, booked.id)).status).toBe(200);
    expect((await detailsOf(id, booked.id, agent, "changed")).status).toBe(403);
    expect((await detailsOf(id, booked.id, colleague)).status).toBe(403);
    const [line] = await scene.ground.app.db`
      select detail from staff.audit where subject = ${`customer/${id}`} and action = 'proof.override'`;
    expect(line?.["detail"]).toContain("seen the passport");
    await moveClock(scene.ground.app, "31 minutes");
    expect((await detailsOf(id, booked.id)).status).toBe(403);
  });

  test("lets somebody act for another, proved once, with scope and end, and the two stay two", async () => {
    const loyaltyNumber = String(Math.floor(Math.random() * 1e9) + 1e9);
    const [id, booked] = [await scene.somebody("A Secretary"), await scene.book({ loyaltyNumber })];
    const actsFor = { relation: "assistant", use: "told", covers: "traveller", until: inDays(90) };
    expect(
      (await tries(id, booked.recordLocator, booked.surname, { actsFor: { ...actsFor, until: inDays(-1) } })).status,
    ).toBe(400);
    expect((await tries(id, booked.recordLocator, booked.surname, { actsFor })).body.status).toBe("proved");
    const later = await scene.book({ loyaltyNumber });
    expect((await detailsOf(id, later.id)).body).toMatchObject({ linkedBy: [{ actsFor: "assistant" }] });
    expect((await detailsOf(id, later.id, agent, "changed")).body.code).toBe("proof.not-proved");
    const { known, mandates } = await proofOf(id);
    expect([known.filter((one: any) => one.known === "verified"), mandates.length]).toEqual([[], 1]);
    const end = () =>
      agent("POST", `/api/v1/customers/${id}/proof/mandates/${mandates[0].id}/end`, { reason: "They left." });
    expect([(await end()).status, (await end()).status]).toEqual([200, 404]);
    expect((await detailsOf(id, later.id)).status).toBe(404);
  });
});

describe("how long a proof holds", () => {
  test("is set by a lead, and counts from then on", async () => {
    const lead = await scene.ground.as("lead");
    const before = (await lead("GET", "/api/v1/settings/proof")).body;
    expect(before).toEqual({ booking: 24, code: 720, login: 2160 });
    expect((await agent("PUT", "/api/v1/settings/proof", before)).status).toBe(403);
    await lead("PUT", "/api/v1/settings/proof", { ...before, booking: 2 });
    const [id, booked] = [await scene.somebody(), await scene.book()];
    const { body } = await tries(id, booked.recordLocator, booked.surname);
    const [clock] = await scene.ground.app.db<[{ now: Date }]>`select platform.now() as now`;
    expect(Date.parse(body.until) - clock.now.getTime()).toBeLessThan(2 * 3_600_000 + 1000);
    await lead("PUT", "/api/v1/settings/proof", before);
  });
});

/** The same database, noting what is asked of it, without the values. */
function watched<D extends object>(db: D, work: string[]): D {
  return new Proxy(db, {
    apply(target, self, [first, ...values]: [TemplateStringsArray, ...unknown[]]) {
      if (Array.isArray(first) && "raw" in first)
        work.push(first.join("?").replaceAll(/\s+/g, " ").trim().slice(0, 60));
      return Reflect.apply(target as never, self, [first, ...values]);
    },
    get(target, name, receiver) {
      const value = Reflect.get(target, name, receiver) as unknown;
      if (name !== "begin") return value;
      return (run: (db: object) => unknown) =>
        (value as (run: unknown) => unknown).call(target, (inner: object) => run(watched(inner, work)));
    },
  });
}
