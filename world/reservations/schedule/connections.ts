/** How long one needs to change planes: by airport, and whether a passport is shown. */
import type { DatabaseSync } from "node:sqlite";
import { airportOf, isInSchengen } from "./airports.ts";

export const connectionTables = `
create table if not exists minimum_connection (airport text primary key, within integer not null check (within >= 0), other integer not null check (other >= 0)) strict;
`;

interface Minimum {
  airport: string;
  /** In minutes, between two flights within Schengen. */
  within: number;
  /** In minutes, between all others. */
  other: number;
}

const anywhere = { within: 30, other: 30 };
const shipped: readonly Minimum[] = [{ airport: "AMS", within: 40, other: 50 }];

/** Nobody changes planes for longer than this. */
export const longestConnectionMinutes = 24 * 60;

export function setMinimum(db: DatabaseSync, { airport, within, other }: Minimum): void {
  db.prepare(
    "insert into minimum_connection (airport, within, other) values (?, ?, ?) on conflict (airport) do update set within = excluded.within, other = excluded.other",
  ).run(airport, within, other);
}

/** The minimum in minutes between who comes from somewhere and goes on to somewhere. */
export type MinimumOf = (between: { from: string; via: string; to: string }) => number;

export function readMinimums(db: DatabaseSync): MinimumOf {
  const known = new Map<string, { within: number; other: number }>(shipped.map((one) => [one.airport, one]));
  for (const row of db.prepare("select airport, within, other from minimum_connection").all())
    known.set(String(row["airport"]), { within: Number(row["within"]), other: Number(row["other"]) });
  return ({ from, via, to }) => {
    const { within, other } = known.get(via) ?? anywhere;
    return [from, via, to].every((one) => isInSchengen(airportOf(one))) ? within : other;
  };
}
