import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { BookingOfCustomer } from "../../contract/bookings.ts";
import { hearOfBookings, readBookings, type ReservationSystem } from "../../server/modules/bookings/index.ts";
import { record } from "../../server/modules/customers/index.ts";
import { startWorld, type World } from "../../world/world.ts";
import { type Ground, moveClock, openGround } from "../ground.ts";
import { type Api } from "../call-api.ts";
import { until } from "../until.ts";

let ground: Ground;
let world: World;
let agent: Api;

beforeAll(async () => {
  world = await startWorld({ seed: 3 });
  ground = await openGround({ reservations: world.reservations });
  agent = await ground.as("agent");
});
afterAll(async () => {
  await ground.close();
  await world.close();
});

type Shown = (typeof BookingOfCustomer)["_zod"]["input"];
type Known = "claimed" | "seen" | "verified";

/** A customer with identifiers of these kinds. */
async function customerWith(...identifiers: [kind: string, value: string, known: Known][]): Promise<string> {
  const id = randomUUID();
  await ground.app.db`insert into customers.customer (id) values (${id})`;
  for (const [kind, value, known] of identifiers)
    await ground.app
      .db`insert into customers.identifier (customer_id, kind, value, known) values (${id}, ${kind}, ${value}, ${known})`;
  return id;
}

const bookingsOf = (customerId: string, { by = agent, more = "" } = {}): Promise<Shown[]> =>
  by("GET", `/api/v1/customers/${customerId}/bookings${more}`).then(({ body }) => body.items);

const untilSeen = (customerId: string, satisfies: (bookings: Shown[]) => boolean, what = "the bookings") =>
  until(() => bookingsOf(customerId), satisfies, what);

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const newNumber = (): string => String(Math.floor(Math.random() * 1e9) + 1e9);

/** Books a flight for somebody with this loyalty number, through an agency that tells no contacts of theirs. */
const bookByAgency = (loyaltyNumber: string, day = 5, more: object = {}) =>
  world.reservations.book({
    passengers: [{ surname: "Van der Berg", givenName: "Anna", loyaltyNumber, services: ["VGML NN"], ...more }],
    legs: [{ flight: "Q0940", date: inDays(day) }],
    agency: { name: "Zephyr", number: "99912345", email: "desk@zephyr.invalid", phone: "+447700900999" },
  });

describe("a customer's bookings", () => {
  test("an agency's booking appears within seconds by the loyalty number, with what is odd about it", async () => {
    const number = newNumber();
    const customer = await customerWith(["loyalty", `Q0 ${number}`, "verified"]);
    const begun = performance.now();
    const { id, recordLocator } = bookByAgency(number);
    const [booking] = await untilSeen(customer, (bookings) => bookings.length === 1);
    process.stdout.write(`an agency's booking is on the profile after ${Math.round(performance.now() - begun)} ms\n`);
    expect(booking).toMatchObject({
      id,
      recordLocator,
      isMasked: false,
      agency: { name: "Zephyr" },
      legs: [{ from: "LHR", to: "AMS", seats: [{ passengerId: "P1" }] }],
      services: [{ code: "VGML", isMeal: true, standing: "requested" }],
      linkedBy: [{ passengerId: "P1", kind: "loyalty", known: "verified" }],
    });
    expect(booking?.oddities.map(({ kind }) => kind)).toEqual(["service-unconfirmed", "no-contact"]);
    expect(booking?.legs[0]?.departs).toMatchObject({ local: `${inDays(5)}T09:45`, zone: "Europe/London" });
  });

  test("follow every change, and go when the system has them no more", async () => {
    const number = newNumber();
    const customer = await customerWith(["loyalty", `Q0 ${number}`, "verified"]);
    const { id } = bookByAgency(number, 12);
    await untilSeen(customer, (bookings) => bookings.length === 1);
    world.reservations.changeFlight({ flight: "Q0940", date: inDays(12), kind: "retimed", departs: "18:10" });
    const [moved] = await untilSeen(customer, ([one]) => one?.legs[0]?.standing === "changed");
    expect(moved?.legs[0]?.departs.local).toBe(`${inDays(12)}T18:10`);
    expect(moved?.oddities.map(({ kind }) => kind)).toContain("times-changed");
    world.reservations.changeFlight({ flight: "Q0940", date: inDays(12), kind: "cancelled" });
    await untilSeen(customer, ([one]) => one?.legs[0]?.standing === "refused");
    world.reservations.cancel(id);
    await untilSeen(customer, ([one]) => one?.state === "cancelled" && one.oddities.length === 0);
    world.reservations.purge(id);
    await untilSeen(customer, (bookings) => bookings.length === 0);
  });

  test("by a contact of the passenger's own, however it is written", async () => {
    const phone = `+3161${newNumber().slice(0, 7)}`;
    const customer = await customerWith(
      ["whatsapp", phone.slice(1), "seen"],
      ["email", "Anna.Berg@Mail.invalid", "claimed"],
    );
    bookByAgency(newNumber(), 6, { phone });
    bookByAgency(newNumber(), 7, { email: "anna.berg@mail.invalid" });
    const found = await untilSeen(customer, (bookings) => bookings.length === 2);
    expect(found.map(({ linkedBy }) => linkedBy[0])).toMatchObject([
      { passengerId: "P1", kind: "phone", known: "seen" },
      { passengerId: "P1", kind: "email", known: "claimed" },
    ]);
  });

  test("by a record locator with a name, and by an e-ticket", async () => {
    const one = world.reservations.book({
      passengers: [{ surname: "Mueller", givenName: "Jan" }],
      legs: [{ flight: "Q0940", date: inDays(4) }],
    });
    const other = bookByAgency(newNumber(), 9);
    const customer = await customerWith(
      ["booking", `${one.recordLocator}/muller`, "verified"],
      ["booking", `${other.recordLocator}/muller`, "verified"],
      ["booking", `${other.recordLocator}/vanderberg/2019-01-01`, "verified"],
      ["eticket", other.tickets[0]?.number ?? "", "seen"],
    );
    const found = await untilSeen(customer, (bookings) => bookings.length === 2);
    expect(found).toMatchObject([
      { id: one.id, linkedBy: [{ passengerId: "P1", kind: "booking", known: "verified" }], isMasked: false },
      { id: other.id, linkedBy: [{ passengerId: "P1", kind: "eticket", known: "seen" }], isMasked: true },
    ]);
  });

  test("are those of all who proved to be one person, until that is taken back", async () => {
    const { app, api } = ground;
    const number = newNumber();
    const [customer, another] = [await customerWith(), await customerWith()];
    const identifier = { kind: "loyalty", value: `Q0${number}` };
    const id = randomUUID();
    await record(app, [{ id, kind: "link", customerId: another, identifier, known: "claimed", source: "agent" }]);
    bookByAgency(number, 10);
    await untilSeen(another, (bookings) => bookings.length === 1);
    expect(await bookingsOf(customer)).toEqual([]);
    await api("POST", `/api/v1/customers/${customer}/merge`, { otherId: another, reason: "They said so." });
    expect(await bookingsOf(customer)).toMatchObject([{ isMasked: true, linkedBy: [{ known: "claimed" }] }]);
    await record(app, [{ id: randomUUID(), kind: "revoke", revokes: id, source: "agent" }]);
    expect(await bookingsOf(customer)).toEqual([]);
  });

  test("that are only claimed show the flight and its trouble, and no name, code or contact", async () => {
    const number = newNumber();
    const customer = await customerWith(["loyalty", `Q0 ${number}`, "claimed"]);
    const { recordLocator, tickets } = bookByAgency(number, 8, {
      email: "secret@mail.invalid",
      phone: "+447700900888",
    });
    const [booking] = await untilSeen(customer, (bookings) => bookings.length === 1);
    expect(booking).toMatchObject({
      isMasked: true,
      legs: [{ flight: "Q0940", standing: "confirmed" }],
      oddities: [{ kind: "service-unconfirmed" }],
    });
    const text = JSON.stringify(booking);
    const hidden = [recordLocator, tickets[0]?.number ?? "", number, "BERG", "ANNA", "secret", "0900888"];
    expect(hidden.filter((one) => text.includes(one))).toEqual([]);
    const [plain] = await bookingsOf(customer, { by: ground.api });
    expect(plain).toMatchObject({ isMasked: false, recordLocator });
  });

  test("an agency's own contact, and one that stands on too many bookings, lead to nobody", async () => {
    const group = "+447700900777";
    const customer = await customerWith(
      ["phone", "+447700900999", "verified"],
      ["email", "desk@zephyr.invalid", "verified"],
      ["sms", group, "verified"],
    );
    for (let n = 0; n < 60; n++) bookByAgency(newNumber(), 20, { phone: group });
    await untilSeen(customer, (bookings) => bookings.length === 50, "all that one contact may lead to");
    bookByAgency(newNumber(), 20, { phone: group });
    expect(await untilSeen(customer, (bookings) => bookings.length === 0, "the contact to be shared")).toEqual([]);
  });

  test("come in pages: the next journey first, then what is over, newest first", async () => {
    const number = newNumber();
    const customer = await customerWith(["loyalty", `Q0 ${number}`, "verified"]);
    const ids = [3, 14, -2, -9].map((day) => bookByAgency(number, day).id);
    await untilSeen(customer, (bookings) => bookings.length === 4);
    const read: string[] = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const { body }: { body: any } = await agent(
        "GET",
        `/api/v1/customers/${customer}/bookings?limit=1${cursor && `&cursor=${cursor}`}`,
      );
      read.push(...body.items.map((one: Shown) => one.id));
      cursor = body.nextCursor;
    }
    expect(read).toEqual(ids);
  });

  test("reading them is in the audit; of nobody there are none", async () => {
    const customer = await customerWith();
    expect(await bookingsOf(customer)).toEqual([]);
    const [line] = await ground.app.db`select action from staff.audit where subject = ${`customer/${customer}`}`;
    expect(line).toMatchObject({ action: "customers.read-bookings" });
    expect((await agent("GET", `/api/v1/customers/${randomUUID()}/bookings`)).status).toBe(404);
    expect((await agent("GET", `/api/v1/customers/${customer}/bookings?cursor=guess`)).status).toBe(400);
  });
});

describe("keeping bookings", () => {
  const countEvents = async (id: string): Promise<number> => {
    const [row] = await ground.app.db<{ n: number }[]>`
      select count(*)::int as n from platform.event where type = 'bookings.kept' and fact ->> 'bookingId' = ${id}`;
    return row?.n ?? 0;
  };
  const isQuiet = () =>
    until(
      () => ground.app.db<{ n: number }[]>`select count(*)::int as n from bookings.to_read`,
      ([row]) => row?.n === 0,
      "all to be read",
    );

  test("an event that is told twice changes nothing and tells nobody", async () => {
    const number = newNumber();
    const customer = await customerWith(["loyalty", `Q0 ${number}`, "verified"]);
    const { id } = bookByAgency(number);
    await untilSeen(customer, (bookings) => bookings.length === 1);
    world.reservations.tellAgain(id);
    world.reservations.tellAgain(id);
    // What comes later was heard later.
    bookByAgency(number);
    await untilSeen(customer, (bookings) => bookings.length === 2);
    await isQuiet();
    expect(await countEvents(id)).toBe(1);
  });

  test("goes on where it was when the system was away, and says meanwhile why it waits", async () => {
    world.reservations.addFault({ kind: "unavailable", count: 8 });
    const number = newNumber();
    const customer = await customerWith(["loyalty", `Q0 ${number}`, "verified"]);
    bookByAgency(number);
    await until(
      () =>
        ground.app.db<
          { why: string | null }[]
        >`select why from bookings.feed where why is not null union all select why from bookings.to_read where why is not null`,
      (rows) => rows.some(({ why }) => why === "the reservation system answered 503"),
      "the reason",
    );
    const ahead = until(
      () => bookingsOf(customer),
      (bookings) => bookings.length === 1,
      "the booking",
      30_000,
    );
    for (let n = 0; n < 4; n++) {
      await moveClock(ground.app, "70 seconds");
      await Promise.race([ahead, new Promise((done) => setTimeout(done, 500))]);
    }
    expect(await ahead).toHaveLength(1);
  });

  test("reads anew all it knows when events were lost", async () => {
    const number = newNumber();
    const customer = await customerWith(["loyalty", `Q0 ${number}`, "verified"]);
    const { id } = bookByAgency(number, 15);
    await untilSeen(customer, (bookings) => bookings.length === 1);
    await ground.stopWorker();
    world.reservations.cancel(id);
    world.reservations.tellAgain(world.reservations.bookings()[0]?.id ?? "");
    world.reservations.forgetEvents();
    await ground.startWorker();
    const [seen] = await untilSeen(customer, ([one]) => one?.state === "cancelled", "the change that nobody told of");
    expect(seen?.version).toBe("2");
  });
});

describe("what is read while more happens", () => {
  beforeEach(() => ground.stopWorker());

  test("is not kept over what is newer, however late the older answer comes", async () => {
    const { app } = ground;
    const number = newNumber();
    const customer = await customerWith(["loyalty", `Q0 ${number}`, "verified"]);
    const { id } = bookByAgency(number, 16);
    const system = app.reservations as ReservationSystem;
    while (await hearOfBookings(app));
    let isFirst = true;
    const late: ReservationSystem = {
      ...system,
      async get(wanted) {
        const got = await system.get(wanted);
        if (wanted !== id || !isFirst) return got;
        isFirst = false;
        world.reservations.cancel(id);
        while (await hearOfBookings(app));
        while (await readBookings(app));
        return got;
      },
    };
    while (await readBookings({ ...app, reservations: late }));
    expect(isFirst).toBe(false);
    expect(await bookingsOf(customer)).toMatchObject([{ id, state: "cancelled", version: "2" }]);
  });

  test("by many workers at once is kept once", async () => {
    const { app } = ground;
    const number = newNumber();
    const customer = await customerWith(["loyalty", `Q0 ${number}`, "verified"]);
    const ids = Array.from({ length: 30 }, (_, n) => bookByAgency(number, 17 + (n % 3)).id);
    for (let round = 0; round < 4; round++)
      await Promise.all(Array.from({ length: 6 }, async () => (await hearOfBookings(app)) || readBookings(app)));
    expect(await bookingsOf(customer, { more: "?limit=200" })).toHaveLength(30);
    const rows = await app.db<{ n: number }[]>`
      select count(*)::int as n from platform.event where type = 'bookings.kept' and fact ->> 'bookingId' = any(${ids}) group by fact ->> 'bookingId'`;
    expect(rows.map(({ n }) => n)).toEqual(ids.map(() => 1));
  });
});
