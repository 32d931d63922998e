/** Who gets an answer to a letter beside the customer: seen before it goes, and changed at will. */
import { ActionIcon, Button, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useLaterWords } from "../../kit/words/words.tsx";
import { isAddress, mostCopies } from "./copied.ts";
import styles from "./copies.module.css";

interface Shown {
  /** Whom the letter was addressed to besides. */
  offered: readonly string[];
  chosen: readonly string[];
  onChoose: (chosen: readonly string[]) => void;
}

export default function Copies({ offered, chosen, onChoose }: Shown) {
  const said = useLaterWords().letter;
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const add = (text: string) => {
    const address = text.trim().replace(/[,;]$/, "");
    if (address === "") return;
    setWrong(isAddress(address) ? null : address);
    if (!isAddress(address)) return;
    setTyped("");
    if (!chosen.includes(address)) onChoose([...chosen, address].slice(0, mostCopies));
  };
  const left = offered.filter((one) => !chosen.includes(one));
  return (
    <div className={styles.copies} id="reply-copies">
      <span className={styles.label}>{said.cc}</span>
      {chosen.map((one) => (
        <span key={one} className={styles.one}>
          <bdi>{one}</bdi>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={20}
            aria-label={said.copyRemove(one)}
            onClick={() => onChoose(chosen.filter((other) => other !== one))}
          >
            <IconX size={12} aria-hidden />
          </ActionIcon>
        </span>
      ))}
      {left.map((one) => (
        <Button
          key={one}
          size="compact-xs"
          variant="default"
          leftSection={<IconPlus size={12} aria-hidden />}
          title={said.copyAlso}
          onClick={() => add(one)}
        >
          {one}
        </Button>
      ))}
      <TextInput
        size="xs"
        className={styles.field}
        aria-label={said.copyAdd}
        placeholder={said.copyAdd}
        maxLength={320}
        autoComplete="off"
        value={typed}
        error={wrong !== null && said.copyWrong(wrong)}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onBlur={() => add(typed)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" && event.key !== "," && event.key !== ";") return;
          if (event.metaKey || event.ctrlKey) return;
          event.preventDefault();
          add(typed);
        }}
      />
    </div>
  );
}
