/** A message in another language than the reader's: translated below the original when wanted. */
import { useCommand } from "../../kit/keys/commands.tsx";
import { KeyHint } from "../../kit/keys/key-hint.tsx";
import type { Message } from "../../kit/wire.ts";
import { useCaseWords, useTongue } from "../../kit/words/words.tsx";
import styles from "./language-model.module.css";
import { Proposed } from "./proposed.tsx";
import { useAsking, useTasks } from "./use-model.ts";

export default function Translation({ of, isNewest }: { of: Message; isNewest: boolean }) {
  const may = useTasks(of.channel).includes("translation") && of.caseId !== null && of.text !== "";
  return may && of.caseId ? <Translatable of={of} caseId={of.caseId} isNewest={isNewest} /> : null;
}

function Translatable({ of, caseId, isNewest }: { of: Message; caseId: string; isNewest: boolean }) {
  const said = useCaseWords().languageModel;
  const { tongue } = useTongue();
  const { proposal, isWaiting, ask, judge } = useAsking(caseId);
  const translate = () => ask({ task: "translation", language: tongue, messageId: of.id });
  const isShown = proposal !== null || isWaiting;
  useCommand("translate-theirs", translate, isNewest && !isShown);
  if (isShown)
    return (
      <Proposed
        title={said.titles.translation}
        of={proposal}
        onAgain={translate}
        onDismiss={() => judge("dismissed")}
      />
    );
  return (
    <button type="button" className={styles.translate} data-translate={of.id} onClick={translate}>
      {said.translate}
      {isNewest && <KeyHint command="translate-theirs" />}
    </button>
  );
}
