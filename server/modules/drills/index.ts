export { drillChanged } from "./events.ts";
export { findDrills } from "./find-drills.ts";
export { judgeDrill } from "./judge.ts";
export { type DrillOf, findDrillsOf, listDrills } from "./list.ts";
export { tickStep } from "./tick.ts";
export { traces } from "./traces.ts";
