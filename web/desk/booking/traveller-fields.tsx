/** One who flies on a new trip: their name, and what else the system asks of people of their kind. */
import { NativeSelect, TextInput } from "@mantine/core";
import { Gender, type SaleNeeds, Title } from "../../../contract/travellers.ts";
import { useNow } from "../../kit/time/clock.ts";
import { useBookingWords } from "../../kit/words/words.tsx";
import styles from "./booking-dialog.module.css";

export interface Traveller {
  kind: "adult" | "child" | "infant";
  givenName: string;
  surname: string;
  birthDate: string | null;
  title: Title | null;
  gender: Gender | null;
}

interface Shown {
  of: Traveller;
  /** Among several; null where nobody travels with them. */
  place: number | null;
  needs: SaleNeeds;
  onSet: (part: Partial<Traveller>) => void;
}

/** Nobody is taken for anything before it is said. */
const nothing = { value: "", label: "—" };
const orNull = <Known extends string>(known: readonly Known[], value: string): Known | null =>
  known.find((one) => one === value) ?? null;

export function TravellerFields({ of, place, needs, onSet }: Shown) {
  const { booking: said } = useBookingWords();
  const now = useNow();
  const asked = needs.travellers[of.kind];
  const genders = Gender.options.filter((one) => needs.genders.includes(one));
  return (
    <fieldset className={styles.traveller}>
      <legend>{place === null ? said.kinds[of.kind] : `${said.who} ${place}: ${said.kinds[of.kind]}`}</legend>
      {asked.includes("title") && (
        <NativeSelect
          label={said.details.title}
          value={of.title ?? ""}
          required
          data={[nothing, ...Title.options.map((one) => ({ value: one, label: said.titles[one] }))]}
          onChange={({ currentTarget: { value } }) => onSet({ title: orNull(Title.options, value) })}
        />
      )}
      <TextInput
        className={styles.nameOf}
        label={said.givenName}
        value={of.givenName}
        maxLength={60}
        required
        onChange={({ currentTarget: { value } }) => onSet({ givenName: value })}
      />
      <TextInput
        className={styles.nameOf}
        label={said.surname}
        value={of.surname}
        maxLength={60}
        required
        onChange={({ currentTarget: { value } }) => onSet({ surname: value })}
      />
      {asked.includes("gender") && (
        <NativeSelect
          label={said.details.gender}
          value={of.gender ?? ""}
          required
          data={[nothing, ...genders.map((one) => ({ value: one, label: said.genders[one] }))]}
          onChange={({ currentTarget: { value } }) => onSet({ gender: orNull(genders, value) })}
        />
      )}
      {asked.includes("birth-date") && (
        <TextInput
          type="date"
          label={said.details["birth-date"]}
          value={of.birthDate ?? ""}
          max={new Date(now).toISOString().slice(0, 10)}
          required
          onChange={({ currentTarget: { value } }) => onSet({ birthDate: value === "" ? null : value })}
        />
      )}
    </fieldset>
  );
}
