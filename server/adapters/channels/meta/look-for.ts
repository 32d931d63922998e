/** Whether a message whose call got no answer is at Meta: below what it answers, or in the conversation. */
import { z } from "zod";
import {
  type ChannelAccount,
  isSameText,
  type LookOutcome,
  type OutboundMessage,
} from "../../../modules/channels/index.ts";
import { type Graph, idAtMeta } from "./graph.ts";
import { momentOf } from "./moment.ts";
import type { CommentEdge } from "./send-comment.ts";

const Id = z.union([z.string(), z.number()]).transform(String);

export const Written = z.looseObject({
  id: Id,
  message: z.string().nullish(),
  text: z.string().nullish(),
  from: z.looseObject({ id: Id.nullish() }).nullish(),
  created_time: z.unknown().optional(),
  timestamp: z.unknown().optional(),
});
export type Written = z.output<typeof Written>;

const List = z.object({ data: z.array(Written.nullable().catch(null)) });
const Parent = z.looseObject({ parent: z.looseObject({ id: Id }).nullish(), parent_id: Id.nullish() });

const unknown: LookOutcome = { status: "unknown", why: "Meta can't be asked now" };

/** Below the comment that was answered, or below the one on which that hangs: Meta nests one level deep. */
export async function lookForComment(
  graph: Graph,
  edge: CommentEdge,
  message: OutboundMessage,
  account: ChannelAccount,
): Promise<LookOutcome> {
  if (!message.parentId) return { status: "absent" };
  const fields = edge === "comments" ? "id,message,from,created_time" : "id,text,from,timestamp";
  const above = await parentOf(graph, edge, message.parentId, account);
  for (const id of above && above !== message.parentId ? [message.parentId, above] : [message.parentId]) {
    const written = await list(graph, account, `/${idAtMeta(id)}/${edge}`, {
      fields,
      limit: "50",
      ...(edge === "comments" && { order: "reverse_chronological" }),
    });
    if (!written) return unknown;
    const found = written.find((one) => one.from?.id === account.externalId && isThis(one, message));
    if (found) return { status: "found", vendorId: found.id };
  }
  return { status: "absent" };
}

async function parentOf(graph: Graph, edge: CommentEdge, id: string, account: ChannelAccount): Promise<string | null> {
  const answer = await graph(account, {
    method: "GET",
    path: `/${idAtMeta(id)}`,
    query: { fields: edge === "comments" ? "parent" : "parent_id" },
  });
  const parent = Parent.safeParse(answer.kind === "answered" ? answer.body : null).data;
  return parent?.parent?.id ?? parent?.parent_id ?? null;
}

const Conversations = z.object({ data: z.array(z.looseObject({ id: z.string() })) });

export async function lookForMessage(
  graph: Graph,
  message: OutboundMessage,
  account: ChannelAccount,
): Promise<LookOutcome> {
  const answer = await graph(account, {
    method: "GET",
    path: `/${encodeURIComponent(account.externalId)}/conversations`,
    query: {
      platform: account.kind === "instagram" ? "instagram" : "messenger",
      user_id: message.recipientId,
      fields: "id",
    },
  });
  const { data } = Conversations.safeParse(answer.kind === "answered" && answer.status < 300 ? answer.body : null);
  if (!data) return unknown;
  const [conversation] = data.data;
  if (!conversation) return { status: "absent" };
  const written = await list(graph, account, `/${encodeURIComponent(conversation.id)}/messages`, {
    fields: "id,message,from,created_time",
    limit: "25",
  });
  if (!written) return unknown;
  // Who speaks for the account bears another id in some conversations: whoever is not the customer is us.
  const found = written.find((one) => one.from?.id && one.from.id !== message.recipientId && isThis(one, message));
  return found ? { status: "found", vendorId: found.id } : { status: "absent" };
}

async function list(
  graph: Graph,
  account: ChannelAccount,
  path: string,
  query: Record<string, string>,
): Promise<Written[] | null> {
  const answer = await graph(account, { method: "GET", path, query });
  const { data } = List.safeParse(answer.kind === "answered" && answer.status < 300 ? answer.body : null);
  return data ? data.data.flatMap((one) => one ?? []) : null;
}

/** An older one with the same words is not this one. A picture without words can't be told from another. */
export function isThis(written: Written, { text, firstTriedAt }: OutboundMessage): boolean {
  const at = momentOf(written.created_time ?? written.timestamp);
  const earliest = (firstTriedAt?.getTime() ?? 0) - 60_000;
  const isRecent = at === null || new Date(at).getTime() >= earliest;
  return text !== "" && isRecent && isSameText(text, written.message ?? written.text ?? "");
}
