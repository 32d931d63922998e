/** What one passenger has and may ask for on one flight, by kind. */
import { Checkbox, TextInput } from "@mantine/core";
import type { Booking } from "../../kit/wire.ts";
import { useSay } from "../../kit/words/say.ts";
import { useBookingWords, useCaseWords } from "../../kit/words/words.tsx";
import styles from "./booking-dialog.module.css";
import type { OfferedService } from "./use-booking.ts";

export interface Choosing {
  /** What is chosen and not asked for yet, with its words, by `keyOf`. */
  wanted: ReadonlyMap<string, string>;
  /** Null: not any more. */
  set: (key: string, text: string | null) => void;
  giveUp: (serviceId: string) => void;
}

interface Chosen {
  passengerId: string;
  legId: string;
  code: string;
  /** Of a bag. */
  kilograms: number | null;
}

const keyOf = ({ passengerId, legId, code, kilograms }: Chosen): string =>
  `${passengerId} ${legId} ${code} ${kilograms ?? ""}`;

/** What a key stands for. */
export function chosenBy(key: string): Chosen {
  const [passengerId = "", legId = "", code = "", weight = ""] = key.split(" ");
  return { passengerId, legId, code, kilograms: weight === "" ? null : Number(weight) };
}

interface Shown {
  booking: Booking;
  person: Booking["passengers"][number];
  /** On one flight, to this passenger. */
  offered: readonly OfferedService[];
  choosing: Choosing;
}

export function ForPerson({ booking, person, offered, choosing }: Shown) {
  const { booking: said } = useBookingWords();
  return (
    <div className={styles.person}>
      {booking.passengers.length > 1 && (
        <b>
          <bdi>
            {person.givenName} {person.surname}
          </bdi>
        </b>
      )}
      {(["meal", "assistance", "bag", "other"] as const).map((kind) => {
        const those = offered.filter((service) => service.kind === kind);
        return (
          those.length > 0 && (
            <fieldset key={kind} className={styles.services}>
              <legend>{said.serviceKinds[kind]}</legend>
              {those.map((service) => (
                <Choice
                  key={`${service.code} ${service.kilograms}`}
                  booking={booking}
                  person={person}
                  service={service}
                  choosing={choosing}
                />
              ))}
            </fieldset>
          )
        );
      })}
    </div>
  );
}

interface One extends Omit<Shown, "offered"> {
  service: OfferedService;
}

function Choice({ booking, person, service, choosing: { wanted, set, giveUp } }: One) {
  const { booking: said } = useBookingWords();
  const { profile } = useCaseWords();
  const say = useSay();
  const { code, legId } = service;
  const kilograms = service.kilograms ?? null;
  const key = keyOf({ passengerId: person.id, legId, code, kilograms });
  const there = booking.services.find(
    (one) =>
      one.passengerId === person.id &&
      one.legId === legId &&
      one.code === code &&
      (one.kilograms ?? null) === kilograms &&
      one.standing !== "cancelled",
  );
  const name = profile.services[code];
  const terms = useTerms(service);
  return (
    <span className={styles.service}>
      <Checkbox
        checked={there !== undefined || wanted.has(key)}
        disabled={!service.isOpen && there === undefined}
        label={[name ? `${name} (${code})` : code, ...(kilograms ? [say.kilograms(kilograms)] : [])].join(", ")}
        description={there ? said.added : terms}
        onChange={({ currentTarget: { checked } }) => (there ? giveUp(there.id) : set(key, checked ? "" : null))}
      />
      {service.needsText && wanted.has(key) && (
        <TextInput
          aria-label={said.textNeeded}
          placeholder={said.textNeeded}
          value={wanted.get(key)}
          maxLength={200}
          onChange={({ currentTarget: { value } }) => set(key, value)}
        />
      )}
    </span>
  );
}

/** What it costs and until when it can be had, or why not. */
function useTerms({ isOpen, whyClosed, price, deadline }: OfferedService): string | null {
  const { booking: said } = useBookingWords();
  const say = useSay();
  if (!isOpen) return whyClosed && said.closed[whyClosed];
  return [...(price ? [say.money(price)] : []), ...(deadline ? [said.until(say.moment(deadline))] : [])].join(" · ");
}
