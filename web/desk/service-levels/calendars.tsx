/** All calendars, each with its week and the days that are not as their weekday. */
import { Button } from "@mantine/core";
import { Part } from "../../kit/parts/page.tsx";
import { useAllWords, useTongue } from "../../kit/words/words.tsx";
import { isZone, type TypedCalendar } from "./calendar-text.ts";
import { HoursInput } from "./hours-input.tsx";
import styles from "./service-levels.module.css";
import { SpecialDays } from "./special-days.tsx";
import { TryOut } from "./try-out.tsx";

type Change = (calendars: readonly TypedCalendar[]) => void;

export function Calendars({ of, onChange }: { of: readonly TypedCalendar[]; onChange: Change }) {
  const said = useAllWords().serviceLevels;
  const change = (key: string, more: Partial<TypedCalendar>) =>
    onChange(of.map((one) => (one.key === key ? { ...one, ...more } : one)));
  const add = () =>
    onChange([
      ...of,
      {
        key: crypto.randomUUID(),
        name: "",
        zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        week: Array.from({ length: 7 }, (_, day) => (day < 5 ? "09:00–17:00" : "")),
        days: [],
      },
    ]);
  return (
    <Part
      title={said.calendars}
      actions={
        <Button variant="subtle" size="compact-sm" onClick={add} disabled={of.length >= 50}>
          {said.addCalendar}
        </Button>
      }
    >
      <p className={styles.help}>{said.calendarsHelp}</p>
      <Zones />
      {of.map((calendar) => (
        <OneCalendar
          key={calendar.key}
          of={calendar}
          isTwice={of.some((one) => one !== calendar && one.name.trim() === calendar.name.trim())}
          onChange={(more) => change(calendar.key, more)}
          onRemove={of.length > 1 ? () => onChange(of.filter((one) => one !== calendar)) : null}
        />
      ))}
    </Part>
  );
}

const zonesId = "time-zones";

function Zones() {
  return (
    <datalist id={zonesId}>
      {["UTC", ...Intl.supportedValuesOf("timeZone")].map((zone) => (
        <option key={zone} value={zone}>
          {zone}
        </option>
      ))}
    </datalist>
  );
}

interface Shown {
  of: TypedCalendar;
  isTwice: boolean;
  onChange: (more: Partial<TypedCalendar>) => void;
  onRemove: (() => void) | null;
}

function OneCalendar({ of, isTwice, onChange, onRemove }: Shown) {
  const said = useAllWords().serviceLevels;
  const isNever = of.week.every((hours) => hours.trim() === "");
  return (
    <fieldset className={styles.calendar}>
      <legend className={styles.spoken}>{of.name}</legend>
      <div className={styles.head}>
        <label>
          {said.name}
          <input
            value={of.name}
            maxLength={60}
            onChange={({ currentTarget: { value } }) => onChange({ name: value })}
            aria-invalid={isTwice || of.name.trim() === ""}
          />
        </label>
        <label>
          {said.zone}
          <input
            value={of.zone}
            list={zonesId}
            aria-invalid={!isZone(of.zone)}
            maxLength={60}
            onChange={({ currentTarget: { value } }) => onChange({ zone: value.trim() })}
          />
        </label>
        {onRemove && (
          <Button variant="subtle" color="red" size="compact-sm" onClick={onRemove}>
            {said.removeCalendar}
          </Button>
        )}
      </div>
      {isTwice && <p className={styles.fault}>{said.twice}</p>}
      {isNever && <p className={styles.fault}>{said.never}</p>}
      <Week of={of.week} onChange={(week) => onChange({ week })} />
      <SpecialDays of={of.days} onChange={(days) => onChange({ days })} />
      <TryOut of={of} />
    </fieldset>
  );
}

/** Monday stands first; any week will do to name them. */
const weekdays = (tongue: string): string[] => {
  const format = new Intl.DateTimeFormat(tongue, { weekday: "long", timeZone: "UTC" });
  return Array.from({ length: 7 }, (_, day) => format.format(Date.UTC(2026, 0, 5 + day)));
};

function Week({ of, onChange }: { of: readonly string[]; onChange: (week: readonly string[]) => void }) {
  const said = useAllWords().serviceLevels;
  const { tongue } = useTongue();
  return (
    <div className={styles.week}>
      {weekdays(tongue).map((name, day) => (
        <HoursInput
          key={name}
          label={name}
          value={of[day] ?? ""}
          closed={said.closed}
          onChange={(hours) => onChange(of.map((one, place) => (place === day ? hours : one)))}
        />
      ))}
    </div>
  );
}
