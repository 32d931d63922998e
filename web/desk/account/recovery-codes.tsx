/** Recovery codes, shown this once: to copy, to print, and to say that they are kept. */
import { Button, Group, Stack } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { useAllWords } from "../../kit/words/words.tsx";
import styles from "./account.module.css";

export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const { security: said, common } = useAllWords();
  const { copy, copied } = useClipboard({ timeout: 2000 });
  return (
    <Stack gap="md">
      <p style={{ margin: 0 }}>{said.codesAbout}</p>
      <ul className={styles.codes} id="recovery-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Group justify="space-between">
        <Group gap="xs">
          <Button variant="default" onClick={() => copy(codes.join("\n"))}>
            {copied ? common.copied : said.copyAll}
          </Button>
          <Button variant="default" onClick={() => print()}>
            {said.print}
          </Button>
        </Group>
        <Button id="codes-kept" onClick={onKept}>
          {said.codesKept}
        </Button>
      </Group>
    </Stack>
  );
}
