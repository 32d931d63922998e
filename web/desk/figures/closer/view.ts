/** What one looks at: it stands in the address, so that a link opens the same again. Pure. */
import { groupingsOf, type Trait } from "../../../../contract/figure-rules.ts";
import { Comparison, Figure, Grouping } from "../../../../contract/insights.ts";

export const ranges = ["24h", "7d", "30d", "90d", "1y"] as const;
export type Range = (typeof ranges)[number];
const hoursOf: Record<Range, number> = { "24h": 24, "7d": 168, "30d": 720, "90d": 2160, "1y": 8760 };

export const narrowings = ["channel", "language", "topic", "tier", "team", "agent"] as const satisfies readonly Trait[];

export interface View {
  figure: Figure;
  by: Grouping;
  compare: Comparison;
  /** Up to now; null where `from` and `to` say it. */
  range: Range | null;
  from: string | null;
  to: string | null;
  within: Partial<Record<Trait, string>>;
}

/** Whatever an address says: what is no view of ours is left out. */
export function readView(address: string): View {
  const search = new URLSearchParams(address);
  const said = (name: string): string | null => unquoted(search.get(name));
  const among = <T extends string>(options: readonly T[], name: string): T | undefined =>
    options.find((one) => one === said(name));
  const figure = among(Figure.options, "figure") ?? "first-response";
  const [from, to] = [momentOf(said("from")), momentOf(said("to"))];
  const isSpan = from !== null && to !== null && from < to;
  return fitting({
    figure,
    by: among(Grouping.options, "by") ?? "language",
    compare: among(Comparison.options, "compare") ?? "before",
    range: isSpan ? null : (among(ranges, "range") ?? "7d"),
    from: isSpan ? from : null,
    to: isSpan ? to : null,
    within: Object.fromEntries(narrowings.flatMap((trait) => (said(trait) ? [[trait, said(trait) ?? ""]] : []))),
  });
}

/** What the figure can't be told apart by is left out. */
export function fitting(view: View): View {
  const can = groupingsOf(view.figure);
  return {
    ...view,
    by: can.includes(view.by) ? view.by : (can.find((one) => one === "language") ?? "team"),
    within: Object.fromEntries(
      narrowings.flatMap((trait) => {
        const value = view.within[trait];
        return value && can.includes(trait) ? [[trait, value]] : [];
      }),
    ),
  };
}

/** As it stands in the address. */
export const writeView = ({ within, range, from, to, ...view }: View): Record<string, string> => ({
  ...view,
  ...(range ? { range } : { from: from ?? "", to: to ?? "" }),
  ...within,
});

/** From when to when, at this moment. */
export function spanOf({ range, from, to }: View, now: number): { from: string; to: string } {
  if (range === null && from !== null && to !== null) return { from, to };
  return { from: new Date(now - hoursOf[range ?? "7d"] * 3_600_000).toISOString(), to: new Date(now).toISOString() };
}

/** The router writes what could be read as a number in quotes. */
const unquoted = (value: string | null): string | null =>
  value?.startsWith('"') && value.endsWith('"') && value.length > 1 ? value.slice(1, -1) : value;

function momentOf(text: string | null): string | null {
  const at = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
