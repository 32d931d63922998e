import type { Topic } from "../../../contract/triage.ts";
import type { Found, ToldTopic } from "./cue.ts";

/** How much one phrase of a topic says: "refund" is about a refund, "gate" may be about anything. */
const weights: Readonly<Record<ToldTopic, number>> = {
  cancellation: 2.9,
  "missed-connection": 2.8,
  baggage: 3,
  refund: 3.1,
  delay: 2.4,
  "special-needs": 2.5,
  "check-in": 2.4,
  rebooking: 2.2,
  loyalty: 2,
  seat: 1.9,
  website: 1.8,
  "on-board": 1.8,
  staff: 1.8,
  "flight-status": 1.5,
  booking: 1.4,
  airport: 1.2,
  policy: 1.2,
};

/** A topic of a text and the words that told it. */
interface TopicVerdict {
  topic: Topic;
  words: readonly string[];
}

/** Up to two topics, the likelier first: each further phrase of a topic adds half of the one before. */
export function chooseTopics(found: Found, praised: boolean): TopicVerdict[] {
  const scored: { topic: Topic; words: readonly string[]; score: number }[] = [];
  for (const [topic, weight] of Object.entries(weights) as [ToldTopic, number][]) {
    const words = found.get(topic);
    if (words) scored.push({ topic, words, score: weight * (2 - 0.5 ** (words.length - 1)) });
  }
  if (praised) scored.push({ topic: "praise", words: found.get("praise") ?? found.get("thanks") ?? [], score: 3.2 });
  return scored
    .toSorted((a, b) => b.score - a.score)
    .slice(0, 2)
    .map(({ topic, words }) => ({ topic, words }));
}
