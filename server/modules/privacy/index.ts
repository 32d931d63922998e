export { askToRemove, settleExposure } from "./ask.ts";
export { guardExposed } from "./guard.ts";
export { tellWhyHidden } from "./tell.ts";
