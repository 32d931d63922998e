/** Whether the airline's site said who a visitor is: its signature over its own id of them and a time. Pure. */
import { createHmac } from "node:crypto";
import type { VisitorIdentity } from "../../../contract/chat.ts";
import { isSame } from "../../platform/secrets.ts";

/** Longest time ahead that a site may vouch for, in seconds. */
const longest = 31 * 86_400;

/** Null where it can be believed; else why not. Another airline's signature is no other than a wrong one. */
export function doubt(
  { userId, exp, hmac }: VisitorIdentity,
  { secret, now }: { secret: string; now: Date },
): "expired" | "too-far" | "signature" | null {
  const expected = createHmac("sha256", secret).update(`${userId}.${exp}`).digest("hex");
  // Who can't sign learns nothing of times.
  if (!isSame(expected, hmac.toLowerCase())) return "signature";
  const seconds = now.getTime() / 1000;
  if (exp <= seconds) return "expired";
  return exp > seconds + longest ? "too-far" : null;
}
