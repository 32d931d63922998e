/** Who flies on a new trip, and how the airline reaches them: what its system must be told, and no more. */
import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { ageOn, type SaleNeeds, whatIsMissing } from "../../../contract/travellers.ts";
import type { CaseDetail } from "../../kit/wire.ts";
import { useBookingWords } from "../../kit/words/words.tsx";
import styles from "./booking-dialog.module.css";
import type { Place } from "./kinds.tsx";
import { type Traveller, TravellerFields } from "./traveller-fields.tsx";
import type { Change } from "./use-booking.ts";

type Sale = Extract<Change, { kind: "sell" }>;

interface Shown {
  of: CaseDetail;
  places: readonly Place[];
  /** Of the last flight: by their age then they were searched for. */
  lastDay: string;
  needs: SaleNeeds;
  isBusy: boolean;
  onHold: (sale: Pick<Sale, "passengers" | "contacts">) => void;
}

const languages = /^[a-z]{2}$/;
const nobodyYet = { givenName: "", surname: "", birthDate: null, title: null, gender: null };

export function Travellers({ of, places, lastDay, needs, isBusy, onHold }: Shown) {
  const { booking: said } = useBookingWords();
  const [people, setPeople] = useState<readonly (Traveller & Place)[]>(() =>
    places.map((place) => ({ ...nobodyYet, ...place })),
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
  const lacking = useLacking({ people, contacts }, { needs, lastDay });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (lacking === "" && !isBusy) onHold({ passengers: people.map(({ n: _n, age: _age, ...one }) => one), contacts });
  };
  const set = (n: number, part: Partial<Traveller>) =>
    setPeople(people.map((one) => (one.n === n ? { ...one, ...part } : one)));
  return (
    <form className={`${styles.asking} ${styles.within}`} onSubmit={submit}>
      {people.map((one, place) => (
        <TravellerFields
          key={one.n}
          of={one}
          place={people.length > 1 ? place + 1 : null}
          needs={needs}
          onSet={(part) => set(one.n, part)}
        />
      ))}
      <div className={styles.row}>
        <TextInput
          label={said.email}
          value={email}
          maxLength={200}
          required={needs.contacts.includes("email")}
          onChange={({ currentTarget: { value } }) => setEmail(value)}
        />
        <TextInput
          label={said.phone}
          placeholder="+31 …"
          value={phone}
          maxLength={20}
          required={needs.contacts.includes("phone")}
          onChange={({ currentTarget: { value } }) => setPhone(value.replaceAll(/[\s()-]/g, ""))}
        />
        <Button type="submit" disabled={lacking !== ""} loading={isBusy} aria-describedby="sale-lacks">
          {said.hold}
        </Button>
      </div>
      <p className={styles.soft} id="sale-lacks">
        {lacking && said.stillNeeded(lacking)}
      </p>
    </form>
  );
}

/** What lacks, in words and by whom; empty where nothing does. */
function useLacking(
  { people, contacts }: Pick<Sale, "contacts"> & { people: readonly (Traveller & Place)[] },
  { needs, lastDay }: { needs: SaleNeeds; lastDay: string },
): string {
  const { booking: said } = useBookingWords();
  const missing = whatIsMissing({ passengers: people, contacts }, needs);
  const ofEach = people.map(({ givenName, surname, age, birthDate }, n) => {
    const isOther = age !== null && birthDate !== null && ageOn(birthDate, lastDay) !== age;
    const what = [
      ...(givenName.trim() === "" ? [said.givenName] : []),
      ...(surname.trim() === "" ? [said.surname] : []),
      ...missing.flatMap((one) => (one.traveller === n ? said.details[one.what] : [])),
      ...(isOther ? [`${said.details["birth-date"]} (${said.otherAge})`] : []),
    ];
    const who = givenName.trim() || `${said.who} ${n + 1}`;
    return what.length > 0 ? `${who}: ${what.join(", ")}` : "";
  });
  const ofAll = missing.flatMap((one) => (one.traveller === null ? said.details[one.what] : []));
  if (ofAll.length === 0 && contacts.length === 0) ofAll.push(said.emailOrPhone);
  return [...ofEach, ofAll.join(", ")].filter(Boolean).join("; ");
}
