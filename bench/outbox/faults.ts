/** Every documented way in which a call fails, and what it then answers. */
import { chance } from "./chance.ts";
import type { Answer, Place } from "./places.ts";

/** Of a hundred failures. `untold` makes X's account rest for a minute, and an expired token stops a place: both are seldom. */
const faults = {
  "limit-told": 8,
  "limit-untold": 0.3,
  broken: 14,
  unavailable: 14,
  "bad-gateway": 8,
  "bad-gateway-after": 10,
  cut: 10,
  "cut-after": 10,
  hang: 6,
  "hang-after": 6,
  "token-ends": 0.7,
  "window-closed": 6.5,
  blocked: 6.5,
} as const;
export type Fault = keyof typeof faults;

/** What goes wrong with a call of which `failing` of one fail; mostly nothing. */
export function pickFault(failing: number): Fault | null {
  if (chance() >= failing) return null;
  let left = chance() * 100;
  for (const [fault, share] of Object.entries(faults)) {
    left -= share;
    if (left < 0) return fault as Fault;
  }
  return "broken";
}

/** An error as the Graph words it. */
export const graphError = (status: number, code: number, subcode?: number): Answer => ({
  status,
  body: { error: { message: "no", type: "OAuthException", code, ...(subcode && { error_subcode: subcode }) } },
});
/** As each vendor says that it did not do it. */
export const problem = (place: Place, status: number, code: number, detail = "no"): Answer =>
  place === "x" ? { status, body: { title: "no", detail, status } } : graphError(status, code);
