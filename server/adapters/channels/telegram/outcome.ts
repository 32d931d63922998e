/** Telegram's "no" in our words. It gives sentences rather than codes; they are matched loosely (core.telegram.org/bots/api, making requests). */
import type { HideOutcome, Refusal, SendNo } from "../../../modules/channels/index.ts";
import type { Answer } from "./call.ts";

type Meaning = Refusal | "opted-out" | "window-closed";

const sentences: readonly (readonly [RegExp, Meaning])[] = [
  [/bot was blocked by the user/i, "opted-out"],
  [/can't initiate conversation|bot can't send messages to the user|PEER_USAGE_MISSING/i, "window-closed"],
  [/user is deactivated|chat not found|PEER_ID_INVALID/i, "account-removed"],
  [/too long|TOO_LONG/i, "too-long"],
  [/(replied|to be replied|thread|to reply).*not found|REPLY_MESSAGE/i, "parent-gone"],
  [/too big|too large|Entity Too Large/i, "media-too-large"],
  [/PHOTO_|IMAGE_|VIDEO_|wrong (type of|file)|file identifier|failed to get/i, "media-unusable"],
  [/rights|FORBIDDEN|was kicked|not a member|restricted|can't be deleted|BUSINESS_/i, "not-permitted"],
];

const meaningOf = (status: number, description: string): Meaning =>
  sentences.find(([pattern]) => pattern.test(description))?.[1] ??
  (status === 413 ? "media-too-large" : status === 403 ? "not-permitted" : "other");

/** Null where Telegram said yes. */
export function noOf(answer: Answer): SendNo | null {
  if (answer.kind === "not-sent") return { status: "busy", retryAt: null, why: answer.why };
  if (answer.kind === "no-answer") return { status: "unsure", why: answer.why };
  const { status, said } = answer;
  const why = `Telegram answered ${status}`;
  if (status < 300) return null;
  // A token that never was is answered as an address that never was.
  if (status === 401 || (status === 404 && said.description === "Not Found"))
    return { status: "sign-in-again", why: "Telegram no longer takes the bot's token" };
  if (status === 429) return { status: "busy", retryAt: said.retryAt, why: "Telegram's limit is used up" };
  // What stands in front answers 502 and 504: what stands behind may have acted.
  if (status >= 500)
    return status === 502 || status === 504 ? { status: "unsure", why } : { status: "busy", retryAt: null, why };
  const means = meaningOf(status, said.description);
  return means === "opted-out" || means === "window-closed"
    ? { status: means }
    : { status: "refused", why, code: means };
}

/** For what may be said twice without harm: an unanswered call is simply made again. */
export function harmlessNoOf(answer: Answer): Exclude<HideOutcome, { status: "done" }> | null {
  const no = noOf(answer);
  if (!no) return null;
  if (no.status === "busy" || no.status === "unsure")
    return { status: "busy", retryAt: no.status === "busy" ? no.retryAt : null, why: no.why };
  if (no.status === "sign-in-again") return { status: "signed-out" };
  return { status: "refused", why: no.status === "refused" ? no.code : no.status };
}
