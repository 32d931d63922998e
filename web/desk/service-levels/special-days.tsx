/** Days that are not as their weekday: typed, or read from an iCalendar file. */
import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import { readHolidays } from "../../../contract/service-rules.ts";
import { call } from "../../kit/call.ts";
import { tell, tellTrouble } from "../../kit/notices.ts";
import { useAllWords } from "../../kit/words/words.tsx";
import type { TypedDay } from "./calendar-text.ts";
import { HoursInput } from "./hours-input.tsx";
import styles from "./service-levels.module.css";

const most = 400;

export function SpecialDays({ of, onChange }: { of: readonly TypedDay[]; onChange: (days: TypedDay[]) => void }) {
  const words = useAllWords();
  const said = words.serviceLevels;
  const change = (key: string, more: Partial<TypedDay>) =>
    onChange(of.map((one) => (one.key === key ? { ...one, ...more } : one)));
  const add = (days: readonly { date: string; name: string }[]) => {
    const known = new Set(of.map(({ date }) => date));
    const fresh = days.filter(({ date }) => !known.has(date));
    const all = [...of, ...fresh.map((day) => ({ ...day, key: crypto.randomUUID(), hours: "" }))];
    onChange(all.toSorted((a, b) => (a.date < b.date ? -1 : 1)).slice(0, most));
    return fresh.length;
  };
  const read = useMutation({
    mutationFn: async (file: File) => call(readHolidays, { body: { file: await file.text() } }),
    onSuccess: ({ days, leftOut }) => tell(said.read(add(days), leftOut.timed, leftOut.unreadable + leftOut.tooMany)),
    onError: (error) => tellTrouble(error, words),
  });
  const picker = useRef<HTMLInputElement>(null);
  return (
    <section className={styles.days} aria-label={said.days}>
      <header className={styles.daysHead}>
        <h3>{said.days}</h3>
        <Button variant="subtle" size="compact-sm" onClick={() => add([{ date: "", name: "" }])}>
          {said.addDay}
        </Button>
        <Button variant="subtle" size="compact-sm" loading={read.isPending} onClick={() => picker.current?.click()}>
          {said.import}
        </Button>
        <input
          ref={picker}
          type="file"
          accept=".ics,text/calendar"
          hidden
          aria-label={said.import}
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            currentTarget.value = "";
            if (file) read.mutate(file);
          }}
        />
      </header>
      {of.length === 0 && <p className={styles.soft}>{said.noDays}</p>}
      {of.length > 0 && (
        <ul className={styles.dayList}>
          {of.map((day) => (
            <li key={day.key}>
              <label>
                {said.date}
                <input
                  type="date"
                  value={day.date}
                  aria-invalid={day.date === "" || of.some((one) => one !== day && one.date === day.date)}
                  onChange={({ currentTarget: { value } }) => change(day.key, { date: value })}
                />
              </label>
              <label>
                {said.dayName}
                <input
                  value={day.name}
                  maxLength={80}
                  onChange={({ currentTarget: { value } }) => change(day.key, { name: value })}
                />
              </label>
              <HoursInput
                label={said.hours}
                value={day.hours}
                closed={said.closed}
                onChange={(hours) => change(day.key, { hours })}
              />
              <button
                type="button"
                className={styles.remove}
                aria-label={said.removeDay}
                title={said.removeDay}
                onClick={() => onChange(of.filter((one) => one !== day))}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
