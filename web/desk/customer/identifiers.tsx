/** What a customer is known by, how each is known, and whom they were joined from. */
import { IconRosetteDiscountCheck } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useMay } from "../../kit/me.tsx";
import type { Customer } from "../../kit/wire.ts";
import { handleInWords } from "../../kit/words/handle.ts";
import { useSay } from "../../kit/words/say.ts";
import { useCaseWords } from "../../kit/words/words.tsx";
import styles from "./customer-panel.module.css";

const HistoryDialog = lazy(() => import("./history-dialog.tsx"));

const shown = 6;

export function Identifiers({ of, caseId }: { of: Customer; caseId: string }) {
  const { customer: person, profile: words, common } = useCaseWords();
  const said = person;
  const say = useSay();
  const mayRead = useMay("customers:read");
  const [whole, setWhole] = useState(false);
  const [opened, setOpened] = useState(false);
  const listed = whole ? of.identifiers : of.identifiers.slice(0, shown);
  return (
    <section className={styles.section}>
      <h3>
        {said.identifiers}
        {of.ids.length > 1 && mayRead && (
          <button type="button" className={styles.link} onClick={() => setOpened(true)}>
            {words.historyOf(of.ids.length)}
          </button>
        )}
      </h3>
      <ul className={styles.identifiers}>
        {listed.map((identifier) => (
          <li key={`${identifier.kind} ${identifier.value}`}>
            <span className={styles.kind}>{said.identifierKinds[identifier.kind] ?? identifier.kind}</span>
            <bdi className={styles.value}>
              {identifier.handle
                ? handleInWords(identifier.handle)
                : identifier.kind === "chat"
                  ? said.visitor(identifier.value.slice(0, 4).toUpperCase())
                  : identifier.value}
            </bdi>
            <span className={styles.known} data-known={identifier.known}>
              {identifier.known === "verified" && <IconRosetteDiscountCheck size={14} aria-hidden />}
              {said.known[identifier.known]} {said.since(say.date(identifier.since))}
            </span>
          </li>
        ))}
      </ul>
      {!whole && of.identifiers.length > shown && (
        <button type="button" className={styles.link} onClick={() => setWhole(true)}>
          {common.more}
        </button>
      )}
      <Suspense>{opened && <HistoryDialog ids={of.ids} caseId={caseId} onClose={() => setOpened(false)} />}</Suspense>
    </section>
  );
}
