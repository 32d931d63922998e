/** Who else has a full name that few have, as a channel gave it or as it was proved. */
import type { Db } from "../../../platform/db.ts";
import { wordsOf } from "../../../platform/words.ts";
import { mostNamesakes } from "../likeness/strangers.ts";
import { keyOfName } from "../names/full-name.ts";
import { spellingsOf } from "../names/spellings.ts";
import type { KnownTraits } from "./traits.ts";

/** Somebody with more names is looked for by these alone. */
const mostNames = 5;
/** What so many rows have to do with is a name that many have; one customer may have several of them. */
const mostRows = 100;

interface Row {
  /** Their name, as it was asked for. */
  key: string;
  survivorId: string;
  /** As a channel gave it; null where it was proved, and so is the same. */
  shownName: string | null;
}

/** By name as `keyOfName` writes it: the customers who have it, `survivorId` among them. A name that more than `mostNamesakes` have is missing. */
export async function findNamesakes(
  db: Db,
  { survivorId, names, shownNames }: Pick<KnownTraits, "names" | "shownNames"> & { survivorId: string },
): Promise<Map<string, ReadonlySet<string>>> {
  const asked = names.slice(0, mostNames).map((key) => ({
    key,
    query: queryOf(key, shownNames.find((shown) => keyOfName(shown) === key) ?? null),
  }));
  if (asked.length === 0) return new Map();
  const rows = await db<Row[]>`
    select asked.key, coalesce(c.survivor_id, c.id) as survivor_id, had.shown_name
    from jsonb_to_recordset(${db.json(asked)}) as asked (key text, query text)
    cross join lateral (
      (select customer_id, null as shown_name from customers.link where link.name = asked.key limit ${mostRows})
      union all
      (select customer_id, name from customers.identifier
       where words @@ asked.query::tsquery and customer_id is not null limit ${mostRows})
    ) as had
    join customers.customer c on c.id = had.customer_id`;
  const found = new Map<string, ReadonlySet<string>>();
  const byName = Map.groupBy(rows, ({ key }) => key);
  for (const { key } of asked) {
    const theirs = byName.get(key) ?? [];
    const shown = theirs.filter(({ shownName }) => shownName !== null).length;
    if (Math.max(shown, theirs.length - shown) >= mostRows) continue;
    const same = theirs.filter(({ shownName }) => shownName === null || keyOfName(shownName) === key);
    const holders = new Set([survivorId, ...same.map((row) => row.survivorId)]);
    if (holders.size <= mostNamesakes) found.set(key, holders);
  }
  return found;
}

/** All its words, each in any spelling, or as it stands; words are letters and digits alone, so nothing in them is syntax. */
function queryOf(key: string, shown: string | null): string {
  const all = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(" & ");
  const spelt = key.split(" ").map((word) => {
    const spellings = new Set(spellingsOf(word).map((spelling) => `(${all(wordsOf(spelling))})`));
    return `(${[...spellings].join(" | ")})`;
  });
  return [`(${spelt.join(" & ")})`, ...(shown === null ? [] : [`(${all(wordsOf(shown))})`])].join(" | ");
}
