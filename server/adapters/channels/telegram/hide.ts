/** Takes what somebody wrote in a group away from the public: Telegram knows no hiding, so it is deleted there and kept here. */
import type { ChannelAccount, HideOutcome } from "../../../modules/channels/index.ts";
import { call } from "./call.ts";
import { messageIn } from "./ids.ts";
import { harmlessNoOf } from "./outcome.ts";

export async function hide(externalId: string, hidden: boolean, account: ChannelAccount): Promise<HideOutcome> {
  const place = messageIn(externalId.replace(/@.*$/, ""));
  if (!place) return { status: "refused", why: "parent-gone" };
  // What is deleted does not come back.
  if (!hidden) return { status: "refused", why: "not-permitted" };
  const answer = await call(account, "deleteMessage", { chat_id: place.chat, message_id: place.message });
  const isGone = answer.kind === "answered" && /message to delete not found/i.test(answer.said.description);
  return (isGone ? null : harmlessNoOf(answer)) ?? { status: "done" };
}
