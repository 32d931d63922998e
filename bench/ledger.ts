import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { BookingChange } from "../contract/booking-operations.ts";
import { carryOut, prepareOperation } from "../server/modules/bookings/index.ts";
import { startWorld, type World } from "../world/world.ts";
import { effectsIn } from "./ledger/effects.ts";
import { failedBy } from "./load/failed.ts";
import { type House, openHouse } from "./load/house.ts";
import { leaveNothing } from "./load/leave-nothing.ts";
import { at } from "./load/quantile.ts";

/** What this bench measures. */
export const promise =
  "10,000 operations against a reservation system that fails 20 of 100 calls in every way it knows: none lost, none doubled, and how many needed a person";

const operations = Number(process.env["JETBRIDGE_LEDGER_OPERATIONS"] ?? 10_000);
const perBooking = 20;
const shareOfFaults = 0.2;
const kinds = [
  "unavailable",
  "broken",
  "slow",
  "garbled",
  "cut",
  "timeout",
  "timeout-after",
  "cut-after",
  "broken-after",
  "stale",
  "partial",
  "price-changed",
  "duplicate-events",
  "unordered-events",
] as const;
const patienceMs = 1_500_000;

export const measure = (): Promise<Record<string, number | string>> =>
  leaveNothing(async (undo) => {
    const world = await startWorld({ seed: 7 });
    undo(() => world.close());
    const bookingIds = book(world, Math.ceil(operations / perBooking));
    const house = await openHouse(undo, { reservations: world.reservations });
    for (const kind of kinds) world.reservations.addFault({ kind, share: shareOfFaults / kinds.length, ms: 6000 });
    const settling = watch(house);
    const begun = performance.now();
    const tried = await Promise.all(bookingIds.map((id) => work({ house, world, settling }, id)));
    const seconds = (performance.now() - begun) / 1000;
    settling.stop();
    world.reservations.clearFaults();
    const ids = tried.flat();
    const figures = await count(house, world, ids);
    return { operations: ids.length, bookings: bookingIds.length, seconds: Math.round(seconds), ...figures };
  });

/** One passenger each, a hundred on a flight. */
const book = (world: World, count: number): string[] =>
  Array.from({ length: count }, (_, n) => {
    const date = new Date(Date.now() + (5 + Math.floor(n / 100)) * 86_400_000).toISOString().slice(0, 10);
    const passengers = [{ surname: "Wolkenveld", givenName: `Nummer${n}` }];
    return world.reservations.book({ passengers, legs: [{ flight: "Q0940", date }] }).id;
  });

interface Scene {
  house: House;
  world: World;
  settling: ReturnType<typeof watch>;
}

/** An agent who changes one booking after the other of its things, each once it is known what became of the last. */
async function work({ house, world, settling }: Scene, bookingId: string): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < perBooking; n++) {
    const id = randomUUID();
    ids.push(id);
    await prepareOperation(house.app, {
      id,
      bookingId,
      caseId: null,
      customerId: null,
      expectedVersion: await versionOf(world, bookingId),
      change: changeOf(id),
      why: "bench",
      by: { kind: "system", id: "bench" },
    });
    // A double click.
    await Promise.all([carryOut(house.app, id), n % 5 === 0 && carryOut(house.app, id)]);
    await settling.of(id);
  }
  return ids;
}

/** Each leaves a sign of its own that nothing covers up, so that never, once and twice are told apart. */
const changeOf = (id: string): BookingChange => ({ kind: "remark", text: `OPERATION ${id}` });

/** As it is read, which may be stale: then it is a view that somebody else changed. */
async function versionOf(world: World, bookingId: string): Promise<string> {
  for (;;) {
    const answer = await fetch(`${world.reservations.url}/bookings/${bookingId}`, {
      headers: { authorization: `Bearer ${world.reservations.token}` },
      signal: AbortSignal.timeout(3000),
    }).catch(() => null);
    const booking =
      answer?.status === 200 ? ((await answer.json().catch(() => null)) as { version?: string } | null) : null;
    if (booking?.version) return booking.version;
    await pause(100);
  }
}

/** Who waits for an operation hears when it is settled, or when it waits for a person. */
function watch({ sql }: House) {
  const waiting = new Map<string, () => void>();
  let isOver = false;
  const look = async (): Promise<void> => {
    while (!isOver) {
      const ids = [...waiting.keys()];
      const rows = await sql<{ id: string }[]>`
        select id from bookings.operation where id = any(${ids}::uuid[]) and (settled_at is not null or needs_person)`;
      for (const { id } of rows) {
        waiting.get(id)?.();
        waiting.delete(id);
      }
      await pause(100);
    }
  };
  void look();
  return {
    of: (id: string): Promise<void> =>
      Promise.race([
        new Promise<void>((done) => waiting.set(id, done)),
        pause(patienceMs, undefined, { ref: false }).then(() => {
          throw new Error(`Nobody settled ${id}.`);
        }),
      ]),
    stop: () => void (isOver = true),
  };
}

async function count({ sql }: House, world: World, ids: readonly string[]) {
  const rows = await sql<
    {
      id: string;
      state: string;
      outcome: string | null;
      refusal: string | null;
      needsPerson: boolean;
      attempts: number;
      ms: number;
    }[]
  >`
    select id, state, outcome, refusal, needs_person as "needsPerson", attempts,
      extract(epoch from coalesce(settled_at, platform.now()) - prepared_at)::float * 1000 as ms
    from bookings.operation where id = any(${[...ids]}::uuid[])`;
  const effects = effectsIn(world.reservations.bookings());
  const done = rows.filter(({ outcome }) => outcome === "done" || outcome === "partial" || outcome === "waitlisted");
  const lost = done.filter(({ id, outcome }) => outcome === "done" && !effects.has(id)).length;
  const doubled = ids.filter((id) => (effects.get(id) ?? 0) > 1).length;
  const unheard = rows.filter(({ id, outcome }) => outcome === "refused" && effects.has(id)).length;
  const open = rows.filter(({ outcome, needsPerson }) => outcome === null && !needsPerson).length;
  const persons = rows.filter(({ needsPerson }) => needsPerson).length;
  const reconciled = rows.filter(({ state }) => state === "reconciled");
  const refusals = Object.entries(
    Object.groupBy(
      rows.filter(({ refusal }) => refusal),
      ({ refusal }) => refusal ?? "",
    ),
  );
  return {
    done: done.length,
    reconciled: reconciled.length,
    sentAgain: rows.filter(({ attempts }) => attempts > 1).length,
    refused: refusals.map(([code, some]) => `${code} ${some?.length}`).join(", ") || "none",
    lost,
    doubled,
    neededAPerson: persons,
    shareThatNeededAPerson: persons / Math.max(1, ids.length),
    settledP50Ms: Math.round(
      at(
        rows.map(({ ms }) => ms),
        0.5,
      ),
    ),
    reconciledP50Ms: Math.round(
      at(
        reconciled.map(({ ms }) => ms),
        0.5,
      ),
    ),
    reconciledMostMs: Math.round(
      at(
        reconciled.map(({ ms }) => ms),
        1,
      ),
    ),
    ...failedBy({
      "operations that were lost": lost + Math.abs(rows.length - ids.length),
      "that were doubled": doubled,
      "that were done and said to be refused": unheard,
      "that nobody settled": open,
    }),
  };
}
