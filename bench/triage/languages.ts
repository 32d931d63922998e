/** How often triage tells the language of a text: as shipped, and taught as agents' corrections would. */
import { createHash } from "node:crypto";
import { lessonFrom, makeLanguageModel, read, restore, store } from "../../server/modules/triage/index.ts";
import { type Figures, file, jsonLines, percent } from "./texts.ts";

interface Text {
  lang: string;
  text: string;
}

interface LanguageRow extends Text {
  set: string;
  src: string;
}

const languageRows = () => jsonLines<LanguageRow>("data/language/texts.jsonl");
const isSocial = ({ src }: LanguageRow) => src !== "lingua" && src !== "papluca";

/** As shipped, by letters and words of ours. */
export function measureLanguage(): Figures {
  const rows = languageRows();
  const short = file("cases/judgement/language-airline-short.tsv")
    .trim()
    .split("\n")
    .map((line) => ({ lang: line.slice(0, line.indexOf("\t")), text: line.slice(line.indexOf("\t") + 1) }))
    .filter(({ lang }) => lang !== "mix");
  const all = macro(rows.filter(isSocial));
  const posts = macro(rows.filter(({ src }) => src === "papluca"));
  const sentences = macro(rows.filter(({ set }) => set === "lingua-sentences"));
  const pairs = macro(rows.filter(({ set }) => set === "lingua-word-pairs"));
  const airline = macro(short);
  return {
    languageSocial: all.macro,
    languageSocialEach: all.each,
    languageSocialOtherKeptOut: all.other,
    languagePapluca: posts.macro,
    languagePaplucaOtherKeptOut: posts.other,
    languageLinguaSentences: sentences.macro,
    languageLinguaWordPairs: pairs.macro,
    languageAirlineShort: airline.macro,
    languageAirlineShortOtherKeptOut: airline.other,
  };
}

/** The mean over the 14 languages of the share that is right, each of them, and the share of others kept out. */
function macro(
  rows: readonly Text[],
  languageOf = ({ text }: Text): string => read(text).language,
): { macro: number; each: string; other: number } {
  const tally = new Map<string, { right: number; all: number }>();
  for (const row of rows) {
    const count = tally.get(row.lang) ?? { right: 0, all: 0 };
    count.all++;
    if (languageOf(row) === row.lang) count.right++;
    tally.set(row.lang, count);
  }
  const ours = [...tally].filter(([lang]) => lang !== "other" && lang !== "und");
  const other = tally.get("other");
  return {
    macro: percent(
      ours.reduce((sum, [, { right, all }]) => sum + right / all, 0),
      ours.length,
    ),
    each: ours.map(([lang, { right, all }]) => `${lang} ${percent(right, all)}`).join(", "),
    other: other ? percent(other.right, other.all) : 0,
  };
}

/** In five parts by the hash of the text, each judged by what was learned of the other four: weights that are kept nowhere. */
export function measureTaughtLanguage(): Figures {
  const rows = languageRows().filter(isSocial);
  const partOf = ({ text }: Text) => (createHash("sha256").update(text).digest()[0] as number) % 5;
  const lessonsIn = rows.flatMap((row) => {
    const lesson = lessonFrom("language", { text: row.text, context: {}, label: row.lang });
    return lesson ? [{ part: partOf(row), lesson }] : [];
  });
  const models = [0, 1, 2, 3, 4].map((part) => {
    const lessons = lessonsIn.filter((one) => one.part !== part).map(({ lesson }) => lesson);
    return restore(store(makeLanguageModel(lessons, 1)));
  });
  const { macro: share, other } = macro(rows, (row) => {
    const language = models[partOf(row)];
    return read(row.text, language ? { learned: { language } } : {}).language;
  });
  return {
    taughtLanguageLessons: lessonsIn.length,
    taughtLanguageSocial: `${share} (goal 98.5, best known 98.7)`,
    taughtLanguageSocialOtherKeptOut: other,
  };
}
