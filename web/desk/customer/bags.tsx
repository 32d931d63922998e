/** Bag files, as the tracing system has them. */
import { Button } from "@mantine/core";
import { useState } from "react";
import { useOffers } from "../../kit/keys/commands.tsx";
import { KeyHint } from "../../kit/keys/key-hint.tsx";
import { useMay } from "../../kit/me.tsx";
import type { BagFile, Profile } from "../../kit/wire.ts";
import { useSay } from "../../kit/words/say.ts";
import { useCaseWords } from "../../kit/words/words.tsx";
import styles from "./booking.module.css";
import { useWanted } from "./bookings.tsx";
import panel from "./customer-panel.module.css";
import { useAllBags } from "./use-profile.ts";
import { Claimed } from "./who.tsx";

/** The profile brings so many. */
const brought = 5;

export function Bags({ of, caseId, opened }: { of: Profile; caseId: string; opened: string | null }) {
  const { profile: said } = useCaseWords();
  const [wantsAll, setWantsAll] = useState(false);
  const isMissing = opened?.startsWith("bag ") && !of.bags.some(({ reference }) => `bag ${reference}` === opened);
  const all = useAllBags({ ids: of.customer.ids, caseId }, wantsAll || isMissing === true);
  const bags = all.data?.items ?? of.bags;
  const mayReport = useMay("cases:reply");
  const { run } = useOffers();
  if (bags.length === 0 && !mayReport) return null;
  return (
    <section className={panel.section}>
      <h3>{said.bags}</h3>
      {bags.map((bag) => (
        <BagCard key={bag.reference + bag.reportedAt} of={bag} isWanted={opened === `bag ${bag.reference}`} />
      ))}
      {of.bags.length === brought && !all.data && (
        <Button size="compact-sm" variant="subtle" loading={all.isFetching} onClick={() => setWantsAll(true)}>
          {said.moreBags}
        </Button>
      )}
      {mayReport && (
        <Button
          id="report-bag"
          size="compact-sm"
          variant="subtle"
          rightSection={<KeyHint command="report-bag" />}
          onClick={() => run("report-bag")}
        >
          {said.reportBag}
        </Button>
      )}
    </section>
  );
}

function BagCard({ of, isWanted }: { of: BagFile; isWanted: boolean }) {
  const { profile: said } = useCaseWords();
  const say = useSay();
  const [open, setOpen] = useState(false);
  const place = useWanted<HTMLDetailsElement>(isWanted, () => setOpen(true));
  return (
    <details
      ref={place}
      className={styles.card}
      open={open}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        <span className={styles.title}>
          <b>{said.bagKinds[of.kind]}</b>
          <span>{say.date(of.reportedAt)}</span>
        </span>
        <span className={styles.more}>
          <span className={styles.code}>{of.reference}</span>
          <span className={styles.state} data-state={of.state}>
            {said.bagStates[of.state]}
          </span>
          {of.known === "claimed" && <Claimed />}
        </span>
      </summary>
      <ol className={styles.legs}>
        {of.steps.map(({ at, state, airport }) => (
          <li key={`${at} ${state}`}>
            <span className={styles.legTop}>
              <b>{said.bagStates[state]}</b>
              {airport && <span>{airport}</span>}
            </span>
            <span className={panel.soft}>{say.moment(at)}</span>
          </li>
        ))}
      </ol>
      <p className={panel.soft}>
        {of.bags
          .map(({ type, colour, tag }) => [colour, type, tag].filter(Boolean).join(" "))
          .filter(Boolean)
          .join(", ")}
      </p>
    </details>
  );
}
