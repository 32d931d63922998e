/** Beside the case: how we know who it is, until when, and what that allows. */
import { Button } from "@mantine/core";
import { IconRosetteDiscountCheck, IconUserQuestion } from "@tabler/icons-react";
import { useOffers } from "../../kit/keys/commands.tsx";
import { KeyHint } from "../../kit/keys/key-hint.tsx";
import { useMay } from "../../kit/me.tsx";
import { tell } from "../../kit/notices.ts";
import { Trouble } from "../../kit/parts/states.tsx";
import type { CaseDetail } from "../../kit/wire.ts";
import { isolated, useSay } from "../../kit/words/say.ts";
import { useCaseWords } from "../../kit/words/words.tsx";
import styles from "./proof.module.css";
import { type Standing, useProofDeeds, useStanding } from "./use-proof.ts";

export default function ProofSection({ of }: { of: CaseDetail }) {
  const { proof: said } = useCaseWords();
  const mayLink = useMay("customers:link");
  const { run } = useOffers();
  const { data, error, refetch } = useStanding(of);
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <div aria-busy />;
  return (
    <>
      <Allowed of={data} />
      <Bookings of={data} />
      <Mandates of={of} mandates={data.mandates} />
      {mayLink && (
        <Button
          id="prove"
          size="xs"
          variant="default"
          fullWidth
          rightSection={<KeyHint command="prove" />}
          onClick={() => run("prove")}
        >
          {said.check}
        </Button>
      )}
    </>
  );
}

function Allowed({ of: { allows, bookings } }: { of: Standing }) {
  const { proof: said } = useCaseWords();
  const say = useSay();
  const best = bookings.find((one) => one.allows === allows);
  return (
    <>
      <p className={styles.standing} data-allows={allows} id="proof-standing">
        {allows === "used" ? (
          <IconUserQuestion size={16} aria-hidden />
        ) : (
          <IconRosetteDiscountCheck size={16} aria-hidden />
        )}
        <span>{said.allows[allows]}</span>
        {allows !== "used" && best?.until && <small>{said.until(say.moment(best.until))}</small>}
      </p>
      {allows === "used" && <p className={styles.about}>{said.nothing}</p>}
    </>
  );
}

function Bookings({ of: { bookings } }: { of: Standing }) {
  const { proof: said } = useCaseWords();
  if (bookings.length === 0) return <p className={styles.about}>{said.noBookings}</p>;
  return (
    <ul className={styles.lines}>
      {bookings.slice(0, 5).map(({ bookingId, flight, by, recordLocator }) => (
        <li key={bookingId}>
          <bdi>{flight ?? recordLocator}</bdi>
          <small>{said.by[by]}</small>
        </li>
      ))}
    </ul>
  );
}

function Mandates({ of, mandates }: { of: CaseDetail; mandates: Standing["mandates"] }) {
  const { proof: said } = useCaseWords();
  const say = useSay();
  const mayLink = useMay("customers:link");
  const { endMandate } = useProofDeeds(of);
  if (mandates.length === 0) return null;
  return (
    <ul className={styles.lines}>
      {mandates.map(({ id, relation, covers, until }) => (
        <li key={id}>
          <span>{said.mandate(isolated(said.relations[relation]), said.coversOf[covers])}</span>
          <small>{said.until(say.date(until))}</small>
          {mayLink && (
            <Button
              size="compact-xs"
              variant="subtle"
              loading={endMandate.isPending}
              onClick={() =>
                endMandate.mutate({ mandateId: id, reason: said.endReason }, { onSuccess: () => tell(said.ended) })
              }
            >
              {said.end}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
