/** Whether somebody is here, on a break or away, as they say; and what the roster says. */
import { z } from "zod";
import { endpoint, Time } from "./endpoint.ts";

export const AttendanceState = z.enum(["here", "break", "away"]);
export const AttendanceReason = z.enum(["lunch", "short", "meeting", "training", "task"]);

/** Whether somebody is given work now, and if not, why. `unplanned`: neither they nor their team have a roster these days. */
export const Duty = z.enum(["on", "unplanned", "off", "pause", "break", "away"]);
export type Duty = z.infer<typeof Duty>;

const Attendance = z.object({
  state: AttendanceState,
  reason: AttendanceReason.nullable(),
  since: Time.nullable(),
  duty: Duty,
});

export const getAttendance = endpoint({
  method: "GET",
  path: "/api/v1/me/attendance",
  summary: "Whether one is here, on a break or away, and whether one is given work now.",
  needs: "cases:reply",
  returns: Attendance,
});

export const setAttendance = endpoint({
  method: "PUT",
  path: "/api/v1/me/attendance",
  summary:
    "Say that one is here, on a break or away, and why. Who is not here is given nothing; what they hold stays theirs.",
  needs: "cases:reply",
  body: z
    .object({ state: AttendanceState, reason: AttendanceReason.nullable().default(null) })
    .refine(({ state, reason }) => state !== "here" || reason === null, "Who is here needs no reason."),
  returns: Attendance,
});
