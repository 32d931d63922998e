/** How many fly on a new trip and of which kind; and how old those are who are no adults, where it is searched by that. */
import { Button, NativeSelect } from "@mantine/core";
import { useBookingWords } from "../../kit/words/words.tsx";
import styles from "./booking-dialog.module.css";

/** Of somebody who is to fly, before it is known who. */
export interface Place {
  n: number;
  kind: "adult" | "child" | "infant";
  age: number | null;
}

interface Shown {
  kinds: readonly Place[];
  /** Of children and infants. */
  asksAges: boolean;
  onSet: (kinds: readonly Place[]) => void;
}

const ages = { child: Array.from({ length: 16 }, (_, n) => n + 2), infant: [0, 1] };

export function Kinds({ kinds, asksAges, onSet }: Shown) {
  const { booking: said } = useBookingWords();
  const last = Math.max(...kinds.map(({ n }) => n));
  return (
    <fieldset className={styles.kinds}>
      <legend>{said.passengers}</legend>
      {kinds.map(({ n, kind, age }) => (
        <span key={n} className={styles.kind}>
          <NativeSelect
            aria-label={`${said.who} ${n}`}
            value={kind}
            data={[
              ...(["adult", "child", "infant"] as const).map((one) => ({ value: one, label: said.kinds[one] })),
              ...(n > 1 ? [{ value: "none", label: said.removePassenger(n) }] : []),
            ]}
            onChange={({ currentTarget: { value } }) =>
              onSet(
                value === "none"
                  ? kinds.filter((one) => one.n !== n)
                  : kinds.map((one) => (one.n === n ? { n, kind: value as Place["kind"], age: null } : one)),
              )
            }
          />
          {asksAges && kind !== "adult" && (
            <NativeSelect
              aria-label={`${said.ageOnLast} (${said.who} ${n})`}
              value={age === null ? "" : String(age)}
              data={[
                { value: "", label: said.ageOnLast },
                ...ages[kind].map((one) => ({ value: String(one), label: said.years(one) })),
              ]}
              onChange={({ currentTarget: { value } }) =>
                onSet(kinds.map((one) => (one.n === n ? { ...one, age: value === "" ? null : Number(value) } : one)))
              }
            />
          )}
        </span>
      ))}
      {kinds.length < 9 && (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => onSet([...kinds, { n: last + 1, kind: "adult", age: null }])}
        >
          {said.addPassenger}
        </Button>
      )}
    </fieldset>
  );
}
