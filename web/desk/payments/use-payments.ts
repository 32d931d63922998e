/** The payments of a case, and what can be done about each. */
import { useQuery } from "@tanstack/react-query";
import { getCasePayments } from "../../../contract/payments.ts";
import { type Answer, call } from "../../kit/call.ts";

export type Listed = Answer<typeof getCasePayments>;
export type Payment = Listed["items"][number];

export const usePayments = (caseId: string) =>
  useQuery({
    queryKey: ["case", caseId, "payments"],
    queryFn: ({ signal }) => call(getCasePayments, { params: { caseId }, signal }),
  });

export type Deed = "approve" | "cancel" | "refund";

const open = new Set(["created", "sent", "viewed"]);
const paid = new Set(["fulfilled", "fulfil-failed", "refunding"]);

/** What can be done about a payment as it stands. */
export const deedsOf = (payment: Pick<Payment, "state" | "waitsForApproval" | "paid" | "refunded">): Deed[] => [
  ...(payment.waitsForApproval ? (["approve"] as const) : []),
  ...(open.has(payment.state) ? (["cancel"] as const) : []),
  ...(paid.has(payment.state) && leftOf(payment) > 0n ? (["refund"] as const) : []),
];

/** What was paid and not given back, in minor units. */
export const leftOf = ({ paid: came, refunded }: Pick<Payment, "paid" | "refunded">): bigint =>
  came ? BigInt(came.amount) - BigInt(refunded?.amount ?? "0") : 0n;
