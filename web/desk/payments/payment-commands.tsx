/** What an agent does by key about money, from wherever they are in the case. */
import { lazy, Suspense, useState } from "react";
import { useCommand } from "../../kit/keys/commands.tsx";
import { useMay } from "../../kit/me.tsx";
import type { CaseDetail } from "../../kit/wire.ts";
import { type Deed, deedsOf, usePayments } from "./use-payments.ts";

const AskDialog = lazy(() => import("./ask-dialog.tsx"));
const DeedDialog = lazy(() => import("./deed-dialog.tsx"));

export default function PaymentCommands({ of }: { of: CaseDetail }) {
  const [mayAsk, mayApprove, mayRefund] = [
    useMay("payments:ask"),
    useMay("payments:approve"),
    useMay("payments:refund"),
  ];
  const { data } = usePayments(of.id);
  const [opened, open] = useState<"ask" | Deed | null>(null);
  const newest = (deed: Deed) => data?.items.find((payment) => deedsOf(payment).includes(deed));
  const close = () => open(null);
  const payment = opened && opened !== "ask" ? newest(opened) : undefined;
  const canAsk = mayAsk && data !== undefined && data.asking.refused === null && data.asking.upTo.length > 0;
  useCommand("ask-payment", () => open("ask"), canAsk);
  useCommand("approve-payment", () => open("approve"), mayApprove && newest("approve") !== undefined);
  useCommand("cancel-payment", () => open("cancel"), mayAsk && newest("cancel") !== undefined);
  useCommand("refund-payment", () => open("refund"), mayRefund && newest("refund") !== undefined);
  return (
    <Suspense>
      {opened === "ask" && data && <AskDialog caseId={of.id} upTo={data.asking.upTo} onClose={close} />}
      {opened && opened !== "ask" && payment && <DeedDialog deed={opened} of={payment} onClose={close} />}
    </Suspense>
  );
}
