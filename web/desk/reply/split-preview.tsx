/** How a text that is too long for one will go out, before it does. */
import { useLaterWords } from "../../kit/words/words.tsx";
import styles from "./reply-box.module.css";

export default function SplitPreview({ parts }: { parts: readonly string[] }) {
  const said = useLaterWords().ways;
  return (
    <details className={styles.split} data-parts={parts.length}>
      <summary>{said.inParts(parts.length)}</summary>
      <ol>
        {parts.map((part) => (
          <li key={part} dir="auto">
            {part}
          </li>
        ))}
      </ol>
    </details>
  );
}
