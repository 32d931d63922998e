/** Hands arrivals on in the order of their lanes. The transaction is the lease: what crashes is simply not done. */
import { atomically, attempt } from "../../platform/context.ts";
import { type Db, findByIndex, isConflict, isUnavailable } from "../../platform/db.ts";
import { changed } from "../../platform/events.ts";
import { waitForSignIn } from "./accounts.ts";
import type { Arrival } from "./arrival.ts";
import { wishTold } from "./ask-untold.ts";
import { noteSigns } from "./clearance/note-standing.ts";
import type { ChannelsContext } from "./context.ts";
import { wishPressed } from "./show-signs.ts";

/** Takes arrivals in order; must bear any entry. Throwing puts the whole batch back. */
export type Receive<C extends ChannelsContext> = (app: C, arrivals: readonly Arrival[]) => Promise<void>;

const lanesAtOnce = 400;
const arrivalsAtOnce = 400;
const attemptsAtMost = 5;

/** Receives the next batch; gives whether there may be more. */
export function receiveArrivals<C extends ChannelsContext>(app: C, receive: Receive<C>): Promise<boolean> {
  return atomically(app, async (app) => {
    const lanes = await app.db<{ key: string }[]>`
      select key from channels.lane where waiting > 0 and next_at <= (select platform.now())
      order by next_at limit ${lanesAtOnce} for update skip locked`;
    if (lanes.length === 0) return false;
    await findByIndex(app.db);
    const arrivals = await findArrivals(
      app.db,
      lanes.map(({ key }) => key),
    );
    for (const { kind, accountId } of arrivals)
      if (kind === "auth-revoked") await waitForSignIn(app, accountId, "the vendor says that our access was withdrawn");
    await noteSigns(app, arrivals);
    await wishTold(app, arrivals);
    const isDone = await attempt(app, (app) => receive(app, arrivals)).then(
      () => true,
      (error: unknown) => {
        // Not the arrivals' fault: the whole is done again.
        if (isConflict(error) || isUnavailable(error)) throw error;
        app.log.warn(
          { err: error, lanes: lanes.length },
          "a batch could not be received; its lanes are tried one by one",
        );
        return false;
      },
    );
    if (isDone) await wishPressed(app, arrivals);
    if (isDone) await finish(app.db, arrivals);
    else await receiveByLane(app, arrivals, receive);
    return lanes.length === lanesAtOnce || arrivals.length === arrivalsAtOnce;
  });
}

function findArrivals(db: Db, lanes: readonly string[]): Promise<Arrival[]> {
  return db<Arrival[]>`
    select arrival.id, account_id, account.external_id as account_external_id, account.handle as account_handle,
      account.kind as channel, arrival.external_id, arrival.kind, lane, entry, received_at
    from channels.arrival join channels.account on account.id = account_id
    where lane = any(${[...lanes]}) and arrival.state = 'waiting'
    order by arrival.id limit ${arrivalsAtOnce}`;
}

async function finish(db: Db, arrivals: readonly Arrival[]): Promise<void> {
  const ids = arrivals.map(({ id }) => id);
  await db`
    with done as (
      update channels.arrival set state = 'received' where id = any(${ids}::bigint[]) returning lane
    )
    update channels.lane set waiting = waiting - done.n, next_at = (select platform.now())
    from (select lane, count(*) as n from done group by lane) as done where key = done.lane`;
}

/** One poisonous arrival must not hold up anybody else: its lane waits and tries again, and at last goes on without it. */
async function receiveByLane<C extends ChannelsContext>(
  app: C,
  arrivals: readonly Arrival[],
  receive: Receive<C>,
): Promise<void> {
  for (const arrival of arrivals.filter(
    (one, place) => arrivals.findIndex(({ lane }) => lane === one.lane) === place,
  )) {
    try {
      await attempt(app, (app) => receive(app, [arrival]));
      await finish(app.db, [arrival]);
    } catch (error) {
      if (isUnavailable(error)) throw error;
      app.log.error({ arrival: arrival.id, err: error }, "an arrival could not be received");
      await postpone(app, arrival, error);
    }
  }
}

async function postpone(app: ChannelsContext, arrival: Arrival, error: unknown): Promise<void> {
  const why =
    error instanceof Error ? `${error.name}: ${(error as { code?: string }).code ?? "see the log"}` : "see the log";
  const [row] = await app.db<[{ attempts: number }]>`
    update channels.arrival set attempts = attempts + 1, why = ${why} where id = ${arrival.id} returning attempts`;
  if (row.attempts < attemptsAtMost) {
    await app.db`update channels.lane set next_at = platform.now() + ${2 ** row.attempts} * interval '1 second' where key = ${arrival.lane}`;
    return;
  }
  await app.db`update channels.arrival set state = 'dead' where id = ${arrival.id}`;
  await app.db`update channels.lane set waiting = waiting - 1 where key = ${arrival.lane}`;
  await changed(app, ["channels"]);
}
