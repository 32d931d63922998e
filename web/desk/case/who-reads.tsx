/** Who can read something, as a mark and a word. */
import { IconLock, IconNote, IconWorld } from "@tabler/icons-react";
import type { Visibility } from "../../kit/wire.ts";
import { useWords } from "../../kit/words/words.tsx";
import styles from "./message-block.module.css";

const marks = { public: IconWorld, private: IconLock, internal: IconNote };

export function WhoReads({ visibility }: { visibility: Visibility }) {
  const { stream } = useWords().desk;
  const Mark = marks[visibility];
  return (
    <span className={styles.who} title={visibility === "internal" ? stream.internalHelp : undefined}>
      <Mark size={13} stroke={1.9} aria-hidden />
      {stream[visibility]}
    </span>
  );
}
