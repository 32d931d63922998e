export type { BaggageTracing, TracedFile } from "./baggage-tracing.ts";
export { forgetBookingDeliveries, readBookingDeliveries } from "./deliveries.ts";
export { serveBookingWebhook } from "./webhook-routes.ts";
export { contactOf } from "./contacts.ts";
export type { BookingsContext } from "./context.ts";
export { findBagFiles, type FoundFile } from "./find-bag-files.ts";
export { findByName } from "./find-by-name.ts";
export { followFound } from "./follow-found.ts";
export { hearOfBookings } from "./hear.ts";
export { hearOfBags } from "./hear-of-bags.ts";
export { findLeading, findLedTo, type Lead, type LedTo } from "./led-to.ts";
export { bookingKept, operationSettled } from "./events.ts";
export { findOwners } from "./tell-owners.ts";
export { maskBagFile, maskBooking, maskContact } from "./mask.ts";
export { OperationNotFound } from "./problems.ts";
export { findOddities } from "./oddities.ts";
export { readBookings } from "./read.ts";
export { findKept, findKeptByLocator } from "./kept.ts";
export { readRecordLocator } from "./record-locator.ts";
export { reportBag } from "./report-bag.ts";
export {
  type Asked,
  type Got,
  type Heard,
  type Away,
  type Became,
  type BookingWebhook,
  type ChangeAsked,
  type Changed,
  type ChangeSettled,
  type Lost,
  type Payment,
  type ReservationQuestions,
  type ReservationSystem,
} from "./reservation-system.ts";
export { carriedOf } from "./systems/carried.ts";
export { couponOf, isMeal } from "./systems/codes.ts";
export { type Check, issued, judge, rebooked, seated, served } from "./systems/judge.ts";
export { latin } from "./systems/latin.ts";
export { momentOf } from "./systems/local-time.ts";
export { refused } from "./systems/refused.ts";
export { sumOf } from "./systems/sum.ts";
export { versionOf } from "./systems/version.ts";
export { eraseBookings } from "./rights/erase.ts";
export { exportBookings } from "./rights/export.ts";
export { traces } from "./traces.ts";
export { forgetBagFiles, forgetBookings } from "./rights/keep-to-time.ts";
export {
  findAbilities,
  findAlternatives,
  findBoardingPasses,
  listOfferedServices,
  quoteChange,
  readSeatMap,
  requireCapability,
  searchOffers,
} from "./ask.ts";
export { findAllowances, setAllowances } from "./ledger/allowances.ts";
export {
  approveOperation,
  hurryOperation,
  payOperation,
  settleByPerson,
  withdrawOperation,
} from "./ledger/by-persons.ts";
export { carryOut } from "./ledger/carry-out.ts";
export { noteRebookings } from "./ledger/keep-after-rebooking.ts";
export { countOperations, listOperations } from "./ledger/list.ts";
export { prepareOperation } from "./ledger/prepare.ts";
export { forgetQuotes } from "./ledger/quotes.ts";
export { reconcile } from "./ledger/reconcile.ts";
export { finishTask, listTasks } from "./ledger/tasks.ts";
export { workOnOperations } from "./ledger/work.ts";
export { issueAfterSale } from "./ledger/issue-after-sale.ts";
export { findOperation, findOperationDone, findStandingOf } from "./ledger/operation.ts";
export { nameService, sayService } from "./service-names/all.ts";
