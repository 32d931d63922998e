/** A line with a length of time to set; empty is null. */
import { Button, NumberInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { tell, tellTrouble } from "../../kit/notices.ts";
import table from "../../kit/parts/table.module.css";
import { useLaterWords } from "../../kit/words/words.tsx";
import styles from "./rights.module.css";

interface Length {
  label: string;
  help: ReactNode;
  unit: string;
  /** What stands where nothing is typed. */
  empty: string;
  value: number | null;
  most: number;
  save: (value: number | null) => Promise<unknown>;
}

export function LengthOfTime({ label, help, unit, empty, value, most, save }: Length) {
  const words = useLaterWords();
  const said = words.rights;
  const [typed, setTyped] = useState<number | string>(value ?? "");
  const saving = useMutation({
    mutationFn: () => save(typed === "" ? null : Number(typed)),
    onSuccess: () => tell(said.saved),
    onError: (error) => tellTrouble(error, words),
  });
  return (
    <li>
      <span className={styles.what}>
        <span className={styles.name}>{label}</span>
        <span className={table.faint}>{help}</span>
      </span>
      <NumberInput
        aria-label={said.ofWhat(label, unit)}
        placeholder={empty}
        value={typed}
        onChange={setTyped}
        min={1}
        max={most}
        allowDecimal={false}
        allowNegative={false}
        hideControls
        suffix={` ${unit}`}
        w={140}
      />
      <Button
        variant="default"
        disabled={typed === (value ?? "")}
        loading={saving.isPending}
        aria-label={said.ofWhat(said.saveIt, label)}
        onClick={() => saving.mutate()}
      >
        {said.saveIt}
      </Button>
    </li>
  );
}
