/** Every night who is whom is worked out anew, and what differs is told: an alarm, and ids in the log. */
import { atomically, type PoolContext } from "../../platform/context.ts";
import { emit } from "../../platform/events.ts";
import { type Checked, checkIdentity } from "./check-identity.ts";
import { customersMoved } from "./events.ts";
import { holdIdentity, type Moved, settle } from "./identity/record.ts";

/** So many ids in a line of the log. */
const mostNamed = 100;

export async function checkNightly(app: PoolContext): Promise<Checked> {
  const begun = performance.now();
  const checked = await checkIdentity(app.db);
  const { events, customers, wrong, strayEvents } = checked;
  const seconds = (performance.now() - begun) / 1000;
  await app.db`
    insert into customers.identity_check (at, events, customers, wrong, stray_events, seconds)
    values ((select platform.now()), ${events}, ${customers}, ${wrong.length}, ${strayEvents}, ${seconds})
    on conflict (is_last) do update set at = excluded.at, events = excluded.events, customers = excluded.customers, wrong = excluded.wrong,
      stray_events = excluded.stray_events, seconds = excluded.seconds`;
  if (wrong.length > 0 || strayEvents > 0)
    app.log.error(
      { customers: wrong.slice(0, mostNamed), wrong: wrong.length, strayEvents },
      "customers lead elsewhere than what was said makes them",
    );
  return checked;
}

/** Gives everybody whom the check finds wrong the survivor that follows from what was said. Answers who moved. */
export async function mendIdentity(app: PoolContext): Promise<Moved[]> {
  const { wrong } = await checkIdentity(app.db);
  const moved: Moved[] = [];
  for (let from = 0; from < wrong.length; from += mostNamed) {
    const some = await atomically(app, async (app) => {
      await holdIdentity(app.db);
      const moved = await settle(app.db, wrong.slice(from, from + mostNamed));
      await emit(app, customersMoved, moved);
      return moved;
    });
    moved.push(...some);
  }
  await checkNightly(app);
  return moved;
}
