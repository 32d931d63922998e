/** Hours of a day as they are typed. */
import { useId } from "react";
import { useAllWords } from "../../kit/words/words.tsx";
import { faultOfHours } from "./calendar-text.ts";
import styles from "./service-levels.module.css";

interface Typing {
  label: string;
  value: string;
  closed: string;
  onChange: (hours: string) => void;
}

/** Hours of one day, and what is wrong with them. */
export function HoursInput({ label, value, closed, onChange }: Typing) {
  const said = useAllWords().serviceLevels;
  const fault = faultOfHours(value);
  const id = useId();
  return (
    <label className={styles.hours}>
      {label}
      <input
        value={value}
        placeholder={closed}
        maxLength={120}
        aria-invalid={fault !== null}
        aria-describedby={fault ? id : undefined}
        onChange={({ currentTarget: { value } }) => onChange(value)}
      />
      {fault && (
        <span id={id} className={styles.fault}>
          {said.hoursFaults[fault]}
        </span>
      )}
    </label>
  );
}
