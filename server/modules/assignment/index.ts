export { claimNext } from "./claim-next.ts";
export { followCases } from "./follow-cases.ts";
export { keepHolds, returnAbandoned } from "./hold.ts";
export { watchPresence } from "./watch-presence.ts";
export { findPresent } from "./presence.ts";
