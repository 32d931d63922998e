/** One figure by any grouping, with names, and beside it the same of another period. */
import type { z } from "zod";
import type { Grouping, Measured, ReportQuery, ReportRow } from "../../contract/insights.ts";
import { isNet, isShare } from "../../contract/figure-rules.ts";
import { bounds, type Grouped, listMoments, report, type Report } from "../modules/insights/index.ts";
import { type Db, inOneView, type Pool } from "../platform/db.ts";
import type { Caller } from "../platform/http/implement.ts";
import { problem } from "../platform/problem.ts";
import { readPeriod } from "./figures.ts";
import { isMoment, later } from "./moments.ts";

const groupsAtMost = 500;
const week = 7 * 86_400_000;

/** Whose figures may be seen: everybody's, or one's own. */
export interface Reader {
  id: string;
  mayAgents: boolean;
}

/** A caller, as far as figures go. */
export const readerOf = ({ id, permissions }: Caller): Reader => ({ id, mayAgents: permissions.has("figures:agents") });

const NotYours = problem("figures.not-yours", 403, "You may see your own figures, and nobody else's.");

/** Whoever may not see colleagues sees themselves. */
export function ownOnly<Question extends { agent?: string | undefined }>(
  question: Question,
  { id, mayAgents }: Reader,
  by: Grouping = "all",
): Question {
  if (mayAgents || (by !== "agent" && question.agent === undefined)) return question;
  if ((question.agent ?? id) !== id) throw NotYours();
  return { ...question, agent: id };
}

export async function getReport(pool: Pool, query: z.output<typeof ReportQuery>, reader: Reader) {
  const { compare, ...rest } = ownOnly(query, reader, query.by);
  return inOneView(pool, async (db) => {
    const period = await readPeriod(db, query, 7);
    const asked: Grouped = { ...rest, ...period };
    const length = period.to.getTime() - period.from.getTime();
    // A year is told in whole weeks: weekdays stand beside their like.
    const apart = compare === "none" ? null : compare === "before" ? length : 52 * week;
    const compared = apart === null ? null : shifted(period, apart);
    const now = await report(db, asked);
    const before = compared && (await report(db, { ...asked, ...compared }));
    const beside = asked.by === "agent" ? await outcomes(db, asked) : null;
    const names = await findNames(db, asked.by, [...now.groups.keys()]);
    const row = (group: string, measured: Measured, was: Measured | null): z.output<typeof ReportRow> => ({
      ...measured,
      group,
      name: names.get(group) ?? null,
      before: was,
      solved: beside && (beside.groups.get(group)?.of ?? 0),
      reopened: beside && (beside.groups.get(group)?.n ?? 0),
    });
    const groups = await inOrder(db, asked, now);
    const earlier = (group: string): Measured | null => {
      if (!before || apart === null) return null;
      const same = isMoment(asked.by) ? later(group, asked.by, -apart) : group;
      return same === null ? null : (before.groups.get(same) ?? none(asked));
    };
    const rows = groups.map((group) => row(group, now.groups.get(group) ?? none(asked), earlier(group)));
    if (asked.by === "agent") rows.sort((a, b) => ((a.name ?? "￿") < (b.name ?? "￿") ? -1 : 1));
    return {
      ...period,
      compared,
      bounds: [...bounds],
      total: { ...row("", now.total, before?.total ?? null), name: null, solved: null, reopened: null },
      items: asked.by === "all" ? [] : rows.slice(0, groupsAtMost),
      isCut: rows.length > groupsAtMost,
    };
  });
}

const none = ({ figure }: Grouped): Measured => ({
  n: 0,
  of: isShare(figure) ? 0 : null,
  net: isNet(figure) ? 0 : null,
  p50Seconds: null,
  p90Seconds: null,
  histogram: [],
});

const shifted = ({ from, to }: { from: Date; to: Date }, ms: number) => ({
  from: new Date(from.getTime() - ms),
  to: new Date(to.getTime() - ms),
});

/** An agent's figures never stand alone: how many came back, of how many they solved. */
const outcomes = (db: Db, asked: Grouped): Promise<Report> => report(db, { ...asked, figure: "reopened" });

/** Moments by time, and none left out; all else by how many. */
async function inOrder(db: Db, asked: Grouped, { groups }: Report): Promise<string[]> {
  if (isMoment(asked.by)) return listMoments(db, asked);
  const names = [...groups.keys()];
  if (asked.by === "time-of-day") return names.toSorted();
  const weight = (name: string): number => groups.get(name)?.of ?? groups.get(name)?.n ?? 0;
  return names.toSorted((a, b) => weight(b) - weight(a) || (a < b ? -1 : 1));
}

async function findNames(db: Db, by: Grouping, ids: readonly string[]): Promise<Map<string, string>> {
  if (by !== "agent" && by !== "team") return new Map();
  const known = ids.filter(Boolean);
  const rows =
    by === "agent"
      ? await db<{ id: string; name: string }[]>`select id, name from staff.member where id = any(${known}::uuid[])`
      : await db<{ id: string; name: string }[]>`select id, name from staff.team where id = any(${known}::uuid[])`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}
