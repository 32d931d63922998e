/** A world whose clock stands where a test puts it, asked over the reservation API; each answer is held against the published document. */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { answerSchema, differences } from "../openapi-check.ts";
import { startWorld, type World } from "../world.ts";

const document = JSON.parse(
  readFileSync(path.join(import.meta.dirname, "../../docs/reservation-api/openapi.json"), "utf8"),
) as Parameters<typeof differences>[0];

const paths = Object.keys(document["paths"] as object);

export interface TestDesk extends AsyncDisposable {
  world: World;
  /** Moves the clock on, by hours. */
  later: (hours: number) => void;
  day: (days: number) => string;
  // oxlint-disable-next-line typescript/no-explicit-any
  ask: (address: string, body?: unknown) => Promise<{ status: number; body: any }>;
  /** One change of a booking as it is now; `more` says what is otherwise in the request. */
  // oxlint-disable-next-line typescript/no-explicit-any
  change: (bookingId: string | null, change: object, more?: object) => Promise<any>;
  // oxlint-disable-next-line typescript/no-explicit-any
  booking: (id: string) => Promise<any>;
}

export async function openDesk(begins = "2026-11-22T08:00:00Z", home: string | null = null): Promise<TestDesk> {
  let now = Date.parse(begins);
  const world = await startWorld({ seed: 3, now: () => now, home });
  const ask: TestDesk["ask"] = async (address, body) => {
    const answer = await fetch(`${world.reservations.url}${address}`, {
      method: body === undefined ? "GET" : "POST",
      headers: {
        authorization: `Bearer ${world.reservations.token}`,
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const said = await answer.json();
    const unlike = unlikeDocument(address, {
      method: body === undefined ? "get" : "post",
      status: answer.status,
      said,
    });
    if (unlike.length > 0) throw new Error(`${address} is not as the document says: ${unlike.join("; ")}`);
    return { status: answer.status, body: said };
  };
  const booking = async (id: string) => (await ask(`/bookings/${id}`)).body;
  return {
    world,
    ask,
    booking,
    later: (hours) => void (now += hours * 3_600_000),
    day: (days) => new Date(now + days * 86_400_000).toISOString().slice(0, 10),
    change: async (bookingId, change, more = {}) => {
      const expectedVersion =
        bookingId === null ? null : world.reservations.bookings().find(({ id }) => id === bookingId)?.version;
      const actor = { kind: "agent", id: "1" };
      const request = { id: randomUUID(), bookingId, expectedVersion, actor, reason: "They asked", change, ...more };
      return (await ask("/changes", request)).body;
    },
    [Symbol.asyncDispose]: () => world.close(),
  };
}

function unlikeDocument(
  address: string,
  { method, status, said }: { method: string; status: number; said: unknown },
): string[] {
  const asked = address.split("?")[0]?.split("/") ?? [];
  const found = paths.find((one) => {
    const parts = one.split("/");
    return parts.length === asked.length && parts.every((part, n) => part.startsWith("{") || part === asked[n]);
  });
  if (!found || (status !== 200 && status !== 422)) return [];
  return differences(document, answerSchema(document, { path: found, method, status: String(status) }), said);
}

export const paid = (amount: string | number) => ({
  reference: "pi_1",
  provider: "Stripe",
  amount: { amount: String(amount), currency: "EUR" },
  paidAt: "2026-11-22T08:00:00Z",
});
