/** Names as on the passport, and how the airline reaches them. */
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { Booking, CaseDetail } from "../../kit/wire.ts";
import { useBookingWords } from "../../kit/words/words.tsx";
import styles from "./booking-dialog.module.css";
import { type Change, useChange } from "./use-booking.ts";

export function Details({ of, booking }: { of: CaseDetail; booking: Booking }) {
  const { booking: said } = useBookingWords();
  const changing = useChange(of);
  const save = (change: Change) =>
    changing.mutate({ bookingId: booking.id, expectedVersion: booking.version, why: said.whyOf.details, change });
  return (
    <div className={styles.room}>
      <section className={styles.onLeg}>
        <h4>{said.names}</h4>
        {booking.passengers.map((one) => (
          <Name key={`${one.id} ${booking.version}`} of={one} isBusy={changing.isPending} onSave={save} />
        ))}
      </section>
      <section className={styles.onLeg}>
        <h4>{said.contacts}</h4>
        <ul className={styles.people}>
          {booking.contacts
            .filter(({ isAgencys }) => !isAgencys)
            .map(({ kind, value, language }) => (
              <li key={`${kind} ${value}`}>
                <bdi>{value}</bdi> {language && <small>{language}</small>}
              </li>
            ))}
        </ul>
        <Contact key={booking.version} booking={booking} isBusy={changing.isPending} onSave={save} />
      </section>
    </div>
  );
}

interface Saving {
  isBusy: boolean;
  onSave: (change: Change) => void;
}

function Name({ of, isBusy, onSave }: Saving & { of: Booking["passengers"][number] }) {
  const { booking: said } = useBookingWords();
  const [givenName, setGiven] = useState(of.givenName);
  const [surname, setSurname] = useState(of.surname);
  const isSame = givenName.trim() === of.givenName && surname.trim() === of.surname;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave({ kind: "name", names: [{ passengerId: of.id, givenName, surname }] });
  };
  return (
    <form className={styles.row} onSubmit={submit}>
      <TextInput
        className={styles.nameOf}
        label={said.givenName}
        value={givenName}
        maxLength={60}
        required
        onChange={({ currentTarget: { value } }) => setGiven(value)}
      />
      <TextInput
        className={styles.nameOf}
        label={said.surname}
        value={surname}
        maxLength={60}
        required
        onChange={({ currentTarget: { value } }) => setSurname(value)}
      />
      <Button type="submit" variant="default" disabled={isSame} loading={isBusy && !isSame}>
        {said.save}
      </Button>
    </form>
  );
}

function Contact({ booking, isBusy, onSave }: Saving & { booking: Booking }) {
  const { booking: said } = useBookingWords();
  const [kind, setKind] = useState<"email" | "phone">("email");
  const [value, setValue] = useState("");
  const [passengerId, setPassenger] = useState(booking.passengers[0]?.id ?? "");
  const isRight = kind === "email" ? /^\S+@\S+\.\S+$/.test(value.trim()) : /^\+\d{7,15}$/.test(value.trim());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const contact = { kind, value: kind === "email" ? value.trim().toLowerCase() : value.trim() };
    if (isRight) onSave({ kind: "contact", passengerId, contact });
  };
  return (
    <form className={styles.row} onSubmit={submit}>
      {booking.passengers.length > 1 && (
        <NativeSelect
          label={said.who}
          value={passengerId}
          data={booking.passengers.map((one) => ({ value: one.id, label: `${one.givenName} ${one.surname}` }))}
          onChange={({ currentTarget }) => setPassenger(currentTarget.value)}
        />
      )}
      <NativeSelect
        label={said.contacts}
        value={kind}
        data={[
          { value: "email", label: said.email },
          { value: "phone", label: said.phone },
        ]}
        onChange={({ currentTarget }) => setKind(currentTarget.value === "phone" ? "phone" : "email")}
      />
      <TextInput
        label={kind === "email" ? said.email : said.phone}
        value={value}
        maxLength={200}
        onChange={({ currentTarget }) => setValue(currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={!isRight} loading={isBusy && isRight}>
        {said.save}
      </Button>
    </form>
  );
}
