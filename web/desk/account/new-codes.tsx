/** Makes new recovery codes and shows them this once. */
import { Modal, Skeleton } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useEffect } from "react";
import { renewRecoveryCodes } from "../../../contract/sign-in.ts";
import { call } from "../../kit/call.ts";
import { Trouble } from "../../kit/parts/states.tsx";
import { useAllWords } from "../../kit/words/words.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";

export default function NewCodes({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const { security: said, common } = useAllWords();
  const { mutate, data, error } = useMutation({ mutationFn: () => call(renewRecoveryCodes) });
  useEffect(() => mutate(), [mutate]);
  return (
    <Modal
      opened
      onClose={data ? onDone : onClose}
      title={said.codesTitle}
      closeButtonProps={{ "aria-label": common.close }}
      closeOnClickOutside={false}
    >
      {error && <Trouble error={error} onRetry={() => mutate()} />}
      {!data && !error && <Skeleton height={220} aria-busy />}
      {data && <RecoveryCodes codes={data.recoveryCodes} onKept={onDone} />}
    </Modal>
  );
}
