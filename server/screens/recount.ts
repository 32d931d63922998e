/** What a definition makes of what ended, beside what was kept at the time. */
import type { Clock, ServiceRule } from "../../contract/service-rules.ts";
import type { ChannelKind } from "../../contract/words.ts";
import { type CaseTraits, findTraits } from "../modules/cases/index.ts";
import { findTiers } from "../modules/insights/index.ts";
import { judge, type Outcome, readEnded } from "../modules/service-levels/index.ts";
import type { Db } from "../platform/db.ts";

/** More are not gone through in one go. */
const most = 300_000;

interface Counts {
  met: number;
  broken: number;
  dropped: number;
}

export interface Recounted {
  clock: Clock;
  channel: ChannelKind;
  kept: Counts;
  anew: Counts;
}

export async function recount(db: Db, { rule, from, to }: { rule: ServiceRule; from: Date; to: Date }) {
  const groups = new Map<string, Recounted>();
  let waits = 0;
  for await (const page of readEnded(db, { from, to })) {
    const ids = [...new Set(page.map(({ caseId }) => caseId))];
    const traits = new Map((await findTraits(db, ids)).map((one) => [one.id, one]));
    const tiers = await findTiers(db, ids);
    for (const wait of page) {
      const of = traits.get(wait.caseId);
      if (!of) continue;
      const group = groupOf(groups, wait.clock, wait.channel);
      count(group.kept, wait.kept);
      count(group.anew, judge(wait, rule, traitsOf(of, wait.channel, tiers.get(wait.caseId))));
    }
    waits += page.length;
    if (waits >= most) break;
  }
  const items = [...groups.values()].toSorted(
    (a, b) => clocks.indexOf(a.clock) - clocks.indexOf(b.clock) || a.channel.localeCompare(b.channel),
  );
  return { waits, isCut: waits >= most, items };
}

const clocks: readonly Clock[] = ["first-response", "next-response", "resolution", "end-to-end"];

/** Where they waited, not where the case went on since. */
const traitsOf = ({ language, topic }: CaseTraits, channel: string, tier: string | undefined) => ({
  channel,
  language,
  topic,
  tier: tier ?? null,
});

function groupOf(groups: Map<string, Recounted>, clock: Clock, channel: ChannelKind): Recounted {
  const key = `${clock} ${channel}`;
  const none = (): Counts => ({ met: 0, broken: 0, dropped: 0 });
  const group = groups.get(key) ?? { clock, channel, kept: none(), anew: none() };
  groups.set(key, group);
  return group;
}

function count(counts: Counts, outcome: Outcome | null): void {
  if (outcome === "met") counts.met++;
  if (outcome === "breached") counts.broken++;
  if (outcome === "dropped") counts.dropped++;
}
