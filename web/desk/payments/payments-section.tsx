/** Payments beside the case: what the customer was asked to pay, where each stands, and what can be done. */
import { Button, Group } from "@mantine/core";
import { useOffers } from "../../kit/keys/commands.tsx";
import { KeyHint } from "../../kit/keys/key-hint.tsx";
import type { Command } from "../../kit/keys/key-map.ts";
import { useMay } from "../../kit/me.tsx";
import { useCaseWords } from "../../kit/words/words.tsx";
import panel from "../customer/customer-panel.module.css";
import { PaymentHistory, PaymentName, PaymentState } from "./payment-line.tsx";
import styles from "./payments.module.css";
import { type Deed, type Listed, usePayments } from "./use-payments.ts";

const shownAtMost = 6;

export default function PaymentsSection({ caseId }: { caseId: string }) {
  const { payments: said } = useCaseWords();
  const mayAsk = useMay("payments:ask");
  const { data } = usePayments(caseId);
  // Where nobody is connected there is nothing to say about it.
  if (!data || (data.items.length === 0 && (!mayAsk || data.asking.refused === "not-connected"))) return null;
  return (
    <section className={panel.section} aria-label={said.title}>
      <h3>{said.title}</h3>
      {data.items.length > 0 && (
        <ul className={styles.list}>
          {data.items.slice(0, shownAtMost).map((payment) => (
            <li key={payment.id} data-payment={payment.id}>
              <PaymentName of={payment} />
              <PaymentState of={payment} />
              <PaymentHistory of={payment} />
            </li>
          ))}
        </ul>
      )}
      {mayAsk && <Asking of={data.asking} />}
      <Deeds />
    </section>
  );
}

function Asking({ of: { refused } }: { of: Listed["asking"] }) {
  const { payments: said } = useCaseWords();
  const { run } = useOffers();
  if (refused) return <p className={styles.soft}>{said.refused[refused]}</p>;
  return (
    <Button
      id="ask-payment"
      size="compact-sm"
      variant="subtle"
      rightSection={<KeyHint command="ask-payment" />}
      onClick={() => run("ask-payment")}
    >
      {said.ask}
    </Button>
  );
}

export const commandOf: Readonly<Record<Deed, Command>> = {
  approve: "approve-payment",
  cancel: "cancel-payment",
  refund: "refund-payment",
};

/** Of the newest payment of which each can be done: the same as their keys. */
function Deeds() {
  const { payments: said } = useCaseWords();
  const { offered, run } = useOffers();
  const can = (["approve", "cancel", "refund"] as const).filter((deed) => offered.includes(commandOf[deed]));
  if (can.length === 0) return null;
  return (
    <Group gap={4}>
      {can.map((deed) => (
        <Button
          key={deed}
          size="compact-xs"
          variant="subtle"
          color="gray"
          rightSection={<KeyHint command={commandOf[deed]} />}
          onClick={() => run(commandOf[deed])}
        >
          {said.deeds[deed]}
        </Button>
      ))}
    </Group>
  );
}
