/** Whose clocks and holidays the whole care desk goes by, where one must be taken for all: those of the first answer that is owed to anybody. */
import type { Calendar, Hours } from "../../../contract/service-rules.ts";
import type { Db } from "../../platform/db.ts";
import { weekdayOf } from "../../platform/zone.ts";
import { minutesOf } from "./calendar/open-time.ts";
import { findRule } from "./definition.ts";

export interface Operation {
  zone: string;
  /** Their names by day, those that are gone too. */
  holidays: ReadonlyMap<string, string>;
}

export async function findOperation(db: Db): Promise<Operation> {
  const { rule } = await findRule(db);
  const general = rule.targets.find(
    ({ clock, channel, language, topic, tier }) =>
      clock === "first-response" && channel === null && language === null && topic === null && tier === null,
  );
  const isGeneral = ({ name }: Calendar): boolean => name === general?.calendar;
  return operationOf([...rule.calendars.filter(isGeneral), ...rule.calendars.filter((one) => !isGeneral(one))]);
}

/** The first calendar counts; what is in no zone, as shipped, gives way to what is in one. */
export function operationOf(calendars: readonly Calendar[]): Operation {
  const zone = calendars.find((one) => one.zone !== "UTC")?.zone ?? "UTC";
  const those = calendars.filter((one, place) => place === 0 || one.zone === zone);
  return { zone, holidays: new Map(those.flatMap(holidaysOf).toReversed()) };
}

/** A day on which they are open longer than its weekday is none. */
const holidaysOf = ({ week, days }: Calendar): [date: string, name: string][] =>
  days
    .filter(({ date, hours }) => lengthOf(hours) <= lengthOf(week[weekdayOf(date)] ?? []))
    .map(({ date, name }) => [date, name]);

const lengthOf = (hours: readonly Hours[]): number =>
  hours.reduce((sum, { from, to }) => sum + minutesOf(to) - minutesOf(from), 0);
