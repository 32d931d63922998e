import type { ShiftFault } from "../../../contract/rosters.ts";
import { problem } from "../../platform/problem.ts";

export const ShiftNotFound = problem("rosters.shift-not-found", 404, "There is no such shift.");
export const FaultyShift = problem<{ fault: ShiftFault }>(
  "rosters.shift-fault",
  400,
  "This is no shift: it has no length, ends before it begins, takes more than a day, or a break of it lies outside or in another.",
);
export const Overlaps = problem<{ startsAt: string; endsAt: string }>(
  "rosters.overlap",
  409,
  "They have another shift then.",
);
export const NotOfTeam = problem(
  "rosters.unknown",
  400,
  "There is no such colleague who answers cases, or no such team.",
);
export const IdTaken = problem("rosters.id-taken", 409, "This id is another shift's.");
