export { flightEventTold } from "./events.ts";
export { findHappened } from "./happened.ts";
export { keepFlightEvents } from "./keep.ts";
export { findTold } from "./told.ts";
export { traces } from "./traces.ts";
