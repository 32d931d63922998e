/** An airline over NDC: what it tells by itself, kept as it came and believed in nothing but its ids; and the ledger, where it gives no answer. */
import { randomUUID } from "node:crypto";
import { request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  eraseBookings,
  readBookingDeliveries,
  readBookings,
  type ReservationSystem,
} from "../../server/modules/bookings/index.ts";
import { atomically } from "../../server/platform/context.ts";
import { startWorld, type World } from "../../world/world.ts";
import { type Ground, moveClock, openGround } from "../ground.ts";
import { until } from "../until.ts";

const secret = "a secret of some length";
let ground: Ground;
let world: World;

beforeAll(async () => {
  world = await startWorld({ seed: 3 });
  const { ndcUrl: url, token } = world.reservations;
  // Without a worker nobody asks the airline's list: what is heard was told.
  ground = await openGround({
    worker: false,
    reservations: {
      kind: "ndc",
      url,
      token,
      carrier: "Q0",
      seller: { name: "Jetbridge", id: "99999999" },
      zones: new Map(),
      webhookSecret: secret,
    },
  });
});
afterAll(async () => {
  await ground.close();
  await world.close();
});

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const day = inDays(5);
const deliveries = () =>
  ground.app.db<{ body: Buffer | null; isUnreadable: boolean }[]>`
    select body, is_unreadable from bookings.delivery order by received_at`;
const kept = () => ground.app.db`select id, content from bookings.booking order by id`;
const toRead = () => ground.app.db`select booking_id, why from bookings.to_read order by booking_id`;
const alarms = async (): Promise<unknown[]> => (await ground.api("GET", "/api/v1/operations")).body.alarms;

test("twice and in any order, it is kept sealed, and what the order is now is read once", async () => {
  const { notices } = world.reservations;
  const { id } = world.reservations.book({
    passengers: [{ surname: "Zwanenburg", givenName: "Anna" }],
    legs: [{ flight: "Q0940", date: day }],
  });
  notices.tellTo({ url: `${ground.url}/webhooks/reservations`, secret });
  notices.hold();
  notices.copies(2);
  world.reservations.changeFlight({ flight: "Q0940", date: day, kind: "retimed", departs: "18:10" });
  world.reservations.changeFlight({ flight: "Q0940", date: day, kind: "cancelled" });
  await notices.release({ shuffled: true });
  const told = notices.told();
  const ours = told.filter(({ body }) => body.includes(id));
  expect(ours).toHaveLength(4);
  expect(ours.every(({ body }) => body.includes("ZWANENBURG"))).toBe(true);

  const waiting = await deliveries();
  expect(waiting.length).toBeGreaterThanOrEqual(told.length);
  expect(waiting.some(({ body }) => /zwanenburg|OrderID/i.test(body?.toString("latin1") ?? ""))).toBe(false);
  while (await readBookingDeliveries(ground.app));
  expect(await deliveries()).toEqual([]);
  expect(await toRead()).toContainEqual({ bookingId: id, why: null });
  while (await readBookings(ground.app));
  expect(await toRead()).toEqual([]);
  expect((await kept()).find((one) => one["id"] === id)?.["content"]).toMatchObject({
    legs: [{ flight: "Q0940", standing: "refused" }],
  });
  notices.copies(1);
  world.reservations.purge(id);
  await until(deliveries, (all) => all.length > 0, "the news that it is gone");
  while (await readBookingDeliveries(ground.app));
  while (await readBookings(ground.app));
  expect((await kept()).some((one) => one["id"] === id)).toBe(false);
  notices.tellTo(null);
});

const tell = (body: string, headers: Record<string, string>): Promise<number> =>
  fetch(`${ground.url}/webhooks/reservations`, { method: "POST", headers, body }).then(({ status }) => status);
/** Says that it is so large, and waits for what is said to that. */
const announce = (bytes: number): Promise<number | undefined> =>
  new Promise((done, fail) => {
    const headers = { ...shown, "content-length": bytes };
    const asking = request(`${ground.url}/webhooks/reservations`, { method: "POST", headers }, (response) => {
      done(response.statusCode);
      asking.destroy();
    });
    asking.on("error", fail).flushHeaders();
  });
const shown = { authorization: `Bearer ${secret}` };
const naming = (...ids: string[]): string =>
  `<n:IATA_OrderChangeNotifRQ xmlns:n="u"><Notification><ChangeGroup><ChangeOperationGroup>${ids
    .map((id) => `<ChangeOperation><New><Order><OrderID>${id}</OrderID></Order></New></ChangeOperation>`)
    .join("")}</ChangeOperationGroup></ChangeGroup></Notification></n:IATA_OrderChangeNotifRQ>`;

test("nobody is let in without the secret, nor with too much; what can't be read is kept and said", async () => {
  expect(await tell(naming("A"), {})).toBe(401);
  expect(await tell(naming("A"), { authorization: `Bearer ${secret}x` })).toBe(401);
  expect(await announce(5 * 1024 * 1024 + 1)).toBe(413);
  expect(await deliveries()).toEqual([]);
  expect(await tell(naming("A"), { "ocp-apim-subscription-key": secret })).toBe(200);
  for (const body of ["", "{}", "<a/>", naming(), naming("A".repeat(101)), naming(...Array(1001).keys().map(String))])
    expect(await tell(body, shown)).toBe(200);
  await readBookingDeliveries(ground.app);
  expect(await toRead()).toEqual([{ bookingId: "A", why: null }]);
  expect((await deliveries()).map(({ isUnreadable }) => isUnreadable)).toEqual(Array(6).fill(true));
  expect(await alarms()).toContainEqual({ code: "bookings-untold", severity: "look", amount: 6, about: null });
  // Nobody knows whose it is: whoever is erased must not be in it.
  await atomically(ground.app, (app) => eraseBookings(app, { traces: [], customerIds: [] }));
  expect((await deliveries()).map(({ body }) => body)).toEqual(Array(6).fill(null));
});

test("one that can't be read waits alone, and after three times it is said why", async () => {
  const ids = Array.from({ length: 20 }, (_, n) => `B${n}`);
  await ground.app.db`delete from bookings.to_read`;
  await ground.app.db`
    insert into bookings.to_read (booking_id, due_at, attempts)
    select id, platform.now() - interval '1 second', case when id = 'B0' then 2 else 0 end from unnest(${ids}::text[]) as id`;
  const reservations: Pick<ReservationSystem, "get"> = {
    get: async (id) =>
      id === "B0" ? { status: "away", why: "XXQ is nowhere", isThisAlone: true } : { status: "gone" },
  };
  await readBookings({ ...ground.app, reservations: reservations as ReservationSystem });
  expect(await toRead()).toEqual([{ bookingId: "B0", why: "XXQ is nowhere" }]);
  expect(await alarms()).toContainEqual({
    code: "bookings-unread",
    severity: "look",
    amount: 1,
    about: "XXQ is nowhere",
  });
});

/** Somebody who proved to be on a booking of which nobody told: it was made long ago, and nothing happened to it since. */
async function proved(named: { recordLocator: string; surname: string }) {
  const { app, api } = ground;
  const [customerId, caseId] = [randomUUID(), randomUUID()];
  await app.db`insert into customers.customer (id) values (${customerId})`;
  const secrets = { consumerKey: "k", consumerSecret: "s", bearerToken: "b", accessToken: "a" };
  const account = { kind: "x", name: "Brand", externalId: String(Date.now()), secrets };
  const { id: accountId } = (await api<{ id: string }>("POST", "/api/v1/channel-accounts", account)).body;
  await app.db`
    insert into cases."case" (id, customer_id, account_id, channel, visibility, language, topic, urgency, opened_at, waiting_since)
    select ${caseId}, ${customerId}, ${accountId}, 'x', 'private', 'nl', 'change', 0, platform.now(), platform.now()`;
  const said = await api("POST", `/api/v1/customers/${customerId}/proof/booking`, { ...named, caseId });
  const bookingId = world.reservations.bookings().find((one) => one.recordLocator === named.recordLocator)?.id;
  expect(said.body).toMatchObject({ status: "proved", bookingId });
  const [booking] = await until(
    () => api("GET", `/api/v1/customers/${customerId}/bookings?caseId=${caseId}`).then(({ body }) => body.items),
    (items) => items.length === 1,
    "the booking to be theirs",
  );
  return { scene: { bookingId, customerId, caseId }, booking };
}

// First: the others move the clock, and the airline's stays.
test("a sale without an answer is found among the orders that nobody paid for, and is one", async () => {
  world.reservations.clearFaults();
  await ground.startWorker();
  const agent = await ground.as("agent");
  const known = world.reservations
    .bookings()
    .find(
      ({ recordLocator, state, passengers }) =>
        state === "confirmed" && passengers.length === 1 && !["Y5KTVD", "L3PWRC"].includes(recordLocator),
    );
  const { scene } = await proved({
    recordLocator: known?.recordLocator ?? "",
    surname: known?.passengers[0]?.surname ?? "",
  });
  const { body: found } = await agent("POST", "/api/v1/offers", {
    slices: [{ from: "LHR", to: "AMS", date: inDays(7) }],
    passengers: ["adult"],
  });
  const change = {
    kind: "sell",
    offerId: found.items[0].id,
    passengers: [
      { kind: "adult", surname: "Kwikstaartje", givenName: "Mirthe", birthDate: "1990-05-18", gender: "female" },
    ],
    contacts: [{ kind: "phone", value: "+31612345678", language: "nl" }],
  };
  world.reservations.addFault({ kind: "cut-after", on: "change" });
  const asked = { id: randomUUID(), ...scene, bookingId: null, expectedVersion: null, why: "they asked", change };
  expect(await agent("POST", "/api/v1/booking-operations", asked)).toMatchObject({ status: 200 });
  const [sale] = await until(
    () => ground.app.db`select state, outcome, attempts, booking_id from bookings.operation where id = ${asked.id}`,
    ([one]) => one?.["outcome"] !== null,
    "what became of the sale",
  );
  const made = world.reservations.bookings().filter(({ passengers }) => passengers[0]?.surname === "KWIKSTAARTJE");
  expect(made).toMatchObject([{ state: "held" }]);
  expect(sale).toMatchObject({ state: "reconciled", outcome: "done", attempts: 1, bookingId: made[0]?.id });
  const [issue] = await until(
    () => ground.app.db`select waits_for, due from bookings.operation where follows_id = ${asked.id}`,
    (rows) => rows.length === 1,
    "its tickets to wait for their payment",
  );
  expect(issue).toEqual({ waitsFor: "payment", due: made[0]?.total });
});

test.each([
  [
    "was done is found in the order",
    { recordLocator: "Y5KTVD", surname: "Alghayma" },
    "cut-after",
    { state: "reconciled", outcome: "done", attempts: 1 },
  ],
  [
    "was not done is sent once more",
    { recordLocator: "L3PWRC", surname: "Sternenthaler" },
    "cut",
    { outcome: "done", attempts: 2 },
  ],
] as const)("a change without an answer that %s", async (_what, named, kind, expected) => {
  world.reservations.clearFaults();
  await ground.startWorker();
  const agent = await ground.as("agent");
  const { scene, booking } = await proved(named);
  const { id, version, passengers, legs } = booking;
  const items = [{ passengerId: passengers[0].id, legId: legs[0].id, code: "VLML", text: null }];
  world.reservations.addFault({ kind, on: "change" });
  const change = { kind: "add-services", items, quoteId: null };
  const asked = { id: randomUUID(), ...scene, expectedVersion: version, why: "they asked", change };
  expect(await agent("POST", "/api/v1/booking-operations", asked)).toMatchObject({ status: 200 });
  const standing = () =>
    ground.app.db<{ state: string; outcome: string | null; attempts: number; isDue: boolean }[]>`
      select state, outcome, attempts, coalesce(due_at <= platform.now() + interval '1 second', false) as is_due
      from bookings.operation where id = ${asked.id}`;
  // Two looks are half a minute apart.
  for (let n = 0; n < 5; n++) {
    const [one] = await until(standing, ([one]) => one?.isDue === false, "it to be looked at");
    if (one?.outcome) break;
    await moveClock(ground.app, "31 seconds");
  }
  expect(await until(standing, ([one]) => (one?.outcome ?? null) !== null, "what became of it")).toMatchObject([
    expected,
  ]);
  const held = world.reservations.bookings().find((one) => one.id === id);
  expect(held?.services.filter(({ code }) => code === "VLML")).toHaveLength(1);
});
