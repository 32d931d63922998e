/** Whether what is written is safe on the server. */
import { useWords } from "../../kit/words/words.tsx";
import styles from "./reply-box.module.css";
import type { DraftUse } from "./use-draft.ts";

export function DraftState({ draft }: { draft: DraftUse }) {
  const said = useWords().desk.reply;
  const words = { nothing: "", saving: said.draftSaving, saved: said.draftSaved, here: said.draftHere };
  return (
    <span className={styles.saving} data-draft={draft.saving}>
      {(draft.text !== "" || draft.saving === "saving") && words[draft.saving]}
    </span>
  );
}
