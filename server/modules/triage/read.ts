import type { Feeling, Needs, Reading, Reason, Topic } from "../../../contract/triage.ts";
import type { ChannelKind, Language, Visibility } from "../../../contract/words.ts";
import { judgedLength, withoutLinks } from "./clean.ts";
import { findCues } from "./cues.ts";
import { judgeFeeling } from "./feeling.ts";
import { whatIsInUse } from "./in-use.ts";
import { type Detection, detectLanguage } from "./language.ts";
import type { Lesson } from "./learner/learn.ts";
import { type Ask, askLearned, type Learnable, type Learned, lessonOf, type Thought } from "./learned.ts";
import { correctLanguage, lessonOfLanguage } from "./learned-language.ts";
import { answerFrom, judgeNeeds } from "./needs.ts";
import { findPersonalData } from "./personal-data.ts";
import { signsIn, signThatNeeds } from "./signs.ts";
import { chooseTopics } from "./topics.ts";
import { judgeUrgency, type UrgencyVerdict } from "./urgency.ts";

/** What is known about a text besides its words. Everything may be missing. */
export interface TextContext {
  channel?: ChannelKind | undefined;
  visibility?: Visibility | undefined;
  /** What this customer or conversation last wrote in, else the language of the handle they address. */
  priorLanguage?: Language | undefined;
  /** Our own handles, with or without `@`. */
  airlineHandles?: readonly string[] | undefined;
  /** Domains whose addresses are a company's and not a person's. */
  brandDomains?: readonly string[] | undefined;
  /** Whether it answers us or continues a conversation. */
  inDialogue?: boolean | undefined;
  /** What was learned, in the place of what this process uses. */
  learned?: Learned | undefined;
}

/** Reads one text: language, whether it waits for an answer, topics, urgency, feeling and personal data. Never throws. */
export function read(text: string, context: TextContext = {}): Reading {
  const { version, learned } = context.learned ? { version: null, learned: context.learned } : whatIsInUse();
  const detection = correctLanguage(text, detectLanguage(text, context.priorLanguage), learned.language);
  const ruled = judgeByRules(text, detection, context);
  const ask = askLearned(() => thoughtOf(ruled), learned);
  const judged = withLearned(ruled, ask);
  const { found, feeling, topics } = judged;
  const needs = withSigns(judged.needs, found);
  const urgency = withLearnedUrgency({ ...ruled, urgency: judgeUrgency(found, needs.needs === "answer") }, ask);
  const signs = signsIn(found);
  const personalData = findPersonalData(text, {
    language: detection.language,
    brandDomains: context.brandDomains ?? [],
    addressed: isAddressed(text, context),
  });

  const reasons: Reason[] = [
    { about: "language", code: detection.by, words: detection.words.slice(0, 6) },
    { about: "needs", code: needs.code, words: needs.words },
    ...topics.map(({ topic, words }): Reason => ({ about: "topics", code: topic, words: words.slice(0, 6) })),
    { about: "urgency", code: urgency.code, words: urgency.words },
    { about: "feeling", code: feeling.code, words: feeling.words.slice(0, 6) },
    ...signs,
  ];
  return {
    language: detection.language,
    languageConfidence: detection.confidence,
    needs: needs.needs,
    needsConfidence: needs.confidence,
    topics: topics.map(({ topic }) => topic),
    ...sureOf("topicConfidence", topics[0]?.confidence),
    urgency: urgency.urgency,
    feeling: feeling.feeling,
    ...sureOf("feelingConfidence", feeling.confidence),
    ...(version === null ? {} : { version }),
    ...(signs.length === 0 ? {} : { signs: signs.map(({ code }) => code) }),
    personalData,
    reasons,
  };
}

const sureOf = <Name extends string>(name: Name, confidence: number | undefined) =>
  (confidence === undefined ? {} : { [name]: confidence }) as Partial<Record<Name, number>>;

/** A text with what is right of it. */
interface Right {
  text: string;
  context: TextContext;
  label: string;
  weight?: number;
}

/** A text for the learner, read as it would be read when it comes. */
export function lessonFrom(about: Exclude<Learnable, "language">, of: Right): Lesson;
/** A text whose language is beyond doubt teaches nothing of it. */
export function lessonFrom(about: Learnable, of: Right): Lesson | undefined;
export function lessonFrom(about: Learnable, { text, context, ...right }: Right): Lesson | undefined {
  const detection = detectLanguage(text, context.priorLanguage);
  if (about === "language") return lessonOfLanguage(text, detection, right);
  return lessonOf(about, thoughtOf(judgeByRules(text, detection, context)), right);
}

function judgeByRules(text: string, detection: Detection, context: TextContext) {
  const bare = withoutLinks(text);
  const found = findCues(bare, languagesToRead(detection, context.priorLanguage));
  const talk = { private: context.visibility === "private", inDialogue: context.inDialogue ?? false };
  const needs = judgeNeeds(found, { text: bare, ...talk, hasLink: /https?:\/\//iu.test(text) });
  const verdict = judgeFeeling(found, needs.code === "question");
  const feeling = { ...verdict, code: verdict.feeling as string, confidence: undefined as number | undefined };
  const topics = chooseTopics(found, feeling.feeling === "positive" && needs.needs === "word").map((topic) => ({
    ...topic,
    confidence: undefined as number | undefined,
  }));
  const urgency = judgeUrgency(found, needs.needs === "answer");
  return { found, bare, language: detection.language, needs, feeling, topics, urgency, ...talk };
}

type Ruled = ReturnType<typeof judgeByRules>;

const thoughtOf = ({ feeling, topics, urgency, ...ruled }: Ruled): Thought => ({
  ...ruled,
  feeling: feeling.feeling,
  topics: topics.map(({ topic }) => topic),
  urgency: urgency.urgency,
});

/** From here on a second topic is worth showing. */
const secondFrom = 0.25;

/** What was learned has the last word, but for this: who writes to us alone and asks for something waits for an answer. */
function withLearned(ruled: Ruled, ask: Ask): Ruled {
  const thought = () => thoughtOf(ruled);
  let { needs, feeling, topics } = ruled;
  const aboutNeeds = ruled.private && needs.needs === "answer" ? undefined : ask("needs", thought);
  if (aboutNeeds) {
    const { first, second, likely, words } = aboutNeeds;
    const confidence = likely("answer");
    const rest = first.label === "answer" ? second : first;
    const label = confidence >= answerFrom ? "answer" : (rest?.label ?? "mention");
    if (label !== needs.needs) needs = { needs: label as Needs, confidence, code: "learned", words: words() };
    else needs = { ...needs, confidence };
  }
  const aboutFeeling = ask("feeling", thought);
  if (aboutFeeling) {
    const { first, words } = aboutFeeling;
    const isSame = first.label === feeling.feeling;
    feeling = {
      feeling: first.label as Feeling,
      code: isSame ? feeling.code : "learned",
      words: isSame && feeling.words.length > 0 ? feeling.words : words(),
      confidence: first.confidence,
    };
  }
  const aboutTopics = ask("topics", thought);
  if (aboutTopics) {
    const { first, second, words } = aboutTopics;
    const likely = [first, ...(second && second.confidence >= secondFrom ? [second] : [])];
    topics = likely.map(({ label, confidence }) => ({
      topic: label as Topic,
      words: topics.find(({ topic }) => topic === label)?.words ?? (label === first.label ? words() : []),
      confidence,
    }));
  }
  return { ...ruled, needs, feeling, topics };
}

/** What was learned lifts as far as it was taught, and lowers by one step: who is stranded by the rules is never said to have time. */
function withLearnedUrgency(ruled: Ruled, ask: Ask): UrgencyVerdict {
  const { urgency } = ruled;
  const said = ask("urgency", () => thoughtOf(ruled));
  const step = Math.max(Number(said?.first.label ?? urgency.urgency), urgency.urgency - 1);
  if (!said || step === urgency.urgency) return urgency;
  return { urgency: step as UrgencyVerdict["urgency"], code: "learned", words: said.words() };
}

/** What nobody must overlook waits for an answer, however it is worded. */
function withSigns(needs: Ruled["needs"], found: Ruled["found"]): Ruled["needs"] {
  const sign = needs.needs === "answer" ? undefined : signThatNeeds(found);
  if (!sign) return needs;
  return { needs: "answer", confidence: 1, code: sign, words: (found.get(sign) ?? []).slice(0, 6) };
}

/** The languages whose phrases count: English is everywhere, and a doubtful text may be in the second or the prior one. */
function languagesToRead({ language, confidence, second }: Detection, prior: Language | undefined): Language[] {
  const doubtful = confidence < 0.9 || language === "other" || language === "und";
  return [language, "en", ...(doubtful && second ? [second] : []), ...(doubtful && prior ? [prior] : [])];
}

/** Whether the text speaks to us. Where our handles are not known, every text that reaches us does. */
function isAddressed(text: string, { airlineHandles = [], visibility, inDialogue }: TextContext): boolean {
  if (airlineHandles.length === 0 || visibility === "private" || inDialogue) return true;
  const lower = text.slice(0, judgedLength).toLowerCase();
  return airlineHandles.some((handle) => lower.includes(`@${handle.replace(/^@/u, "").toLowerCase()}`));
}
