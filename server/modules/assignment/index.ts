export { claimNext } from "./claim-next.ts";
export { followCases } from "./follow-cases.ts";
export { doingOf } from "./doing.ts";
export { findLine } from "./line.ts";
export { watchPresence } from "./watch-presence.ts";
export { findPresent } from "./presence.ts";
export { holdReturned, keepHolds, returnAbandoned, takeUp } from "./hold.ts";
export { changeView, createView, type Keeper, listViews, orderViews, removeView } from "./views.ts";
export { traces } from "./traces.ts";
export { fits, openRule } from "./fits.ts";
export { endShifts } from "./end-shifts.ts";
export { pushCases } from "./push.ts";
export { findRule, setRule } from "./rule.ts";
export { forgetDecisions, listDecisions, note } from "./decisions.ts";
export { findHolder, noteHandedBack } from "./hand-back.ts";
export { byRule, ways } from "./simulation/by-rule.ts";
export { demand, random, roster } from "./simulation/invented.ts";
export {
  isUrgent,
  measure,
  type Outcome,
  type Short,
  type Targets,
  waitsByLanguage,
  whereShort,
} from "./simulation/outcome.ts";
export { day, type Days, hour, minute, play, type Policy, type Query, type Worker } from "./simulation/play.ts";
