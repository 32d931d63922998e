/** What the model answered, looked at before anybody sees it: its shape, language, length and links. Pure. */
import type { Failure, Proposal } from "../../../contract/language-model.ts";
import type { Language } from "../../../contract/words.ts";
import { detectLanguage } from "../triage/index.ts";

export interface Expected {
  language: Language;
  /** Null: as long as it likes, within reason. */
  fits: ((text: string) => "whole" | "split" | "not") | null;
  /** Addresses that may stand in it. */
  links: ReadonlySet<string>;
}

export type Looked =
  | { text: string; cautions: Proposal["cautions"] }
  /** `tell`: what to say when asking once more. */
  | { failure: Extract<Failure, "senseless" | "wrong-language" | "too-long">; tell: string };

/** Longer than anybody reads. */
const longest = 10_000;

export function lookAt(answered: string, { language, fits, links }: Expected): Looked {
  const plain = textOf(answered);
  if (plain === null || plain === "" || plain.length > longest)
    return { failure: "senseless", tell: 'Answer with one JSON object {"text": "..."} and nothing else.' };
  const { text, removed } = withoutLinks(plain, links);
  if (text === "") return { failure: "senseless", tell: "Answer without links." };
  const { language: found, confidence } = detectLanguage(text, language);
  if (found !== language && found !== "und" && confidence > 0.6)
    return { failure: "wrong-language", tell: `Write it in the language ${language} (ISO 639-1).` };
  const fit = fits?.(text) ?? "whole";
  if (fit === "not") return { failure: "too-long", tell: "Write it in half as many words." };
  return {
    text,
    cautions: [...(fit === "split" ? (["split"] as const) : []), ...(removed ? (["link-removed"] as const) : [])],
  };
}

/** The text of `{"text": ...}`, fenced or not; a server that can't keep to the form may answer plainly. Null: neither. */
export function textOf(answered: string): string | null {
  const bare = answered
    .replace(/^[\s\S]*<\/think>/u, "")
    .trim()
    .replace(/^```(?:json)?\s*\n?([\s\S]*?)\n?```$/u, "$1")
    .trim();
  if (!bare.startsWith("{")) return clean(bare);
  try {
    const parsed: unknown = JSON.parse(bare);
    const text = (parsed as { text?: unknown }).text;
    return typeof text === "string" ? clean(text) : null;
  } catch {
    return null;
  }
}

/** Without what moves a cursor, turns the direction of others' words or can't be seen. */
const clean = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\u{200b}\u{2028}\u{2029}\u{202a}-\u{202e}\u{2066}-\u{2069}\u{e0000}-\u{e007f}]/gu, (one) =>
      one === "\n" ? one : " ",
    )
    .trim();

/** An address that we did not give may lead anywhere. */
function withoutLinks(text: string, links: ReadonlySet<string>): { text: string; removed: boolean } {
  let removed = false;
  const kept = text.replaceAll(/(?:https?:\/\/|www\.)[^\s<>"')\]]+/giu, (found) => {
    const bare = found.replace(/[.,;:!?]+$/u, "");
    if (links.has(bare)) return found;
    removed = true;
    return found.slice(bare.length);
  });
  return { text: kept.trim(), removed };
}
