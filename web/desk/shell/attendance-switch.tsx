/** Says that one is here, on a break or away, and why. */
import { NativeSelect, SegmentedControl } from "@mantine/core";
import { useAllWords } from "../../kit/words/words.tsx";
import { type Attendance, useAttendance } from "./attendance.ts";
import styles from "./rail.module.css";

type State = Attendance["state"];
type Reason = NonNullable<Attendance["reason"]>;

const states: readonly State[] = ["here", "break", "away"];
const reasons: Record<State, readonly Reason[]> = {
  here: [],
  break: ["lunch", "short"],
  away: ["meeting", "training", "task"],
};

export function AttendanceSwitch() {
  const said = useAllWords().attendance;
  const { now, say } = useAttendance();
  if (!now) return null;
  return (
    <div className={styles.setting}>
      {said.title}
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={said.title}
        value={now.state}
        onChange={(state) => say({ state, reason: reasons[state][0] ?? null })}
        data={states.map((value) => ({ value, label: said.states[value] }))}
      />
      {now.state !== "here" && (
        <NativeSelect
          size="xs"
          aria-label={said.why}
          value={now.reason ?? ""}
          onChange={({ currentTarget: { value } }) => say({ state: now.state, reason: value as Reason })}
          data={reasons[now.state].map((value) => ({ value, label: said.reasons[value] }))}
        />
      )}
      <span className={styles.duty}>{said.duty[now.duty]}</span>
    </div>
  );
}
