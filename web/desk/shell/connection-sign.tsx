/** Whether changes arrive as they happen, small and with a word. */
import { useConnection } from "../../kit/live/live.tsx";
import { useWords } from "../../kit/words/words.tsx";
import styles from "./rail.module.css";

export function ConnectionSign() {
  const state = useConnection();
  const { connection } = useWords();
  return (
    <output className={styles.sign} data-state={state}>
      {connection[state]}
    </output>
  );
}
