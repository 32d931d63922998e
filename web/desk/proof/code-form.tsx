/** A code to an address on file, and the code that came back. */
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { isolated } from "../../kit/words/say.ts";
import { useLaterWords } from "../../kit/words/words.tsx";
import { ActingFields, actsForOf, startActing } from "./acting.tsx";
import { Outcome } from "./outcome.tsx";
import styles from "./proof.module.css";
import type { WayForm } from "./way-form.ts";
import { type Standing, useChecking, useProofDeeds } from "./use-proof.ts";

export function CodeForm({ of, standing, actsFor, onSay }: WayForm & { standing: Standing; actsFor: boolean }) {
  const { proof: said } = useLaterWords();
  const { sendCode } = useProofDeeds(of);
  const checking = useChecking(of);
  const places = standing.bookings.flatMap(({ bookingId, flight, contacts }) =>
    contacts.map(({ id, masked }) => ({ bookingId, contactId: id, label: `${masked}, ${flight ?? ""}` })),
  );
  const [chosen, choose] = useState(0);
  const [code, setCode] = useState("");
  const [acting, setActing] = useState(() => startActing(actsFor));
  const place = places[chosen];
  const sent = sendCode.data;
  const send = () => {
    if (!place) return;
    const { bookingId, contactId } = place;
    checking.reset();
    sendCode.mutate(
      { bookingId, contactId, actsFor: actsForOf(acting) },
      { onSuccess: () => onSay(standing.sentences.codeIsSent) },
    );
  };
  const check = (event: FormEvent) => {
    event.preventDefault();
    if (sent && code.trim() !== "") checking.mutate({ type: "check", codeId: sent.codeId, code });
  };
  if (!standing.ways.code) return <p className={styles.soft}>{said.noCourier}</p>;
  if (!place) return <p className={styles.soft}>{said.noContacts}</p>;
  return (
    <form className={styles.form} onSubmit={check}>
      <NativeSelect
        id="proof-contact"
        data-autofocus
        label={said.contact}
        value={String(chosen)}
        data={places.map(({ label }, at) => ({ value: String(at), label }))}
        onChange={({ currentTarget }) => choose(Number(currentTarget.value))}
      />
      <ActingFields of={acting} onChange={setActing} />
      <div className={styles.end}>
        <Button id="proof-send" variant={sent ? "default" : "filled"} loading={sendCode.isPending} onClick={send}>
          {said.send}
        </Button>
      </div>
      {sent && (
        <>
          <output className={styles.soft}>{said.sent(isolated(sent.to))}</output>
          <TextInput
            id="proof-code"
            label={said.code}
            value={code}
            inputMode="numeric"
            maxLength={40}
            autoComplete="off"
            onChange={({ currentTarget }) => setCode(currentTarget.value)}
          />
          <Outcome
            of={checking.data ?? null}
            isActing={acting.isOn}
            missed={said.wrongCode(checking.data?.triesLeft ?? 0)}
          />
          <div className={styles.end}>
            <Button id="proof-check-code" type="submit" loading={checking.isPending}>
              {said.checkNow}
            </Button>
          </div>
        </>
      )}
    </form>
  );
}
