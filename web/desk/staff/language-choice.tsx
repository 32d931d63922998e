/** Which of our languages somebody answers in. */
import { languages } from "../../../contract/words.ts";
import type { Language } from "../../kit/wire.ts";
import { useSay } from "../../kit/words/say.ts";
import { useLaterWords } from "../../kit/words/words.tsx";
import styles from "./language-choice.module.css";

interface Choice {
  chosen: readonly Language[];
  onChange: (chosen: readonly Language[]) => void;
}

export function LanguageChoice({ chosen, onChange }: Choice) {
  const said = useLaterWords().staff;
  const say = useSay();
  const toggle = (language: Language) =>
    onChange(chosen.includes(language) ? chosen.filter((one) => one !== language) : [...chosen, language]);
  return (
    <fieldset className={styles.choice}>
      <legend>{said.languages}</legend>
      <p>{said.languagesHelp}</p>
      <div>
        {languages.map((language) => (
          <button
            type="button"
            key={language}
            aria-pressed={chosen.includes(language)}
            onClick={() => toggle(language)}
          >
            {say.language(language)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
