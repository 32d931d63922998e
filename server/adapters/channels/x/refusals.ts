/** X's "no" in our words, so that an agent can be told what to do next. X gives sentences rather than codes; they are matched loosely. */
import type { Refusal } from "../../../modules/channels/index.ts";

const sentences: readonly (readonly [RegExp, Refusal])[] = [
  [/duplicate content|\b187\b/i, "duplicate"],
  [/not been mentioned or otherwise engaged|not.summoned/i, "not-summoned"],
  [/blocked/i, "blocked"],
  [/suspended/i, "suspended"],
  [/protected|not authorized to (see|view)/i, "protected"],
  [/deleted or not visible|could not find tweet/i, "parent-gone"],
  [
    /permission to DM|cannot send messages to this user|not accept(ing)? (direct )?messages|not following you/i,
    "messages-closed",
  ],
  [/hide or unhide|not allowed to hide|conversation is not yours/i, "not-our-thread"],
  [/too long/i, "too-long"],
  [/media.*(too large|exceed|size)|file size/i, "media-too-large"],
  [/media/i, "media-unusable"],
  [/usage.cap|credits|spend limit/i, "used-up"],
  [/client-forbidden|unsupported.authentication|oauth1-permissions|scope/i, "not-permitted"],
];

/** `other` where X says something we do not know; its own words are shown then. */
export function refusalOf(status: number, body: unknown): Refusal {
  const { title, detail, type, errors } = (body ?? {}) as Record<string, unknown>;
  const inside = Array.isArray(errors) ? (errors as { message?: unknown; code?: unknown }[]) : [];
  const said = [detail, title, type, ...inside.flatMap(({ message, code }) => [message, code])]
    .filter((one) => typeof one === "string" || typeof one === "number")
    .join(" ");
  const [, found] = sentences.find(([pattern]) => pattern.test(said)) ?? [];
  return found ?? (status === 404 ? "parent-gone" : "other");
}
