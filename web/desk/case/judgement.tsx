/** What was understood: topic, language, urgency and feeling, each corrected by a menu, and why triage thought so. */
import { IconBulb, IconChevronDown } from "@tabler/icons-react";
import { lazy } from "react";
import { Feeling, Topic } from "../../../contract/triage.ts";
import { languages } from "../../../contract/words.ts";
import { useCommand } from "../../kit/keys/commands.tsx";
import type { Command } from "../../kit/keys/key-map.ts";
import { useMay } from "../../kit/me.tsx";
import { Late, useOpened } from "../../kit/parts/late.tsx";
import type { CaseDetail } from "../../kit/wire.ts";
import { useSay } from "../../kit/words/say.ts";
import { useWords } from "../../kit/words/words.tsx";
import { useMoves } from "./case-moves.ts";
import styles from "./judgement.module.css";

const ChoiceMenu = lazy(() => import("./choice-menu.tsx"));
const Why = lazy(() => import("./why.tsx"));

export function Judgement({ of }: { of: CaseDetail }) {
  const { desk, reading } = useWords();
  const said = desk.judgement;
  const say = useSay();
  const moves = useMoves(of.id);
  const [whyOpened, openWhy] = useOpened();
  const feeling = of.messages.findLast(({ triage }) => triage !== null)?.triage?.feeling;
  const why = (
    <button type="button" className={styles.choice}>
      <IconBulb size={15} aria-hidden />
      {said.why}
    </button>
  );
  return (
    <fieldset className={styles.judgement} aria-label={said.label}>
      <Choice
        command="topic"
        of={of}
        label={said.topic}
        chosen={of.topic}
        shown={reading.topics[of.topic]}
        options={Topic.options.map((value) => ({ value, label: reading.topics[value] }))}
        onChoose={(topic) => moves.mutate({ type: "correct", topic })}
      />
      <Choice
        command="language"
        of={of}
        label={said.language}
        chosen={of.language}
        shown={say.language(of.language)}
        options={[...languages, "other" as const].map((value) => ({ value, label: say.language(value) }))}
        onChoose={(language) => moves.mutate({ type: "correct", language })}
      />
      <Choice
        command="urgency"
        of={of}
        label={said.urgency}
        chosen={of.urgency}
        shown={reading.urgencies[of.urgency] ?? ""}
        options={[3, 2, 1, 0].map((value) => ({ value, label: reading.urgencies[value] ?? "" }))}
        onChoose={(urgency) => moves.mutate({ type: "correct", urgency })}
      />
      {feeling && (
        <Choice
          command="feeling"
          of={of}
          label={said.feeling}
          chosen={feeling}
          shown={reading.feelings[feeling]}
          options={Feeling.options.map((value) => ({ value, label: reading.feelings[value] }))}
          onChoose={(value) => moves.mutate({ type: "correct", feeling: value })}
        />
      )}
      <Late kind="dialog" target={why} opened={whyOpened} onOpened={openWhy}>
        {(opening) => <Why of={of} {...opening} />}
      </Late>
    </fieldset>
  );
}

interface ChoiceOf<Value> {
  of: CaseDetail;
  command: Command;
  label: string;
  chosen: Value;
  shown: string;
  options: readonly { value: Value; label: string }[];
  onChoose: (value: Value) => void;
}

function Choice<Value extends string | number>({
  of,
  command,
  label,
  chosen,
  shown,
  options,
  onChoose,
}: ChoiceOf<Value>) {
  const may = useMay("cases:reply") && of.erasedAt === null;
  const [opened, open] = useOpened();
  useCommand(command, () => open(true), may);
  const said = (
    <>
      <span className={styles.label}>{label}</span> {shown}
    </>
  );
  const tone = command === "urgency" ? chosen : undefined;
  if (!may) {
    return (
      <span className={styles.choice} title={label} data-tone={tone}>
        {said}
      </span>
    );
  }
  const target = (
    <button type="button" className={styles.choice} title={label} data-tone={tone} data-judgement={command}>
      {said}
      <IconChevronDown size={13} aria-hidden />
    </button>
  );
  return (
    <Late kind="menu" target={target} opened={opened} onOpened={open}>
      {(opening) => (
        <ChoiceMenu
          {...opening}
          command={command}
          label={label}
          chosen={chosen}
          options={options}
          onChoose={(value) => {
            if (value !== chosen) onChoose(value as Value);
          }}
        />
      )}
    </Late>
  );
}
