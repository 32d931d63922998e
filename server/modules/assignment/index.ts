export { claimNext } from "./claim-next.ts";
export { followCases } from "./follow-cases.ts";
export { watchPresence } from "./watch-presence.ts";
export { findPresent } from "./presence.ts";
export { holdReturned, keepHolds, returnAbandoned, takeUp } from "./hold.ts";
export { changeView, createView, type Keeper, listViews, orderViews, removeView } from "./views.ts";
export { traces } from "./traces.ts";
