/** Asking the language model by key: for an answer, for a translation of what was written, for a summary. */
import { Button } from "@mantine/core";
import { useState } from "react";
import { type Language, languages } from "../../../contract/words.ts";
import { useCommand } from "../../kit/keys/commands.tsx";
import { tell } from "../../kit/notices.ts";
import type { CaseDetail } from "../../kit/wire.ts";
import { useCaseWords, useTongue } from "../../kit/words/words.tsx";
import type { DraftUse } from "../reply/use-draft.ts";
import styles from "./language-model.module.css";
import { Proposed } from "./proposed.tsx";
import { type Question, useAsking, useTasks } from "./use-model.ts";

interface Shown {
  of: CaseDetail;
  draft: DraftUse;
  /** Puts it after what is written already. */
  onSay: (text: string) => void;
}

type Ours = (typeof languages)[number];

/** Theirs where we answer in it. */
export const answeredIn = (language: Language): Ours => languages.find((one) => one === language) ?? "en";

export default function ModelCommands({ of, draft, onSay }: Shown) {
  const said = useCaseWords().languageModel;
  const { tongue } = useTongue();
  const tasks = useTasks(of.channel);
  const { proposal, isWaiting, ask, judge } = useAsking(of.id);
  const [question, setQuestion] = useState<Question | null>(null);
  const begin = (asked: Question) => {
    setQuestion(asked);
    ask(asked);
  };
  const end = (verdict: "taken" | "dismissed") => {
    judge(verdict);
    setQuestion(null);
  };
  useCommand("propose", () => begin({ task: "draft", language: answeredIn(of.language) }), tasks.includes("draft"));
  useCommand("summarise", () => begin({ task: "summary", language: tongue }), tasks.includes("summary"));
  useCommand(
    "translate-mine",
    () => {
      const words = draft.text.trim();
      if (words === "") tell(said.nothingWritten);
      else begin({ task: "translation", language: answeredIn(of.language), words });
    },
    tasks.includes("translation"),
  );
  if (!question || (!proposal && !isWaiting)) return null;
  const use = () => {
    if (proposal?.text) {
      if (question.task === "translation") draft.write({ text: proposal.text });
      else onSay(proposal.text);
    }
    end("taken");
    document.querySelector<HTMLTextAreaElement>("#reply")?.focus();
  };
  return (
    <div className={styles.beside}>
      <Proposed
        title={said.titles[question.task]}
        of={proposal}
        onAgain={() => ask(question)}
        onDismiss={() => end("dismissed")}
      >
        {question.task !== "summary" && (
          <Button id="use-proposal" size="xs" onClick={use} data-autofocus>
            {said.use}
          </Button>
        )}
      </Proposed>
    </div>
  );
}
