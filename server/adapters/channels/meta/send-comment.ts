/** Public answers: a comment below a comment or a visitor's post. */
import type { ChannelAccount, OutboundMessage, SendOutcome } from "../../../modules/channels/index.ts";
import { graphErrors } from "./errors.ts";
import { type Graph, idAtMeta } from "./graph.ts";
import { sendOutcomeOf } from "./outcome.ts";
import { uploadedAs } from "./uploaded.ts";

/** Facebook adds to `/comments`, Instagram to `/replies`. Without it Meta would take the words for an edit of the customer's own. */
export type CommentEdge = "comments" | "replies";

export async function sendComment(
  graph: Graph,
  edge: CommentEdge,
  { parentId, text, media }: OutboundMessage,
  account: ChannelAccount,
): Promise<SendOutcome> {
  if (!parentId) return { status: "refused", why: "there is nothing to answer in public", code: "parent-gone" };
  const [picture] = media;
  const answer = await graph(account, {
    method: "POST",
    path: `/${idAtMeta(parentId)}/${edge}`,
    body: { message: text, ...(picture && { attachment_id: uploadedAs(picture).id }) },
  });
  return sendOutcomeOf(answer, { lines: graphErrors, idOf });
}

/** The id that Meta gave what was written. */
export function idOf(body: unknown): string | null {
  const { id } = (body ?? {}) as { id?: unknown };
  return typeof id === "string" && id !== "" ? id : typeof id === "number" ? String(id) : null;
}
