import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { theAccount } from "./accounts.ts";
import { accountAnswer } from "./fields.ts";
import type { Ground } from "./ground.ts";
import { usableMedia } from "./media-api.ts";
import { conversationOf, messagesIn, messagesOf } from "./messages.ts";
import type { MessageRecord } from "./messages.ts";
import { invalidRequest } from "./problems.ts";
import { readBody, readId, readList, readPageSize } from "./reading.ts";
import { userOf, xRoute } from "./route.ts";
import type { Answer, Call } from "./route.ts";
import { sendMessage } from "./send-message.ts";

const NewMessageBody = z.strictObject({
  text: z.string().default(""),
  attachments: z.array(z.strictObject({ media_id: z.string() })).optional(),
});

/** Direct messages through X's API. */
export function messagesApi(server: FastifyInstance, x: Ground & { bearerToken: string }): void {
  xRoute(server, x, {
    method: "POST",
    url: "/2/dm_conversations/with/:participant_id/messages",
    endpoint: "send-message",
    by: ["user"],
    answer: (call) => {
      const recipientId = readId(call.params["participant_id"], "participant_id");
      const { text, attachments = [] } = readBody(NewMessageBody, call.body);
      const senderId = userOf(call);
      const ids = attachments.map((one) => one.media_id);
      const media = usableMedia(x, ids, senderId, 1);
      const message = sendMessage(x, { senderId, recipientId, text, mediaIds: media.map(({ id }) => id) });
      return { status: 201, body: { data: { dm_conversation_id: message.conversationId, dm_event_id: message.id } } };
    },
  });

  xRoute(server, x, {
    method: "GET",
    url: "/2/dm_conversations/with/:participant_id/dm_events",
    endpoint: "read-messages",
    by: ["user"],
    answer: (call) => {
      const participantId = readId(call.params["participant_id"], "participant_id");
      const conversationId = conversationOf(userOf(call), participantId);
      return messageList(x, call, (page) => messagesIn(x.db, conversationId, page));
    },
  });

  xRoute(server, x, {
    method: "GET",
    url: "/2/dm_events",
    endpoint: "read-messages",
    by: ["user"],
    answer: (call) => messageList(x, call, (page) => messagesOf(x.db, userOf(call), page)),
  });
}

/** A page of messages, newest first; the next page is named by the oldest id of this one. */
function messageList(
  x: Ground,
  { query }: Call,
  read: (page: { limit: number; beforeId?: string | undefined }) => MessageRecord[],
): Answer {
  const limit = readPageSize(query["max_results"], { min: 1, max: 100, otherwise: 100 });
  const token = query["pagination_token"];
  if (token !== undefined && !/^b[0-9]{19}$/.test(token)) {
    throw invalidRequest("The `pagination_token` query parameter value is not valid");
  }
  const found = read({ limit: limit + 1, beforeId: token?.slice(1) });
  const page = found.slice(0, limit);
  const oldest = page.at(-1);
  const meta = {
    result_count: page.length,
    ...(oldest && found.length > limit ? { next_token: `b${oldest.id}` } : {}),
  };
  if (page.length === 0) return { status: 200, body: { meta } };

  const fields = readList(query["dm_event.fields"]);
  const expanded = readList(query["expansions"]).has("sender_id");
  if (expanded) fields.add("sender_id");
  const wish = { fields: readList(query["user.fields"]), modern: query["post.fields"] !== undefined };
  const senders = expanded ? [...new Set(page.map(({ senderId }) => senderId))] : [];
  const users = senders.map((id) => accountAnswer(theAccount(x.db, id), wish));
  return {
    status: 200,
    body: {
      data: page.map((message) => messageAnswer(message, fields)),
      ...(users.length > 0 ? { includes: { users } } : {}),
      meta,
    },
  };
}

/** Id, kind and text come always; the rest when asked for. */
function messageAnswer(message: MessageRecord, fields: ReadonlySet<string>): Record<string, unknown> {
  return {
    id: message.id,
    event_type: "MessageCreate",
    text: message.text,
    ...(fields.has("created_at") ? { created_at: new Date(message.createdAt).toISOString() } : {}),
    ...(fields.has("dm_conversation_id") ? { dm_conversation_id: message.conversationId } : {}),
    ...(fields.has("sender_id") ? { sender_id: message.senderId } : {}),
  };
}
