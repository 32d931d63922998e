/** Whether they prove it for themselves, or that they act for the traveller: as what, for what, and until when. */
import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { now } from "../../kit/time/clock.ts";
import { useLaterWords } from "../../kit/words/words.tsx";
import styles from "./proof.module.css";
import type { ActsFor } from "./use-proof.ts";

export interface Acting {
  isOn: boolean;
  relation: ActsFor["relation"];
  use: "told" | "changed";
  covers: "booking" | "traveller";
  /** A day. */
  until: string;
}

const day = 86_400_000;
export const startActing = (isOn: boolean): Acting => ({
  isOn,
  relation: "assistant",
  use: "told",
  covers: "booking",
  until: new Date(now() + 90 * day).toISOString().slice(0, 10),
});

/** As it is sent: until the end of the day. */
export const actsForOf = ({ isOn, relation, use, covers, until }: Acting): ActsFor | undefined =>
  isOn && until ? { relation, use, covers, until: `${until}T23:59:59Z` } : undefined;

export function ActingFields({ of, onChange }: { of: Acting; onChange: (acting: Acting) => void }) {
  const { proof: said } = useLaterWords();
  const options = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }));
  return (
    <>
      <Checkbox
        id="acts-for"
        label={said.actsFor}
        checked={of.isOn}
        onChange={({ currentTarget }) => onChange({ ...of, isOn: currentTarget.checked })}
      />
      {of.isOn && (
        <div className={styles.pair}>
          <NativeSelect
            label={said.relation}
            data={options(said.relations)}
            value={of.relation}
            onChange={({ currentTarget }) => onChange({ ...of, relation: currentTarget.value as Acting["relation"] })}
          />
          <NativeSelect
            label={said.use}
            data={options(said.uses)}
            value={of.use}
            onChange={({ currentTarget }) => onChange({ ...of, use: currentTarget.value as Acting["use"] })}
          />
          <NativeSelect
            label={said.covers}
            data={options(said.coversOf)}
            value={of.covers}
            onChange={({ currentTarget }) => onChange({ ...of, covers: currentTarget.value as Acting["covers"] })}
          />
          <TextInput
            type="date"
            label={said.untilDay}
            value={of.until}
            onChange={({ currentTarget }) => onChange({ ...of, until: currentTarget.value })}
          />
        </div>
      )}
    </>
  );
}
