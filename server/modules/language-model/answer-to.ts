/** One question from its row to what comes of it: what is read, hidden, asked, looked at and put back. */
import { createHash } from "node:crypto";
import type { Rule, Task } from "../../../contract/language-model.ts";
import type { Language } from "../../../contract/words.ts";
import { splitText } from "../../../contract/writing.ts";
import { findConversation, type Conversation } from "../cases/index.ts";
import { listTold } from "../facts/index.ts";
import { type Expected, lookAt } from "./answer.ts";
import type { ModelContext } from "./context.ts";
import { type Hider, holdsPlaceholders, makeHider } from "./placeholders.ts";
import type { LanguageModel, Line } from "./port.ts";
import { askAgain, promptFor } from "./prompt.ts";
import type { Outcome } from "./proposals.ts";
import { isResting, isSpent, noteOutcome } from "./standing.ts";

/** A question that somebody works on. */
export interface Taken {
  id: string;
  caseId: string;
  task: Task;
  language: Language;
  messageId: string | null;
  words: string | null;
  seesPersonalData: boolean;
  model: string;
}

const factsAtMost = 8;
const longestFact = 500;
const tokensAtMost = 1200;

interface Work {
  model: LanguageModel;
  taken: Taken;
  rule: Rule;
  ending: AbortSignal;
}

/** `broken-off`: whoever works on it ends; another begins it anew. */
export async function answerTo(app: ModelContext, work: Work): Promise<Outcome | "broken-off"> {
  const { taken, rule } = work;
  const nothing = { tokens: 0, promptHash: Buffer.alloc(0) };
  const talk = await findConversation(app.db, taken.caseId);
  // Switched off, taken back or spent since it was asked.
  if (!talk || !rule.isOn || !rule.channels.some((one) => one === talk.channel))
    return { ...nothing, failure: "dropped" };
  if (await isResting(app.db)) return { ...nothing, failure: "away" };
  if (await isSpent(app.db, rule)) return { ...nothing, failure: "spent" };
  const hider = makeHider(
    talk.spoken.flatMap(({ authorName, authorHandle }) => [authorName ?? "", authorHandle ?? ""]),
  );
  const said = talk.spoken.map(({ id, from, text, maskedText, language }) => ({
    id,
    from,
    text: hider.hide(text, { language, masked: maskedText }),
  }));
  const facts = taken.task === "draft" ? await factsFor(app, taken.language) : [];
  const longest = taken.task === "draft" ? longestOf(app, talk) : null;
  const words =
    taken.words === null
      ? (said.find(({ id }) => id === taken.messageId)?.text ?? null)
      : hider.hide(taken.words, { language: "und" });
  if (taken.task === "translation" && words === null) return { ...nothing, failure: "dropped" };
  const lines = promptFor({
    ...taken,
    words,
    conversation: said.map(({ from, text }) => ({ from, text })),
    facts,
    longest,
    isPublic: talk.visibility === "public",
  });
  const given = words ?? "";
  const expected: Expected = {
    language: taken.language,
    fits: taken.task === "draft" ? fitsOf(app, talk) : null,
    links: new Set([...facts.map(({ address }) => address), ...(given.match(/https?:\/\/[^\s<>"')\]]+/giu) ?? [])]),
  };
  const promptHash = createHash("sha256").update(JSON.stringify(lines)).digest();
  const looked = await askTwice(app, work, { lines, expected });
  if (looked === "broken-off") return looked;
  if ("failure" in looked) return { ...looked, promptHash };
  const restored = restore(looked.text, { hider, taken, isPublic: talk.visibility === "public" });
  return {
    text: restored.text,
    cautions: [...looked.cautions, ...(restored.isAnyLeft ? (["placeholder-left"] as const) : [])],
    tokens: looked.tokens,
    promptHash,
  };
}

/** Own words come back whole. What is read beside the original has dots where that has; a draft that all would read keeps its placeholders. */
function restore(text: string, { hider, taken, isPublic }: { hider: Hider; taken: Taken; isPublic: boolean }) {
  if (taken.words !== null) return hider.restore(text, "all");
  if (taken.task !== "draft") return hider.restore(text, "names");
  return isPublic || !taken.seesPersonalData
    ? { text, isAnyLeft: holdsPlaceholders(text) }
    : hider.restore(text, "all");
}

type Got =
  | ({ tokens: number } & (
      | Extract<ReturnType<typeof lookAt>, { text: string }>
      | { failure: Extract<Outcome, { failure: unknown }>["failure"] }
    ))
  | "broken-off";

/** Asks, and once more with what was wrong. */
async function askTwice(
  app: ModelContext,
  { model, taken, rule, ending }: Work,
  { lines, expected }: { lines: readonly Line[]; expected: Expected },
): Promise<Got> {
  const wish = { model: taken.model, longest: tokensAtMost, timeoutMs: rule.timeoutSeconds * 1000, signal: ending };
  let tokens = 0;
  let said = lines;
  for (let n = 0; ; n++) {
    const answer = await model.ask({ ...wish, lines: said });
    if (ending.aborted) return "broken-off";
    await noteOutcome(app.db, answer.status === "answered");
    if (answer.status !== "answered") return { failure: answer.status, tokens };
    tokens += answer.tokens;
    const looked = lookAt(answer.text, expected);
    if (!("failure" in looked)) return { ...looked, tokens };
    if (n === 1) return { failure: looked.failure, tokens };
    said = askAgain(lines, answer.text, looked.tell);
  }
}

/** What is going on, then what holds, in this language or in English. */
const factsFor = async ({ db, publicUrl }: ModelContext, language: string) =>
  (await listTold(db, { language, kind: null, publicUrl })).slice(0, factsAtMost).map(({ title, text, url }) => ({
    title,
    text: text.slice(0, longestFact),
    address: url,
  }));

function longestOf({ channels }: ModelContext, { channel, visibility }: Conversation): number | null {
  const limit = channels.get(channel)?.limits[visibility];
  return limit ? Math.min(limit.maxLength, 2000) : null;
}

/** As the channel counts: in one part, in several, or not at all. */
function fitsOf({ channels }: ModelContext, { channel: kind, visibility }: Conversation): Expected["fits"] {
  const channel = channels.get(kind);
  if (!channel) return null;
  const limit = channel.limits[visibility];
  const measure = (text: string): number => channel.measure(text, visibility);
  return (text) => {
    if (measure(text) <= limit.maxLength) return "whole";
    return splitText(text, { ...limit, measure }) ? "split" : "not";
  };
}
