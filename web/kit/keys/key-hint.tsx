/** The keys of a command, small and quiet beside its name. */
import { type Command, keysOf } from "./key-map.ts";
import { onMac } from "./commands.tsx";
import styles from "./key-hint.module.css";

export function KeyHint({ command }: { command: Command }) {
  return (
    <span className={styles.hint} aria-hidden>
      {keysOf(command, onMac).map((key) => (
        <kbd key={key}>{key === "Enter" ? "⏎" : key}</kbd>
      ))}
    </span>
  );
}
