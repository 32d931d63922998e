/** Who flies on a new trip, and how the airline reaches them. */
import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { CaseDetail } from "../../kit/wire.ts";
import { useBookingWords } from "../../kit/words/words.tsx";
import styles from "./booking-dialog.module.css";
import type { Change } from "./use-booking.ts";

type Sale = Extract<Change, { kind: "sell" }>;
export interface Traveller {
  kind: "adult" | "child" | "infant";
  givenName: string;
  surname: string;
}

/** Of somebody who is to fly, before it is known who. */
export interface Place {
  n: number;
  kind: Traveller["kind"];
}

interface Shown {
  of: CaseDetail;
  places: readonly Place[];
  isBusy: boolean;
  onHold: (sale: Pick<Sale, "passengers" | "contacts">) => void;
}

const languages = /^[a-z]{2}$/;

export function Travellers({ of, places, isBusy, onHold }: Shown) {
  const { booking: said } = useBookingWords();
  const [people, setPeople] = useState<readonly (Traveller & { n: number })[]>(() =>
    places.map((place) => ({ ...place, givenName: "", surname: "" })),
  );
  const [email, setEmail] = useState("");
  const [phone, setPhone] = useState("");
  const language = languages.test(of.language) ? of.language : null;
  const contacts = [
    ...(/^\S+@\S+\.\S+$/.test(email.trim())
      ? [{ kind: "email" as const, value: email.trim().toLowerCase(), language }]
      : []),
    ...(/^\+\d{7,15}$/.test(phone.trim()) ? [{ kind: "phone" as const, value: phone.trim(), language }] : []),
  ];
  const can =
    contacts.length > 0 && people.every(({ givenName, surname }) => givenName.trim() !== "" && surname.trim() !== "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (can && !isBusy) onHold({ passengers: people.map(({ n: _n, ...one }) => one), contacts });
  };
  const set = (n: number, part: Partial<Traveller>) =>
    setPeople(people.map((one) => (one.n === n ? { ...one, ...part } : one)));
  return (
    <form className={`${styles.asking} ${styles.within}`} onSubmit={submit}>
      {people.map((one) => (
        <div key={one.n} className={styles.row}>
          <TextInput
            className={styles.nameOf}
            label={`${said.givenName} (${said.kinds[one.kind]})`}
            value={one.givenName}
            maxLength={60}
            required
            onChange={({ currentTarget: { value } }) => set(one.n, { givenName: value })}
          />
          <TextInput
            className={styles.nameOf}
            label={said.surname}
            value={one.surname}
            maxLength={60}
            required
            onChange={({ currentTarget: { value } }) => set(one.n, { surname: value })}
          />
        </div>
      ))}
      <div className={styles.row}>
        <TextInput
          label={said.email}
          value={email}
          maxLength={200}
          onChange={({ currentTarget: { value } }) => setEmail(value)}
        />
        <TextInput
          label={said.phone}
          placeholder="+31 …"
          value={phone}
          maxLength={20}
          onChange={({ currentTarget: { value } }) => setPhone(value.replaceAll(/[\s()-]/g, ""))}
        />
        <Button type="submit" disabled={!can} loading={isBusy}>
          {said.hold}
        </Button>
      </div>
    </form>
  );
}
