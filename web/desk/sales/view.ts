/** What one looks at: it stands in the address, so that a link opens the same again. Pure. */
import { SaleGrouping } from "../../../contract/sales.ts";
import { ChannelKind } from "../../../contract/words.ts";

export const ranges = ["7d", "30d", "90d", "1y"] as const;
export type Range = (typeof ranges)[number];
const daysOf: Record<Range, number> = { "7d": 7, "30d": 30, "90d": 90, "1y": 365 };

export interface View {
  by: SaleGrouping;
  range: Range;
  channel: ChannelKind | null;
}

/** Whatever an address says: what is no view of ours is left out. */
export function readView(address: string): View {
  const search = new URLSearchParams(address);
  const among = <T extends string>(options: readonly T[], name: string): T | undefined =>
    options.find((one) => one === search.get(name));
  return {
    by: among(SaleGrouping.options, "by") ?? "channel",
    range: among(ranges, "range") ?? "30d",
    channel: among(ChannelKind.options, "channel") ?? null,
  };
}

export const spanOf = ({ range }: View, now: number): { from: string; to: string } => ({
  from: new Date(now - daysOf[range] * 86_400_000).toISOString(),
  to: new Date(now).toISOString(),
});

/** What leads to the sales of one group alone; null where it can't be asked for. Days begin where the reader is. */
export function withinGroup(
  by: SaleGrouping,
  group: string,
  { from, to }: { from: string; to: string },
): Record<string, string> | null {
  if (group === "") return null;
  if (by !== "day" && by !== "week") return { [by]: group };
  const begins = new Date(`${group}T00:00:00`);
  const ends = new Date(begins);
  ends.setDate(ends.getDate() + (by === "day" ? 1 : 7));
  return {
    from: new Date(Math.max(begins.getTime(), Date.parse(from))).toISOString(),
    to: new Date(Math.min(ends.getTime(), Date.parse(to))).toISOString(),
  };
}
