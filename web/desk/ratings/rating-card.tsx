/** What the customer of a case thinks of our help, where they were asked. */
import { useQuery } from "@tanstack/react-query";
import { getRating, type RatingKind } from "../../../contract/ratings.ts";
import { type Answer, call } from "../../kit/call.ts";
import { Moment } from "../../kit/parts/age.tsx";
import { useSay } from "../../kit/words/say.ts";
import { useCaseWords } from "../../kit/words/words.tsx";
import styles from "./ratings.module.css";

type Shown = NonNullable<Answer<typeof getRating>["rating"]>;

export default function RatingCard({ caseId }: { caseId: string }) {
  const said = useCaseWords().ratings;
  const { data } = useQuery({
    queryKey: ["case", caseId, "rating"],
    queryFn: ({ signal }) => call(getRating, { params: { caseId }, signal }),
  });
  const rating = data?.rating;
  if (!rating) return null;
  const { kind, state, words, answeredAt, askedAt } = rating;
  const at = answeredAt ?? askedAt;
  return (
    <section className={styles.rating} aria-label={said.title} data-rating={state}>
      <h2>{said.kinds[kind]}</h2>
      <Told of={rating} />
      {at && (
        <small>
          <Moment at={at} />
        </small>
      )}
      {words && (
        <blockquote>
          <bdi>{words}</bdi>
        </blockquote>
      )}
    </section>
  );
}

function Told({ of: { kind, state, score, passedWhy } }: { of: Shown }) {
  const said = useCaseWords().ratings;
  const say = useSay();
  if (score !== null) return <b data-tone={toneOf(kind, score)}>{said[kind](say.number(score))}</b>;
  if (passedWhy !== null)
    return (
      <span>
        {said.passed} {said.why[passedWhy]}
      </span>
    );
  return <span>{state === "due" ? said.due : said.asked}</span>;
}

/** As the figures count it. */
function toneOf(kind: RatingKind, score: number): "good" | "bad" | "even" {
  const [good, bad] = kind === "csat" ? [4, 2] : [9, 6];
  return score >= good ? "good" : score <= bad ? "bad" : "even";
}
