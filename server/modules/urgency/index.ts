export { findArrival } from "./find-arrival.ts";
export { eraseScores, forgetScores } from "./forget.ts";
export { weighBookings, weighCases, weighCustomers, weighFlights, weighJoined, weighReread } from "./follow.ts";
export { findTable, setTable } from "./rule.ts";
export { traces } from "./traces.ts";
export { tryTable } from "./try-table.ts";
export { weighDue } from "./weigh-due.ts";
export { findWhy } from "./why.ts";
