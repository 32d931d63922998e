/** Closing a case to which something is owed asks what became of it. */
import { Button, Modal } from "@mantine/core";
import { useMe } from "../../kit/me.tsx";
import type { CasePromise } from "../../kit/wire.ts";
import { isolated } from "../../kit/words/say.ts";
import { useWords } from "../../kit/words/words.tsx";
import { useHandedOn } from "./handed-on.ts";
import styles from "./promise-dialog.module.css";
import { PromiseLine } from "./promise-line.tsx";

interface Dialog {
  promise: CasePromise;
  onChoose: (what: "kept" | "withdrawn") => void;
  onClose: () => void;
}

export default function CloseDialog({ promise, onChoose, onClose }: Dialog) {
  const words = useWords();
  const said = words.care.promise;
  const handedOn = useHandedOn(promise);
  const isMine = useMe().id === promise.by.id;
  return (
    <Modal
      opened
      onClose={onClose}
      title={isMine ? said.closeTitle : said.closeTitleOther(isolated(promise.by.name))}
      closeButtonProps={{ "aria-label": words.common.close }}
    >
      <div className={styles.form}>
        <PromiseLine of={promise} whole />
        {handedOn !== null && <p className={styles.about}>{handedOn}</p>}
        <p className={styles.about}>{said.closeAbout}</p>
        <Button data-autofocus onClick={() => onChoose("kept")}>
          {said.closeKept}
        </Button>
        <Button variant="default" onClick={() => onChoose("withdrawn")}>
          {said.closeWithdrawn}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {said.stay}
        </Button>
      </div>
    </Modal>
  );
}
