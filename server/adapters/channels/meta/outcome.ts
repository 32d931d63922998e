/** What an answer of Meta's Graph means for what was asked: the same classes for a message, a file and a wish. */
import type { Refusal, SendNo, SendOutcome, UploadOutcome } from "../../../modules/channels/index.ts";
import { type ErrorLine, errorOf, meaningOf, reasonOf } from "./errors.ts";
import type { GraphAnswer } from "./graph.ts";

/** Null where Meta said yes. */
export function noOf(answer: GraphAnswer, lines: readonly ErrorLine[]): SendNo | null {
  if (answer.kind === "not-sent") return { status: "busy", retryAt: null, why: answer.why };
  if (answer.kind === "no-answer") return { status: "unsure", why: answer.why };
  const { status, body, retryAt } = answer;
  const error = errorOf(body);
  if (status < 300 && !error) return null;
  const means = meaningOf(lines, error?.code ?? null, error?.subcode ?? null);
  const why = reasonOf(status, error);
  switch (means) {
    case "busy":
      return { status: "busy", retryAt, why };
    case "sign-in-again":
      return { status: "sign-in-again", why: "Meta no longer takes the access token" };
    case "window-closed":
    case "opted-out":
      return { status: means };
    case null:
      return unknownNo(status, retryAt, why);
    default:
      return { status: "refused", why, code: means };
  }
}

/** Without a code that we know, the status decides. What stands in front of Meta answers 502 and 504: what stands behind may have acted. */
function unknownNo(status: number, retryAt: Date | null, why: string): SendNo {
  if (status === 429) return { status: "busy", retryAt, why: "Meta's limit is used up" };
  if (status === 401) return { status: "sign-in-again", why: "Meta no longer takes the access token" };
  if (status === 502 || status === 504) return { status: "unsure", why: `Meta answered ${status}` };
  if (status >= 500) return { status: "busy", retryAt: null, why: `Meta answered ${status}` };
  return { status: "refused", why, code: status === 404 ? "parent-gone" : "other" };
}

/** For a message: accepted where the answer names its id. */
export function sendOutcomeOf(
  answer: GraphAnswer,
  { lines, idOf }: { lines: readonly ErrorLine[]; idOf: (body: unknown) => string | null },
): SendOutcome {
  const allowance = answer.kind === "answered" ? answer.allowance : undefined;
  const no = noOf(answer, lines);
  if (no) return { ...no, ...(allowance && { allowance }) };
  const vendorId = answer.kind === "answered" ? idOf(answer.body) : null;
  // A success without an id: it is there, but we can't name it.
  if (!vendorId) return { status: "unsure", why: "Meta took it but gave no id" };
  return { status: "accepted", vendorId, ...(allowance && { allowance }) };
}

/** For what may be said twice without harm: an unanswered call is simply made again. */
export function harmlessNoOf(
  answer: GraphAnswer,
  lines: readonly ErrorLine[],
):
  | { status: "refused"; why: Refusal }
  | { status: "busy"; retryAt: Date | null; why: string }
  | { status: "signed-out" }
  | null {
  const no = noOf(answer, lines);
  if (!no) return null;
  switch (no.status) {
    case "unsure":
      return { status: "busy", retryAt: null, why: no.why };
    case "busy":
      return no;
    case "sign-in-again":
      return { status: "signed-out" };
    case "refused":
      return { status: "refused", why: no.code };
    default:
      return { status: "refused", why: no.status };
  }
}

export const uploadNoOf = (answer: GraphAnswer, lines: readonly ErrorLine[]): UploadOutcome | null =>
  answer.kind === "answered" && answer.status === 413
    ? { status: "refused", why: "media-too-large" }
    : harmlessNoOf(answer, lines);
