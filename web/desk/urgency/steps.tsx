/** From how many points on a case stands in which step of the queue. */
import { Part } from "../../kit/parts/page.tsx";
import { useAllWords } from "../../kit/words/words.tsx";
import { areStepsWrong, type TypedTable } from "./table-draft.ts";
import styles from "./urgency.module.css";

export function Steps({ of, onChange }: { of: TypedTable; onChange: (bands: TypedTable["bands"]) => void }) {
  const words = useAllWords();
  const said = words.urgency;
  const put = (place: number, value: string) =>
    onChange(of.bands.map((one, n) => (n === place ? value : one)) as unknown as TypedTable["bands"]);
  return (
    <Part title={said.steps}>
      <p className={styles.help}>{said.stepsHelp}</p>
      <div className={styles.steps}>
        {of.bands.map((points, place) => (
          // oxlint-disable-next-line react/no-array-index-key -- a step is its place
          <label key={place}>
            <span data-tone={place + 1}>{words.reading.urgencies[place + 1]}</span>
            <input
              value={points}
              inputMode="numeric"
              maxLength={4}
              onChange={({ currentTarget: { value } }) => put(place, value)}
            />
          </label>
        ))}
      </div>
      {areStepsWrong(of) && (
        <p role="alert" className={styles.fault}>
          {said.faults.steps}
        </p>
      )}
    </Part>
  );
}
