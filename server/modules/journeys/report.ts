/** Keeps what the airline's systems tell of passengers: each once, in one transaction per batch. */
import { atomically, type Context } from "../../platform/context.ts";
import { emit } from "../../platform/events.ts";
import { storable } from "../../platform/storable.ts";
import { findHolders, keepIdentifiers, keyOf, type NamedIdentifier } from "../customers/index.ts";
import { touchpointsTold } from "./events.ts";
import { isTrouble } from "./trouble.ts";

export interface Touchpoint {
  /** The reporting system's own: the same one twice is one touchpoint. */
  id: string;
  kind: string;
  at: Date;
  identifier: NamedIdentifier;
  channel: string | null;
  flight: string | null;
  flightOn: string | null;
  outcome: string;
  details: Record<string, unknown>;
}

export interface Taken {
  taken: number;
  /** Whose identifier is none of its kind. */
  refusedIds: string[];
}

/** What is refused keeps nothing else out. */
export function reportTouchpoints(
  app: Context,
  { touchpoints, reporterId }: { touchpoints: readonly Touchpoint[]; reporterId: string },
): Promise<Taken> {
  return atomically(app, async (app) => {
    const identifiers = await keepIdentifiers(
      app.db,
      touchpoints.map(({ identifier }) => identifier),
    );
    const rows = touchpoints.flatMap(({ identifier, at, flightOn, ...one }) => {
      const identifierId = identifiers.get(keyOf(identifier));
      if (identifierId === undefined) return [];
      const { kind, outcome } = one;
      return [
        storable({
          ...one,
          at: at.toISOString(),
          flight_on: flightOn,
          identifier_id: identifierId,
          is_trouble: isTrouble({ kind, outcome }),
        }),
      ];
    });
    const told = await app.db<{ identifierId: string; isTrouble: boolean }[]>`
      insert into journeys.touchpoint (reported_by, id, kind, at, identifier_id, channel, flight, flight_on, outcome, is_trouble, details)
      select ${reporterId}, id, kind, at, identifier_id, channel, flight, flight_on, outcome, is_trouble, details
      from jsonb_to_recordset(${app.db.json(rows as never)}) as row (id text, kind text, at timestamptz, identifier_id bigint, channel text,
        flight text, flight_on date, outcome text, is_trouble boolean, details jsonb) order by id
      on conflict (reported_by, id) do nothing
      returning identifier_id::text as identifier_id, is_trouble`;
    await tell(app, told);
    const refusedIds = touchpoints.filter(({ identifier }) => !identifiers.has(keyOf(identifier))).map(({ id }) => id);
    return { taken: told.length, refusedIds };
  });
}

async function tell(app: Context, told: readonly { identifierId: string; isTrouble: boolean }[]): Promise<void> {
  const holders = await findHolders(app.db, [...new Set(told.map(({ identifierId }) => identifierId))]);
  const troubled = new Set(told.filter((one) => one.isTrouble).map(({ identifierId }) => identifierId));
  const facts = new Map<string, { customerId: string; isTrouble: boolean }>();
  for (const { identifierId, customerId } of holders)
    facts.set(customerId, {
      customerId,
      isTrouble: troubled.has(identifierId) || (facts.get(customerId)?.isTrouble ?? false),
    });
  await emit(app, touchpointsTold, [...facts.values()]);
}
