/** Giving a case back asks why: whoever said so is not offered it again at once. */
import { Button, Modal, Stack } from "@mantine/core";
import { HandBackReason } from "../../../contract/case-work.ts";
import type { HandBackReason as Reason } from "../../kit/wire.ts";
import { useLaterWords } from "../../kit/words/words.tsx";
import keys from "../../kit/keys/key-hint.module.css";

interface Dialog {
  onChoose: (reason: Reason) => void;
  onClose: () => void;
}

const reasons = HandBackReason.options;

/** By button, or by the digit beside it. */
export default function HandBackDialog({ onChoose, onClose }: Dialog) {
  const words = useLaterWords();
  const said = words.handBack;
  return (
    <Modal
      opened
      onClose={onClose}
      title={said.title}
      closeButtonProps={{ "aria-label": words.common.close }}
      onKeyDown={({ key }) => {
        const chosen = reasons[Number(key) - 1];
        if (chosen) onChoose(chosen);
      }}
    >
      <p style={{ marginTop: 0 }}>{said.about}</p>
      <Stack gap={8}>
        {reasons.map((reason, place) => (
          <Button
            key={reason}
            id={`hand-back-${reason}`}
            variant="default"
            justify="space-between"
            data-autofocus={place === 0 || undefined}
            rightSection={
              <span className={keys.hint}>
                <kbd>{place + 1}</kbd>
              </span>
            }
            onClick={() => onChoose(reason)}
          >
            {said.reasons[reason]}
          </Button>
        ))}
      </Stack>
    </Modal>
  );
}
