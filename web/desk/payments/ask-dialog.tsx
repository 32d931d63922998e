/** Asks the customer to pay: how much, what for, and for how long. */
import { Button, Group, Modal, NativeSelect, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { minorOf } from "../../../contract/money.ts";
import { aboutAtMost } from "../../../contract/payments.ts";
import { tell } from "../../kit/notices.ts";
import { useAllWords } from "../../kit/words/words.tsx";
import { useAmount } from "./payment-line.tsx";
import styles from "./payments.module.css";
import { useAsking } from "./use-deeds.ts";
import type { Listed } from "./use-payments.ts";

/** How long a link works, in minutes. */
const spans = [30, 60, 240, 1440] as const;

interface Asking {
  caseId: string;
  upTo: Listed["asking"]["upTo"];
  onClose: () => void;
}

export default function AskDialog(asking: Asking) {
  const { payments: said, common } = useAllWords();
  return (
    <Modal
      opened
      size={480}
      onClose={asking.onClose}
      title={said.ask}
      closeButtonProps={{ "aria-label": common.close }}
    >
      <Form {...asking} />
    </Modal>
  );
}

function Form({ caseId, upTo, onClose }: Asking) {
  const { paying, common } = useAllWords();
  const show = useAmount();
  const [typed, type] = useState("");
  const [currency, setCurrency] = useState(upTo[0]?.money.currency ?? "EUR");
  const [about, setAbout] = useState("");
  const [minutes, setMinutes] = useState<number>(60);
  const { asking, trouble } = useAsking(caseId);
  const limit = upTo.find(({ money }) => money.currency === currency);
  const amount = minorOf(typed, currency);
  const isTooMuch = amount !== null && limit !== undefined && BigInt(amount) > BigInt(limit.money.amount);
  const needsTwo = amount !== null && limit !== undefined && BigInt(amount) > BigInt(limit.fourEyesAbove);
  const isFit = amount !== null && BigInt(amount) > 0n && !isTooMuch;
  const wrong =
    typed === ""
      ? null
      : amount === null
        ? paying.noAmount
        : isTooMuch && limit
          ? paying.tooMuch(show(limit.money))
          : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isFit || asking.isPending) return;
    asking.mutate(
      {
        money: { amount, currency },
        purpose: { kind: "other", reference: null },
        about: about.trim() || null,
        minutes,
      },
      {
        onSuccess: ({ waitsForApproval }) => {
          tell(waitsForApproval ? paying.askedOfColleague : paying.askedOfThem);
          onClose();
        },
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Group gap="sm" align="flex-start" wrap="nowrap">
          <TextInput
            className={styles.amount}
            label={paying.amount}
            data-autofocus
            required
            inputMode="decimal"
            autoComplete="off"
            value={typed}
            error={wrong}
            onChange={(event) => type(event.currentTarget.value)}
          />
          <NativeSelect
            label={paying.currency}
            value={currency}
            data={upTo.map(({ money }) => money.currency)}
            onChange={(event) => setCurrency(event.currentTarget.value)}
          />
        </Group>
        <TextInput
          label={paying.about}
          description={paying.aboutHelp}
          maxLength={aboutAtMost}
          autoComplete="off"
          value={about}
          onChange={(event) => setAbout(event.currentTarget.value)}
        />
        <NativeSelect
          label={paying.works}
          value={String(minutes)}
          data={spans.map((span) => ({ value: String(span), label: paying.span(span) }))}
          onChange={(event) => setMinutes(Number(event.currentTarget.value))}
        />
        <p className={styles.soft}>
          {needsTwo && limit ? paying.needsTwo(show({ amount: limit.fourEyesAbove, currency })) : paying.goes}
        </p>
        {trouble && (
          <p className={styles.failed} role="alert">
            {trouble}
          </p>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button id="send-payment" type="submit" disabled={!isFit} loading={asking.isPending}>
            {needsTwo ? paying.askColleague : paying.send}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
