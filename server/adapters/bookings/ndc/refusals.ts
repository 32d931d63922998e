/** Errors inside an answer of NDC in our words. The codes are those of PADIS 9321 and the airlines' own. */
import type { RefusalCode } from "../../../../contract/booking-operations.ts";
import { type Changed, refused } from "../../../modules/bookings/index.ts";
import { all, type Element, textAt } from "./xml.ts";

const refusals: Readonly<Record<string, RefusalCode>> = {
  129: "ORDER_STATE",
  143: "INVALID_REQUEST",
  160: "NOT_FOUND",
  182: "SERVICE_WAITLISTED",
  185: "SERVICE_INCOMPATIBLE",
  200: "NOT_ELIGIBLE",
  208: "NOT_ELIGIBLE",
  219: "NOT_ELIGIBLE",
  256: "INVALID_SEAT",
  257: "INVALID_SEAT",
  281: "SEAT_UNAVAILABLE",
  290: "SEAT_UNAVAILABLE",
  303: "ORDER_STATE",
  395: "ORDER_STATE",
  708: "PAYMENT_REQUIRED",
  711: "PRICE_CHANGED",
  912: "INVALID_REQUEST",
  913: "OFFER_EXPIRED",
  914: "INVALID_REQUEST",
  921: "PAYMENT_REQUIRED",
};

const noKey = new Set(["111", "368", "386"]);
const broken = new Set(["911"]);
/** 912 is one too where a list says that it is not available: no order matched. */
const none = new Set(["100", "130", "496"]);
const notThere = new Set(["129", "160"]);
/** Some of it was done. */
const halfDone = new Set(["993", "997", "998", "999"]);

export type Trouble =
  | { kind: "refused"; code: RefusalCode; why: string }
  /** There is no such order, as far as a question can tell. */
  | { kind: "not-there"; why: string }
  | { kind: "half-done"; why: string }
  /** What was looked for is not; that is an answer too. */
  | { kind: "none" }
  | { kind: "no-key" }
  | { kind: "broken"; why: string };

/** Null where the answer holds no error. The sentence is ours: theirs may name people. */
export function troubleIn(answer: Element): Trouble | null {
  const errors = [...all(answer, "Error"), ...all(answer, "Errors/Error"), ...all(answer, "Response/Error")];
  const [error] = errors;
  if (!error) return null;
  const code = textAt(error, "Code") ?? "";
  const type = textAt(error, "TypeCode")?.toLowerCase().replaceAll(" ", "") ?? "";
  const why = `error ${code.replaceAll(/[^A-Z0-9_-]/gi, "").slice(0, 12) || "without a code"}`;
  if (noKey.has(code)) return { kind: "no-key" };
  if (none.has(code) || (code === "912" && type === "unavailable")) return { kind: "none" };
  if (halfDone.has(code)) return { kind: "half-done", why };
  if (broken.has(code) || type === "unknown") return { kind: "broken", why };
  if (notThere.has(code)) return { kind: "not-there", why };
  return { kind: "refused", code: refusals[code] ?? "INVALID_REQUEST", why };
}

/** What an error is of a question or a change that names an order which was just read. */
export const refusalOf = (trouble: Extract<Trouble, { kind: "refused" | "not-there" }>): RefusalCode =>
  trouble.kind === "refused" ? trouble.code : "ORDER_STATE";

/** What became of a change that was answered so; `none`: where nothing was found. Null where the answer holds no error. */
export function changedBy(trouble: Trouble | null, none: Changed): Changed | null {
  switch (trouble?.kind) {
    case "no-key":
      return { status: "away", why: "the reservation system does not know our key" };
    case "broken":
    case "half-done":
      return { status: "unknown", why: `the reservation system answered ${trouble.why}` };
    case "none":
      return none;
    case "refused":
    case "not-there":
      return refused(refusalOf(trouble), trouble.why);
    default:
      return null;
  }
}
