/** Which language a page is written in. */

/** The first of the visitor's languages that there are words for, else English. */
export function chooseLanguage<Words>(
  accepted: string,
  all: Readonly<Record<string, Words>>,
): { language: string; words: Words } {
  const wanted = accepted
    .split(",")
    .slice(0, 20)
    .map((part) => {
      const [tag = "", weight] = part.trim().split(/\s*;\s*q=/);
      return { language: normal(tag), weight: weight === undefined ? 1 : Number(weight) || 0 };
    })
    .toSorted((a, b) => b.weight - a.weight);
  const found = wanted.find(({ language }) => Object.hasOwn(all, language))?.language ?? "en";
  return { language: found, words: all[found] as Words };
}

const normal = (tag: string): string => {
  const language = tag.toLowerCase().split("-")[0] ?? "";
  return language === "nb" || language === "nn" ? "no" : language;
};
