/** Hears from the baggage tracing which files changed, and keeps them. */
import { atomically } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import type { BookingsContext } from "./context.ts";
import { keepBagFiles } from "./keep-bag-files.ts";

/** How long one who listens has it to themselves; a call takes less. */
const lease = "30 seconds";
/** The pause after a failure: it doubles up to a minute. */
const longestPauseSeconds = 60;

/** Gives whether there may be more to hear at once. */
export async function hearOfBags(app: BookingsContext): Promise<boolean> {
  const { baggage } = app;
  if (!baggage) return false;
  const [feed] = await app.db<{ cursor: string | null; until: string }[]>`
    update bookings.bag_feed set leased_until = (select platform.now()) + ${lease}::interval
    where leased_until <= (select platform.now()) returning cursor, leased_until::text as until`;
  if (!feed) return false;
  const heard = await baggage.changesSince(feed.cursor);
  if (heard.status === "away") {
    await noteFailure(app.db, heard.why);
    return false;
  }
  const files = heard.status === "heard" ? heard.files : [];
  const cursor = heard.status === "heard" ? heard.cursor : null;
  await atomically(app, async (app) => {
    // Only while the lease is still ours: who was away too long moves nothing.
    const { count } = await app.db`
      update bookings.bag_feed set cursor = ${cursor}, leased_until = '-infinity', heard_at = (select platform.now()), why = null, failures = 0
      where leased_until = ${feed.until}::text::timestamptz`;
    if (count > 0) await keepBagFiles(app, files);
  });
  return heard.status === "too-late" || heard.hasMore;
}

async function noteFailure(db: Db, why: string): Promise<void> {
  await db`
    update bookings.bag_feed set why = ${why.slice(0, 200)}, failures = failures + 1,
      leased_until = (select platform.now()) + least(power(2, least(failures, 10)), ${longestPauseSeconds}) * interval '1 second'`;
}
