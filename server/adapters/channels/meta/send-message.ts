/** Direct messages of a Page and of an Instagram account, and the one private reply to a comment (developers.facebook.com: Send API). */
import type { ChannelAccount, OutboundMessage, SendOutcome } from "../../../modules/channels/index.ts";
import { errorOf, graphErrors } from "./errors.ts";
import { type Graph, type GraphAnswer, idAtMeta } from "./graph.ts";
import { sendOutcomeOf } from "./outcome.ts";
import { messengerTemplate } from "./template-shape.ts";
import { uploadedAs } from "./uploaded.ts";

export async function sendMessage(
  graph: Graph,
  message: OutboundMessage,
  account: ChannelAccount,
): Promise<SendOutcome> {
  const answer = await graph(account, {
    method: "POST",
    path: `/${encodeURIComponent(account.externalId)}/messages`,
    body: bodyOf(message, account),
  });
  const outcome = sendOutcomeOf(answer, { lines: graphErrors, idOf });
  return isTiredOf(message, answer)
    ? { status: "refused", why: "Meta said for ten minutes that it can't deliver this", code: "unreachable" }
    : outcome;
}

/** By the window that the gate chose, and by no other. */
export function bodyOf(message: OutboundMessage, account: ChannelAccount): object {
  const { window = null, template = null } = message;
  return {
    recipient: recipientOf(message, account),
    ...(window === "human-agent"
      ? { messaging_type: "MESSAGE_TAG", tag: "HUMAN_AGENT" }
      : { messaging_type: template ? "UTILITY" : "RESPONSE" }),
    message: { ...contentOf(message), ...(account.kind !== "instagram" && { metadata: message.id }) },
  };
}

/** A visitor's post bears the Page's id before its own; a comment that of its post. */
function recipientOf({ window, parentId, recipientId }: OutboundMessage, { externalId }: ChannelAccount): object {
  if (window !== "private-reply" || !parentId) return { id: recipientId };
  const id = decodeURIComponent(idAtMeta(parentId));
  return id.startsWith(`${externalId}_`) ? { post_id: id } : { comment_id: id };
}

function contentOf({ text, media, template }: OutboundMessage): object {
  if (template) return { template: messengerTemplate(template) };
  const [first] = media;
  if (!first) return { text };
  const { kind, id } = uploadedAs(first);
  return { attachment: { type: kind, payload: { attachment_id: id } } };
}

function idOf(body: unknown): string | null {
  const { message_id: id } = (body ?? {}) as { message_id?: unknown };
  return typeof id === "string" && id !== "" ? id : null;
}

const patienceMs = 600_000;

/** Code 2 means a fault of theirs, and also that somebody blocked the Page: it is not tried for ever. */
function isTiredOf({ firstTriedAt }: OutboundMessage, answer: GraphAnswer): boolean {
  const code = answer.kind === "answered" ? errorOf(answer.body)?.code : null;
  return code === 2 && firstTriedAt !== null && Date.now() - firstTriedAt.getTime() > patienceMs;
}
