/** How many are on shift, by step and language: for whoever foretells, and for the picture of a week. */
import { type Language, languages as ours } from "../../../contract/words.ts";
import type { Db } from "../../platform/db.ts";
import { findAbilitiesOf } from "../staff/index.ts";
import { coverage } from "./coverage.ts";
import type { Span } from "./lay-out.ts";
import { type KeptShift, listShifts } from "./shifts.ts";

interface Asked extends Span {
  stepMs: number;
  /** Null: of all. */
  teamId: string | null;
}

export interface OnShift {
  /** At each step of the period, breaks taken off: who is there for half of it counts a half. */
  people: number[];
  /** Of them who speaks it, however well; languages that somebody on shift speaks. */
  languages: { language: Language; people: number[] }[];
}

/** Who does not work here any more counts no longer. */
export async function onShift(db: Db, { teamId, ...period }: Asked): Promise<OnShift> {
  const shifts = await listShifts(db, { ...period, teamId });
  const able = await findAbilitiesOf(db, [...new Set(shifts.map(({ memberId }) => memberId))]);
  const count = (of: ReadonlySet<string>): number[] =>
    coverage(shifts.filter(({ memberId }) => of.has(memberId)).map(workedIn), period);
  return {
    people: count(new Set(able.map(({ id }) => id))),
    languages: ours.flatMap((language) => {
      const speak = new Set(able.filter(({ levels }) => levels[language] !== undefined).map(({ id }) => id));
      return speak.size === 0 ? [] : [{ language, people: count(speak) }];
    }),
  };
}

export interface GroupOnShift {
  /** What each of them speaks, however well. */
  languages: Language[];
  people: number[];
}

/** The same apart by who speaks the same languages, so that nobody is counted twice. */
export async function groupsOnShift(db: Db, { teamId, ...period }: Asked): Promise<GroupOnShift[]> {
  const shifts = await listShifts(db, { ...period, teamId });
  const able = await findAbilitiesOf(db, [...new Set(shifts.map(({ memberId }) => memberId))]);
  const spoken = ({ levels }: (typeof able)[number]) => ours.filter((language) => levels[language] !== undefined);
  return [...Map.groupBy(able, (one) => spoken(one).join(" ")).values()].map((those) => {
    const ids = new Set(those.map(({ id }) => id));
    return {
      languages: those[0] ? spoken(those[0]) : [],
      people: coverage(shifts.filter(({ memberId }) => ids.has(memberId)).map(workedIn), period),
    };
  });
}

/** A shift in milliseconds since 1970. */
const workedIn = ({ startsAt, endsAt, breaks }: KeptShift) => ({
  from: startsAt.getTime(),
  to: endsAt.getTime(),
  breaks: breaks.map((one) => ({ from: one.startsAt.getTime(), to: one.endsAt.getTime() })),
});

/** The stretches of a shift between its breaks. */
export function partsOf(shift: KeptShift): Span[] {
  const { from, to, breaks } = workedIn(shift);
  const ends = [...breaks.map((one) => one.from), to];
  return [from, ...breaks.map((one) => one.to)]
    .map((begin, place) => ({ from: begin, to: ends[place] ?? to }))
    .filter((part) => part.from < part.to);
}
