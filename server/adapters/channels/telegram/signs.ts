/** That we type, in a business account's chats that we have read, and that a button was pressed (core.telegram.org/bots/api: sendChatAction, readBusinessMessage, answerCallbackQuery). */
import type { SignsPort } from "../../../modules/channels/index.ts";
import { call } from "./call.ts";
import { messageIn, placeIn } from "./ids.ts";

const patienceMs = 4000;

export const signs: SignsPort = {
  seen: true,
  typing: { seconds: 5 },
  // Until then their button spins.
  pressed: true,
  async show(sign, { recipientId, messageId }, account) {
    const place = placeIn(recipientId);
    const message = messageIn(messageId);
    const connection = place?.connection ?? null;
    const around = connection !== null && { business_connection_id: connection };
    if (sign === "pressed") await call(account, "answerCallbackQuery", { callback_query_id: messageId }, patienceMs);
    if (place && sign === "typing")
      await call(account, "sendChatAction", { ...around, chat_id: place.chat, action: "typing" }, patienceMs);
    // In its own chats a bot has no such mark.
    if (sign === "seen" && connection !== null && message?.connection === connection)
      await call(
        account,
        "readBusinessMessage",
        { ...around, chat_id: message.chat, message_id: message.message },
        patienceMs,
      );
    return undefined;
  },
};
