/** An airline reached through Duffel: what it tells by signed webhooks, from its end to a booking that is kept. */
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readBookingDeliveries, readBookings } from "../../server/modules/bookings/index.ts";
import { startWorld, type World } from "../../world/world.ts";
import { type Ground, openGround } from "../ground.ts";
import { until } from "../until.ts";

let ground: Ground;
let world: World;
/** Duffel gives a webhook's secret when it is added, before which we can't be started with it: it comes in here first. */
const door = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part));
  request.on("end", () => {
    const headers = {
      "content-type": "application/json",
      "x-duffel-signature": String(request.headers["x-duffel-signature"]),
    };
    void fetch(address(), { method: "POST", headers, body: Buffer.concat(parts) }).then(
      ({ status }) => response.writeHead(status).end(),
      () => response.writeHead(502).end(),
    );
  });
});
const address = () => `${ground.url}/webhooks/reservations`;

beforeAll(async () => {
  world = await startWorld({ seed: 3 });
  await new Promise<void>((done) => door.listen(0, "127.0.0.1", done));
  const { duffelUrl: url, token } = world.reservations;
  const added = await fetch(`${url}/air/webhooks`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "duffel-version": "v2", "content-type": "application/json" },
    body: JSON.stringify({ data: { url: `http://127.0.0.1:${(door.address() as AddressInfo).port}/`, events: [] } }),
  });
  const { data } = (await added.json()) as { data: { secret: string } };
  // Without a worker nobody asks the log of events: what is heard was told.
  ground = await openGround({
    worker: false,
    reservations: { kind: "duffel", url, token, webhookSecret: data.secret },
  });
});
afterAll(async () => {
  await world.close();
  door.closeAllConnections();
  await new Promise((done) => door.close(done));
  await ground.close();
});

const day = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
const waiting = () => ground.app.db`select from bookings.delivery`;

test("a flight that moved is told, believed in nothing but what it is about, and read", async () => {
  const { id } = world.reservations.book({
    passengers: [{ surname: "Zwanenburg", givenName: "Anna" }],
    legs: [{ flight: "Q0940", date: day }],
  });
  world.reservations.changeFlight({ flight: "Q0940", date: day, kind: "retimed", departs: "18:10" });
  const kept = await until(
    async () => {
      while (await readBookingDeliveries(ground.app));
      while (await readBookings(ground.app));
      return ground.app.db<{ content: { legs: { departs: { local: string } }[] } }[]>`
        select content from bookings.booking where id like ${`%${id}`}`;
    },
    ([row]) => row?.content.legs[0]?.departs.local.endsWith("18:10") ?? false,
    "the booking with its new time",
  );
  expect(kept).toHaveLength(1);
});

test("what nobody signed is refused, and nothing of it is kept", async () => {
  await until(waiting, (rows) => rows.length === 0, "what was told to be read");
  const body = JSON.stringify({ id: "wev_1", type: "order.updated", data: { object: { id: "ord_1" } } });
  for (const signature of ["", "t=1,v1=00", `t=${Math.floor(Date.now() / 1000)},v1=${"0".repeat(64)}`]) {
    const headers = { "content-type": "application/json", "x-duffel-signature": signature };
    expect((await fetch(address(), { method: "POST", headers, body })).status).toBe(401);
  }
  expect(await waiting()).toHaveLength(0);
});

test("a sale without an answer is one order, found by what it carries; one that is not shown is sent by nobody again", async () => {
  const agent = await ground.as("agent");
  const { body: able } = await agent("GET", "/api/v1/booking-capabilities");
  expect(able).toMatchObject({
    capabilities: expect.arrayContaining(["sell"]),
    sale: { genders: ["female", "male"], ages: true },
  });
  const sell = async (traveller: object) => {
    const wanted = { slices: [{ from: "LHR", to: "AMS", date: day }], passengers: ["adult"], ages: [null] };
    const { body: found } = await agent("POST", "/api/v1/offers", wanted);
    return agent("POST", "/api/v1/booking-operations", {
      id: randomUUID(),
      bookingId: null,
      expectedVersion: null,
      caseId: randomUUID(),
      customerId: randomUUID(),
      why: "they asked",
      change: {
        kind: "sell",
        offerId: found.items[0].id,
        passengers: [{ kind: "adult", surname: "Pluimstra", givenName: "Mirthe", ...traveller }],
        contacts: [
          { kind: "email", value: "mirthe@mail.invalid", language: "nl" },
          { kind: "phone", value: "+31612345678", language: "nl" },
        ],
      },
    });
  };
  const look = (id: string) => agent("POST", `/api/v1/booking-operations/${id}/look-again`);
  const whole = { title: "dr", gender: "female", birthDate: "1984-05-17" };
  const made = () => world.reservations.bookings().length;
  const before = made();
  const lacking = { ...whole, title: null, gender: "unspecified" };
  expect(await sell(lacking)).toMatchObject({ status: 422, body: { code: "bookings.details-missing" } });

  world.reservations.addFault({ kind: "cut-after", on: "change" });
  const { body: lost } = await sell(whole);
  expect(lost).toMatchObject({ state: "unknown", bookingId: null });
  const { body: found } = await look(lost.id);
  expect(found).toMatchObject({ state: "reconciled", outcome: "done", bookingId: expect.stringMatching(/^ord_/) });
  expect(made()).toBe(before + 1);

  world.reservations.addFault({ kind: "cut", on: "change" });
  const { body: never } = await sell(whole);
  expect((await look(never.id)).body).toMatchObject({ state: "unknown", needsPerson: false, attempts: 1 });
  await ground.app.db`
    update bookings.operation set sent_at = sent_at - interval '3 minutes', due_at = platform.now() where id = ${never.id}`;
  expect((await look(never.id)).body).toMatchObject({ state: "unknown", needsPerson: true, attempts: 1 });
  expect(made()).toBe(before + 1);

  // Whoever looked there and says that it was done need not say which it is, once it is shown.
  world.reservations.addFault({ kind: "cut-after", on: "change" });
  const { body: late } = await sell(whole);
  await ground.app.db`
    update bookings.operation set state = 'unknown', needs_person = true, due_at = null where id = ${late.id}`;
  const lead = await ground.as("lead");
  const said = { wasDone: true, why: "it is at Duffel" };
  expect((await lead("POST", `/api/v1/booking-operations/${late.id}/settle`, said)).body).toMatchObject({
    state: "reconciled",
    outcome: "done",
    bookingId: expect.stringMatching(/^ord_/),
  });
});
