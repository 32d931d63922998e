/** A dialog that ends with recovery codes where there were none; no stray key takes those away. */
import { Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { useAllWords } from "../../kit/words/words.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";

interface UntilCodesOf {
  title: string;
  /** None yet, or none needed. */
  codes: readonly string[];
  onClose: () => void;
  onDone: () => void;
  children: ReactNode;
}

export function UntilCodes({ title, codes, onClose, onDone, children }: UntilCodesOf) {
  const { security: said, common } = useAllWords();
  const isThere = codes.length > 0;
  return (
    <Modal
      opened
      onClose={isThere ? onDone : onClose}
      title={isThere ? said.codesTitle : title}
      closeButtonProps={{ "aria-label": common.close }}
      closeOnClickOutside={false}
      closeOnEscape={!isThere}
    >
      {isThere ? <RecoveryCodes codes={codes} onKept={onDone} /> : children}
    </Modal>
  );
}
