/** Record locator and surname, as the customer gave them. */
import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useLaterWords } from "../../kit/words/words.tsx";
import { ActingFields, actsForOf, startActing } from "./acting.tsx";
import { Outcome } from "./outcome.tsx";
import styles from "./proof.module.css";
import type { WayForm } from "./way-form.ts";
import { type Standing, useChecking } from "./use-proof.ts";

export function BookingForm({ of, standing, actsFor, onSay }: WayForm & { standing: Standing; actsFor: boolean }) {
  const { proof: said } = useLaterWords();
  const checking = useChecking(of);
  const [recordLocator, setLocator] = useState("");
  const [surname, setSurname] = useState("");
  const [acting, setActing] = useState(() => startActing(actsFor));
  const can = recordLocator.trim() !== "" && surname.trim() !== "" && !checking.isPending;
  const check = (event: FormEvent) => {
    event.preventDefault();
    if (can) checking.mutate({ type: "booking", recordLocator, surname, actsFor: actsForOf(acting) });
  };
  return (
    <form className={styles.form} onSubmit={check}>
      <div className={styles.pair}>
        <TextInput
          id="proof-locator"
          data-autofocus
          label={said.locator}
          value={recordLocator}
          maxLength={40}
          autoComplete="off"
          spellCheck={false}
          onChange={({ currentTarget }) => setLocator(currentTarget.value)}
        />
        <TextInput
          id="proof-surname"
          label={said.surname}
          value={surname}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          onChange={({ currentTarget }) => setSurname(currentTarget.value)}
        />
      </div>
      <ActingFields of={acting} onChange={setActing} />
      <Outcome of={checking.data ?? null} isActing={acting.isOn} missed={said.notProved} />
      <div className={styles.end}>
        <Button variant="default" title={said.askHelp} onClick={() => onSay(standing.sentences.ask)}>
          {said.ask}
        </Button>
        <Button id="proof-check" type="submit" disabled={!can} loading={checking.isPending}>
          {said.checkNow}
        </Button>
      </div>
    </form>
  );
}
