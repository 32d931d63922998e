/** What became of a session and of what was given back of it. */
import { type Looked, UnreadableWebhook, withoutAnswer } from "../../../modules/payments/index.ts";
import { get } from "./call.ts";
import type { StripeSettings } from "./settings.ts";
import { noticesOfRefund, noticesOfSession } from "./said.ts";
import { Refunds, Session } from "./shapes.ts";

export async function lookAtSession(
  settings: StripeSettings,
  { hostedId, requestId }: { hostedId: string; requestId: string },
): Promise<Looked> {
  const answer = await get(settings, `/v1/checkout/sessions/${encodeURIComponent(hostedId)}`);
  const not = withoutAnswer(answer);
  if (not) return { status: "away", why: not.why };
  const session = Session.safeParse(answer.status === "answered" ? answer.body : null);
  if (!session.success || session.data.client_reference_id !== requestId)
    return { status: "away", why: "an answer that can't be read" };
  const { status, payment_intent: intent } = session.data;
  const refunds = typeof intent === "string" ? await findRefunds(settings, intent) : [];
  try {
    // When it was paid is told by the event alone.
    const notices = [...noticesOfSession(session.data, null), ...refunds.flatMap(noticesOfRefund)];
    const state = status === "complete" ? "paid" : status === "expired" ? "over" : "open";
    return { status: "here", state, notices };
  } catch (error) {
    if (error instanceof UnreadableWebhook) return { status: "away", why: error.message };
    throw error;
  }
}

/** None where they can't be read now: whoever looks will look again. */
async function findRefunds(settings: StripeSettings, intent: string) {
  const answer = await get(settings, `/v1/refunds?limit=100&payment_intent=${encodeURIComponent(intent)}`);
  const list = Refunds.safeParse(answer.status === "answered" ? answer.body : null);
  return list.data?.data ?? [];
}
