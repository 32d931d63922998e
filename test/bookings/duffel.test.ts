import { createHmac, randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { BookingChange } from "../../contract/booking-operations.ts";
import type { Booking } from "../../contract/bookings.ts";
import { connectReservations } from "../../server/adapters/bookings/index.ts";
import type { ReservationSystem } from "../../server/modules/bookings/index.ts";
import { startWorld, type World } from "../../world/world.ts";
import { until } from "../until.ts";

let world: World;
let system: ReservationSystem;
const secret = "c2VjcmV0";

beforeAll(async () => {
  world = await startWorld({ seed: 3 });
  system = connect(secret);
});
afterAll(() => world.close());

function connect(webhookSecret: string | null): ReservationSystem {
  const { duffelUrl: url, token } = world.reservations;
  const connected = connectReservations({ kind: "duffel", url, token, webhookSecret });
  if (!connected) throw new Error("not connected");
  return connected;
}

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

async function book(day: number): Promise<Booking> {
  const { id } = world.reservations.book({
    passengers: [{ surname: "Halvorsen", givenName: "Noor" }],
    legs: [{ flight: "Q0940", date: inDays(day) }],
  });
  return get(`ord_${id}`);
}

async function get(id: string): Promise<Booking> {
  const got = await system.get(id);
  if (got.status !== "here") throw new Error(`not here: ${JSON.stringify(got)}`);
  return got.booking;
}

const change = (booking: Booking, wanted: BookingChange, paid: string | null = null) =>
  system.change({
    id: randomUUID(),
    bookingId: booking.id,
    expectedVersion: booking.version,
    actor: { kind: "agent", id: "1" },
    why: "they asked",
    change: wanted,
    payment:
      paid === null
        ? null
        : { reference: "pi_1", provider: "Stripe", amount: { amount: paid, currency: "EUR" }, paidAt: new Date() },
  });
const refusedAs = (code: string) => ({ status: "settled", settled: { outcome: "refused", refusal: { code } } });

describe("over Duffel", () => {
  test("what it can't do is not offered, and refused to who asks", async () => {
    const booking = await book(5);
    const legId = booking.legs[0]?.id ?? "";
    const passengerId = booking.passengers[0]?.id ?? "";
    expect(await system.abilities()).toMatchObject({
      status: "answered",
      answer: { capabilities: ["sell", "rebook", "cancel", "refund", "services", "bags"] },
    });
    expect(await system.seatMap(booking.id, legId)).toMatchObject({ code: "NOT_SUPPORTED" });
    for (const wanted of [
      { kind: "seats", items: [{ passengerId, legId, seat: "14C" }], quoteId: null },
      { kind: "remark", text: "VIP" },
      { kind: "check-in", items: [{ passengerId, legId }] },
      { kind: "rebook", quoteId: "oce_1~0~EUR", isWaived: true },
    ] satisfies BookingChange[])
      expect(await change(booking, wanted)).toMatchObject(refusedAs("NOT_SUPPORTED"));
  });

  test("a journey is changed whole, and the other one stays as it is", async () => {
    const { id } = world.reservations.book({
      passengers: [{ surname: "Halvorsen", givenName: "Noor" }],
      legs: [
        { flight: "Q0940", date: inDays(5) },
        { flight: "Q0910", date: inDays(5) },
        { flight: "Q0950", date: inDays(12) },
      ],
    });
    const booking = await get(`ord_${id}`);
    const [first, second, back] = booking.legs.map((leg) => leg.id);
    const ask = (...legIds: (string | undefined)[]) =>
      system.alternatives(booking.id, {
        legIds: legIds.map(String),
        from: "LHR",
        to: booking.legs[1]?.to ?? "",
        date: inDays(6),
        cabin: null,
      });
    expect(await ask(first)).toMatchObject({ status: "refused", code: "NOT_ELIGIBLE" });
    expect(await ask("seg_0")).toMatchObject({ status: "refused", code: "INVALID_REQUEST" });
    const asked = await ask(first, second);
    if (asked.status !== "answered" || !asked.answer[0]) throw new Error(`not answered: ${JSON.stringify(asked)}`);
    const firm = await system.quote(booking.id, {
      expectedVersion: booking.version,
      change: { kind: "rebook", alternativeId: asked.answer[0].id },
    });
    if (firm.status !== "answered") throw new Error("not quoted");
    const { id: quoteId, due } = firm.answer;
    expect(await change(booking, { kind: "rebook", quoteId, isWaived: false }, due.amount)).toMatchObject({
      settled: { outcome: "done" },
    });
    const after = await get(booking.id);
    expect(after.legs.map((leg) => leg.id)).toContain(back);
    expect(after.legs.map((leg) => leg.id)).not.toContain(first);
    expect(await change(after, { kind: "rebook", quoteId, isWaived: false }, due.amount)).toMatchObject(
      refusedAs("ORDER_STATE"),
    );
  });

  test("nothing is bought at a price that nobody agreed to, or twice", async () => {
    const booking = await book(5);
    const items = [
      {
        passengerId: booking.passengers[0]?.id ?? "",
        legId: booking.legs[0]?.id ?? "",
        code: "XBAG",
        kilograms: 23,
        text: null,
      },
    ];
    const add = { kind: "add-services", items, quoteId: null } as const;
    expect(await change(booking, add, "4500")).toMatchObject(refusedAs("PAYMENT_REQUIRED"));
    expect(await change(booking, { ...add, quoteId: "bags~4400~EUR" }, "4400")).toMatchObject(
      refusedAs("PRICE_CHANGED"),
    );
    expect(await change(booking, { ...add, quoteId: "bags~4500~EUR" })).toMatchObject(refusedAs("PAYMENT_REQUIRED"));
    expect(await change(booking, { ...add, quoteId: "bags~4500~EUR" }, "4499")).toMatchObject(
      refusedAs("PRICE_CHANGED"),
    );
    expect(await change(booking, { ...add, quoteId: "bags~4500~EUR" }, "4500")).toMatchObject({
      settled: { outcome: "done" },
    });
    const after = await get(booking.id);
    expect(await change(after, { ...add, quoteId: "bags~4500~EUR" }, "4500")).toMatchObject(refusedAs("SERVICE_QUOTA"));
  });

  test("only the newest quote of giving up is good, and once", async () => {
    const booking = await book(5);
    const ask = () => system.quote(booking.id, { expectedVersion: booking.version, change: { kind: "cancel" } });
    const [stale, fresh] = [await ask(), await ask()];
    if (stale.status !== "answered" || fresh.status !== "answered") throw new Error("not quoted");
    expect(await change(booking, { kind: "cancel", quoteId: stale.answer.id })).toMatchObject(
      refusedAs("OFFER_EXPIRED"),
    );
    const dearer = fresh.answer.id.replace(/~-?\d+~/, "~-1~");
    expect(await change(booking, { kind: "cancel", quoteId: dearer })).toMatchObject(refusedAs("PRICE_CHANGED"));
    expect(await change(booking, { kind: "cancel", quoteId: fresh.answer.id })).toMatchObject({
      settled: { outcome: "done" },
    });
  });

  test("a flight that the airline moved is changed, and heard of though the log names the change alone", async () => {
    const booking = await book(40);
    const since = new Date(Date.now() - 20_000).toISOString();
    world.reservations.changeFlight({ flight: "Q0940", date: inDays(40), kind: "retimed", departs: "18:10" });
    const heard = await system.eventsSince(since);
    expect(heard.status === "heard" ? heard.bookingIds : heard).toContain(booking.id);
    expect((await get(booking.id)).legs[0]).toMatchObject({
      standing: "changed",
      departs: { local: `${inDays(40)}T18:10` },
    });
  });

  test("who has not listened for too long, or comes from another system, begins anew", async () => {
    for (const cursor of ["1204", "no time at all", inDays(-15)])
      expect(await system.eventsSince(cursor)).toMatchObject({ status: "too-late" });
  });
});

describe("a webhook", () => {
  const body = JSON.stringify({ id: "wev_1", type: "order.updated", data: { object: { id: "ord_7" } } });
  const seconds = (more = 0): string => String(Math.floor(Date.now() / 1000) + more);
  const sign = (text: string, time = seconds(), key = secret): string =>
    `t=${time},v1=${createHmac("sha256", key).update(`${time}.${text}`).digest("hex")}`;
  const rawOf = ({ signature, body: text }: { signature: string; body: string }) => ({
    headers: { "x-duffel-signature": signature },
    body: Buffer.from(text),
  });
  const hear = (signature: string, text = body) => system.webhook?.isGenuine(rawOf({ signature, body: text }));

  test.each([
    ["as it was signed", body, ["ord_7"]],
    [
      "of a change by the airline",
      '{"id":"w","type":"t","data":{"object":{"id":"aic_1","order_id":"ord_8"}}}',
      ["ord_8"],
    ],
    ["that names its order alone", '{"id":"w","type":"t","idempotency_key":"ord_9"}', ["ord_9"]],
    ["of something else", '{"id":"w","type":"stays.booking.created","idempotency_key":"bok_1"}', []],
    ["that nobody can read", "ping", null],
  ])("is believed %s", (_, text, bookingIds) => {
    expect(hear(sign(text), text)).toBe(true);
    expect(system.webhook?.read(Buffer.from(text))).toEqual(bookingIds);
  });

  test.each([
    ["that nobody signed", ""],
    ["signed with another key", sign(body, seconds(), "other")],
    ["signed for other words", sign("{}")],
    ["of six minutes ago", sign(body, seconds(-360))],
    ["of a time to come", sign(body, seconds(7200))],
    ["cut short", sign(body).slice(0, -1)],
  ])("is not believed %s", (_, signature) => expect(hear(signature)).toBe(false));

  test("is heard only where its secret is known", () => expect(connect(null).webhook).toBeUndefined());

  test("of the world arrives signed for each thing that happens", async () => {
    const got: { signature: string; body: string }[] = [];
    const server: Server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        got.push({ signature: String(request.headers["x-duffel-signature"]), body: Buffer.concat(chunks).toString() });
        response.end();
      });
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const address = server.address();
    const port = address !== null && typeof address === "object" ? address.port : 0;
    const { duffelUrl, token } = world.reservations;
    const subscribed = await fetch(`${duffelUrl}/air/webhooks`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "duffel-version": "v2", "content-type": "application/json" },
      body: JSON.stringify({ data: { url: `http://127.0.0.1:${port}/`, events: ["order.created"] } }),
    });
    const { data } = (await subscribed.json()) as { data: { secret: string } };
    const booking = await book(6);
    const { webhook } = connect(data.secret);
    const hooks = await until(
      async () => got,
      (some) => some.some((one) => webhook?.read(rawOf(one).body)?.includes(booking.id)),
      "the webhook",
    );
    expect(hooks.every((one) => webhook?.isGenuine(rawOf(one)))).toBe(true);
    await new Promise((done) => server.close(done));
  });
});
