/** Says calmly that there is no connection, and what that means for what was written. */
import { IconCloudOff } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useConnection } from "../../kit/live/live.tsx";
import { useWords } from "../../kit/words/words.tsx";
import { useWaitingToSend } from "../reply/use-outbox.tsx";
import styles from "./shell.module.css";

export function ConnectionBar() {
  const { connection } = useWords();
  const state = useConnection();
  const waiting = useWaitingToSend();
  const shown = useAfter(state === "offline", 1500);
  if (!shown) return null;
  return (
    <output className={styles.bar}>
      <IconCloudOff size={18} stroke={1.6} aria-hidden />
      <span>
        {connection.bar} {waiting > 0 && connection.waitingToSend(waiting)}
      </span>
    </output>
  );
}

/** True once `holds` has held for some milliseconds: a blink of the line is nobody's business. */
function useAfter(holds: boolean, milliseconds: number): boolean {
  const [after, setAfter] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setAfter(holds), holds ? milliseconds : 0);
    return () => clearTimeout(timer);
  }, [holds, milliseconds]);
  return after && holds;
}
