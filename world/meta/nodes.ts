import { commentById, postById } from "./comments/comments.ts";
import { fileById } from "./files.ts";
import type { MetaGround } from "./ground.ts";
import { personBy } from "./people.ts";
import type { Place } from "./store.ts";
import { messageById, talkBy } from "./talks/messages.ts";
import { templateById } from "./whatsapp/templates.ts";

/** Something of the Graph with an id. */
export interface GraphNode {
  kind: NodeKind;
  id: string;
  place: Place | null;
}

type NodeKind =
  | "app"
  | "page"
  | "instagram"
  | "waba"
  | "number"
  | "post"
  | "comment"
  | "media"
  | "reply"
  | "person"
  | "ig-person"
  | "message"
  | "talk"
  | "file"
  | "template";
export type { NodeKind };

/** What an id stands for; null when for nothing, or for something that was deleted. */
export function findNode(meta: MetaGround, id: string): GraphNode | null {
  const { db } = meta;
  const node = (kind: NodeKind, place: Place | null): GraphNode => ({ kind, id, place });
  if (id === meta.app.id) return node("app", null);
  if (id === meta.page.id) return node("page", "facebook");
  if (id === meta.instagram.id) return node("instagram", "instagram");
  if (id === meta.whatsapp.accountId) return node("waba", "whatsapp");
  if (id === meta.whatsapp.numberId) return node("number", "whatsapp");
  const post = postById(db, id);
  if (post) return post.deletedAt === null ? node(post.place === "facebook" ? "post" : "media", post.place) : null;
  const comment = commentById(db, id);
  if (comment) {
    if (comment.deletedAt !== null || postById(db, comment.postId)?.deletedAt !== null) return null;
    return node(comment.place === "facebook" ? "comment" : "reply", comment.place);
  }
  if (id.startsWith("t_")) {
    const talk = talkBy(db, { id });
    return talk ? node("talk", talk.place) : null;
  }
  if (personBy(db, "psid", id)) return node("person", "messenger");
  if (personBy(db, "igsid", id)) return node("ig-person", "instagram");
  const file = fileById(db, id);
  if (file) return file.deletedAt === null ? node("file", "whatsapp") : null;
  const template = templateById(db, id);
  if (template) return node("template", template.place);
  const message = messageById(db, id);
  return message && message.place !== "whatsapp" ? node("message", message.place) : null;
}
