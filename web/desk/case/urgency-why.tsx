/** What makes a case as urgent as it is, and when that changes by itself. */
import { useQuery } from "@tanstack/react-query";
import { getCaseUrgency } from "../../../contract/urgency.ts";
import { type Answer, call } from "../../kit/call.ts";
import { Moment } from "../../kit/parts/age.tsx";
import { useSay } from "../../kit/words/say.ts";
import { useCaseWords } from "../../kit/words/words.tsx";
import styles from "./why.module.css";

type Weighed = NonNullable<Answer<typeof getCaseUrgency>["weighed"]>;

export function UrgencyWhy({ caseId }: { caseId: string }) {
  const said = useCaseWords().urgencyWhy;
  const { data } = useQuery({
    queryKey: ["case", caseId, "urgency"],
    queryFn: ({ signal }) => call(getCaseUrgency, { params: { caseId }, signal }),
  });
  if (!data?.weighed) return null;
  return (
    <>
      <h2>{said.title}</h2>
      <Reasons of={data.weighed} />
    </>
  );
}

function Reasons({ of: { reasons, isHeldBack, isSetByHand, changesAt } }: { of: Weighed }) {
  const said = useCaseWords().urgencyWhy;
  const say = useSay();
  return (
    <div id="urgency-why" className={styles.block}>
      {reasons.length === 0 && <p>{said.nothing}</p>}
      <ul className={styles.decisions}>
        {reasons.map(({ sign, points, flight, at, isClaimed }) => (
          <li key={sign} className={styles.pointed}>
            <span>
              {said.signs[sign]}
              <span className={styles.reason}>
                {flight && <bdi>{flight}</bdi>}
                {at && <Moment at={at} />}
                {isClaimed && said.isClaimed}
              </span>
            </span>
            <span>{said.points(points)}</span>
          </li>
        ))}
      </ul>
      {isHeldBack && <p>{said.heldBack}</p>}
      {isSetByHand && <p>{said.byHand}</p>}
      {changesAt && <p>{said.changes(say.moment(changesAt))}</p>}
    </div>
  );
}
