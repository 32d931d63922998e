/** What was understood: topic, language and urgency, each corrected by a menu, and why triage thought so. */
import { Menu } from "@mantine/core";
import { IconCheck, IconChevronDown } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { Topic } from "../../../contract/triage.ts";
import { languages } from "../../../contract/words.ts";
import { useCommand } from "../../kit/keys/commands.tsx";
import type { Command } from "../../kit/keys/key-map.ts";
import { KeyHint } from "../../kit/keys/key-hint.tsx";
import { useMay } from "../../kit/me.tsx";
import type { CaseDetail } from "../../kit/wire.ts";
import { useSay } from "../../kit/words/say.ts";
import { useWords } from "../../kit/words/words.tsx";
import { useMoves } from "./case-moves.ts";
import styles from "./judgement.module.css";
import { Why } from "./why.tsx";

export function Judgement({ of }: { of: CaseDetail }) {
  const { desk, reading } = useWords();
  const said = desk.judgement;
  const say = useSay();
  const moves = useMoves(of.id);
  return (
    <div className={styles.judgement} role="group" aria-label={said.label}>
      <Choice
        command="topic"
        label={said.topic}
        chosen={of.topic}
        options={Topic.options.map((value) => ({ value, label: reading.topics[value] }))}
        onChoose={(topic) => moves.mutate({ type: "correct", topic })}
      />
      <Choice
        command="language"
        label={said.language}
        chosen={of.language}
        options={[...languages, "other" as const].map((value) => ({ value, label: say.language(value) }))}
        shown={say.language(of.language)}
        onChoose={(language) => moves.mutate({ type: "correct", language })}
      />
      <Choice
        command="urgency"
        label={said.urgency}
        chosen={of.urgency}
        tone={of.urgency}
        options={[3, 2, 1, 0].map((value) => ({ value, label: reading.urgencies[value] ?? String(value) }))}
        onChoose={(urgency) => moves.mutate({ type: "correct", urgency })}
      />
      <Why of={of} />
    </div>
  );
}

interface ChoiceOf<Value> {
  command: Command;
  label: string;
  chosen: Value;
  options: readonly { value: Value; label: string }[];
  /** What to show where the chosen value is none of the options. */
  shown?: string;
  tone?: number;
  onChoose(value: Value): void;
}

function Choice<Value extends string | number>({
  command,
  label,
  chosen,
  options,
  shown,
  tone,
  onChoose,
}: ChoiceOf<Value>) {
  const may = useMay("cases:reply");
  const [open, setOpen] = useState(false);
  useCommand(command, () => setOpen(true), may);
  const said: ReactNode = options.find(({ value }) => value === chosen)?.label ?? shown;
  if (!may) {
    return (
      <span className={styles.choice} data-tone={tone}>
        <span className={styles.label}>{label}</span> {said}
      </span>
    );
  }
  return (
    <Menu opened={open} onChange={setOpen} position="bottom-start" trapFocus>
      <Menu.Target>
        <button type="button" className={styles.choice} data-tone={tone} data-judgement={command}>
          <span className={styles.label}>{label}</span> {said}
          <IconChevronDown size={13} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown className={styles.options}>
        <Menu.Label>
          {label} <KeyHint command={command} />
        </Menu.Label>
        {options.map(({ value, label: option }) => (
          <Menu.Item
            key={value}
            role="menuitemradio"
            aria-checked={value === chosen}
            rightSection={value === chosen ? <IconCheck size={15} aria-hidden /> : null}
            onClick={() => {
              if (value !== chosen) onChoose(value);
            }}
          >
            {option}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
