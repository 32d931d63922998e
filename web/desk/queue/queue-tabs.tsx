/** Which queue is shown: questions, words, or what was promised. */
import { useSessionStorage } from "@mantine/hooks";
import { useCommand } from "../../kit/keys/commands.tsx";
import { useWords } from "../../kit/words/words.tsx";
import type { Desk } from "./desk-query.ts";
import styles from "./queue-tabs.module.css";

export const queues = ["question", "word", "promised"] as const;
export type Queue = (typeof queues)[number];

/** The queue this tab looks at, kept while it is open. */
export const useQueueShown = () => useSessionStorage<Queue>({ key: "jetbridge.queue", defaultValue: "question" });

interface Tabs {
  desk: Desk | undefined;
  chosen: Queue;
  onChoose: (queue: Queue) => void;
}

export function QueueTabs({ desk, chosen, onChoose }: Tabs) {
  const { tabs } = useWords().care;
  useCommand("words", () => onChoose(chosen === "word" ? "question" : "word"));
  useCommand("promised", () => onChoose(chosen === "promised" ? "question" : "promised"));
  const counts: Record<Queue, number | undefined> = {
    question: desk?.kinds.question,
    word: desk?.kinds.word,
    promised: desk?.promises.mine,
  };
  const due = desk?.promises.mineDue ?? 0;
  return (
    <fieldset className={styles.tabs} aria-label={tabs.label}>
      {queues.map((queue) => (
        <button
          type="button"
          key={queue}
          data-queue={queue}
          aria-pressed={chosen === queue}
          data-due={queue === "promised" && due > 0}
          title={queue === "promised" && due > 0 ? tabs.due(due) : undefined}
          onClick={() => onChoose(queue)}
        >
          {tabs[queue]} <b>{counts[queue] ?? " "}</b>
        </button>
      ))}
    </fieldset>
  );
}
