/** Earlier trouble at a glance, counted from files and reports. */
import { IconAlertTriangle, IconLuggage, IconPlaneOff } from "@tabler/icons-react";
import type { Profile } from "../../kit/wire.ts";
import { useSay } from "../../kit/words/say.ts";
import { useCaseWords } from "../../kit/words/words.tsx";
import styles from "./customer-panel.module.css";
import { Claimed } from "./who.tsx";

type One = Profile["trouble"][number];

const marks: Record<One["kind"], typeof IconLuggage> = {
  "bag-missing": IconLuggage,
  "bag-damaged": IconLuggage,
  "flight-cancelled": IconPlaneOff,
  "flight-delayed": IconPlaneOff,
  "step-failed": IconAlertTriangle,
  "promise-broken": IconAlertTriangle,
};

export function EarlierTrouble({ of }: { of: readonly One[] }) {
  const { profile: said } = useCaseWords();
  const say = useSay();
  if (of.length === 0) return null;
  return (
    <section className={styles.trouble} aria-label={said.troubleTitle}>
      <ul className={styles.lines}>
        {of.map(({ kind, count, lastAt, what, isClaimed }) => {
          const Mark = marks[kind];
          const step = what === null ? "" : `${said.steps[what] ?? what.replaceAll("-", " ")}: `;
          const text = said.trouble[kind](count);
          return (
            <li key={`${kind} ${what}`}>
              <Mark size={15} stroke={1.8} aria-hidden />
              <span>
                <b>{step === "" ? text : `${step}${text.toLocaleLowerCase()}`}</b>{" "}
                <small title={say.exactly(lastAt)}>
                  {count > 1 ? said.last(say.date(lastAt)) : say.moment(lastAt)}
                </small>
                {isClaimed && <Claimed />}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
