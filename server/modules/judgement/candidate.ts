/** A new version from lessons: pure, and so slow that it runs in a thread of its own. */
import {
  type Learnable,
  labelsOf,
  type Lesson,
  lessonFrom,
  makeLanguageModel,
  makeModel,
  read,
  restore,
  store,
} from "../triage/index.ts";
import type { Language, Visibility } from "../../../contract/words.ts";
import { figuresOf, isBetter, type Tried } from "./better.ts";
import { weigh } from "./shares.ts";

export interface Taught {
  messageId: string;
  about: Learnable;
  label: string;
  by: string;
  text: string;
  visibility: Visibility;
  /** What it was read to be in. */
  language: Language;
  /** What the same person wrote in before. */
  priorLanguage: Language;
  inDialogue: boolean;
  weight: number;
}

export interface Trial {
  lessons: readonly Taught[];
  /** What is in use, stored. */
  inUse: Partial<Record<Learnable, Uint8Array>>;
  seed: number;
}

export interface Candidate {
  about: Learnable;
  stored: Uint8Array;
  isBetter: boolean;
  figures: { lessons: number; held: number; was: number; now: number };
}

/** Every judgement that something was taught of, learned anew and tried on what was held back. */
export function makeCandidates({ lessons, inUse, seed }: Trial): Candidate[] {
  return (Object.keys(labelsOf) as Learnable[]).flatMap((about) => {
    // What teaches nothing is no part of anybody's share either.
    const mine = lessons.flatMap((taught) => {
      if (taught.about !== about || !labelsOf[about].includes(taught.label)) return [];
      const lesson = lessonFrom(about, { ...taught, context: contextOf(taught) });
      return lesson ? [{ ...taught, lesson }] : [];
    });
    const weights = weigh(mine);
    const all = mine
      .map((one, place) => ({ ...one, weight: weights[place] as number }))
      .filter(({ weight }) => weight > 0);
    const held = all.filter(isHeldBack);
    if (held.length === 0 || held.length === all.length) return [];
    const learned = all.filter((one) => !isHeldBack(one)).map(({ lesson, weight }) => ({ ...lesson, weight }));
    const stored = store(modelOf(about, learned, seed));
    const before = inUse[about] && restore(inUse[about]);
    const after = restore(stored);
    const tried = held.map((one): Tried => ({
      by: one.by,
      weight: one.weight,
      was: saidOf(about, one, before) === one.label,
      is: saidOf(about, one, after) === one.label,
    }));
    return [{ about, stored, isBetter: isBetter(tried), figures: { lessons: all.length, ...figuresOf(tried) } }];
  });
}

const modelOf = (about: Learnable, lessons: readonly Lesson[], seed: number) =>
  about === "language" ? makeLanguageModel(lessons, seed) : makeModel(lessons, labelsOf[about], seed);

/** What it was read to be in says so again, and its phrases are looked for; of its language itself that would be no lesson. */
const contextOf = ({ about, visibility, language, priorLanguage, inDialogue }: Taught) => ({
  visibility,
  priorLanguage: about === "language" ? priorLanguage : language,
  inDialogue,
});

function saidOf(about: Learnable, one: Taught, model: ReturnType<typeof restore> | undefined): string {
  const reading = read(one.text, { ...contextOf(one), learned: model ? { [about]: model } : {} });
  return about === "topics" ? (reading.topics[0] ?? "other") : String(reading[about]);
}

/** One message in five, and all that was said of it, by its id: the same ones each time. */
const isHeldBack = ({ messageId }: Taught): boolean => Number.parseInt(messageId.slice(-6), 16) % 5 === 0;
