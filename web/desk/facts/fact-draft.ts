/** A fact while it is being written: what was typed, and what of it can be kept. Pure. */
import type { FactKind } from "../../../contract/facts.ts";
import { languages } from "../../../contract/words.ts";
import type { Fact } from "./facts-query.ts";

export interface Words {
  title: string;
  text: string;
  isDraft: boolean;
}

/** Times as the fields of a page have them: `2026-03-01T14:30`, in the writer's zone. */
export interface Typed {
  kind: FactKind;
  source: string;
  ownerId: string;
  validFrom: string;
  validUntil: string;
  corrects: boolean;
  texts: Partial<Record<string, Words>>;
}

const day = 86_400_000;

/** What is there, or for a new one from now for a day. One that ended runs again from now. */
export function begin(of: Fact | null, { ownerId, now }: { ownerId: string; now: Date }): Typed {
  const isOver = of?.state === "over";
  return {
    kind: of?.kind ?? "situation",
    source: of?.source ?? "",
    ownerId: of?.owner.id ?? ownerId,
    validFrom: fieldOf(of && !isOver ? new Date(of.newest.validFrom) : now),
    validUntil: fieldOf(of && !isOver ? new Date(of.newest.validUntil) : new Date(now.getTime() + day)),
    corrects: false,
    texts: Object.fromEntries(
      (of?.newest.texts ?? []).map(({ language, title, text, isDraft = false }) => [
        language,
        { title, text, isDraft },
      ]),
    ),
  };
}

export const changed = (typed: Typed, language: string, part: Partial<Words>): Typed => ({
  ...typed,
  texts: { ...typed.texts, [language]: { title: "", text: "", isDraft: false, ...typed.texts[language], ...part } },
});

/** As the contract asks it; null while something is missing. A language is left out where nothing of it was written. */
export function wanted({ texts, validFrom, validUntil, source, ...rest }: Typed) {
  const [from, until] = [Date.parse(validFrom), Date.parse(validUntil)];
  const said = languages.flatMap((language) => {
    const { title = "", text = "", isDraft = false } = texts[language] ?? {};
    return title.trim() === "" && text.trim() === ""
      ? []
      : [{ language, title: title.trim(), text: text.trim(), isDraft }];
  });
  const isWhole = said.length > 0 && said.every(({ title, text }) => title !== "" && text !== "");
  if (!isWhole || source.trim() === "" || !(from < until)) return null;
  return {
    ...rest,
    source: source.trim(),
    validFrom: new Date(from).toISOString(),
    validUntil: new Date(until).toISOString(),
    texts: said,
  };
}

/** In the writer's zone, to the minute. */
function fieldOf(at: Date): string {
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
