/** How many are on shift at each hour, below the days they belong to; hours without anybody are red. */
import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import type { RosterWeek } from "../../kit/wire.ts";
import { locales, useSay } from "../../kit/words/say.ts";
import { useAllWords, useTongue } from "../../kit/words/words.tsx";
import styles from "./roster.module.css";
import { wallAt } from "./shift-draft.ts";
import { gapsOf, type Hour, hoursByDay } from "./week-grid.ts";

export function Coverage({ week }: { week: RosterWeek }) {
  const said = useAllWords().roster;
  const say = useSay();
  const { tongue } = useTongue();
  const [chosen, choose] = useState("");
  const people = week.languages.find(({ language }) => language === chosen)?.people ?? week.people;
  const most = Math.max(1, ...people);
  const number = new Intl.NumberFormat(locales[tongue], { maximumFractionDigits: 1 });
  return (
    <tfoot>
      <tr>
        <th scope="row">
          <NativeSelect
            size="xs"
            label={said.coverage}
            value={chosen}
            onChange={({ currentTarget: { value } }) => choose(value)}
            data={[
              { value: "", label: said.everybody },
              ...week.languages.map(({ language }) => ({ value: language, label: say.language(language) })),
            ]}
          />
          <span className={styles.hours}>{said.most(number.format(Math.max(0, ...people)))}</span>
        </th>
        {hoursByDay(people, week.days).map((hours, place) => (
          <td key={week.days[place]?.day}>
            <Day of={hours} day={week.days[place]?.day ?? ""} zone={week.zone} most={most} number={number} />
          </td>
        ))}
      </tr>
    </tfoot>
  );
}

interface OfDay {
  of: readonly Hour[];
  day: string;
  zone: string;
  most: number;
  number: Intl.NumberFormat;
}

const high = 64;

function Day({ of: hours, day, zone, most, number }: OfDay) {
  const said = useAllWords().roster;
  const { tongue } = useTongue();
  const long = new Intl.DateTimeFormat(locales[tongue], {
    weekday: "long",
    day: "numeric",
    month: "long",
    timeZone: "UTC",
  });
  const time = (at: number): string => wallAt(zone, at).slice(11);
  const all = hours.map(({ people }) => people);
  const gaps = gapsOf(hours).map(({ from, to }) => said.uncovered(`${time(from)}–${time(to)}`));
  const label = [
    said.covered(long.format(new Date(day)), number.format(Math.min(...all)), number.format(Math.max(...all))),
    ...gaps,
  ].join("; ");
  return (
    <svg
      className={styles.hourly}
      viewBox={`0 0 ${hours.length} ${high + 3}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
      data-gaps={gaps.length}
    >
      {hours.map(({ at, people }, place) => (
        <g key={at}>
          <title>{said.atHour(time(at), number.format(people))}</title>
          <rect className={styles.ground} x={place} y={0} width={1} height={high + 3} />
          {people > 0 ? (
            <rect
              className={styles.people}
              x={place + 0.06}
              y={high - (people / most) * high}
              width={0.88}
              height={(people / most) * high}
            />
          ) : (
            <rect className={styles.gap} x={place} y={high} width={1} height={3} />
          )}
        </g>
      ))}
    </svg>
  );
}
