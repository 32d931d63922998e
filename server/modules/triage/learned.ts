/** Judging with what was learned: the rules say first what they think, and learned weights correct them. */
import { Feeling, Needs, Topic } from "../../../contract/triage.ts";
import { languages } from "../../../contract/words.ts";
import type { Found } from "./cue.ts";
import { fold } from "./fold.ts";
import type { Lesson, Model } from "./learner/learn.ts";
import { phrasesFor, verdictsOf } from "./learner/model.ts";
import { pack, type Packed, weighHeard } from "./learner/packed.ts";
import { hear, type Heard, type Sight, signsOf } from "./learner/signs.ts";

/** What can be learned. */
export type Learnable = "feeling" | "needs" | "topics" | "urgency" | "language";

export const labelsOf: Readonly<Record<Learnable, readonly string[]>> = {
  feeling: Feeling.options,
  needs: Needs.options,
  topics: Topic.options,
  urgency: ["0", "1", "2", "3"],
  language: [...languages, "other"],
};

/** What was learned here, judgement by judgement; what is missing is left to the rules. */
export type Learned = Readonly<Partial<Record<Learnable, Model>>>;

/** What is judged with the phrases of a language, once that is known. */
export type InWords = Exclude<Learnable, "language">;

/** What the rules thought of a text: the beginning of every learned judgement. */
export interface Thought {
  found: Found;
  /** Without links and handles. */
  bare: string;
  language: string;
  needs: { needs: Needs; code: string };
  feeling: Feeling;
  topics: readonly Topic[];
  /** From 0 to 3. */
  urgency: number;
  private: boolean;
  inDialogue: boolean;
}

/** How far the rules are believed: less than the distance at which a lesson is content. */
const belief = 0.5;

function beforeOf(about: InWords, thought: Thought): number[] {
  const [first, second] = about === "topics" ? thought.topics : [thoughtOf[about](thought)];
  return labelsOf[about].map((label) => (label === first ? belief : label === second ? 0 : -belief));
}

const thoughtOf: Readonly<Record<Exclude<InWords, "topics">, (thought: Thought) => string>> = {
  needs: ({ needs }) => needs.needs,
  feeling: ({ feeling }) => feeling,
  urgency: ({ urgency }) => String(urgency),
};

/** What the learner sees of a text. */
function sightOf({ found, bare, needs, feeling, topics, ...talk }: Thought): Sight {
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
export function lessonOf(about: InWords, thought: Thought, right: { label: string; weight?: number }): Lesson {
  const { language } = thought;
  return { ...right, language, signs: signsOf(sightOf(thought)), before: beforeOf(about, thought) };
}

/** What was learned says of a judgement. */
export interface Opinion {
  /** The likeliest label and the next, with how likely they are. */
  first: { label: string; confidence: number };
  second: { label: string; confidence: number } | undefined;
  likely: (label: string) => number;
  /** The phrases that weighed most; looked for when asked. */
  words: () => string[];
}

/** Gives what was learned says of one judgement of a text; nothing, where nothing was learned of it. */
export type Ask = (about: InWords, thought: () => Thought) => Opinion | undefined;

/** Weighs a text by all that was learned at once; `thought` may say more when it is asked of one judgement. */
export function askLearned(thought: () => Thought, learned: Learned): Ask {
  const { abouts, packed } = preparedOf(learned);
  if (!packed) return noOpinion;
  const weighed = weighSight(packed, sightOf(thought()));
  return (about, thought) => {
    const which = abouts.indexOf(about);
    if (which < 0) return undefined;
    const now = thought();
    return opinionOf(weighed, which, { before: beforeOf(about, now), language: now.language });
  };
}

const noOpinion: Ask = () => undefined;

interface Prepared {
  abouts: readonly InWords[];
  packed: Packed | undefined;
}

const prepared = new WeakMap<Learned, Prepared>();

/** What was learned, but languages: they are judged first. */
function preparedOf(learned: Learned): Prepared {
  const known = prepared.get(learned);
  if (known) return known;
  const inWords = Object.entries<Model>(learned).filter(([about]) => about !== "language");
  const made = { abouts: inWords.map(([about]) => about as InWords), packed: pack(inWords.map(([, model]) => model)) };
  prepared.set(learned, made);
  return made;
}

interface Weighed {
  packed: Packed;
  sums: Float64Array;
  signs: number;
  text: string;
  heard: Heard;
}

/** What each model's labels weigh in a text. */
export function weighSight(packed: Packed, sight: Sight): Weighed {
  const heard = hear(sight);
  return { packed, ...weighHeard(packed, heard), text: sight.text, heard };
}

/** What one of the models makes of it, with what was thought before. */
export function opinionOf(
  weighed: Weighed,
  which: number,
  thought: { before: readonly number[]; language?: string },
): Opinion | undefined {
  const verdicts = verdictsOf(weighed.packed, which, { ...weighed, ...thought });
  const [first, second] = verdicts;
  if (!first) return undefined;
  return {
    first,
    second,
    likely: (label) => verdicts.find((one) => one.label === label)?.confidence ?? 0,
    words: () => phrasesFor(weighed.packed, which, first.label, weighed),
  };
}
