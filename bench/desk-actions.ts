import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { createToken } from "../server/modules/staff/index.ts";
import { apiOf } from "../test/call-api.ts";
import { startWorld } from "../world/world.ts";
import { type House, openHouse } from "./load/house.ts";
import { leaveNothing } from "./load/leave-nothing.ts";
import { at } from "./load/quantile.ts";

/** What this bench measures. */
export const promise =
  "Against a reservation system that answers in 50 ms: opening the booking panel, a seat map and a search take less than 150 ms for 95 of 100";

const rounds = Number(process.env["JETBRIDGE_DESK_ACTIONS"] ?? 200);
const theirMs = 50;

export const measure = (): Promise<Record<string, number | string>> =>
  leaveNothing(async (undo) => {
    const world = await startWorld({ seed: 7 });
    undo(() => world.close());
    const house = await openHouse(undo, { reservations: world.reservations });
    const loyaltyNumber = "2061234567";
    const date = new Date(Date.now() + 6 * 86_400_000).toISOString().slice(0, 10);
    const { id: bookingId } = world.reservations.book({
      passengers: [{ surname: "Wolkenveld", givenName: "Fenna", loyaltyNumber, services: ["WCHR"] }],
      legs: [{ flight: "Q0910", date }],
    });
    const { customerId, caseId } = await fill(house, loyaltyNumber);
    const { token } = await createToken(house.app, { name: "Bench", role: "agent", isTrusted: true });
    const api = apiOf(house.url, token);
    const inCase = `customerId=${customerId}&caseId=${caseId}`;
    const bookings = `/api/v1/customers/${customerId}/bookings?caseId=${caseId}`;
    for (;;) {
      const { body } = await api<{ items: { allows: string }[] }>("GET", bookings);
      if (body.items[0]?.allows === "changed") break;
      await pause(100);
    }
    world.reservations.addFault({ kind: "slow", share: 1, ms: theirMs });
    const alternatives = { legIds: ["S1"], from: "AMS", to: "LIS", date };
    const trip = { slices: [{ from: "AMS", to: "LIS", date }], passengers: ["adult"] };
    const acts: Record<string, () => Promise<unknown>> = {
      // What the panel asks for at once when it is opened.
      openPanel: () =>
        Promise.all([
          api("GET", bookings),
          api("GET", "/api/v1/booking-capabilities"),
          api("GET", `/api/v1/booking-operations?caseId=${caseId}&limit=20`),
          api("GET", `/api/v1/booking-tasks?caseId=${caseId}`),
        ]),
      seatMap: () => api("GET", `/api/v1/bookings/${bookingId}/seat-maps/S1?${inCase}`),
      offeredServices: () => api("GET", `/api/v1/bookings/${bookingId}/offered-services?${inCase}`),
      searchAlternatives: () => api("POST", `/api/v1/bookings/${bookingId}/alternatives?${inCase}`, alternatives),
      searchTrip: () => api("POST", "/api/v1/offers", trip),
    };
    const figures: Record<string, number | string> = { theirMs, rounds };
    for (const [name, act] of Object.entries(acts)) {
      for (let n = 0; n < 20; n++) await act();
      const took: number[] = [];
      for (let n = 0; n < rounds; n++) {
        const begun = performance.now();
        await act();
        took.push(performance.now() - begun);
      }
      figures[`${name}P50Ms`] = at(took, 0.5);
      figures[`${name}P95Ms`] = at(took, 0.95);
    }
    return figures;
  });

/** A customer who has proved their loyalty number, in a case of their own. */
async function fill({ sql }: House, loyaltyNumber: string): Promise<{ customerId: string; caseId: string }> {
  const [customerId, caseId] = [randomUUID(), randomUUID()];
  await sql`insert into customers.customer (id) values (${customerId})`;
  await sql`
    insert into customers.identifier (customer_id, kind, value, known) values (${customerId}, 'loyalty', ${`Q0 ${loyaltyNumber}`}, 'verified')`;
  await sql`
    with account as (
      insert into channels.account (kind, name, external_id, secrets) values ('x', 'Brand', '4711', '\\x00') returning id
    )
    insert into cases."case" (id, customer_id, account_id, channel, visibility, language, topic, urgency, opened_at, waiting_since)
    select ${caseId}, ${customerId}, account.id, 'x', 'private', 'nl', 'change', 0, platform.now(), platform.now() from account`;
  return { customerId, caseId };
}
