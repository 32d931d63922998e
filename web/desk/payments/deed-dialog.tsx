/** Asks once more before money moves, or a link ends. */
import { Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { minorOf } from "../../../contract/money.ts";
import { tell } from "../../kit/notices.ts";
import { typedAmount } from "../../kit/words/typed-amount.ts";
import { useAllWords, useTongue } from "../../kit/words/words.tsx";
import { PaymentName, useAmount } from "./payment-line.tsx";
import styles from "./payments.module.css";
import { useDeeds } from "./use-deeds.ts";
import { type Deed, leftOf, type Payment } from "./use-payments.ts";

type Of = Omit<Payment, "history">;

export default function DeedDialog({ deed, of, onClose }: { deed: Deed; of: Of; onClose: () => void }) {
  const { payments: said, common } = useAllWords();
  return (
    <Modal
      opened
      size={480}
      onClose={onClose}
      title={said.deeds[deed]}
      closeButtonProps={{ "aria-label": common.close }}
    >
      <Form deed={deed} of={of} onClose={onClose} />
    </Modal>
  );
}

function Form({ deed, of, onClose }: { deed: Deed; of: Of; onClose: () => void }) {
  const { payments: said, paying, common } = useAllWords();
  const currency = of.paid?.currency ?? of.money.currency;
  const left = leftOf(of);
  const { tongue } = useTongue();
  const [typed, type] = useState(typedAmount({ amount: left.toString(), currency }, tongue));
  const [reason, setReason] = useState("");
  const { doing, trouble } = useDeeds(() => {
    tell(paying.done[deed]);
    onClose();
  });
  const amount = minorOf(typed, currency);
  const isFit =
    deed !== "refund" || (amount !== null && BigInt(amount) > 0n && BigInt(amount) <= left && reason.trim() !== "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isFit || doing.isPending) return;
    doing.mutate({
      deed,
      paymentId: of.id,
      ...(deed === "refund" && amount !== null && { amount, reason: reason.trim() }),
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <PaymentName of={of} />
        <p className={styles.soft}>{deed === "approve" ? said.askedBy(of.askedBy) : paying.sure[deed]}</p>
        {deed === "refund" && <Refund of={{ left, currency, typed, reason }} onType={type} onReason={setReason} />}
        {trouble && (
          <p className={styles.failed} role="alert">
            {trouble}
          </p>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button
            id={`${deed}-payment`}
            type="submit"
            {...(deed === "cancel" && { color: "red" })}
            data-autofocus={deed === "refund" ? undefined : true}
            disabled={!isFit}
            loading={doing.isPending}
          >
            {said.deeds[deed]}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface Refunding {
  of: { left: bigint; currency: string; typed: string; reason: string };
  onType: (typed: string) => void;
  onReason: (reason: string) => void;
}

function Refund({ of: { left, currency, typed, reason }, onType, onReason }: Refunding) {
  const { paying } = useAllWords();
  const show = useAmount();
  const amount = minorOf(typed, currency);
  const most = show({ amount: left.toString(), currency });
  const wrong = amount === null ? paying.noAmount : BigInt(amount) > left ? paying.tooMuch(most) : null;
  return (
    <>
      <TextInput
        label={`${paying.amount} (${currency})`}
        description={paying.left(most)}
        required
        inputMode="decimal"
        autoComplete="off"
        value={typed}
        error={wrong}
        onChange={(event) => onType(event.currentTarget.value)}
      />
      <TextInput
        label={paying.reason}
        data-autofocus
        required
        maxLength={300}
        autoComplete="off"
        value={reason}
        onChange={(event) => onReason(event.currentTarget.value)}
      />
    </>
  );
}
