/** Counts of messages beside the waiting times of the same period. */
import type { z } from "zod";
import type { Figures as FiguresShape } from "../../contract/service-levels.ts";
import { measurePromises } from "../modules/cases/index.ts";
import { listWaits, measureWaits, measureWords } from "../modules/service-levels/index.ts";
import type { Db } from "../platform/db.ts";
import { now } from "../platform/context.ts";
import { problem } from "../platform/problem.ts";

type Figures = z.output<typeof FiguresShape>;

const WrongPeriod = problem("figures.period", 400, "`from` must be before `to`, and the period at most a year.");

interface Period {
  from: Date;
  to: Date;
}

const firstYear = Date.parse("0001-01-01T00:00:00Z");

/** The given period; the last day, or so many, where none is given. */
export async function readPeriod(
  db: Db,
  { from, to }: { from?: Date | undefined; to?: Date | undefined },
  days = 1,
): Promise<Period> {
  const end = to ?? (await now(db));
  const start = from ?? new Date(end.getTime() - days * 86_400_000);
  // Before the first year of the calendar there is nothing, and the database writes such times otherwise.
  if (start.getTime() < firstYear || start >= end || end.getTime() - start.getTime() > 366 * 86_400_000)
    throw WrongPeriod();
  return { from: start, to: end };
}

type By = "all" | "channel" | "language" | "day";

const groups: Record<By, string> = {
  all: "'all'",
  channel: "channel",
  language: "language",
  day: "to_char(received_at at time zone 'UTC', 'YYYY-MM-DD')",
};

const none = { n: 0, medianSeconds: null, p90Seconds: null };

export async function getFigures(db: Db, period: Period, by: By): Promise<Figures[]> {
  const [waits, words, promises, counts] = await Promise.all([
    measureWaits(db, period, by),
    measureWords(db, period, by),
    measurePromises(db, period, by),
    db<{ group: string; messages: number; needingAnswer: number }[]>`
      select ${db.unsafe(groups[by])} as "group", count(*)::int as messages, count(*) filter (where needs = 'answer')::int as needing_answer
      from cases.message where direction = 'inbound' and received_at >= ${period.from} and received_at < ${period.to} group by 1`,
  ]);
  const names = [
    ...new Set([
      ...waits.map(({ group }) => group),
      ...words.keys(),
      ...promises.keys(),
      ...counts.map(({ group }) => group),
    ]),
  ].toSorted();
  return names.map((group) => {
    const count = counts.find((row) => row.group === group);
    const wait = waits.find((row) => row.group === group);
    return {
      group,
      messages: count?.messages ?? 0,
      needingAnswer: count?.needingAnswer ?? 0,
      casesOpened: wait?.casesOpened ?? 0,
      casesClosed: wait?.casesClosed ?? 0,
      firstResponse: wait?.firstResponse ?? none,
      nextResponse: wait?.nextResponse ?? none,
      resolution: wait?.resolution ?? none,
      words: words.get(group) ?? { received: 0, worded: 0, neededNone: 0, passedBy: 0, time: none },
      promises: promises.get(group) ?? { made: 0, kept: 0, broken: 0, withdrawn: 0 },
    };
  });
}

export type WaitQuery = Parameters<typeof listWaits>[1];

/** Waits with the names of who answered. */
export async function getWaits(db: Db, query: WaitQuery) {
  const rows = await listWaits(db, query);
  const names = await db<{ id: string; name: string }[]>`
    select id, name from staff.member where id = any(${rows.flatMap(({ answeredBy }) => (answeredBy ? [answeredBy] : []))}::uuid[])`;
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  return rows.map((row) => ({ ...row, answeredBy: row.answeredBy ? (nameOf.get(row.answeredBy) ?? null) : null }));
}
