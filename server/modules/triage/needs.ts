import type { Needs } from "../../../contract/triage.ts";
import type { Cue, Found } from "./cue.ts";
import { fold } from "./fold.ts";

/** Whether somebody waits for us, how sure that is, and the words that led there. */
interface NeedsVerdict {
  needs: Needs;
  /** How likely it is, 0 to 1, that it needs an answer. */
  confidence: number;
  code: string;
  words: string[];
}

/** What `judgeNeeds` weighs besides the phrases. */
interface Talk {
  /** The text without links and handles. */
  text: string;
  private: boolean;
  inDialogue: boolean;
  hasLink: boolean;
}

/** From here on we say that they wait: set so that nine of ten who wait are found. */
export const answerFrom = 0.3;

/** Question marks of every script; the Greek one looks like a semicolon and is left out. */
const questionMark = /[?？؟⁇⁈‽]/u;

/** Weighs the signs that somebody waits for an answer. Complaints and praise are `word`; the rest is a `mention`. */
export function judgeNeeds(found: Found, talk: Talk): NeedsVerdict {
  const has = (cue: Cue) => found.has(cue);
  const marked = questionMark.test(talk.text);
  const question = marked || has("question");
  const wants = question || has("ask") || pleads(found) || has("open");
  const likely = 1 / (1 + Math.exp(-weigh(found, talk, question)));
  // Who writes to us alone waits, unless it was praise, thanks or an okay.
  const addressed = talk.private && !has("praise") && !isClosing(found, talk, wants);
  const confidence = addressed ? Math.max(likely, 0.5) : likely;
  if (confidence < answerFrom) return { ...judgeRest(found), confidence };

  const signs: readonly Cue[] = ["question", "plea", "ask", "open", "reply"];
  const words = signs.flatMap((cue) => found.get(cue) ?? []);
  const sign = question ? "question" : (signs.find(has) ?? "dialogue");
  return { needs: "answer", confidence, code: sign, words: [...(marked ? ["?"] : []), ...words].slice(0, 6) };
}

/** What a text is that waits for nothing. */
function judgeRest(found: Found): Omit<NeedsVerdict, "confidence"> {
  const has = (cue: Cue) => found.has(cue);
  const as = (needs: Needs, code: string, ...cues: Cue[]) => ({
    needs,
    code,
    words: cues.flatMap((cue) => found.get(cue) ?? []).slice(0, 6),
  });
  const settled = found.get("settled") ?? [];
  const isKind = found.get("praise")?.some((word) => !settled.includes(word)) ?? false;

  if (has("anger") || has("rhetorical")) return as("word", "complaint", "anger", "rhetorical");
  if (has("news") && !has("mine")) return as("mention", "news", "news");
  if (isKind) return as("word", "praise", "praise");
  if (has("open") || pleads(found)) return as("word", "complaint", "open", "plea");
  if (has("thanks") || has("settled")) return as("mention", "closing", "thanks", "settled");
  return as("mention", "nothing-asked");
}

/** The sum of the signs, in nats: our own weights, checked on labelled posts. */
function weigh(found: Found, talk: Talk, question: boolean): number {
  const has = (cue: Cue) => found.has(cue);
  const count = (cue: Cue) => found.get(cue)?.length ?? 0;
  const details = givesDetails(talk.text) && !has("anger") && !has("praise");
  const pleading = pleads(found);
  const asks = question || has("ask") || pleading;
  const wants = asks || has("open");
  let sum = -1.9;
  if (question) sum += 2.2;
  if (has("ask")) sum += count("ask") > 1 ? 1.4 : 1;
  if (!question && standsAtAnEdge(talk.text, found.get("ask"))) sum += 0.6;
  if (pleading) sum += count("plea") > 1 ? 1.6 : 1.2;
  if (has("open")) sum += 1.15;
  if (has("missed")) sum += 0.5;
  if (has("stuck") || has("now")) sum += 0.9;
  if (has("reply")) sum += 0.9;
  if (has("mine")) sum += 0.5;
  if (details) sum += 1.6;
  if (has("rhetorical")) sum -= 0.8;
  if (has("thanks")) sum -= asks || details ? 0.3 : has("reply") ? 0.6 : 1.2;
  if (has("praise")) sum -= question ? 0.3 : 0.9;
  if (has("settled") && !question && !has("open")) sum -= 0.4;
  if (has("news")) sum -= has("mine") ? 0.4 : 2;
  if (talk.hasLink && !wants) sum -= 0.6;
  if (talk.inDialogue) sum += wants ? 1 : 0.5;
  if (talk.private) sum += isClosing(found, talk, wants) ? -1 : 2.5;
  return sum;
}

/** Whether somebody of ours is wanted: "thanks for your help" pleads for nothing. */
function pleads(found: Found): boolean {
  const pleas = found.get("plea")?.length ?? 0;
  return pleas > 1 || (pleas === 1 && (!found.has("thanks") || found.has("open") || found.has("question")));
}

/** "How do I ..." at the very start is a question without its mark, and so is "... istiyorum" at the end. */
function standsAtAnEdge(text: string, words: readonly string[] = []): boolean {
  if (words.length === 0) return false;
  const folded = fold(text).trim();
  const end = folded.replace(/[\s.!,~^]{1,20}$/u, "");
  return words.some((word) => folded.startsWith(word) || end.endsWith(word));
}

/** A short post with a flight or case number answers a question of ours. */
function givesDetails(text: string): boolean {
  const words = text.trim().split(/\s+/u);
  return words.length <= 9 && /#\s?\d{2,5}|\b[A-Z]{2}\s?\d{2,4}\b|\b\d{3,4}\b/u.test(text);
}

/** Nothing but thanks, an okay or an emoji: nobody waits, not even in private. */
function isClosing(found: Found, { text }: Talk, wants: boolean): boolean {
  if (!/[\p{L}\p{N}]/u.test(text)) return true;
  if (wants || text.trim().length > 60) return false;
  return found.has("thanks") || found.has("settled");
}
