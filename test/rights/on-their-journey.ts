/** What they leave by travelling: a booking, a bag, what they proved of both, and what the airline's systems saw. */
import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { record } from "../../server/modules/customers/index.ts";
import { until } from "../until.ts";
import { type Marks, randomLetters } from "./marks.ts";
import type { RightsScene } from "./scene.ts";

/** They share an address with `otherId`. */
export async function leaveOnTheirJourney(
  { ground, world, agent }: RightsScene,
  { customerId, otherId, firstName }: { customerId: string; otherId: string; firstName: string },
  { mark, marks }: Marks,
) {
  // A number that is proved, shared with nobody.
  const loyaltyNumber = String(Math.floor(Math.random() * 1e9) + 1e9);
  marks.push(loyaltyNumber);
  const link = (whom: string, kind: string, value: string, name?: string) =>
    record(ground.app, [
      {
        id: randomUUID(),
        kind: "link",
        customerId: whom,
        identifier: { kind, value },
        known: "verified",
        source: "login",
        ...(name && { name }),
      },
    ]);
  await link(customerId, "loyalty", `Q0 ${loyaltyNumber}`, `${firstName} ${mark("surname", false)}`);
  const family = `${randomLetters(8)}@family.example`;
  await link(customerId, "email", family);
  await link(otherId, "email", family);
  const surname = mark("booked");
  const flies = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
  const booking = world.reservations.book({
    passengers: [
      { surname, givenName: mark("given"), loyaltyNumber, email: `${mark("ctce")}@mail.invalid` },
      { surname: "Companion", givenName: "Carl" },
    ],
    legs: [{ flight: "Q0940", date: flies }],
  });
  world.baggage.file({ surname: mark("bag"), loyaltyNumber, daysAgo: 3 });
  await until(
    () => agent("GET", `/api/v1/customers/${customerId}/profile`).then(({ body }) => body),
    ({ bookings, bags }) => bookings.length === 1 && bags.length === 1,
    "the booking and the bag",
  );
  await ground.app.db`
    insert into proof.override (customer_id, booking_id, allows, actor_id, reason, until)
    values (${customerId}, ${booking.id}, 'told', ${agent.id}, ${mark("reason")}, platform.now() + interval '1 hour')`;
  await ground.app.db`
    insert into proof.mandate (customer_id, relation, allows, covers, booking_id, loyalty, method, until)
    values (${customerId}, 'parent', 'told', 'traveller', ${booking.id}, ${`Q0 ${loyaltyNumber}`}, 'booking', platform.now() + interval '9 days')`;

  // What the airline's systems saw.
  const partner = await ground.as("partner");
  const told = await partner("POST", "/api/v1/touchpoints", {
    items: [
      {
        id: mark("touch"),
        kind: "check-in",
        outcome: "failed",
        at: new Date().toISOString(),
        identifier: { kind: "loyalty", value: `Q0 ${loyaltyNumber}` },
        details: { page: mark("detail") },
      },
    ],
  });
  expect(told.body, JSON.stringify(told.body)).toMatchObject({ taken: 1 });
  return { bookingId: booking.id, loyaltyNumber, flies };
}
