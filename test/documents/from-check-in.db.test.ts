import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startWorld, type World } from "../../world/world.ts";
import { openScene, type Scene } from "../clearance/scene.ts";
import { until } from "../until.ts";

let world: World;
let scene: Scene;
beforeAll(async () => {
  world = await startWorld({ rate: 0, seed: 5 });
  scene = await openScene(undefined, { reservations: world.reservations });
});
afterAll(async () => {
  await scene.close();
  await world.close();
});

test("who is checked in in the conversation is sent the boarding pass that the reservation system gives", async () => {
  const { db } = scene.ground.app;
  // Always within the thirty hours in which one checks in.
  const date = new Date(Date.now() + 20 * 3_600_000).toISOString().slice(0, 10);
  const { id: bookingId } = world.reservations.book({
    recordLocator: "QD4F5G",
    passengers: [{ surname: "Wolkenveld", givenName: "Fenna" }],
    legs: [{ flight: "Q0940", date }],
  });
  const [row] = await until(
    () => db<{ content: any }[]>`select content from bookings.booking where id = ${bookingId}`,
    (rows) => rows.length === 1,
    "the booking",
  );
  const { version, passengers, legs } = row?.content ?? {};
  const caseId = await scene.writes("messenger", randomUUID().slice(0, 8), { text: "Mag ik mijn instapkaart hier?" });
  const { customerId } = (await scene.agent("GET", `/api/v1/cases/${caseId}`)).body;
  const proof = { recordLocator: "QD4F5G", surname: "Wolkenveld", caseId };
  await scene.agent("POST", `/api/v1/customers/${customerId}/proof/booking`, proof);
  const change = { kind: "check-in", items: [{ passengerId: passengers[0].id, legId: legs[0].id }] };
  const asked = {
    id: randomUUID(),
    caseId,
    customerId,
    bookingId,
    expectedVersion: version,
    why: "They asked",
    change,
  };
  expect((await scene.agent("POST", "/api/v1/booking-operations", asked)).status).toBe(200);
  const { items, places } = await until(
    () => scene.agent("GET", `/api/v1/cases/${caseId}/documents`).then(({ body }) => body),
    (found: any) => found.items.some(({ kind }: any) => kind === "boarding-pass"),
    "the pass",
  );
  const { kind, legId, passengerIds } = items[0];
  const body = { id: randomUUID(), kind, bookingId, legId, passengerIds, to: places };
  expect((await scene.agent("POST", `/api/v1/cases/${caseId}/documents`, body)).status).toBe(201);
  const [pass] =
    await db`select facts #>> '{pass,barcode}' as code from documents.document where kind = 'boarding-pass'`;
  expect(pass?.["code"]).toMatch(/^M1WOLKENVELD\/FENNA {4}EQD4F5G LHRAMSQ0 0940 /);
});
