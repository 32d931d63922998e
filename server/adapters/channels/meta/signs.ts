/** That we have seen a message, and that we type (developers.facebook.com: sender actions; Cloud API: typing indicators). */
import type { SignsPort } from "../../../modules/channels/index.ts";
import type { Graph, GraphAnswer } from "./graph.ts";

const patienceMs = 4000;

const allowanceIn = (answer: GraphAnswer) => (answer.kind === "answered" ? answer.allowance : undefined);

/** Of Messenger and Instagram. */
export const senderActions = (graph: Graph): SignsPort => ({
  seen: true,
  typing: { seconds: 20 },
  show: async (sign, { recipientId }, account) =>
    allowanceIn(
      await graph(account, {
        method: "POST",
        path: `/${encodeURIComponent(account.externalId)}/messages`,
        body: { recipient: { id: recipientId }, sender_action: sign === "seen" ? "mark_seen" : "typing_on" },
        patienceMs,
      }),
    ),
});

/** WhatsApp says both in one call: who is told that we type is told that we have read. */
export const whatsAppSigns = (graph: Graph): SignsPort => ({
  seen: true,
  typing: { seconds: 25, tellsSeen: true },
  show: async (sign, { messageId }, account) =>
    allowanceIn(
      await graph(account, {
        method: "POST",
        path: `/${encodeURIComponent(account.externalId)}/messages`,
        body: {
          messaging_product: "whatsapp",
          status: "read",
          message_id: messageId,
          ...(sign === "typing" && { typing_indicator: { type: "text" } }),
        },
        patienceMs,
      }),
    ),
});
