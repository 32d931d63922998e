/** Who works when in a week: a row for each, a column for each day. One stop of the Tab key; arrow keys go on from there. */
import type { FocusEvent, KeyboardEvent } from "react";
import { Spoken } from "../../kit/parts/spoken.tsx";
import type { RosterWeek, Shift } from "../../kit/wire.ts";
import { isolated, locales } from "../../kit/words/say.ts";
import { useAllWords, useTongue } from "../../kit/words/words.tsx";
import { Coverage } from "./coverage.tsx";
import { useRosterTeams } from "./roster-query.ts";
import styles from "./roster.module.css";
import { wallAt } from "./shift-draft.ts";
import { byDay, hoursOf } from "./week-grid.ts";

/** What is laid down or changed in the drawer. */
export type Opened = { shift: Shift } | { memberId: string; day: string };

interface Shown {
  week: RosterWeek;
  today: string;
  onOpen: (opened: Opened) => void;
}

export function Grid({ week, today, onOpen }: Shown) {
  const said = useAllWords().roster;
  const { tongue } = useTongue();
  const head = new Intl.DateTimeFormat(locales[tongue], { weekday: "short", day: "numeric", timeZone: "UTC" });
  const days = week.days.slice(0, 7);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={said.title}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- https://www.w3.org/WAI/ARIA/apg/patterns/grid/ */}
      <table className={styles.grid} role="grid" aria-label={said.keysHelp} onKeyDown={onArrow} onFocus={onFocus}>
        <thead>
          <tr>
            <th scope="col">{said.who}</th>
            {days.map(({ day }) => (
              <th key={day} scope="col" aria-current={day === today ? "date" : undefined}>
                {head.format(new Date(day))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {week.rows.map((row, place) => (
            <Row key={row.member.id} of={row} week={week} isFirst={place === 0} onOpen={onOpen} />
          ))}
        </tbody>
        <Coverage week={week} />
      </table>
    </section>
  );
}

interface OfRow {
  of: RosterWeek["rows"][number];
  week: RosterWeek;
  isFirst: boolean;
  onOpen: (opened: Opened) => void;
}

function Row({ of: { member, shifts }, week, isFirst, onOpen }: OfRow) {
  const said = useAllWords().roster;
  const { tongue } = useTongue();
  const long = new Intl.DateTimeFormat(locales[tongue], {
    weekday: "long",
    day: "numeric",
    month: "long",
    timeZone: "UTC",
  });
  const hours = hoursOf(shifts, week.days);
  return (
    <tr data-member={member.id}>
      <th scope="row">
        <bdi className={styles.name}>{member.name}</bdi>
        {hours > 0 && (
          <span className={styles.hours}>{said.hours(new Intl.NumberFormat(locales[tongue]).format(hours))}</span>
        )}
      </th>
      {byDay(shifts, week.days).map((those, place) => {
        const day = week.days[place]?.day ?? "";
        return (
          <td key={day} data-day={day}>
            {those.map((shift) => (
              <Chip key={shift.id} of={shift} name={member.name} zone={week.zone} onOpen={() => onOpen({ shift })} />
            ))}
            <button
              type="button"
              className={styles.add}
              tabIndex={isFirst && place === 0 ? 0 : -1}
              aria-label={said.addFor(isolated(member.name), long.format(new Date(day)))}
              onClick={() => onOpen({ memberId: member.id, day })}
            >
              +
            </button>
          </td>
        );
      })}
    </tr>
  );
}

interface OfChip {
  of: Shift;
  name: string;
  zone: string;
  onOpen: () => void;
}

function Chip({ of: { id, startsAt, endsAt, breaks, teamId }, name, zone, onOpen }: OfChip) {
  const said = useAllWords().roster;
  const team = useRosterTeams().data?.items.find((one) => one.id === teamId);
  const [from, to] = [wallAt(zone, startsAt), wallAt(zone, endsAt)];
  const time = (at: string): string => wallAt(zone, at).slice(11);
  const paused = breaks.map((one) => `${time(one.startsAt)}–${time(one.endsAt)}`).join(", ");
  const label = said.shiftOf(
    isolated(name),
    from.replace("T", " "),
    from.slice(0, 10) === to.slice(0, 10) ? to.slice(11) : to.replace("T", " "),
    paused,
    team ? isolated(team.name) : said.noTeam,
  );
  return (
    <button type="button" className={styles.shift} data-shift={id} tabIndex={-1} title={label} onClick={onOpen}>
      {from.slice(11)}–{to.slice(11)}
      {breaks.length > 0 && <span className={styles.pause} aria-hidden />}
      <Spoken>{label}</Spoken>
    </button>
  );
}

/** Whatever has the focus is where Tab comes back to. */
function onFocus({ currentTarget, target }: FocusEvent<HTMLTableElement>): void {
  if (!(target instanceof HTMLButtonElement)) return;
  for (const one of currentTarget.querySelectorAll<HTMLButtonElement>('button[tabindex="0"]')) one.tabIndex = -1;
  target.tabIndex = 0;
}

function onArrow(event: KeyboardEvent<HTMLTableElement>): void {
  const from = event.target instanceof HTMLElement ? event.target.closest("button") : null;
  const row = from?.closest("tr");
  if (!from || !row) return;
  const inRow = [...row.querySelectorAll("button")];
  const day = from.closest("td")?.dataset["day"] ?? "";
  const inDay = (of: Element | null | undefined) =>
    of?.querySelector<HTMLButtonElement>(`td[data-day="${day}"] button`);
  const next = {
    ArrowLeft: inRow[inRow.indexOf(from) - 1],
    ArrowRight: inRow[inRow.indexOf(from) + 1],
    ArrowUp: inDay(row.previousElementSibling),
    ArrowDown: inDay(row.nextElementSibling),
    Home: inRow[0],
    End: inRow.at(-1),
  }[event.key];
  if (!next) return;
  next.focus();
  event.preventDefault();
}
