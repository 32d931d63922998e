/** The lines of the table: what somebody writes, and what is known of their journey. */
import { Button } from "@mantine/core";
import { useState } from "react";
import { plainSigns, timedSigns, type UrgencySign, UrgencySign as Signs } from "../../../contract/urgency.ts";
import { Part } from "../../kit/parts/page.tsx";
import { useAllWords } from "../../kit/words/words.tsx";
import { faultOfRow, type TypedRow } from "./table-draft.ts";
import styles from "./urgency.module.css";

interface Shown {
  of: readonly TypedRow[];
  onChange: (rows: readonly TypedRow[]) => void;
}

const ofWords: ReadonlySet<UrgencySign> = new Set(plainSigns.filter((sign) => sign !== "at-airport"));
const isOfWords = ({ sign }: TypedRow): boolean => ofWords.has(sign);
const isTimed = (sign: UrgencySign): boolean => timedSigns.some((one) => one === sign);
/** Lines of one sign stand together, as the contract lists signs. */
const inOrder = (rows: readonly TypedRow[]): TypedRow[] =>
  rows.toSorted((a, b) => Signs.options.indexOf(a.sign) - Signs.options.indexOf(b.sign));

export function Rows({ of, onChange }: Shown) {
  const said = useAllWords().urgency;
  const list = (rows: readonly TypedRow[]) => (
    <ul className={styles.rows}>
      {rows.map((row) => (
        <OneRow
          key={row.key}
          of={row}
          all={of}
          onChange={(more) => onChange(of.map((one) => (one === row ? { ...one, ...more } : one)))}
          onRemove={() => onChange(of.filter((one) => one !== row))}
        />
      ))}
    </ul>
  );
  return (
    <>
      <Part title={said.trip}>
        <p className={styles.help}>{said.tripHelp}</p>
        {list(inOrder(of.filter((row) => !isOfWords(row))))}
      </Part>
      <Part title={said.words}>{list(of.filter(isOfWords))}</Part>
      <Add
        disabled={of.length >= 40}
        onAdd={(sign) =>
          onChange([...of, { key: crypto.randomUUID(), sign, hours: isTimed(sign) ? "" : null, points: "" }])
        }
      />
    </>
  );
}

function Add({ disabled, onAdd }: { disabled: boolean; onAdd: (sign: UrgencySign) => void }) {
  const said = useAllWords().urgency;
  const [sign, setSign] = useState<UrgencySign>("leaves-soon");
  return (
    <div className={styles.add}>
      <select
        aria-label={said.addOf}
        value={sign}
        onChange={({ currentTarget: { value } }) => setSign(value as UrgencySign)}
      >
        {Signs.options.map((one) => (
          <option key={one} value={one}>
            {said.signs[one]}
          </option>
        ))}
      </select>
      <Button variant="default" disabled={disabled} onClick={() => onAdd(sign)}>
        {said.add}
      </Button>
    </div>
  );
}

interface One {
  of: TypedRow;
  all: readonly TypedRow[];
  onChange: (more: Partial<TypedRow>) => void;
  onRemove: () => void;
}

function OneRow({ of, all, onChange, onRemove }: One) {
  const said = useAllWords().urgency;
  const sign = said.signs[of.sign];
  const fault = faultOfRow(of, all);
  const isTyped = of.points !== "" && of.hours !== "";
  return (
    <li className={styles.row} data-sign={of.sign}>
      <span>{sign}</span>
      {of.hours === null ? (
        <span />
      ) : (
        <label>
          <input
            aria-label={said.hoursOf(sign)}
            value={of.hours}
            inputMode="numeric"
            maxLength={4}
            onChange={({ currentTarget: { value } }) => onChange({ hours: value })}
          />
          {said.hours}
        </label>
      )}
      <label>
        <input
          aria-label={said.pointsOf(sign)}
          value={of.points}
          inputMode="numeric"
          maxLength={4}
          onChange={({ currentTarget: { value } }) => onChange({ points: value })}
        />
        {said.points}
      </label>
      <button type="button" className={styles.remove} aria-label={said.remove(sign)} onClick={onRemove}>
        ×
      </button>
      {fault && isTyped && (
        <p role="alert" className={styles.fault}>
          {said.faults[fault]}
        </p>
      )}
    </li>
  );
}
