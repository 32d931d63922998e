export { findAddress } from "./address.ts";
export { checkIdentity } from "./check-identity.ts";
export { customersMoved } from "./events.ts";
export {
  findHolders,
  findIdentifierIds,
  findIdentifiersOf,
  keepIdentifiers,
  type OwnIdentifier,
} from "./identifiers.ts";
export { keepApart } from "./keep-apart.ts";
export { merge } from "./merge.ts";
export { noteIdentifier } from "./note-identifier.ts";
export { keyOfHandle, recognise, type SeenHandle } from "./recognise.ts";
export { type NamedIdentifier, record, type Said } from "./identity/record.ts";
export { keyOf, type Link, resolve } from "./identity/resolve.ts";
export { keyOfName } from "./identity/name.ts";
export { maskIdentifier } from "./identity/mask.ts";
export { rememberLanguage } from "./remember-language.ts";
export { findOne, findOnes } from "./survivor.ts";
export { suggest } from "./suggest.ts";
export { takeBack } from "./take-back.ts";
