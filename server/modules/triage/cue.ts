import type { Sign, Topic } from "../../../contract/triage.ts";

/** The topics that words can tell. */
export type ToldTopic = Exclude<Topic, "praise" | "other">;

/**
 * What a phrase is a sign of. `ask`: a question or wish. `question`: a question even without its mark. `plea`: a person
 * of ours is wanted. `open`: something of theirs is unsettled. `mine`: the writer speaks of themselves. `reply`: they
 * answer somebody. `settled`: yes, done, never mind. `stuck`, `now`, `missed`, `fragile`, `soon`: signs of haste. Signs
 * (`signs.ts`) are what nobody must overlook. The rest are what they say.
 */
export type Cue =
  | "ask"
  | "question"
  | "plea"
  | "open"
  | "mine"
  | "rhetorical"
  | "reply"
  | "thanks"
  | "settled"
  | "praise"
  | "anger"
  | "negation"
  | "news"
  | "stuck"
  | "now"
  | "missed"
  | "fragile"
  | "soon"
  | Sign
  | ToldTopic;

/** One language's phrases, in the notation of `indexPhrases`. */
export type Cues = Partial<Record<Cue, string>>;

/** The phrases found in a text, kind by kind. */
export type Found = ReadonlyMap<Cue, readonly string[]>;
