/** The fields of a bag report. */
import { Button, NativeSelect, SegmentedControl, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { BagFileKind } from "../../../contract/baggage.ts";
import { explain } from "../../kit/explain.ts";
import { useNow } from "../../kit/time/clock.ts";
import type { Booking, CaseDetail } from "../../kit/wire.ts";
import { useSay } from "../../kit/words/say.ts";
import { useLaterWords, useCaseWords } from "../../kit/words/words.tsx";
import styles from "./bag-report.module.css";
import { BagRows, type TypedBag } from "./bag-rows.tsx";
import { likelyOf, passengersToReportFor, tagsIn } from "./likely.ts";
import type { useBagReport } from "./use-bag-report.ts";

interface Shown {
  of: CaseDetail;
  /** The likeliest first. */
  bookings: readonly Booking[];
  report: ReturnType<typeof useBagReport>;
}

type Kind = (typeof BagFileKind.options)[number];

const isTag = (tag: string): boolean => tag === "" || /^\d{10}$/.test(tag);
const isAirport = (code: string): boolean => /^[A-Z]{3}$/.test(code);

export function ReportForm({ of, bookings, report }: Shown) {
  const words = useLaterWords();
  const { bagReport: said } = words;
  const { profile } = useCaseWords();
  const say = useSay();
  const now = useNow();
  const [first] = bookings;
  const [wanted, setWanted] = useState(() => (first ? likelyOf(first, now) : null));
  const [kind, setKind] = useState<Kind>("missing");
  const [bags, setBags] = useState<readonly TypedBag[]>(() => bagsOf(tagsIn(of.messages)));
  const booking = bookings.find(({ id }) => id === wanted?.bookingId);
  if (!wanted || !booking) return null;
  const people = passengersToReportFor(booking);
  const can = wanted.passengerId !== "" && isAirport(wanted.airport) && bags.every(({ tag }) => isTag(tag));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!can || report.isPending) return;
    const { flight, ...rest } = wanted;
    report.mutate({
      ...rest,
      kind,
      ...(flight !== "" && { flight }),
      bags: bags.map(({ tag, type, colour }) => ({
        tag: tag || null,
        type: type.trim() || null,
        colour: colour.trim() || null,
      })),
    });
  };
  return (
    <form id="bag-report" className={styles.form} onSubmit={submit}>
      <SegmentedControl
        fullWidth
        aria-label={said.kind}
        value={kind}
        onChange={setKind}
        data={BagFileKind.options.map((one) => ({ value: one, label: profile.bagKinds[one] }))}
      />
      <div className={styles.pair}>
        <NativeSelect
          label={said.booking}
          data-autofocus
          value={booking.id}
          data={bookings.map((one) => ({ value: one.id, label: nameOf(one, say.date) }))}
          onChange={({ currentTarget: { value } }) => {
            const other = bookings.find(({ id }) => id === value);
            if (other) setWanted(likelyOf(other, now));
          }}
        />
        <NativeSelect
          label={said.passenger}
          value={wanted.passengerId}
          data={[
            ...(wanted.passengerId === "" ? [{ value: "", label: said.choose }] : []),
            ...people.map(({ id, givenName, surname }) => ({ value: id, label: `${givenName} ${surname}` })),
          ]}
          onChange={({ currentTarget: { value } }) => setWanted({ ...wanted, passengerId: value })}
        />
        <NativeSelect
          label={said.flight}
          value={wanted.flight}
          data={[
            ...booking.legs.map(({ flight, from, to }) => ({ value: flight, label: `${flight} ${from}–${to}` })),
            { value: "", label: said.noFlight },
          ]}
          onChange={({ currentTarget: { value } }) => {
            const leg = booking.legs.find(({ flight }) => flight === value);
            setWanted({ ...wanted, flight: value, airport: leg?.to ?? wanted.airport });
          }}
        />
        <TextInput
          name="airport"
          label={said.airport}
          value={wanted.airport}
          maxLength={3}
          autoComplete="off"
          error={wanted.airport !== "" && !isAirport(wanted.airport) && said.wrongAirport}
          onChange={({ currentTarget }) =>
            setWanted({ ...wanted, airport: currentTarget.value.toUpperCase().replaceAll(/[^A-Z]/g, "") })
          }
          required
        />
      </div>
      <BagRows bags={bags} isTag={isTag} onChange={setBags} />
      <Outcome report={report} />
      <div className={styles.end}>
        <Button id="file-report" type="submit" disabled={!can} loading={report.isPending}>
          {report.data?.state === "unsure" ? said.again : said.file}
        </Button>
      </div>
    </form>
  );
}

const bagsOf = (tags: readonly string[]): TypedBag[] =>
  (tags.length > 0 ? tags : [""]).map((tag, at) => ({ key: at, tag, type: "", colour: "" }));

function nameOf({ legs, recordLocator }: Booking, date: (at: string) => string): string {
  const [leg] = legs;
  return leg ? `${recordLocator} · ${leg.from}–${legs.at(-1)?.to} · ${date(leg.departs.at)}` : recordLocator;
}

/** What the tracing system said, where it is not yes. */
function Outcome({ report: { data, error } }: Pick<Shown, "report">) {
  const words = useLaterWords();
  const { bagReport: said } = words;
  if (error)
    return (
      <p role="alert" className={styles.refused}>
        {explain(error, words).happened}
      </p>
    );
  if (!data || data.state === "filed") return null;
  return (
    <p role="alert" className={data.state === "refused" ? styles.refused : styles.unsure} data-state={data.state}>
      {data.state === "refused" ? said.refused(data.why ?? "") : said.unsure}
    </p>
  );
}
