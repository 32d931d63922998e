import type { Money } from "../../../contract/money.ts";
import type { NoAsking } from "../../../contract/payments.ts";
import { problem } from "../../platform/problem.ts";

export const PaymentNotFound = problem("payments.not-found", 404, "There is no such payment.");
export const MayNotAsk = problem<{ why: NoAsking }>(
  "payments.may-not-ask",
  409,
  "Nobody can be asked for money here now. Details say why: connect a provider, move to private, or have them show who they are.",
);
export const AboveLimit = problem<{ upTo: Money | null }>(
  "payments.above-limit",
  403,
  "This is more than your role may ask for or approve, or a currency that is not offered.",
);
export const NotTaken = problem("payments.not-taken", 400, "The provider does not take this amount in this currency.");
export const NobodyFulfils = problem(
  "payments.nobody-fulfils",
  409,
  "Nothing is connected that would carry this out once it is paid.",
);
export const PurposeTaken = problem(
  "payments.purpose-taken",
  409,
  "They are asked to pay for this already, or have paid: cancel that first.",
);
export const WrongPurpose = problem(
  "payments.purpose",
  400,
  "What is carried out names its operation; a payment with nothing to carry out names none.",
);
export const CardInWords = problem("payments.card-in-words", 400, "That looks like a card number: leave it out.");
export const TooShort = problem<{ endsAt: string }>(
  "payments.too-short",
  409,
  "The price that was quoted ends too soon for a link: quote it anew.",
);
export const IdTaken = problem("payments.id-taken", 409, "This id stands for something else already.");
export const NothingToApprove = problem("payments.nothing-to-approve", 409, "This request does not wait for anybody.");
export const OwnRequest = problem("payments.own-request", 403, "You asked for it: somebody else has to approve it.");
export const TooLate = problem("payments.too-late", 409, "It was paid or is over: it can't be taken back any more.");
export const NothingToRefund = problem("payments.nothing-to-refund", 409, "Nothing was paid that could be given back.");
export const MoreThanPaid = problem<{ left: Money }>("payments.more-than-paid", 409, "That is more than is left.");
export const RuleChanged = problem<{ version: number; setBy: string; setAt: string }>(
  "payments.rule-changed",
  409,
  "Another lead changed this meanwhile: look at theirs first.",
);
/** The same for a link that never was and one of somebody erased. */
export const LinkNotFound = problem("payments.link-not-found", 404, "There is no such link.");
export const UnknownProvider = problem("payments.unknown-provider", 404, "No such provider is connected here.");
export const NotGenuine = problem("payments.not-genuine", 401, "This was not signed by the provider.");

export const NotDue = problem(
  "payments.not-due",
  409,
  "Nothing waits for a payment of this amount: look at the booking's operations, and ask for what is due there.",
);
