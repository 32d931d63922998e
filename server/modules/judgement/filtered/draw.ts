/** Which of what was judged to need nothing is asked about: by the hash of its id, each with its chance. */
import { createHash } from "node:crypto";
import type { Fact, Reaction } from "../../../platform/context.ts";
import type { Db } from "../../../platform/db.ts";
import { findFiltered } from "../../cases/index.ts";
import { allot } from "./allot.ts";
import { findSamplingRule } from "./rule.ts";

type Kept = Fact & { messageId: string; caseId: string | null; isTheirs: boolean };

export const drawFiltered: Reaction<Kept> = async ({ db }, facts) => {
  const ids = facts.flatMap(({ messageId, caseId, isTheirs }) => (isTheirs && caseId === null ? [messageId] : []));
  if (ids.length === 0) return;
  const { perDay } = await findSamplingRule(db);
  const filtered = perDay === 0 ? [] : await findFiltered(db, ids);
  if (filtered.length === 0) return;
  await count(db, filtered);
  const chances = allot(await findPaces(db), perDay);
  const drawn = filtered.flatMap(({ id, language, channel, version }) => {
    const chance = chances.get(kindOf({ language, channel })) ?? 1;
    const luck = luckOf(id);
    return luck < chance
      ? [{ message_id: id, language, channel, version: version ?? 0, chance, place: luck / chance }]
      : [];
  });
  if (drawn.length > 0)
    await db`
      insert into judgement.drawn (message_id, language, channel, version, chance, place)
      select message_id, language, channel, version, chance, place from jsonb_populate_recordset(null::judgement.drawn, ${db.json(drawn)})
      on conflict do nothing`;
};

const kindOf = ({ language, channel }: { language: string; channel: string }): string => `${language} ${channel}`;

/** Between 0 and 1, the same for the same message. */
const luckOf = (id: string): number =>
  createHash("sha256").update(`filtered ${id}`).digest().readUIntBE(0, 6) / 2 ** 48;

async function count(
  db: Db,
  filtered: readonly { language: string; channel: string; version: number | null }[],
): Promise<void> {
  const rows = [...Map.groupBy(filtered, (one) => `${kindOf(one)} ${one.version ?? 0}`).values()].map((those) => {
    const { language = "", channel = "", version = 0 } = those[0] ?? {};
    return { language, channel, version: version ?? 0, seen: those.length };
  });
  await db`
    insert into judgement.filtered as old (day, language, channel, version, seen)
    select (platform.now() at time zone 'UTC')::date, language, channel, version, seen
    from jsonb_to_recordset(${db.json(rows)}) as row (language text, channel text, version int, seen int)
    order by language, channel, version
    on conflict (day, language, channel, version) do update set seen = old.seen + excluded.seen`;
}

/** What comes a day: the mean of the week before, or what came today where that is more. */
const findPaces = (db: Db) => db<{ kind: string; daily: number }[]>`
  with today as (select (platform.now() at time zone 'UTC')::date as day),
  span as (
    select greatest(1, (select day from today) - min(day)) as days from judgement.filtered where day >= (select day - 7 from today)
  )
  select language || ' ' || channel as kind, greatest(
    coalesce(sum(seen) filter (where day = (select day from today)), 0),
    coalesce(sum(seen) filter (where day < (select day from today)), 0)::float8 / (select days from span))::float8 as daily
  from judgement.filtered where day >= (select day - 7 from today) group by language, channel`;
