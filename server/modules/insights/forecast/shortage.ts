/** Where help will be missing: what will come in each language, held against those on the roster who speak it. Pure. */

/** People at work who speak the same; `languages` null: all. */
export interface Group {
  languages: readonly string[] | null;
  people: number;
}

/** How many people it takes to answer what comes in a language. */
export interface Wanted {
  language: string;
  people: number;
}

/** Less is nothing: nobody is missing by a hair. */
const least = 1e-6;

/**
 * How many are missing in which language when everybody does what they can where it is most wanted. Languages that few speak are served
 * first, so what is missing is missing where help is easiest found.
 */
export function missingIn(wanted: readonly Wanted[], groups: readonly Group[]): Wanted[] {
  const speaks = (group: Group, language: string): boolean =>
    group.languages === null || group.languages.includes(language);
  const spare = groups.map(({ people }) => people);
  const given = wanted.map(() => groups.map(() => 0));
  const speakers = wanted.map(({ language }) =>
    groups.reduce((sum, group) => (speaks(group, language) ? sum + group.people : sum), 0),
  );
  const order = wanted.map((_, place) => place).toSorted((a, b) => (speakers[a] ?? 0) - (speakers[b] ?? 0) || a - b);
  const missing = wanted.map(({ people }) => people);
  for (const one of order)
    for (;;) {
      const way = findWay(one);
      if (!way || (missing[one] ?? 0) < least) break;
      const last = way.at(-1);
      const room = way.slice(1).reduce((most, { from, group }) => Math.min(most, given[from]?.[group] ?? 0), Infinity);
      const amount = Math.min(missing[one] ?? 0, spare[last?.to ?? 0] ?? 0, room);
      if (amount < least) break;
      shift(way, amount);
      spare[last?.to ?? 0] = (spare[last?.to ?? 0] ?? 0) - amount;
      missing[one] = (missing[one] ?? 0) - amount;
    }
  return wanted.map(({ language }, place) => ({ language, people: missing[place] ?? 0 }));

  interface Step {
    /** The language that takes from `to`, and gives up what it has of `group`; the first gives nothing up. */
    from: number;
    group: number;
    to: number;
  }

  /** From a language over others, who would have to go to other people, to somebody who has time. */
  function findWay(start: number): Step[] | null {
    const seen = new Set([start]);
    let ways: Step[][] = [[{ from: start, group: -1, to: -1 }]];
    while (ways.length > 0) {
      const further: Step[][] = [];
      for (const way of ways) {
        const at = way.at(-1);
        if (!at) continue;
        const language = wanted[at.from]?.language ?? "";
        for (const [place, group] of groups.entries()) {
          if (!speaks(group, language)) continue;
          const here = [...way.slice(0, -1), { ...at, to: place }];
          if ((spare[place] ?? 0) > least) return here;
          for (const other of wanted.keys())
            if (!seen.has(other) && (given[other]?.[place] ?? 0) > least) {
              seen.add(other);
              further.push([...here, { from: other, group: place, to: -1 }]);
            }
        }
      }
      ways = further;
    }
    return null;
  }

  function shift(way: readonly Step[], amount: number): void {
    for (const { from, group, to } of way) {
      const mine = given[from];
      if (!mine) continue;
      if (group >= 0) mine[group] = (mine[group] ?? 0) - amount;
      mine[to] = (mine[to] ?? 0) + amount;
    }
  }
}

export interface HourShort {
  /** By what is expected, and by as much as may come. */
  missing: readonly Wanted[];
  most: readonly Wanted[];
}

export interface Run {
  language: string;
  /** Hours from now, `to` not included. */
  from: number;
  to: number;
  people: number;
  most: number;
}

/** From this part of a person on, somebody is missing. */
const enough = 0.5;

/** Hours that follow each other with too few in the same language are told as one, by the worst of them; the soonest first. */
export function runsOf(hours: readonly HourShort[]): Run[] {
  const runs: Run[] = [];
  for (const [place, { missing, most }] of hours.entries())
    for (const { language, people } of missing) {
      if (people < enough) continue;
      const atMost = Math.max(people, most.find((one) => one.language === language)?.people ?? 0);
      const last = runs.findLast((one) => one.language === language);
      if (last && last.to === place) {
        last.to = place + 1;
        last.people = Math.max(last.people, people);
        last.most = Math.max(last.most, atMost);
      } else runs.push({ language, from: place, to: place + 1, people, most: atMost });
    }
  return runs
    .map((run) => ({ ...run, people: Math.round(run.people), most: Math.round(run.most) }))
    .toSorted((a, b) => a.from - b.from || b.people - a.people);
}
