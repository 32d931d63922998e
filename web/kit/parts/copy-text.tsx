/** A text to copy, with the button that does. */
import { ActionIcon } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useWords } from "../words/words.tsx";
import styles from "./copy-text.module.css";

export function CopyText({ text, id }: { text: string; id?: string }) {
  const { common } = useWords();
  const { copy, copied } = useClipboard({ timeout: 2000 });
  const label = copied ? common.copied : common.copy;
  return (
    <span className={styles.copy}>
      <code id={id}>{text}</code>
      <ActionIcon variant="subtle" color="gray" size="sm" aria-label={label} title={label} onClick={() => copy(text)}>
        {copied ? <IconCheck size={15} /> : <IconCopy size={15} />}
      </ActionIcon>
    </span>
  );
}
