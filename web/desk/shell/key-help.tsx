/** All keys on one sheet. */
import { Modal } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { KeyHint } from "../../kit/keys/key-hint.tsx";
import { commands, keysOf } from "../../kit/keys/key-map.ts";
import { useLaterWords } from "../../kit/words/words.tsx";
import styles from "./key-help.module.css";

export default function KeyHelp({ onClose }: { onClose: () => void }) {
  const words = useLaterWords();
  const [lettersOn] = useLocalStorage({ key: "jetbridge.letter-keys", defaultValue: true });
  return (
    <Modal
      opened
      onClose={onClose}
      title={words.commands.title}
      size="lg"
      closeButtonProps={{ "aria-label": words.common.close }}
    >
      <dl className={styles.keys}>
        {commands
          .filter((command) => keysOf(command, false).length > 0 && !command.startsWith("view-"))
          .map((command) => (
            <div key={command}>
              <dt>{words.commands[command]}</dt>
              <dd>
                <span className={styles.said}>{keysOf(command, false).join(" ")}</span>
                <KeyHint command={command} />
              </dd>
            </div>
          ))}
        <div>
          <dt>{words.commands.views}</dt>
          <dd>
            <span className={styles.said}>0 1 – 9</span>
            <span aria-hidden>
              <kbd>0</kbd> <kbd>1</kbd> – <kbd>9</kbd>
            </span>
          </dd>
        </div>
      </dl>
      <p className={styles.note}>
        {lettersOn ? words.commands.inField : words.commands.lettersOff} {words.commands.inFieldToo}
      </p>
    </Modal>
  );
}
