import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { startWorld, type World } from "../../world/world.ts";
import { type Api } from "../call-api.ts";
import { type Ground, moveClock, openGround } from "../ground.ts";
import { until } from "../until.ts";

let ground: Ground;
let world: World;
let agent: Api & { id: string };
let lead: Api & { id: string };
let accountId: string;

beforeAll(async () => {
  world = await startWorld({ seed: 3 });
  ground = await openGround({ reservations: world.reservations });
  agent = await ground.as("agent");
  lead = await ground.as("lead");
  const account = {
    kind: "x",
    name: "Brand",
    externalId: "990011",
    secrets: { consumerKey: "k", consumerSecret: "s", bearerToken: "b", accessToken: "a" },
  };
  accountId = (await ground.api<{ id: string }>("POST", "/api/v1/channel-accounts", account)).body.id;
});
afterEach(() => world.reservations.clearFaults());
afterAll(async () => {
  await ground.close();
  await world.close();
});

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

interface Scene {
  bookingId: string;
  customerId: string;
  caseId: string;
}

/** Two people who fly from London to Amsterdam, one of them a verified customer who talks to us. */
async function booked({ day = 6, services = ["WCHR"] }: { day?: number; services?: string[] } = {}): Promise<Scene> {
  const loyaltyNumber = String(Math.floor(Math.random() * 1e9) + 1e9);
  const customerId = randomUUID();
  await ground.app.db`insert into customers.customer (id) values (${customerId})`;
  await ground.app
    .db`insert into customers.identifier (customer_id, kind, value, known) values (${customerId}, 'loyalty', ${`Q0 ${loyaltyNumber}`}, 'verified')`;
  const { id: bookingId } = world.reservations.book({
    passengers: [
      { surname: "Wolkenveld", givenName: "Fenna", loyaltyNumber, services },
      { surname: "Wolkenveld", givenName: "Tom", type: "child" },
    ],
    legs: [{ flight: "Q0940", date: inDays(day) }],
  });
  await until(
    () => ground.app.db`select from bookings.booking where id = ${bookingId}`,
    (rows) => rows.length === 1,
    "the booking to be read",
  );
  const caseId = randomUUID();
  await ground.app.db`
    insert into cases."case" (id, customer_id, account_id, channel, visibility, language, topic, urgency, opened_at, waiting_since)
    select ${caseId}, ${customerId}, ${accountId}, 'x', 'private', 'nl', 'change', 0, platform.now(), platform.now()`;
  return { bookingId, customerId, caseId };
}

const there = async ({ bookingId }: Scene) => {
  const booking = world.reservations.bookings().find(({ id }) => id === bookingId);
  if (!booking) throw new Error("no such booking");
  return booking;
};

const inCase = ({ customerId, caseId }: Scene): string => `customerId=${customerId}&caseId=${caseId}`;

/** Asks for a change of the booking as it is now; `more` may say otherwise. */
async function change(
  scene: Scene,
  what: object,
  { by = agent, ...more }: { by?: Api } & Record<string, unknown> = {},
) {
  const { version } = await there(scene);
  const body = { id: randomUUID(), ...scene, expectedVersion: version, why: "they asked", change: what, ...more };
  return by("POST", "/api/v1/booking-operations", body);
}

const seat = (seat: string, passengerId = "P1") => ({ kind: "seats", items: [{ passengerId, legId: "S1", seat }] });

/** As the operation stands now. */
const operation = async (id: string): Promise<any> => {
  const rows = await ground.app
    .db`select id, state, outcome, refusal, attempts, needs_person from bookings.operation where id = ${id}`;
  return rows[0];
};

const settled = (id: string) =>
  until(
    () => operation(id),
    (one) => one.outcome !== null,
    "it to be known what became of the operation",
  );

/** The reconciler waits half a minute between two looks; tests move the clock instead. */
async function letTimePass(id: string): Promise<void> {
  for (let n = 0; n < 3; n++) {
    await until(
      () =>
        ground.app.db<
          { at: Date | null }[]
        >`select due_at as at from bookings.operation where id = ${id} and (due_at is null or due_at > platform.now() + interval '1 second')`,
      (rows) => rows.length === 1,
      "it to be looked at",
    );
    await moveClock(ground.app, "31 seconds");
  }
}

/** A free seat for nothing, not in an exit row. */
async function freeSeat(scene: Scene, not: readonly string[] = []): Promise<string> {
  const { body } = await agent("GET", `/api/v1/bookings/${scene.bookingId}/seat-maps/S1?${inCase(scene)}`);
  const theirs = (await there(scene)).segments.flatMap(({ seats }) => seats.map((one) => one.seat));
  for (const { cabin, rows } of body.cabins)
    for (const { number, seats } of rows)
      for (const one of seats)
        if (cabin === "economy" && one.state === "free" && one.price === null && one.closedTo.length === 0)
          if (![...not, ...theirs].includes(`${number}${one.column}`)) return `${number}${one.column}`;
  throw new Error("no free seat");
}

describe("a change of a booking", () => {
  test("is done, kept at once, and told with who, why, before and after", async () => {
    const scene = await booked();
    const wanted = await freeSeat(scene);
    const { status, body } = await change(scene, seat(wanted));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      state: "confirmed",
      outcome: "done",
      by: { kind: "agent", id: agent.id },
      why: "they asked",
      attempts: 1,
    });
    expect(body.differences).toContainEqual({
      what: "seat",
      before: expect.stringContaining("Q0940"),
      after: expect.stringContaining(wanted),
    });
    expect((await there(scene)).segments[0]?.seats).toContainEqual({ passengerId: "P1", seat: wanted });
    const [kept] = await ground.app.db<
      { version: string }[]
    >`select version from bookings.booking where id = ${scene.bookingId}`;
    expect(kept?.version).toBe((await there(scene)).version);
    const [noted] = await ground.app
      .db`select actor_id, action from staff.audit where subject = ${`booking/${scene.bookingId}`} order by id desc limit 1`;
    expect(noted).toEqual({ actorId: agent.id, action: "bookings.ask-seats" });
  });

  test("the same id twice is one operation; with other content it is refused", async () => {
    const scene = await booked();
    const [one, other] = [await freeSeat(scene), await freeSeat(scene, [await freeSeat(scene)])];
    const { version } = await there(scene);
    const asked = { id: randomUUID(), ...scene, expectedVersion: version, why: "they asked", change: seat(one) };
    const answers = await Promise.all([1, 2, 3].map(() => agent("POST", "/api/v1/booking-operations", asked)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await settled(asked.id)).attempts).toBe(1);
    const changed = await agent("POST", "/api/v1/booking-operations", { ...asked, change: seat(other) });
    expect(changed).toMatchObject({ status: 409, body: { code: "bookings.operation-taken" } });
  });

  test("of a stale view is not sent, and shows what is different", async () => {
    const scene = await booked();
    const { version } = await there(scene);
    const [mine, theirs] = [await freeSeat(scene), await freeSeat(scene, [await freeSeat(scene)])];
    expect((await change(scene, seat(theirs, "P2"))).body.outcome).toBe("done");
    const stale = await change(scene, seat(mine), { expectedVersion: version });
    expect(stale.body).toMatchObject({
      state: "rejected",
      outcome: "refused",
      refusal: "VERSION_CONFLICT",
      attempts: 0,
    });
  });

  test("of two at once for one booking the second waits its turn, and then finds another booking than it agreed on", async () => {
    const scene = await booked();
    world.reservations.addFault({ kind: "slow", on: "change", ms: 1500, count: 1 });
    const [a, b] = [await freeSeat(scene), await freeSeat(scene, [await freeSeat(scene)])];
    const { version } = await there(scene);
    const ids = [randomUUID(), randomUUID()];
    const asked = (id: string, wanted: string) =>
      agent("POST", "/api/v1/booking-operations", {
        id,
        ...scene,
        expectedVersion: version,
        why: "they asked",
        change: seat(wanted),
      });
    await Promise.all([asked(ids[0] ?? "", a), asked(ids[1] ?? "", b)]);
    const ends = await Promise.all(ids.map(settled));
    expect(ends.map(({ outcome }) => outcome).toSorted()).toEqual(["done", "refused"]);
    expect(ends.find(({ outcome }) => outcome === "refused")?.refusal).toBe("VERSION_CONFLICT");
  });

  test("that the system refuses says why, and what it can't do is said before", async () => {
    const scene = await booked();
    expect((await change(scene, seat("99Z"))).body).toMatchObject({ state: "rejected", refusal: "INVALID_SEAT" });
    await expect(
      ground.app
        .db`update bookings.operation set state = 'sent', outcome = null, settled_at = null, is_under_way = true where state = 'rejected'`,
    ).rejects.toThrow(/does not go from rejected to sent/);
  });

  test("is for who proved that the booking is theirs", async () => {
    const scene = await booked();
    await ground.app.db`update customers.identifier set known = 'claimed' where customer_id = ${scene.customerId}`;
    expect((await change(scene, seat("20A"))).status).toBe(403);
    const { status } = await agent("GET", `/api/v1/bookings/${scene.bookingId}/offered-services?${inCase(scene)}`);
    expect(status).toBe(403);
  });
});

describe("looking at what could be changed", () => {
  test("stands in the audit once for each opening, by whom and of whom, and not at all where it was refused", async () => {
    const scene = await booked();
    const lines = async () =>
      (
        await ground.app.db<{ action: string; subject: string; detail: string | null }[]>`
          select action, subject, detail from staff.audit
          where actor_id = ${agent.id} and (subject like ${`%${scene.caseId}`} or subject like ${`%${scene.customerId}`}) order by id`
      ).map((line) => ({ ...line }));
    const stranger = randomUUID();
    await agent(
      "GET",
      `/api/v1/bookings/${scene.bookingId}/offered-services?customerId=${stranger}&caseId=${scene.caseId}`,
    );
    expect(await lines()).toEqual([]);

    const looks = [`offered-services`, `seat-maps/S1`, `seat-maps/S1`].map((what) => `${what}?${inCase(scene)}`);
    for (const path of looks)
      expect((await agent("GET", `/api/v1/bookings/${scene.bookingId}/${path}`)).status).toBe(200);
    const wanted = { date: inDays(8), from: "LHR", to: "AMS", legIds: ["S1"] };
    const { status } = await agent("POST", `/api/v1/bookings/${scene.bookingId}/alternatives?${inCase(scene)}`, wanted);
    expect(status).toBe(200);
    for (const list of ["booking-operations", "booking-operations", "booking-tasks"])
      expect((await agent("GET", `/api/v1/${list}?caseId=${scene.caseId}`)).status).toBe(200);
    const once = [
      {
        action: "bookings.read-choices",
        subject: `customer/${scene.customerId}`,
        detail: `booking/${scene.bookingId} in case/${scene.caseId}`,
      },
      { action: "bookings.read-operations", subject: `case/${scene.caseId}`, detail: null },
    ];
    expect(await lines()).toEqual(once);

    await moveClock(ground.app, "11 minutes");
    await agent("GET", `/api/v1/booking-operations?caseId=${scene.caseId}`);
    expect(await lines()).toEqual([...once, once[1]]);
  });
});

describe("a change that got no answer", () => {
  test.each(["timeout-after", "cut-after", "broken-after"] as const)(
    "and was done (%s) is read back, and not sent again",
    async (kind) => {
      const scene = await booked();
      const wanted = await freeSeat(scene);
      world.reservations.addFault({ kind, on: "change", count: 1 });
      const { body } = await change(scene, seat(wanted));
      const end = await settled(body.id);
      expect(end).toMatchObject({ state: "reconciled", outcome: "done", attempts: 1 });
      expect((await there(scene)).segments[0]?.seats).toContainEqual({ passengerId: "P1", seat: wanted });
    },
  );

  test("and was not done is sent again, once it is sure that nothing is on its way", async () => {
    const scene = await booked();
    const wanted = await freeSeat(scene);
    world.reservations.addFault({ kind: "broken", on: "change", count: 1 });
    const { body } = await change(scene, seat(wanted));
    expect(body.state).toBe("unknown");
    await letTimePass(body.id);
    expect(await settled(body.id)).toMatchObject({ outcome: "done", attempts: 2 });
    expect((await there(scene)).segments[0]?.seats).toContainEqual({ passengerId: "P1", seat: wanted });
  });

  test("is not sent again while a slow system may still come to do it", async () => {
    const { reservations } = ground.app;
    if (!reservations) throw new Error("none is connected");
    Object.assign(reservations, { doneWithinSeconds: 150 });
    const scene = await booked();
    const wanted = await freeSeat(scene);
    world.reservations.addFault({ kind: "broken", on: "change", count: 1 });
    const { body } = await change(scene, seat(wanted));
    await letTimePass(body.id);
    expect(await operation(body.id)).toMatchObject({ state: "unknown", attempts: 1 });
    await moveClock(ground.app, "100 seconds");
    expect(await settled(body.id)).toMatchObject({ outcome: "done", attempts: 2 });
    Object.assign(reservations, { doneWithinSeconds: undefined });
  });

  test("keeps its booking to itself until that is known; people can look, and nobody can settle what a machine still reads", async () => {
    const scene = await booked();
    const wanted = await freeSeat(scene);
    world.reservations.addFault({ kind: "broken", on: "change", count: 1 });
    const { body } = await change(scene, seat(wanted));
    const other = await change(scene, { kind: "remark", text: "CALL BACK" });
    expect(other.body).toMatchObject({ state: "prepared", waitsFor: "turn" });
    const settle = { wasDone: true, why: "I looked" };
    expect((await lead("POST", `/api/v1/booking-operations/${body.id}/settle`, settle)).status).toBe(409);
    expect((await agent("POST", `/api/v1/booking-operations/${body.id}/settle`, settle)).status).toBe(403);
    expect((await agent("POST", `/api/v1/booking-operations/${other.body.id}/withdraw`)).body.state).toBe("withdrawn");
    await letTimePass(body.id);
    await settled(body.id);
  });
});

describe("a rebooking", () => {
  const alternatives = async (scene: Scene, day: number) => {
    const { body } = await agent("POST", `/api/v1/bookings/${scene.bookingId}/alternatives?${inCase(scene)}`, {
      legIds: ["S1"],
      from: "LHR",
      to: "AMS",
      date: inDays(day),
    });
    return body.items as { id: string; journey: { legs: { flight: string }[] }; difference: { amount: string } }[];
  };

  const quoted = async (scene: Scene, what: object, by: Api = agent) =>
    by("POST", `/api/v1/bookings/${scene.bookingId}/quotes?${inCase(scene)}`, {
      expectedVersion: (await there(scene)).version,
      change: what,
    });

  test("waits for its payment where it costs something, and asks for help and seats again where it is waived and agreed to", async () => {
    const scene = await booked();
    const [first] = await alternatives(scene, 8);
    const { body: quote } = await quoted(scene, { kind: "rebook", alternativeId: first?.id });
    expect(Number(quote.due.amount)).toBeGreaterThan(0);
    const paid = await change(scene, { kind: "rebook", quoteId: quote.id });
    expect(paid.body).toMatchObject({ state: "prepared", waitsFor: "payment", due: quote.due });
    await agent("POST", `/api/v1/booking-operations/${paid.body.id}/withdraw`);

    const waived = await change(scene, { kind: "rebook", quoteId: quote.id, isWaived: true });
    expect(waived.body).toMatchObject({ state: "prepared", waitsFor: "approval" });
    const approve = `/api/v1/booking-operations/${waived.body.id}/approve`;
    expect((await agent("POST", approve)).status).toBe(403);
    expect((await lead("POST", approve)).body).toMatchObject({ state: "confirmed", outcome: "done" });

    const after = await until(
      () => there(scene),
      (booking) =>
        booking.segments.some(
          (one) =>
            one.status === "HK" &&
            one.departs.time.startsWith(inDays(8)) &&
            one.seats.length === 2 &&
            booking.services.some(
              ({ code, segmentId, status }) => code === "WCHR" && segmentId === one.id && status === "HK",
            ),
        ),
      "the wheelchair and the seats to be asked for again",
    );
    expect(after.tickets.some(({ coupons }) => coupons?.some(({ status }) => status === "E"))).toBe(true);
    const { body: tasks } = await agent("GET", `/api/v1/booking-tasks?caseId=${scene.caseId}`);
    expect(tasks.items).toEqual([]);
  });

  test("leaves what could not be kept as a task", async () => {
    const scene = await booked({ day: 9, services: ["KSML"] });
    // Nobody brings a kosher meal in a day, and none is carried on so short a flight.
    const [first] = await alternatives(scene, 1);
    const { body: quote } = await quoted(scene, { kind: "rebook", alternativeId: first?.id }, lead);
    const asked = await change(scene, { kind: "rebook", quoteId: quote.id, isWaived: true }, { by: lead });
    expect(asked.body.outcome).toBe("done");
    const tasks = await until(
      () => agent("GET", `/api/v1/booking-tasks?caseId=${scene.caseId}`).then(({ body }) => body.items as any[]),
      (items) => items.length > 0,
      "the task",
    );
    expect(tasks).toMatchObject([{ kind: "service", what: "KSML", passengerId: "P1", doneAt: null }]);
    await agent("POST", `/api/v1/booking-tasks/${tasks[0].id}/done`);
    const { body } = await agent("GET", `/api/v1/booking-tasks?caseId=${scene.caseId}`);
    expect(body.items).toMatchObject([{ doneById: agent.id }]);
  });

  test("nobody agrees to what they asked for themselves", async () => {
    const scene = await booked();
    const { body: laid } = await ground.api("GET", "/api/v1/booking-allowances");
    expect(laid).toMatchObject({ version: 0, currency: "EUR" });
    const none = { allowances: [], version: laid.version };
    expect((await ground.api("PUT", "/api/v1/booking-allowances", none)).body).toMatchObject({ ...none, version: 1 });
    expect(await ground.api("PUT", "/api/v1/booking-allowances", none)).toMatchObject({
      status: 409,
      body: { code: "bookings.allowances-changed" },
    });
    const { body: quote } = await quoted(scene, { kind: "cancel" }, lead);
    const asked = await change(scene, { kind: "cancel", quoteId: quote.id }, { by: lead });
    if (Number(quote.due.amount) === 0) return;
    expect(asked.body.waitsFor).toBe("approval");
    const own = await lead("POST", `/api/v1/booking-operations/${asked.body.id}/approve`);
    expect(own).toMatchObject({ status: 403, body: { code: "bookings.approve-another" } });
    const other = await ground.as("lead", "Another lead");
    expect((await other("POST", `/api/v1/booking-operations/${asked.body.id}/approve`)).body.outcome).toBe("done");
    expect((await there(scene)).state).toBe("cancelled");
  });
});

describe("a sale", () => {
  test("is held until it is paid, and a lost answer makes no second booking", async () => {
    const scene = await booked();
    const { body: found } = await agent("POST", "/api/v1/offers", {
      slices: [{ from: "LHR", to: "AMS", date: inDays(7) }],
      passengers: ["adult"],
    });
    const before = world.reservations.bookings().length;
    world.reservations.addFault({ kind: "timeout-after", on: "change", count: 1 });
    const sold = await change(
      scene,
      {
        kind: "sell",
        offerId: found.items[0].id,
        passengers: [{ kind: "adult", surname: "Pluimstra", givenName: "Mirthe" }],
        contacts: [{ kind: "email", value: "mirthe@mail.invalid", language: "nl" }],
      },
      { bookingId: null, expectedVersion: null },
    );
    await settled(sold.body.id);
    const listed = (kind: string): Promise<any> =>
      agent("GET", `/api/v1/booking-operations?caseId=${scene.caseId}`).then(({ body }) =>
        body.items.find((one: any) => one.kind === kind),
      );
    const sale = await listed("sell");
    expect(sale).toMatchObject({ outcome: "done", bookingId: expect.any(String) });
    expect(world.reservations.bookings()).toHaveLength(before + 1);
    const made = await there({ ...scene, bookingId: sale.bookingId });
    expect(made).toMatchObject({ state: "held", tickets: [] });

    const issue = await until(
      () => listed("issue"),
      (one) => one?.waitsFor === "payment",
      "the tickets to wait for their payment",
    );
    expect(issue.due).toEqual(made.total);
    const fulfilment = ground.app.fulfilments.get("issue");
    const { id } = issue;
    const less = { ...issue.due, amount: "1" };
    expect(await fulfilment?.expects(id, less)).toBe(false);
    const paid = (money: { amount: string; currency: string }) =>
      fulfilment?.fulfil({
        id: randomUUID(),
        ...scene,
        money,
        provider: "stripe",
        purpose: { kind: "issue", reference: id },
      });
    expect(await paid(less)).toEqual({ status: "failed", why: "not-waiting" });
    expect(await Promise.all([paid(issue.due), paid(issue.due)])).toContainEqual({ status: "fulfilled" });
    await settled(id);
    expect(await paid(issue.due)).toEqual({ status: "fulfilled" });
    const issued = await there({ ...scene, bookingId: sale.bookingId });
    expect([issued.state, issued.tickets.length]).toEqual(["confirmed", 1]);
  });

  test("that lacks what the system must be told is refused before anything is written down", async () => {
    const scene = await booked();
    const wanted = { slices: [{ from: "LHR", to: "AMS", date: inDays(7) }], passengers: ["adult", "infant"] };
    const { body: found } = await agent("POST", "/api/v1/offers", wanted);
    const sell = (infant: object) =>
      change(
        scene,
        {
          kind: "sell",
          offerId: found.items[0].id,
          passengers: [
            { kind: "adult", surname: "Pluimstra", givenName: "Mirthe" },
            { kind: "infant", surname: "Pluimstra", givenName: "Bo", ...infant },
          ],
          contacts: [{ kind: "email", value: "mirthe@mail.invalid", language: "nl" }],
        },
        { bookingId: null, expectedVersion: null },
      );
    const missing = [{ traveller: 1, what: "birth-date" }];
    expect(await sell({})).toMatchObject({
      status: 422,
      body: { code: "bookings.details-missing", details: { missing } },
    });
    expect((await agent("GET", `/api/v1/booking-operations?caseId=${scene.caseId}`)).body.items).toEqual([]);
    const born = { birthDate: inDays(-200), gender: "unspecified" };
    expect(await sell(born)).toMatchObject({ status: 200, body: { outcome: "done" } });
  });
});
