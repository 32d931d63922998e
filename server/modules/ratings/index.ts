export { answer, type Asked, findAsked } from "./answer.ts";
export { askDue } from "./ask-due.ts";
export { countLately, findRating } from "./find.ts";
export { planRatings } from "./plan.ts";
export { LinkNotFound, NotAScore } from "./problems.ts";
export { findRule, setRule } from "./rule.ts";
export { blankRatings, eraseRatings, exportRatings } from "./rights/rights.ts";
export { traces } from "./traces.ts";
