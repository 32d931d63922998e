/** The event log: what happened, told in the transaction in which it happened, with ids only. */
import type { Context, Fact, Follows, Reaction } from "./context.ts";
import type { Db } from "./db.ts";

export interface EventType<F extends Fact> {
  readonly name: string;
  /** What browsers should look at again: `case/7f..`, `queue`. */
  readonly topics: (fact: F) => string[];
}

export const event = <F extends Fact>(name: string, topics: (fact: F) => string[]): EventType<F> => ({ name, topics });

/** One line of `reactions.ts`: the types of event and reactions must fit. What runs after runs in the worker, which has all that `C` may reach. */
export function when<F extends Fact, C extends Context = Context>(
  type: EventType<F>,
  { within = [], after = [] }: { within?: readonly Reaction<F>[]; after?: readonly Reaction<F, C>[] },
): [string, Follows] {
  return [type.name, { within, after } as unknown as Follows];
}

/** Writes the facts to the log and runs what must follow within this transaction. */
export async function emit<F extends Fact>(app: Context, type: EventType<F>, facts: readonly F[]): Promise<void> {
  if (facts.length === 0) return;
  await append(
    app.db,
    facts.map((fact) => ({ type: type.name, fact, topics: type.topics(fact) })),
  );
  app.ring("log");
  for (const react of app.reactions.get(type.name)?.within ?? []) await react(app, facts);
}

/** Tells browsers to look again where nothing else follows from a change. */
export async function changed(app: Context, topics: string[]): Promise<void> {
  await append(app.db, [{ type: "changed", fact: {}, topics }]);
  app.ring("log");
}

async function append(db: Db, rows: { type: string; fact: Fact; topics: string[] }[]): Promise<void> {
  await db`
    insert into platform.event (at, type, fact, topics)
    select (select platform.now()), type, fact, topics from jsonb_to_recordset(${db.json(rows)}) as row (type text, fact jsonb, topics text[])`;
}
