/** Where a case went, and what was weighed each time. */
import { useQuery } from "@tanstack/react-query";
import { listDecisions } from "../../../contract/assignment.ts";
import { call } from "../../kit/call.ts";
import { Moment } from "../../kit/parts/age.tsx";
import type { CaseDecision } from "../../kit/wire.ts";
import { isolated, useSay } from "../../kit/words/say.ts";
import { useCaseWords } from "../../kit/words/words.tsx";
import styles from "./why.module.css";

export function WhoHadIt({ caseId }: { caseId: string }) {
  const said = useCaseWords().whoHadIt;
  const { data } = useQuery({
    queryKey: ["case", caseId, "decisions"],
    queryFn: ({ signal }) => call(listDecisions, { params: { caseId }, signal }),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <>
      <h2 className={styles.later}>{said.title}</h2>
      <ul id="decisions" className={styles.decisions}>
        {data.items.slice(0, 8).map((decision) => (
          <li key={decision.at}>
            <Moment at={decision.at} /> <Told of={decision} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Told({ of: { what, agent, by, why } }: { of: CaseDecision }) {
  const said = useCaseWords().whoHadIt;
  const say = useSay();
  const name = agent ? isolated(agent.name) : said.nobody;
  const weighed = [
    ...(why.language && why.level ? [said.speaks(say.language(why.language), said.levels[why.level] ?? "")] : []),
    ...(why.skills && why.skills.length > 0 ? [said.needed(why.skills.join(", "))] : []),
    ...(why.lent ? [said.lent] : []),
    ...(why.dropped ?? []).map((one) => said.dropped[one]),
    ...(typeof why.capacity === "number" ? [said.load(why.load ?? 0, why.capacity)] : []),
    ...(why.reason ? [said.reasons[why.reason] ?? why.reason] : []),
  ];
  return (
    <>
      <span>{said.what[what](name, by ? isolated(by.name) : null)}</span>
      {weighed.length > 0 && <span className={styles.reason}>{weighed.join(" · ")}</span>}
    </>
  );
}
