/** Who the customer is: how we know them, what they asked before, and everything that happened. */
import { Link } from "@tanstack/react-router";
import { IconRosetteDiscountCheck } from "@tabler/icons-react";
import { useMay } from "../../kit/me.tsx";
import type { CaseDetail, Customer } from "../../kit/wire.ts";
import { useSay } from "../../kit/words/say.ts";
import { useWords } from "../../kit/words/words.tsx";
import { StandingInWords } from "../case/standing.tsx";
import styles from "./customer-panel.module.css";
import { Timeline } from "./timeline.tsx";
import { handleInWords } from "../../kit/words/handle.ts";

export default function CustomerPanel({ of }: { of: CaseDetail }) {
  const { desk } = useWords();
  const said = desk.customer;
  const say = useSay();
  const mayRead = useMay("customers:read");
  const { customer } = of;
  return (
    <aside className={styles.panel} aria-label={said.title}>
      <header className={styles.header}>
        <h2 className={styles.name}>
          <bdi>{customer.name ?? said.noName}</bdi>
        </h2>
        <p>{said.writes(say.language(customer.language))}</p>
        <p>
          {said.counts(customer.caseCount, customer.messageCount)}
          <br />
          {said.firstSeen(say.date(customer.firstSeenAt))}
        </p>
      </header>
      <section className={styles.section}>
        <h3>{said.identifiers}</h3>
        <Identifiers of={customer} />
      </section>
      {of.standing.place !== null && (
        <section className={styles.section}>
          <h3>{desk.judgement.place}</h3>
          <div className={styles.soft}>
            <StandingInWords of={of.standing} />
          </div>
        </section>
      )}
      <section className={styles.section}>
        <h3>{said.earlier}</h3>
        <EarlierCases of={of} />
      </section>
      {mayRead && (
        <section className={styles.section}>
          <h3>{said.timeline}</h3>
          <Timeline customerId={of.customerId} caseId={of.id} />
        </section>
      )}
    </aside>
  );
}

function Identifiers({ of }: { of: Customer }) {
  const said = useWords().desk.customer;
  const say = useSay();
  return (
    <ul className={styles.identifiers}>
      {of.identifiers.map((identifier) => (
        <li key={`${identifier.kind} ${identifier.value}`}>
          <span className={styles.kind}>{said.identifierKinds[identifier.kind] ?? identifier.kind}</span>
          <bdi className={styles.value}>{identifier.handle ? handleInWords(identifier.handle) : identifier.value}</bdi>
          <span className={styles.known} data-known={identifier.known}>
            {identifier.known === "verified" && <IconRosetteDiscountCheck size={14} aria-hidden />}
            {said.known[identifier.known]} {said.since(say.date(identifier.since))}
          </span>
        </li>
      ))}
    </ul>
  );
}

function EarlierCases({ of }: { of: CaseDetail }) {
  const { desk, reading } = useWords();
  const say = useSay();
  if (of.earlierCases.length === 0) return <p className={styles.soft}>{desk.customer.noEarlier}</p>;
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
