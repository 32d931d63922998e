export { findAddress } from "./address.ts";
export { checkIdentity } from "./check-identity.ts";
export { explain } from "./explain.ts";
export { checkNightly, mendIdentity } from "./check-nightly.ts";
export { isIdentifier } from "./identity/normalise.ts";
export { customersMoved } from "./events.ts";
export {
  findHolders,
  findIdentifierIds,
  findIdentifiersOf,
  findLeads,
  findNamed,
  keepIdentifiers,
  type OwnIdentifier,
} from "./identifiers.ts";
export { type KnownAs, noteKnownAs } from "./known-as.ts";
export { noteName } from "./note-name.ts";
export { keepApart } from "./keep-apart.ts";
export { merge } from "./merge.ts";
export { noteIdentifier } from "./note-identifier.ts";
export { findKnown, type KnownIdentifier } from "./known.ts";
export { keyOfHandle, recognise, type SeenHandle } from "./recognise.ts";
export { record } from "./identity/record.ts";
export type { NamedIdentifier, Said } from "./identity/said.ts";
export { highestLimit, notProvedByUse } from "./identity/kinds.ts";
export { group, type Ledger } from "./identity/grouping.ts";
export { keyOf, type Link, resolve } from "./identity/resolve.ts";
export { keyOfName } from "./names/full-name.ts";
export { isSameSurname } from "./names/surname.ts";
export { maskIdentifier } from "./identity/mask.ts";
export { rememberLanguage } from "./remember-language.ts";
export { findOne, findOnes, findUnerased, type OneCustomer, requireKept } from "./survivor.ts";
export { suggest } from "./suggestions/suggest.ts";
export { takeBack } from "./take-back.ts";
export { confirm, keyOfSupposed, type Supposed } from "./whose.ts";
export { type Pair, pairsOf, type Rule } from "./likeness/blocking.ts";
export {
  codeComparison,
  type Comparison,
  dayComparison,
  mailComparison,
  textComparison,
  wordComparison,
} from "./likeness/comparison.ts";
export { comparisons, type Owned, type Traits } from "./likeness/customers.ts";
export { frequencies, type Model, scoreOf } from "./likeness/model.ts";
export { model, strangerModel } from "./likeness/weigh.ts";
export {
  areAlikeByName,
  isNearMail,
  isNearPhone,
  mostNamesakes,
  mostWhoHaveIt,
  type Stranger,
  strangerComparisons,
} from "./likeness/strangers.ts";
export { count } from "./likeness/count.ts";
export { train } from "./likeness/train.ts";
export { findConsent, noteConsent, standingOf } from "./rights/consent.ts";
export { noteToldConsent, type ToldConsent } from "./rights/told-consent.ts";
export { exportIdentity } from "./rights/export.ts";
export { eraseIdentifiers, holdCustomers, letGo } from "./rights/let-go.ts";
export { findSubject, handlesOf, ownTraces, type Subject } from "./rights/subject.ts";
export { holdIdentity } from "./identity/record.ts";
export { traces } from "./traces.ts";
export { forgetNames } from "./rights/forget-names.ts";
