/** Judging with what was learned: the rules say first what they think, and learned weights correct them. */
import { Feeling, Needs, Topic } from "../../../contract/triage.ts";
import type { Found } from "./cue.ts";
import { fold } from "./fold.ts";
import type { Lesson, Model } from "./learner/learn.ts";
import { phrasesFor, verdictsOf } from "./learner/model.ts";
import { pack, weighSigns } from "./learner/packed.ts";
import { type Sight, signsOf } from "./learner/signs.ts";

/** What can be learned. */
export type Learnable = "feeling" | "needs" | "topics";

export const labelsOf: Readonly<Record<Learnable, readonly string[]>> = {
  feeling: Feeling.options,
  needs: Needs.options,
  topics: Topic.options,
};

/** What was learned here, judgement by judgement; what is missing is left to the rules. */
export type Learned = Readonly<Partial<Record<Learnable, Model>>>;

/** What the rules thought of a text: the beginning of every learned judgement. */
export interface Thought {
  found: Found;
  /** Without links and handles. */
  bare: string;
  needs: { needs: Needs; code: string };
  feeling: Feeling;
  topics: readonly Topic[];
  private: boolean;
  inDialogue: boolean;
}

/** How far the rules are believed: less than the distance at which a lesson is content. */
const belief = 0.5;

function beforeOf(about: Learnable, thought: Thought): number[] {
  const [first, second] =
    about === "topics" ? thought.topics : [about === "needs" ? thought.needs.needs : thought.feeling];
  return labelsOf[about].map((label) => (label === first ? belief : label === second ? 0 : -belief));
}

/** What the learner sees of a text. */
export function sightOf({ found, bare, needs, feeling, topics, ...talk }: Thought): Sight {
  const hints = [
    `feeling ${feeling}`,
    `needs ${needs.code}`,
    ...topics.map((topic, place) => `topic ${place} ${topic}`),
  ];
  if (talk.private) hints.push("private");
  if (talk.inDialogue) hints.push("dialogue");
  for (const [cue, words] of found) {
    hints.push(cue);
    if (words.length > 1) hints.push(`${cue} again`);
  }
  return { text: fold(bare), hints, denials: found.get("negation") ?? [] };
}

/** A text and what is right of it, to learn from. */
export function lessonOf(about: Learnable, thought: Thought, right: { label: string; weight?: number }): Lesson {
  return { ...right, signs: signsOf(sightOf(thought)), before: beforeOf(about, thought) };
}

interface Opinion {
  /** The likeliest label and the next, with how likely they are. */
  first: { label: string; confidence: number };
  second: { label: string; confidence: number } | undefined;
  all: ReadonlyMap<string, number>;
  /** The phrases that weighed most; looked for when asked. */
  words: () => string[];
}

/** What was learned says of a text; of judgements that nothing was learned of, nothing. */
export function opinions(thought: Thought, learned: Learned): Partial<Record<Learnable, Opinion>> {
  const abouts = Object.keys(learned) as Learnable[];
  const packed = pack(Object.values<Model>(learned));
  if (!packed) return {};
  const sight = sightOf(thought);
  const heard: number[] = [];
  const signs = signsOf(sight, heard);
  const sums = weighSigns(packed, signs);
  const said: Partial<Record<Learnable, Opinion>> = {};
  for (const [which, about] of abouts.entries()) {
    const verdicts = verdictsOf(packed, which, { sums, signs: signs.length, before: beforeOf(about, thought) });
    const [first, second] = verdicts;
    if (!first) continue;
    const all = new Map(verdicts.map(({ label, confidence }) => [label, confidence]));
    said[about] = {
      first,
      second,
      all,
      words: () => phrasesFor(packed, which, first.label, { text: sight.text, heard }),
    };
  }
  return said;
}
