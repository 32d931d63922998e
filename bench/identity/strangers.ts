/** Those of a crowd who share no identifier and are worth comparing: by a name that few have, or by what is a slip apart. */
import {
  areAlikeByName,
  isNearMail,
  isNearPhone,
  mostNamesakes,
  mostWhoHaveIt,
  type Pair,
  type Stranger,
} from "../../server/modules/customers/index.ts";
import type { Lesson } from "./lesson.ts";

interface Strangers {
  strangers: Stranger[];
  truth: number[];
  /** None of them shares anything. */
  pairs: Pair[];
}

/** The same that the product finds in its database, found among all at once. */
export function prepareStrangers({ records, truth, pairs }: Lesson): Strangers {
  const byName = placesBy(records, ({ names }) => names);
  const holders = new Map([...byName].map(([name, places]) => [name, places.length]));
  const strangers = records.map((record): Stranger => ({ ...record, holders }));
  const acquainted = new Set(pairs.map((pair) => pair.join(" ")));
  const found = new Map<string, Pair>();
  const add = (one: number, other: number): void => {
    const pair = [Math.min(one, other), Math.max(one, other)] as const;
    if (one !== other && !acquainted.has(pair.join(" "))) found.set(pair.join(" "), pair);
  };
  for (const places of byName.values())
    if (places.length <= mostNamesakes)
      for (const [at, one] of places.entries()) for (const other of places.slice(at + 1)) add(one, other);
  for (const [kind, isNear] of [["email", isNearMail] as const, ["phone", isNearPhone] as const]) {
    const places = placesBy(records, ({ identifiers }) =>
      identifiers.filter((one) => one.kind === kind).map(({ value }) => value),
    );
    for (const [one, other] of nearPairs(places, isNear))
      for (const a of places.get(one) ?? [])
        for (const b of places.get(other) ?? [])
          if (areAlikeByName(strangers[a] as Stranger, strangers[b] as Stranger)) add(a, b);
  }
  return { strangers, truth, pairs: [...found.values()] };
}

function placesBy<R>(records: readonly R[], valuesOf: (record: R) => readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [place, record] of records.entries())
    for (const value of new Set(valuesOf(record))) {
      const known = places.get(value);
      if (known) known.push(place);
      else places.set(value, [place]);
    }
  return places;
}

/** Two that are a slip apart are equal once a sign of each, or of one, is left out. */
function* nearPairs(
  places: ReadonlyMap<string, readonly number[]>,
  isNear: (one: string, other: string) => boolean,
): Generator<[string, string]> {
  const shortened = new Map<string, string[]>();
  for (const [value, { length }] of places) {
    if (length > mostWhoHaveIt) continue;
    for (const form of new Set([value, ...Array.from(value, (_, at) => value.slice(0, at) + value.slice(at + 1))])) {
      const known = shortened.get(form);
      if (known) known.push(value);
      else shortened.set(form, [value]);
    }
  }
  for (const values of shortened.values())
    for (const [at, one] of values.entries())
      for (const other of values.slice(at + 1)) if (isNear(one, other)) yield [one, other];
}
