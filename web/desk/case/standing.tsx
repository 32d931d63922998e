/** Why a case stands where it stands in the queue. */
import type { Standing } from "../../kit/wire.ts";
import { useCaseWords } from "../../kit/words/words.tsx";

export function StandingInWords({ of }: { of: Standing }) {
  const said = useCaseWords().standing;
  if (of.place === null) return <p>{said.noPlace}</p>;
  const { moreUrgent, longerWaiting } = of.ahead;
  return (
    <p>
      {of.place === 1 ? said.isNext : said.placeIs(of.place)} {moreUrgent > 0 && said.moreUrgent(moreUrgent)}{" "}
      {longerWaiting > 0 && said.longerWaiting(longerWaiting)} {said.urgencyFirst}
    </p>
  );
}
