/** "I come back": what was promised, until when at the latest, and what brings it back sooner. */
import { Button, Modal, NativeSelect, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { FlightEventKind, flightNumber } from "../../../contract/flights.ts";
import { explain } from "../../kit/explain.ts";
import { now } from "../../kit/time/clock.ts";
import type { Case } from "../../kit/wire.ts";
import { useSay } from "../../kit/words/say.ts";
import { useWords } from "../../kit/words/words.tsx";
import styles from "./promise-dialog.module.css";
import { usePromising } from "./use-promising.ts";
import { readWhen, type When } from "./when.ts";

interface Dialog {
  of: Pick<Case, "id">;
  kind: "promise" | "snooze";
  onClose: () => void;
}

const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
const quick = ["30 min", "1 h", "3 h", "tomorrow 09:00"] as const;
/** Sooner than that time: never, when the customer writes, or when something happens to a flight. */
type Sooner = "never" | "written" | FlightEventKind;

export default function PromiseDialog({ of, kind, onClose }: Dialog) {
  const words = useWords();
  const said = words.care.promise;
  const promising = usePromising(of.id);
  const [id] = useState(() => crypto.randomUUID());
  const [text, setText] = useState("");
  const [time, setTime] = useState("30 min");
  const [sooner, setSooner] = useState<Sooner>(kind === "snooze" ? "written" : "never");
  const [flight, setFlight] = useState("");
  const [date, setDate] = useState(() => localDate(now()));
  const when = readWhen(time, now(), own);
  const isFlight = sooner !== "never" && sooner !== "written";
  const isFlightRead = !isFlight || flightNumber(flight) !== null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!when || !isFlightRead || promising.isPending) return;
    const on = isFlight ? { flight, date, event: sooner } : undefined;
    const dueAt = new Date(when.at).toISOString();
    const promise = { id, kind, text, dueAt, on, untilWritten: sooner === "written" };
    promising.mutate({ type: "make", promise }, { onSuccess: onClose });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={kind === "promise" ? said.makeTitle : said.snoozeTitle}
      closeButtonProps={{ "aria-label": words.common.close }}
    >
      <form onSubmit={submit} className={styles.form}>
        <p className={styles.about}>{kind === "promise" ? said.makeAbout : said.snoozeAbout}</p>
        {kind === "promise" && (
          <TextInput
            data-autofocus
            label={said.text}
            description={said.textHelp}
            placeholder={said.textPlaceholder}
            maxLength={200}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
        <TextInput
          data-autofocus={kind === "snooze" || undefined}
          label={said.latest}
          description={said.latestHelp}
          value={time}
          name="time"
          autoComplete="off"
          error={when ? undefined : said.unread}
          onChange={(event) => setTime(event.currentTarget.value)}
        />
        <p className={styles.reads} aria-live="polite">
          {when && <Reads when={when} />}
        </p>
        <div className={styles.quick}>
          {quick.map((choice) => (
            <Button
              key={choice}
              size="compact-xs"
              variant={time === choice ? "light" : "default"}
              onClick={() => setTime(choice)}
            >
              {said.quick[choice]}
            </Button>
          ))}
        </div>
        <NativeSelect
          label={said.sooner}
          name="sooner"
          value={sooner}
          onChange={(event) => setSooner(event.currentTarget.value as Sooner)}
          data={[
            { value: "never", label: said.never },
            { value: "written", label: said.written },
            ...FlightEventKind.options.map((value) => ({ value, label: said.events[value] })),
          ]}
        />
        {isFlight && (
          <div className={styles.flight}>
            <TextInput
              label={said.flight}
              name="flight"
              placeholder="KL1234"
              autoComplete="off"
              value={flight}
              error={flight !== "" && !isFlightRead ? said.wrongFlight : undefined}
              onChange={(event) => setFlight(event.currentTarget.value)}
            />
            <TextInput
              type="date"
              label={said.date}
              value={date}
              onChange={(event) => setDate(event.currentTarget.value)}
            />
          </div>
        )}
        {promising.error && (
          <p className={styles.error} role="alert">
            {explain(promising.error, words).happened}
          </p>
        )}
        <div className={styles.end}>
          <Button variant="default" onClick={onClose}>
            {words.common.cancel}
          </Button>
          <Button type="submit" disabled={!when || !isFlightRead || date === ""} loading={promising.isPending}>
            {kind === "promise" ? said.makeIt : said.snoozeIt}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** The moment as it was read: in the zone that was named, and in the reader's. */
function Reads({ when }: { when: When }) {
  const { promise: said } = useWords().care;
  const say = useSay();
  return when.zone === own
    ? said.reads(say.weekdayAndTime(when.at))
    : said.readsThere(`${say.weekdayAndTime(when.at, when.zone)} ${placeOf(when.zone)}`, say.weekdayAndTime(when.at));
}

const placeOf = (zone: string): string => (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");

function localDate(at: number): string {
  const day = new Date(at);
  return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, "0")}-${String(day.getDate()).padStart(2, "0")}`;
}
