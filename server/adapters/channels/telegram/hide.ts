/** Takes what somebody wrote in a group away from the public: Telegram knows no hiding, so it is deleted there and kept here. */
import type { ChannelAccount, HideOutcome } from "../../../modules/channels/index.ts";
import { call } from "./call.ts";
import { messageIn } from "./ids.ts";
import { noOf } from "./outcome.ts";

export async function hide(externalId: string, hidden: boolean, account: ChannelAccount): Promise<HideOutcome> {
  const place = messageIn(externalId.replace(/@.*$/, ""));
  if (!place) return { status: "refused", why: "parent-gone" };
  // What is deleted does not come back.
  if (!hidden) return { status: "refused", why: "not-permitted" };
  const answer = await call(account, "deleteMessage", { chat_id: place.chat, message_id: place.message });
  const no = noOf(answer);
  const isGone = answer.kind === "answered" && /message to delete not found/i.test(answer.said.description);
  if (!no || isGone) return { status: "done" };
  // Twice is once: whatever became of an unanswered call, the next says the same again.
  if (no.status === "busy" || no.status === "unsure")
    return { status: "busy", retryAt: no.status === "busy" ? no.retryAt : null, why: no.why };
  if (no.status === "sign-in-again") return { status: "signed-out" };
  return { status: "refused", why: no.status === "refused" ? no.code : no.status };
}
