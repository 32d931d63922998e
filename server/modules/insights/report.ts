/** One figure of a period, by any grouping. */
import type { Measured } from "../../../contract/insights.ts";
import { isNet, isShare, isTimed } from "../../../contract/figure-rules.ts";
import type { Db } from "../../platform/db.ts";
import { checkAsked, type Grouped } from "./asked.ts";
import { readAtWork } from "./at-work.ts";
import { readBacklog } from "./backlog.ts";
import { type Bucket, countOf, gather, histogramOf, quantileOf } from "./histogram.ts";
import { isSummed, madeOf } from "./measures.ts";
import { readSums } from "./read-sums.ts";

export interface Report {
  total: Measured;
  /** By group, as the database names it. */
  groups: ReadonlyMap<string, Measured>;
}

/** What came of one group: in which buckets, and of how many. */
interface Part {
  buckets: Bucket[];
  of: number | null;
  net: number | null;
}

export async function report(db: Db, asked: Grouped): Promise<Report> {
  checkAsked(asked, asked.by);
  const parts = await readParts(db, asked);
  const all: Part = {
    buckets: gather([...parts.values()].map(({ buckets }) => buckets)),
    of: isShare(asked.figure) ? sumOf([...parts.values()].map(({ of }) => of)) : null,
    net: isNet(asked.figure) ? sumOf([...parts.values()].map(({ net }) => net)) : null,
  };
  const measured = (part: Part): Measured => measure(part, isTimed(asked.figure));
  return { total: measured(all), groups: new Map([...parts].map(([group, part]) => [group, measured(part)])) };
}

const sumOf = (numbers: readonly (number | null)[]): number => numbers.reduce<number>((sum, n) => sum + (n ?? 0), 0);

async function readParts(db: Db, asked: Grouped): Promise<Map<string, Part>> {
  const { figure } = asked;
  if (figure === "occupancy") {
    const rows = await readAtWork(db, asked);
    return new Map(
      rows.map(({ group, here, busy }) => [group, { buckets: [{ bucket: 0, n: busy }], of: here, net: null }]),
    );
  }
  if (!isSummed(figure)) {
    const rows = await readBacklog(db, asked);
    return new Map(
      [...Map.groupBy(rows, ({ group }) => group)].map(([group, buckets]) => [group, { buckets, of: null, net: null }]),
    );
  }
  const { counts, of = null, net = null } = madeOf[figure];
  const lines = await readSums(db, asked, [...counts, ...(of ?? []), ...(net ?? [])]);
  return new Map(
    [...Map.groupBy(lines, ({ group }) => group)].map(([group, those]) => [
      group,
      {
        buckets: gather([those.filter(({ measure }) => counts.includes(measure))]),
        of: of && countOf(those.filter(({ measure }) => of.includes(measure))),
        net:
          net &&
          countOf(those.filter(({ measure }) => measure === net[0])) -
            countOf(those.filter(({ measure }) => measure === net[1])),
      },
    ]),
  );
}

function measure({ buckets, of, net }: Part, isTimed: boolean): Measured {
  return {
    n: countOf(buckets),
    of,
    net,
    p50Seconds: isTimed ? quantileOf(buckets, 0.5) : null,
    p90Seconds: isTimed ? quantileOf(buckets, 0.9) : null,
    histogram: isTimed ? histogramOf(buckets) : [],
  };
}
