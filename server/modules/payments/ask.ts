/** An agent asks a customer to pay. The request is kept and frozen; the worker has the provider open its page, and sends the link. */
import type { Money } from "../../../contract/money.ts";
import type { PurposeKind } from "../../../contract/payments.ts";
import { paymentMinutes } from "../../../contract/payments.ts";
import type { Role } from "../../../contract/roles.ts";
import { atomically, now } from "../../platform/context.ts";
import { emit } from "../../platform/events.ts";
import { audit } from "../staff/index.ts";
import { read } from "../triage/index.ts";
import { firstOf, type PaymentsContext } from "./context.ts";
import { paymentChanged } from "./events.ts";
import { findPlace } from "./place.ts";
import {
  AboveLimit,
  CardInWords,
  IdTaken,
  MayNotAsk,
  NobodyFulfils,
  NotDue,
  NotTaken,
  PurposeTaken,
  TooShort,
  WrongPurpose,
} from "./problems.ts";
import { prepare } from "./prepare.ts";
import { findRule, judgeAmount } from "./rule.ts";
import { findTheirZone } from "./their-zone.ts";

export interface Asking {
  id: string;
  caseId: string;
  threadId?: string | undefined;
  money: Money;
  purpose: { kind: PurposeKind; reference: string | null };
  about: string | null;
  minutes: number;
  quoteEndsAt?: Date | undefined;
  actor: { id: string; role: Role };
}

/** A link ends so long before the price that was quoted. */
const beforeQuoteMs = 60_000;

export const askForPayment = (app: PaymentsContext, asking: Asking): Promise<void> =>
  atomically(app, async (app) => {
    const { id, caseId, money, purpose, about, actor } = asking;
    if (await isKnown(app, asking)) return;
    const provider = firstOf(app.providers);
    if (!provider) throw MayNotAsk({ why: "not-connected" });
    await requireCarriedOut(app, purpose, money);
    if (about && read(about, { visibility: "private", inDialogue: true }).personalData.some(isCard))
      throw CardInWords();
    const { rule } = await findRule(app.db);
    const judged = judgeAmount(rule, money, actor.role);
    if (judged.status === "above") throw AboveLimit({ upTo: judged.upTo });
    if (BigInt(money.amount) === 0n || !provider.canTake(money)) throw NotTaken();
    const place = await findPlace(app, asking);
    if ("refused" in place) throw MayNotAsk({ why: place.refused });
    const at = await now(app.db);
    const expiresAt = endOf(asking, at);
    const zone = await findTheirZone(app.db, { customerId: place.customerId, caseId });
    const needsApproval = judged.status === "four-eyes";
    const { count } = await app.db`
      insert into payments.request (id, case_id, thread_id, customer_id, provider, amount, currency, purpose, reference, about, language, zone,
        expires_at, asked_by, asked_at, needs_approval)
      values (${id}, ${caseId}, ${place.threadId}, ${place.customerId}, ${provider.kind}, ${money.amount}, ${money.currency}, ${purpose.kind},
        ${purpose.reference}, ${about}, ${place.language}, ${zone}, ${expiresAt}, ${actor.id}, ${at}, ${needsApproval})
      on conflict do nothing`;
    if (count === 0) throw PurposeTaken();
    if (!needsApproval) await prepare(app, { requestId: id, kind: "create" });
    const detail = `${money.amount} ${money.currency} for ${purpose.kind}${needsApproval ? ", waits for approval" : ""}`;
    await audit(app.db, { actorId: actor.id, action: "payments.ask", subject: `payment/${id}`, detail });
    await emit(app, paymentChanged, [{ paymentId: id, caseId, state: "created" }]);
  });

const isCard = ({ kind }: { kind: string }): boolean => kind === "card";

/** The same request once more is no other one. */
async function isKnown({ db }: PaymentsContext, { id, caseId, money, actor }: Asking): Promise<boolean> {
  const [row] = await db<{ isSame: boolean }[]>`
    select case_id = ${caseId} and asked_by = ${actor.id} and amount = ${money.amount} and currency = ${money.currency} as is_same
    from payments.request where id = ${id}`;
  if (row && !row.isSame) throw IdTaken();
  return row !== undefined;
}

async function requireCarriedOut(
  { fulfilments }: PaymentsContext,
  { kind, reference }: Asking["purpose"],
  money: Money,
): Promise<void> {
  if ((kind === "other") !== (reference === null)) throw WrongPurpose();
  if (kind === "other" || reference === null) return;
  const fulfilment = fulfilments.get(kind);
  if (!fulfilment) throw NobodyFulfils();
  if (!(await fulfilment.expects(reference, money))) throw NotDue();
}

/** Never beyond what was quoted. */
function endOf({ minutes, quoteEndsAt }: Asking, at: Date): Date {
  const wanted = at.getTime() + minutes * 60_000;
  const latest = quoteEndsAt ? quoteEndsAt.getTime() - beforeQuoteMs : wanted;
  const end = Math.min(wanted, latest);
  if (end < at.getTime() + paymentMinutes.least * 60_000) throw TooShort({ endsAt: new Date(latest).toISOString() });
  return new Date(end);
}
