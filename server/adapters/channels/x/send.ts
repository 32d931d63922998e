/** Hands one message to X and says what became of it. */
import type { ChannelAccount, OutboundMessage, SendOutcome } from "../../../modules/channels/index.ts";
import { bearer, callX, type XAnswer } from "./client.ts";
import { measure, limits } from "./length.ts";
import { refusalOf } from "./refusals.ts";

export async function send(message: OutboundMessage, account: ChannelAccount): Promise<SendOutcome> {
  if (measure(message.text, message.visibility) > limits[message.visibility].maxLength)
    return {
      status: "refused",
      why: `longer than X takes (${limits[message.visibility].maxLength})`,
      code: "too-long",
    };
  const outcome = outcomeOf(await post(message, account));
  return outcome.status === "refused" ? { ...outcome, why: without(outcome.why, message, account) } : outcome;
}

function post(
  { visibility, recipientId, parentId, text, media }: OutboundMessage,
  account: ChannelAccount,
): Promise<XAnswer> {
  const authorization = bearer(account);
  return visibility === "public"
    ? callX(account, {
        method: "POST",
        path: "/2/tweets",
        body: {
          text,
          ...(parentId && { reply: { in_reply_to_tweet_id: parentId } }),
          ...(media.length > 0 && { media: { media_ids: media } }),
        },
        authorization,
      })
    : callX(account, {
        method: "POST",
        path: `/2/dm_conversations/with/${encodeURIComponent(recipientId)}/messages`,
        body: { text, ...(media.length > 0 && { attachments: media.map((id) => ({ media_id: id })) }) },
        authorization,
      });
}

/** What X says back of what it was given is nobody else's to read. */
function without(why: string, { text }: OutboundMessage, { secrets }: ChannelAccount): string {
  const ours = [text, ...Object.values(secrets)].filter((one) => one !== "");
  return ours.reduce((left, one) => left.replaceAll(one, "…"), why).slice(0, 240);
}

/** X's answers in our words (docs.x.com: response codes, problem types, rate limits). */
export function outcomeOf(answer: XAnswer): SendOutcome {
  if (answer.kind === "not-sent") return { status: "busy", retryAt: null, why: answer.why };
  if (answer.kind === "no-answer") return { status: "unsure", why: answer.why };
  const { status, body, allowance, retryAt } = answer;
  const vendorId = idOf(body);
  if (status < 300 && vendorId) return { status: "accepted", vendorId, ...(allowance && { allowance }) };
  // A success without an id: it is there, but we can't name it.
  if (status < 300) return { status: "unsure", why: "X took it but gave no id" };
  if (status === 429)
    return { status: "busy", retryAt: retryAt ?? new Date(Date.now() + 60_000), why: "X's limit is used up" };
  if (status === 401) return { status: "sign-in-again", why: "X no longer takes the access token" };
  // 502 and 504 come from in front of X: what stands behind may have acted.
  if (status === 502 || status === 504) return { status: "unsure", why: `X answered ${status}` };
  if (status >= 500) return { status: "busy", retryAt: null, why: `X answered ${status}` };
  const code = refusalOf(status, body);
  return { status: "refused", why: reasonOf(status, body), code, ...(allowance && { allowance }) };
}

function idOf(body: unknown): string | null {
  const { data } = (body ?? {}) as { data?: { id?: unknown; dm_event_id?: unknown } };
  const id = data?.id ?? data?.dm_event_id;
  return typeof id === "string" ? id : null;
}

/** X's own words for its "no". */
function reasonOf(status: number, body: unknown): string {
  const { title, detail, type } = (body ?? {}) as { title?: unknown; detail?: unknown; type?: unknown };
  const said = [detail, title, type].find((text): text is string => typeof text === "string" && text.length > 0);
  return `X refused it (${status})${said ? `: ${said}` : ""}`;
}
