/** Sentences in the customer's language with what they mean: a click or Enter puts one into the answer. */
import { Modal } from "@mantine/core";
import type { listPhrases } from "../../../contract/phrases.ts";
import type { Answer } from "../../kit/call.ts";
import { useSay } from "../../kit/words/say.ts";
import { tagOf } from "../../kit/words/tag-of.ts";
import { useLaterWords } from "../../kit/words/words.tsx";
import styles from "./phrases.module.css";

interface Picking {
  of: Answer<typeof listPhrases>;
  onPick: (text: string) => void;
  onClose: () => void;
}

export default function PhrasePicker({ of: { language, items }, onPick, onClose }: Picking) {
  const words = useLaterWords();
  const say = useSay();
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={words.phrases.title(say.language(language))}
      closeButtonProps={{ "aria-label": words.common.close }}
    >
      <p className={styles.about}>{words.phrases.about}</p>
      <ul className={styles.phrases}>
        {items.map(({ key, text, meaning }, place) => (
          <li key={key}>
            <button
              type="button"
              data-phrase={key}
              data-autofocus={place === 0 || undefined}
              onClick={() => {
                onPick(text);
                onClose();
              }}
            >
              <span lang={tagOf(language)} dir="auto">
                {text}
              </span>
              {meaning !== text && <span className={styles.meaning}>{meaning}</span>}
            </button>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
