/** A new version from lessons: pure, and so slow that it runs in a thread of its own. */
import { type Learnable, labelsOf, lessonFrom, makeModel, read, restore, store } from "../triage/index.ts";
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
  language: Language;
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
    const mine = lessons.filter((lesson) => lesson.about === about && labelsOf[about].includes(lesson.label));
    const weights = weigh(mine);
    const all = mine
      .map((lesson, place) => ({ ...lesson, weight: weights[place] as number }))
      .filter(({ weight }) => weight > 0);
    const held = all.filter(isHeldBack);
    if (held.length === 0 || held.length === all.length) return [];
    const model = makeModel(
      all.filter((one) => !isHeldBack(one)).map((one) => lessonFrom(about, { ...one, context: contextOf(one) })),
      labelsOf[about],
      seed,
    );
    const stored = store(model);
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

const contextOf = ({ visibility, language, inDialogue }: Taught) => ({
  visibility,
  priorLanguage: language,
  inDialogue,
});

function saidOf(about: Learnable, one: Taught, model: ReturnType<typeof restore> | undefined): string {
  const reading = read(one.text, { ...contextOf(one), learned: model ? { [about]: model } : {} });
  if (about === "topics") return reading.topics[0] ?? "other";
  return about === "needs" ? reading.needs : reading.feeling;
}

/** One message in five, and all that was said of it, by its id: the same ones each time. */
const isHeldBack = ({ messageId }: Taught): boolean => Number.parseInt(messageId.slice(-6), 16) % 5 === 0;
