/** A table tried before it is saved: which cases of the last day would have stood elsewhere. */
import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { tryUrgencyTable, type UrgencyTable } from "../../../contract/urgency.ts";
import { type Answer, call } from "../../kit/call.ts";
import { explain } from "../../kit/explain.ts";
import table from "../../kit/parts/table.module.css";
import { channelInWords, useSay } from "../../kit/words/say.ts";
import { useAllWords } from "../../kit/words/words.tsx";
import styles from "./urgency.module.css";

type Tried = Answer<typeof tryUrgencyTable>;

export function TryTable({ table: tried }: { table: UrgencyTable | null }) {
  const words = useAllWords();
  const said = words.urgency;
  const trying = useMutation({ mutationFn: (table: UrgencyTable) => call(tryUrgencyTable, { body: { table } }) });
  return (
    <section className={styles.try} aria-label={said.tryOut}>
      <Button
        id="try-urgency"
        variant="default"
        disabled={!tried}
        loading={trying.isPending}
        onClick={() => tried && trying.mutate(tried)}
      >
        {said.tryOut}
      </Button>
      {trying.error && (
        <p role="alert" className={styles.fault}>
          {explain(trying.error, words).happened}
        </p>
      )}
      {/* What was tried is shown until it is tried anew, and only of the table that stands there. */}
      {trying.data && JSON.stringify(trying.variables) === JSON.stringify(tried) && <Outcome of={trying.data} />}
    </section>
  );
}

function Outcome({ of: { cases, changed, moves, items } }: { of: Tried }) {
  const words = useAllWords();
  const said = words.urgency;
  const say = useSay();
  const step = (urgency: number): string => words.reading.urgencies[urgency] ?? "";
  return (
    <div aria-live="polite" className={styles.outcome}>
      <p>{said.tried(cases, changed)}</p>
      {changed > 0 && (
        <>
          <ul className={styles.moves}>
            {moves
              .filter(({ was, becomes }) => was !== becomes)
              .toSorted((a, b) => b.cases - a.cases)
              .map(({ was, becomes, cases }) => (
                <li key={`${was} ${becomes}`}>{said.moved(cases, step(was), step(becomes))}</li>
              ))}
          </ul>
          <p className={styles.help}>{said.tryHelp}</p>
          <div className={table.scroll}>
            <table className={table.table}>
              <thead>
                <tr>
                  <th scope="col">{said.triedCase}</th>
                  <th scope="col">{said.triedWas}</th>
                  <th scope="col">{said.triedBecomes}</th>
                </tr>
              </thead>
              <tbody>
                {items.map(({ caseId, number, channel, language, was, becomes, wasPoints, becomesPoints }) => (
                  <tr key={caseId}>
                    <th scope="row">
                      <Link to="/desk/case/$caseId" params={{ caseId }}>
                        {number}
                      </Link>{" "}
                      <span className={table.faint}>
                        {channelInWords(channel, words)}, {say.language(language)}
                      </span>
                    </th>
                    <td>{said.withPoints(step(was), wasPoints)}</td>
                    <td>{said.withPoints(step(becomes), becomesPoints)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </div>
  );
}
