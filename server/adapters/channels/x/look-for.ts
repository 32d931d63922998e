/** Whether a message whose call got no answer is at X: in the brand's newest posts, or in the conversation. */
import { z } from "zod";
import {
  type ChannelAccount,
  isSameText,
  type LookOutcome,
  type OutboundMessage,
} from "../../../modules/channels/index.ts";
import { callX } from "./client.ts";

/** Of an empty list X gives its count alone. */
const meta = z.object({ result_count: z.int() });

const Posts = z.object({
  meta,
  data: z
    .array(
      z.object({
        id: z.string(),
        text: z.string(),
        referenced_tweets: z.array(z.object({ id: z.string() })).nullish(),
      }),
    )
    .default([]),
});
const Messages = z.object({
  meta,
  data: z
    .array(
      z.object({
        id: z.string(),
        text: z.string().nullish(),
        sender_id: z.string().nullish(),
        created_at: z.string().nullish(),
      }),
    )
    .default([]),
});

const unknown: LookOutcome = { status: "unknown", why: "X can't be asked now" };

const outcomeOf = (found: { id: string } | undefined): LookOutcome =>
  found ? { status: "found", vendorId: found.id } : { status: "absent" };

export async function lookFor(message: OutboundMessage, account: ChannelAccount): Promise<LookOutcome> {
  const since = message.firstTriedAt ? new Date(message.firstTriedAt.getTime() - 60_000).toISOString() : null;
  const path =
    message.visibility === "public"
      ? `/2/users/${account.externalId}/tweets?max_results=100&tweet.fields=created_at,referenced_tweets${since ? `&start_time=${since}` : ""}`
      : `/2/dm_conversations/with/${encodeURIComponent(message.recipientId)}/dm_events?max_results=100&dm_event.fields=id,text,sender_id,created_at`;
  const answer = await callX(account, {
    method: "GET",
    path,
    authorization: `Bearer ${account.secrets["accessToken"] ?? ""}`,
  });
  if (answer.kind !== "answered" || answer.status !== 200) return unknown;
  return message.visibility === "public" ? findPost(answer.body, message) : findMessage(answer.body, message, account);
}

function findPost(body: unknown, { text, parentId }: OutboundMessage): LookOutcome {
  const posts = Posts.safeParse(body).data?.data;
  if (!posts) return unknown;
  const found = posts.find(
    (post) => isSameText(text, post.text) && (!parentId || post.referenced_tweets?.some(({ id }) => id === parentId)),
  );
  return outcomeOf(found);
}

/** An older message with the same words is not this one. */
function findMessage(body: unknown, { text, firstTriedAt }: OutboundMessage, account: ChannelAccount): LookOutcome {
  const messages = Messages.safeParse(body).data?.data;
  if (!messages) return unknown;
  const earliest = (firstTriedAt?.getTime() ?? 0) - 60_000;
  const isRecent = (at: string | null | undefined): boolean => !at || new Date(at).getTime() >= earliest;
  const found = messages.find(
    (one) => one.sender_id === account.externalId && isRecent(one.created_at) && isSameText(text, one.text ?? ""),
  );
  return outcomeOf(found);
}
