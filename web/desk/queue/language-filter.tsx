/** How many wait in which language; a click shows only those, and takes the next from them. */
import { useState } from "react";
import type { Language } from "../../kit/wire.ts";
import { useSay } from "../../kit/words/say.ts";
import { useWords } from "../../kit/words/words.tsx";
import type { Desk } from "./desk-query.ts";
import styles from "./language-filter.module.css";

interface Filter {
  counts: Desk["byLanguage"];
  chosen: readonly Language[];
  onChoose: (language: Language[] | undefined) => void;
}

const few = 7;

export function LanguageFilter({ counts, chosen, onChoose }: Filter) {
  const { queue } = useWords().desk;
  const say = useSay();
  const [all, setAll] = useState(false);
  // By name, so that no button moves under the pointer when counts change.
  const sorted = counts.toSorted((a, b) => a.language.localeCompare(b.language));
  const biggest = new Set(
    counts
      .toSorted((a, b) => b.waiting - a.waiting)
      .slice(0, few)
      .map(({ language }) => language),
  );
  const shown = all ? sorted : sorted.filter(({ language }) => biggest.has(language) || chosen.includes(language));
  const toggle = (language: Language) => {
    const now = chosen.includes(language) ? chosen.filter((one) => one !== language) : [...chosen, language];
    onChoose(now.length > 0 ? now : undefined);
  };
  if (counts.length === 0 && chosen.length === 0) return null;
  return (
    <fieldset className={styles.filter} aria-label={queue.languageFilter}>
      {shown.map(({ language, waiting }) => (
        <button
          type="button"
          key={language}
          title={say.language(language)}
          aria-label={`${language} ${waiting}, ${say.language(language)}`}
          aria-pressed={chosen.includes(language)}
          onClick={() => toggle(language)}
        >
          {language} <b>{waiting}</b>
        </button>
      ))}
      {chosen
        .filter((one) => !counts.some(({ language }) => language === one))
        .map((one) => (
          <button type="button" key={one} aria-pressed title={say.language(one)} onClick={() => toggle(one)}>
            {one} <b>0</b>
          </button>
        ))}
      {counts.length > few && (
        <button type="button" className={styles.more} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? queue.fewerLanguages : queue.moreLanguages(counts.length - shown.length)}
        </button>
      )}
    </fieldset>
  );
}
