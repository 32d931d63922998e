/** Hears from the reservation system what happened to which bookings, and notes that they are to be read. */
import { atomically } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { askToRead } from "./ask-to-read.ts";
import type { BookingsContext } from "./context.ts";
import type { Heard } from "./reservation-system.ts";

/** How long one who listens has it to themselves; a call takes less. */
const lease = "30 seconds";
/** The pause after a failure: it doubles up to a minute. */
const longestPauseSeconds = 60;

/** Gives whether there may be more to hear at once. */
export async function hearOfBookings(app: BookingsContext): Promise<boolean> {
  if (!app.reservations) return false;
  const feed = await takeLease(app.db);
  if (!feed) return false;
  const heard = await app.reservations.eventsSince(feed.cursor);
  if (heard.status === "away") {
    await noteFailure(app.db, heard.why);
    return false;
  }
  await atomically(app, (app) => noteHeard(app.db, feed, heard));
  return heard.status === "too-late" || heard.hasMore;
}

interface Feed {
  cursor: string | null;
  until: string;
}

async function takeLease(db: Db): Promise<Feed | null> {
  const [row] = await db<Feed[]>`
    update bookings.feed set leased_until = (select platform.now()) + ${lease}::interval
    where leased_until <= (select platform.now())
    returning cursor, leased_until::text as until`;
  return row ?? null;
}

/** Only while the lease is still ours: who was away too long moves nothing. */
async function noteHeard(db: Db, { until }: Feed, heard: Exclude<Heard, { status: "away" }>): Promise<void> {
  const { count } = await db`
    update bookings.feed set cursor = ${heard.cursor}, leased_until = '-infinity', heard_at = (select platform.now()), why = null, failures = 0
    where leased_until = ${until}::text::timestamptz`;
  if (count === 0) return;
  if (heard.status === "too-late") await askForAll(db);
  else await askToRead(db, heard.bookingIds);
}

/** All that is not over: what happened to it was not heard. */
async function askForAll(db: Db): Promise<void> {
  await db`
    insert into bookings.to_read (booking_id)
    select id from bookings.booking where ends_at > (select platform.now()) - interval '1 day' order by id
    on conflict (booking_id) do update
    set ticket = nextval('bookings.ticket'), due_at = (select platform.now()), attempts = 0, why = null`;
}

async function noteFailure(db: Db, why: string): Promise<void> {
  await db`
    update bookings.feed set why = ${why.slice(0, 200)}, failures = failures + 1,
      leased_until = (select platform.now()) + least(power(2, least(failures, 10)), ${longestPauseSeconds}) * interval '1 second'`;
}
