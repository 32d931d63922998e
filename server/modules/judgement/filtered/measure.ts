/** The share of what was filtered that needed an answer: of all, by language, and by the version that judged. */
import type { Language } from "../../../../contract/words.ts";
import type { Db } from "../../../platform/db.ts";
import { type Asked, missed, type Missed } from "./missed.ts";

/** So long back: long enough for small languages, short enough to tell of what judges now. */
export const measuredDays = 28;

interface Kind extends Asked {
  language: Language;
  channel: string;
  version: number;
}

interface MissedShares {
  all: Missed;
  languages: (Missed & { language: Language })[];
  /** The newest first; null: the rules alone. */
  versions: (Missed & { version: number | null })[];
}

export async function measureMissed(db: Db): Promise<MissedShares> {
  const kinds = await db<Kind[]>`
    with seen as (
      select language, channel, version, sum(seen)::int as seen from judgement.filtered
      where day > (platform.now() at time zone 'UTC')::date - ${measuredDays}::int group by 1, 2, 3
    ), asked as (
      select language, channel, version, count(*)::int as n, sum(1 / chance) as weight, sum(1 / chance ^ 2) as squares,
        coalesce(sum(1 / chance) filter (where verdict = 'answer'), 0) as answers,
        coalesce(sum(1 / chance) filter (where verdict = 'word'), 0) as words
      from judgement.drawn
      where verdict is not null and judged_at > platform.now() - ${measuredDays} * interval '1 day'
      group by 1, 2, 3
    )
    select language, channel, version, coalesce(seen, 0) as seen, coalesce(n, 0) as n, coalesce(weight, 0) as weight,
      coalesce(squares, 0) as squares, coalesce(answers, 0) as answers, coalesce(words, 0) as words
    from seen full join asked using (language, channel, version) limit 10000`;
  const by = <Key>(keyOf: (kind: Kind) => Key) => [...Map.groupBy(kinds, keyOf)];
  return {
    all: missed(kinds),
    languages: by(({ language }) => language)
      .map(([language, those]) => ({ language, ...missed(those) }))
      .toSorted((a, b) => b.seen - a.seen || a.language.localeCompare(b.language)),
    versions: by(({ version }) => version)
      .toSorted(([a], [b]) => b - a)
      .map(([version, those]) => ({ version: version === 0 ? null : version, ...missed(those) })),
  };
}
