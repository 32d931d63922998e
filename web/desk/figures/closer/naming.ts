/** What groups are called, and what they narrow a view to. */
import type { Grouping } from "../../../../contract/insights.ts";
import type { Language, Topic } from "../../../kit/wire.ts";
import { channelInWords, useSay } from "../../../kit/words/say.ts";
import { useCountedWords } from "../../../kit/words/words.tsx";
import { narrowings, type View } from "./view.ts";

interface Row {
  group: string;
  name: string | null;
}

export interface Naming {
  label(row: Row): string;
  nameOf(by: Grouping, value: string, rows: readonly Row[]): string;
  /** What asks for this group alone; null where it can't be asked for. */
  within(group: string): Record<string, string> | null;
  narrowed(group: string): Partial<View> | null;
}

export function useNaming({ by, within: already }: View): Naming {
  const words = useCountedWords();
  const say = useSay();
  const said = words.insights;
  const nameOf = (by: Grouping, value: string, rows: readonly Row[]): string => {
    if (by === "channel") return channelInWords(value, words);
    if (by === "language") return say.language(value as Language);
    if (by === "topic") return words.reading.topics[value as Topic] ?? value;
    if (by === "agent" || by === "team") return rows.find(({ group }) => group === value)?.name ?? said.chosen[by];
    if (by === "time-of-day") return `${value}:00`;
    if (by === "hour") return say.weekdayAndTime(Date.parse(value));
    if (by === "day" || by === "week") return say.date(`${value}T12:00:00`);
    return value;
  };
  const isTrait = narrowings.find((trait) => trait === by);
  const within = (group: string): Record<string, string> | null => {
    if (by === "all") return {};
    if (isTrait) return group === "" ? null : { [isTrait]: group };
    return momentsOf(by, group);
  };
  return {
    nameOf,
    within,
    label: ({ group, name }) => (group === "" ? said.unknown[by] : (name ?? nameOf(by, group, []))),
    narrowed: (group) => {
      const one = within(group);
      if (!one || group === "") return null;
      if (isTrait) return { within: { ...already, ...one }, by: by === "channel" ? "language" : "channel" };
      return {
        range: null,
        from: one["from"] ?? null,
        to: one["to"] ?? null,
        by: by === "hour" ? "language" : by === "day" ? "hour" : "day",
      };
    },
  };
}

/** From when to when a moment is, in the reader's zone. */
function momentsOf(by: Grouping, group: string): Record<string, string> | null {
  if (by !== "hour" && by !== "day" && by !== "week") return null;
  const from = new Date(by === "hour" ? group : `${group}T00:00:00`);
  const to = new Date(from);
  if (by === "hour") to.setHours(to.getHours() + 1);
  else to.setDate(to.getDate() + (by === "day" ? 1 : 7));
  return { from: from.toISOString(), to: to.toISOString() };
}
