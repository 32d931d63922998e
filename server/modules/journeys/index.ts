export { findSteps } from "./find-steps.ts";
export { reportTouchpoints } from "./report.ts";
export { touchpointsTold } from "./events.ts";
export { whereabouts } from "./stage.ts";
export { stepOf } from "./trouble.ts";
export { eraseTouchpoints, exportTouchpoints, forgetTouchpoints } from "./rights/rights.ts";
export { traces } from "./traces.ts";
