/** What agents taught of languages: it speaks where letters leave a doubt, above all of short texts. */
import type { Language } from "../../../contract/words.ts";
import { clean } from "./clean.ts";
import type { Detection } from "./language.ts";
import { labelsOf, opinionOf, weighSight } from "./learned.ts";
import { type Lesson, learn, type Model } from "./learner/learn.ts";
import { pack } from "./learner/packed.ts";
import { type Sight, signsOf } from "./learner/signs.ts";

/** What letters say with more than this, or a script says, is not asked about and teaches nothing. */
const beyondDoubt = 0.9999;
/** That much speaks for what is beyond doubt: it is the distance at which a lesson is content. */
const most = Math.log(beyondDoubt / (1 - beyondDoubt));

type Doubtful = Detection & { nats: ReadonlyMap<Language, number> };

const isDoubtful = (detection: Detection): detection is Doubtful =>
  detection.nats !== undefined && (detection.nats.size === 0 || detection.confidence < beyondDoubt);

/** How likely each is by letters, in parts of what leaves no doubt: from -1 to 1. */
function beforeOf({ nats, language, confidence }: Doubtful): number[] {
  const top = nats.get(language) ?? 0;
  return labelsOf.language.map((label) => {
    const said = nats.get(label as Language);
    const likely = said === undefined ? 0 : confidence * Math.exp(said - top);
    return Math.min(Math.max(Math.log(likely / (1 - likely)) / most, -1), 1);
  });
}

/** The words with their accents, which other judgements do without, and what letters made of them. */
function sightOf(text: string, { language, second }: Doubtful): Sight {
  return { text: clean(text).toLowerCase(), hints: second ? [`${language} or ${second}`] : [], denials: [] };
}

/** A text and its language, to learn from; nothing, where there was no doubt. */
export function lessonOfLanguage(
  text: string,
  detection: Detection,
  right: { label: string; weight?: number },
): Lesson | undefined {
  if (!isDoubtful(detection)) return undefined;
  return { ...right, signs: signsOf(sightOf(text, detection)), before: beforeOf(detection) };
}

/** Learns languages. How sure a score is need not be measured: without lessons it is as sure as letters are. */
export function makeLanguageModel(lessons: readonly Lesson[], seed: number): Model {
  const labels = labelsOf.language;
  const sureness = Float32Array.from(labels.flatMap(() => [most, 0]));
  // That most doubtful texts were Dutch says nothing of the next one, and letters know what lessons will never have seen.
  return { ...learn(lessons, { labels, seed, leans: false, wanes: false }), sureness };
}

/** What letters say, corrected by what was learned. */
export function correctLanguage(text: string, detection: Detection, model: Model | undefined): Detection {
  const packed = model && isDoubtful(detection) ? pack([model]) : undefined;
  if (!packed || !isDoubtful(detection)) return detection;
  const said = opinionOf(weighSight(packed, sightOf(text, detection)), 0, { before: beforeOf(detection) });
  // What is less likely than not changes nothing.
  if (!said || said.first.confidence < 0.5) return detection;
  const { first, second, words } = said;
  const corrected = {
    ...detection,
    confidence: first.confidence,
    ...(second && { second: second.label as Language }),
  };
  if (first.label === detection.language) return corrected;
  return { ...corrected, language: first.label as Language, by: "learned", words: words() };
}
