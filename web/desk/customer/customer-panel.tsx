/** Who the customer is, beside their case: where they are, what we owe them, what went wrong, what they booked, and everything that happened. */
import { Link } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useMay } from "../../kit/me.tsx";
import { Trouble } from "../../kit/parts/states.tsx";
import type { CaseDetail, Profile } from "../../kit/wire.ts";
import { useSay } from "../../kit/words/say.ts";
import { useCaseWords } from "../../kit/words/words.tsx";
import { StandingInWords } from "../case/standing.tsx";
import { PromiseLine } from "../promise/promise-line.tsx";
import { Bags } from "./bags.tsx";
import { Bookings } from "./bookings.tsx";
import styles from "./customer-panel.module.css";
import { Identifiers } from "./identifiers.tsx";
import { NextFlight } from "./next-flight.tsx";
import { Suggestions } from "./suggestions.tsx";
import { Timeline } from "./timeline.tsx";
import { EarlierTrouble } from "./trouble.tsx";
import { useProfile } from "./use-profile.ts";
import { Who } from "./who.tsx";

const DocumentsSection = lazy(() => import("../documents/documents-section.tsx"));
const Consent = lazy(() => import("../rights/consent.tsx"));
const PaymentsSection = lazy(() => import("../payments/payments-section.tsx"));
const ProofSection = lazy(() => import("../proof/proof-section.tsx"));

export default function CustomerPanel({ of }: { of: CaseDetail }) {
  const { customer: person, profile: said } = useCaseWords();
  const mayRead = useMay("customers:read");
  const { data, error, refetch } = useProfile({ ids: of.customer.ids, caseId: of.id }, mayRead);
  const customer = data?.customer ?? of.customer;
  // Nobody can be proved to be them, or asked for anything of theirs.
  const isErased = of.erasedAt !== null;
  return (
    <>
      <Who of={customer} profile={data ?? null} />
      {mayRead && !isErased && (
        <section className={styles.section} aria-label={person.proof}>
          <h3>{person.proof}</h3>
          <Suspense>
            <ProofSection of={of} />
          </Suspense>
        </section>
      )}
      {!isErased && (
        <Suspense>
          <PaymentsSection caseId={of.id} />
        </Suspense>
      )}
      {data && !isErased && <Known of={of} profile={data} />}
      {mayRead && !data && !error && <div className={styles.loading} aria-busy />}
      {mayRead && !data && error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && <Identifiers of={customer} caseId={of.id} />}
      {!data && <Beside of={of} />}
      {!mayRead && <p className={styles.none}>{said.none}</p>}
      {data && <Happened key={customer.id} of={of} profile={data} />}
    </>
  );
}

/** What is known of them, the most pressing first. */
function Known({ of, profile }: { of: CaseDetail; profile: Profile }) {
  const { profile: said } = useCaseWords();
  const mayLink = useMay("customers:link");
  return (
    <>
      <EarlierTrouble of={profile.trouble} />
      {profile.nextFlight && <NextFlight of={profile.nextFlight} stage={profile.stage} />}
      {profile.promises.length > 0 && (
        <section className={styles.section}>
          <h3>{said.promises}</h3>
          <ul className={styles.lines}>
            {profile.promises.map(({ caseId, caseNumber, promise }) => (
              <li key={promise.id}>
                {caseId !== of.id && (
                  <Link to="/desk/case/$caseId" params={{ caseId }}>
                    {caseNumber}
                  </Link>
                )}{" "}
                <PromiseLine of={promise} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <Identifiers of={profile.customer} caseId={of.id} />
      {mayLink && <Suggestions ids={profile.customer.ids} caseId={of.id} />}
    </>
  );
}

/** Bookings and bags, and the timeline that leads to them. */
function Happened({ of, profile }: { of: CaseDetail; profile: Profile }) {
  const { customer: person } = useCaseWords();
  const [opened, open] = useState<string | null>(null);
  const { ids } = profile.customer;
  return (
    <>
      {of.erasedAt === null && (
        <>
          <Bookings of={profile} caseId={of.id} opened={opened} />
          <Bags of={profile} caseId={of.id} opened={opened} />
          <Suspense>
            <DocumentsSection caseId={of.id} />
          </Suspense>
          <Suspense>
            <Consent ids={ids} />
          </Suspense>
        </>
      )}
      <Beside of={of} />
      <section className={styles.section}>
        <h3 id="timeline-title">{person.timeline}</h3>
        <Timeline ids={ids} of={of} onOpen={open} />
      </section>
    </>
  );
}

function Beside({ of }: { of: CaseDetail }) {
  const { customer: person, desk } = useCaseWords();
  return (
    <>
      {of.standing.place !== null && (
        <section className={styles.section}>
          <h3>{desk.judgement.place}</h3>
          <div className={styles.soft}>
            <StandingInWords of={of.standing} />
          </div>
        </section>
      )}
      {of.earlierCases.length > 0 && (
        <section className={styles.section}>
          <h3>{person.earlier}</h3>
          <EarlierCases of={of} />
        </section>
      )}
    </>
  );
}

function EarlierCases({ of }: { of: CaseDetail }) {
  const { desk, reading } = useCaseWords();
  const say = useSay();
  return (
    <ul className={styles.cases}>
      {of.earlierCases.map((earlier) => (
        <li key={earlier.id}>
          <Link to="/desk/case/$caseId" params={{ caseId: earlier.id }}>
            <span>{reading.topics[earlier.topic]}</span>
            <small>
              {earlier.number} · {say.date(earlier.openedAt)} ·{" "}
              {earlier.outcome ? desk.case.outcomes[earlier.outcome] : desk.case.states[earlier.state]}
            </small>
          </Link>
        </li>
      ))}
    </ul>
  );
}
