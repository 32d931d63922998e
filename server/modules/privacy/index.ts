export { askToRemove, settleExposure } from "./ask.ts";
export { guardExposed } from "./guard.ts";
export { hideFound } from "./hide-found.ts";
export { tellWhyHidden } from "./tell.ts";
export { eraseExposures, exportExposures } from "./rights/rights.ts";
export { warnOfCards } from "./warn-of-cards.ts";
export { traces } from "./traces.ts";
