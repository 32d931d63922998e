/** What became of a link: its payments, and what was given back of them. Mollie's webhooks only point, so this is how they are read. */
import {
  type Heard,
  type Looked,
  type Notice,
  ProviderAway,
  type RawWebhook,
  UnreadableWebhook,
  withoutAnswer,
} from "../../../modules/payments/index.ts";
import { moneyOf } from "./amounts.ts";
import { call } from "./call.ts";
import type { MollieSettings } from "./settings.ts";
import { Link, type Payment, Payments, refundIdOf, Refunds } from "./shapes.ts";

interface At {
  hostedId: string;
  requestId: string;
}

/** It carries an id and nothing else; whoever sends anything else is not Mollie, and who sends an id learns and moves nothing. */
export function hearMollie({ body }: RawWebhook): Heard {
  const id = new URLSearchParams(body.toString("utf8").slice(0, 500)).get("id") ?? "";
  return /^(tr|pl|re)_\w{1,60}$/.test(id) ? { status: "genuine", eventId: null } : { status: "forged" };
}

export async function readMollie(settings: MollieSettings, about: At | null): Promise<Notice[]> {
  if (!about) throw new UnreadableWebhook("about nothing of ours");
  const looked = await lookAtLink(settings, about);
  if (looked.status === "away") throw new ProviderAway(looked.why);
  return looked.notices;
}

export async function lookAtLink(settings: MollieSettings, { hostedId, requestId }: At): Promise<Looked> {
  const path = `/v2/payment-links/${encodeURIComponent(hostedId)}`;
  const link = await fetchAs(settings, path, Link);
  const payments = await fetchAs(settings, `${path}/payments?limit=250`, Payments);
  if ("why" in link) return link;
  if ("why" in payments) return payments;
  const notices: Notice[] = [];
  const paid = payments.read._embedded.payments.filter(({ status }) => status === "paid");
  try {
    for (const payment of paid) {
      notices.push(paidOf(payment, requestId));
      const given = await noticesOfRefunds(settings, payment);
      if ("why" in given) return given;
      notices.push(...given.read);
      if (payment.amountRefunded && Number(payment.amountRefunded.value) > 0)
        notices.push({ kind: "given-back", paymentId: payment.id, money: moneyOf(payment.amountRefunded) });
      if (payment.amountChargedBack && Number(payment.amountChargedBack.value) > 0)
        notices.push({ kind: "disputed", paymentId: payment.id });
    }
  } catch (error) {
    if (error instanceof UnreadableWebhook) return { status: "away", why: error.message };
    throw error;
  }
  const isOver = link.read.archived === true || Date.parse(link.read.expiresAt ?? "") < Date.now();
  return { status: "here", state: paid.length > 0 ? "paid" : isOver ? "over" : "open", notices };
}

const paidOf = ({ id, amount, paidAt }: Payment, requestId: string): Notice => ({
  kind: "paid",
  requestId,
  paymentId: id,
  money: moneyOf(amount),
  at: paidAt ? new Date(paidAt) : null,
});

const over = new Set(["refunded", "failed", "canceled"]);

async function noticesOfRefunds(settings: MollieSettings, { id }: Payment) {
  const refunds = await fetchAs(settings, `/v2/payments/${encodeURIComponent(id)}/refunds?limit=250`, Refunds);
  if ("why" in refunds) return refunds;
  const read = refunds.read._embedded.refunds.flatMap((refund): Notice[] => {
    const refundId = refundIdOf(refund);
    if (!refundId || !over.has(refund.status)) return [];
    return [{ kind: "refund", refundId, providerId: refund.id, isDone: refund.status === "refunded" }];
  });
  return { read };
}

type Away = Extract<Looked, { status: "away" }>;

async function fetchAs<T>(
  settings: MollieSettings,
  path: string,
  shape: { safeParse: (value: unknown) => { success: boolean; data?: T } },
): Promise<{ read: T } | Away> {
  const answer = await call(settings, "GET", path);
  const not = withoutAnswer(answer);
  if (not) return { status: "away", why: not.why };
  const read = shape.safeParse(answer.status === "answered" && answer.code < 300 ? answer.body : null);
  return read.success ? { read: read.data as T } : { status: "away", why: "an answer that can't be read" };
}
