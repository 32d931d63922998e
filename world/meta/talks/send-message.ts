import { atOnce } from "../../store.ts";
import { changeComment, commentById, postById } from "../comments/comments.ts";
import type { MetaGround } from "../ground.ts";
import { personBy } from "../people.ts";
import { later } from "../later.ts";
import type { MetaPerson } from "../people.ts";
import {
  agentNotApproved,
  alreadyReplied,
  cannotReply,
  invalid,
  nobodyThere,
  noSuchUser,
  notInControl,
  windowClosed,
} from "../problems.ts";
import { wordOf } from "../store.ts";
import type { Shape } from "../store.ts";
import { messageIdAt } from "./ids.ts";
import { changeMessage, insertMessage, talkBy } from "./messages.ts";
import type { MetaMessage } from "./messages.ts";
import { publishMessage, publishTalk } from "./talk-events.ts";
import type { ChatPlace } from "./talk-events.ts";
import { windowOf } from "./windows.ts";

/** Whom a message of the airline is for. */
export interface Recipient {
  place: ChatPlace;
  person: MetaPerson;
  /** Where it is the one private answer to something public. */
  answers: { kind: "comment" | "post"; id: string } | null;
}

const week = 7 * 86_400_000;

/** Finds who is meant: a person of either place, or who wrote a comment or post. */
export function recipientOf(meta: MetaGround, given: unknown): Recipient {
  const {
    id,
    comment_id: commentId,
    post_id: postId,
  } = (typeof given === "object" && given !== null ? given : {}) as Shape;
  if (commentId !== undefined || postId !== undefined) return answeredBy(meta, { commentId, postId });
  if (id === undefined) throw invalid("The parameter recipient is required");
  const byPage = personBy(meta.db, "psid", wordOf(id));
  if (byPage) return { place: "messenger", person: byPage, answers: null };
  const byInstagram = personBy(meta.db, "igsid", wordOf(id));
  if (byInstagram) return { place: "instagram", person: byInstagram, answers: null };
  throw noSuchUser();
}

function answeredBy(meta: MetaGround, { commentId, postId }: { commentId: unknown; postId: unknown }): Recipient {
  const comment = commentId === undefined ? null : commentById(meta.db, wordOf(commentId));
  const post = postId === undefined ? null : postById(meta.db, wordOf(postId));
  const thing = comment ?? post;
  if (!thing || thing.deletedAt !== null)
    throw invalid(
      comment || commentId !== undefined ? "Invalid comment_id parameter" : "Invalid post_id parameter",
      2_018_292,
    );
  const place: ChatPlace = thing.place === "facebook" ? "messenger" : "instagram";
  const person = personBy(meta.db, place === "messenger" ? "psid" : "igsid", thing.authorId);
  if (!person || meta.now() - thing.createdAt >= week) throw cannotReply();
  const answeredAt = comment ? comment.answeredPrivatelyAt : firstAnswerTo(meta, thing.id);
  if (answeredAt !== null) throw alreadyReplied();
  return { place, person, answers: { kind: comment ? "comment" : "post", id: thing.id } };
}

function firstAnswerTo(meta: MetaGround, postId: string): number | null {
  const row = meta.db.prepare("select created_at from meta_message where reply_to = ?").get(`post ${postId}`);
  return row ? Number(row["created_at"]) : null;
}

/** Whether the airline may write to them now, in the way it says. */
export function requireWindow(
  meta: MetaGround,
  to: Recipient,
  { type, tag }: { type: string; tag: string | null },
): void {
  const { place, person } = to;
  if (person.blocks.includes(place)) throw nobodyThere();
  if ((talkBy(meta.db, { place, handle: person.handle })?.holder ?? "app") !== "app") throw notInControl();
  if (type === "MESSAGE_TAG" && tag === null) throw invalid("Param tag is required for messaging_type MESSAGE_TAG");
  if (tag !== null && tag !== "HUMAN_AGENT") throw invalid("Invalid parameter");
  if (tag !== null && !meta.rules.humanAgent) throw agentNotApproved();
  if (to.answers || type === "UTILITY") return;
  const window = windowOf(meta, { place, handle: person.handle });
  if (!(tag === null ? window.isOpen : window.isOpenForAgents)) throw windowClosed();
}

/** Sends to somebody what was composed: it stands in the talk, is echoed, and reaches the phone. */
export function sendFromBrand(
  meta: MetaGround,
  to: Recipient,
  { kind, content, appId, replyTo }: { kind: string; content: Shape; appId: string | null; replyTo: string | null },
): MetaMessage {
  const now = meta.now();
  const message: MetaMessage = {
    id: messageIdAt(to.place, ""),
    place: to.place,
    handle: to.person.handle,
    fromBrand: true,
    kind,
    content,
    createdAt: now,
    appId,
    replyTo: to.answers ? `${to.answers.kind} ${to.answers.id}` : replyTo,
    sentAt: now,
    deliveredAt: null,
    readAt: null,
    deletedAt: null,
    edits: 0,
    failed: null,
    opensWindow: false,
    reaction: null,
  };
  atOnce(meta.db, () => {
    insertMessage(meta.db, message);
    if (to.answers?.kind === "comment") changeComment(meta.db, to.answers.id, { answeredPrivatelyAt: now });
    publishMessage(meta, message);
  });
  meta.news.tell({ kind: "changed", handle: message.handle });
  const text = typeof content["text"] === "string" ? content["text"] : "";
  meta.news.tell({
    kind: "answered",
    handle: message.handle,
    place: to.place,
    way: "message",
    text,
    subjectId: message.id,
  });
  if (meta.rules.deliverMs !== null) later(meta, meta.rules.deliverMs, () => deliver(meta, message));
  return message;
}

/** It reached the phone; Messenger tells of that, Instagram does not. */
export function deliver(meta: MetaGround, message: MetaMessage): void {
  if (message.place === "whatsapp") return;
  atOnce(meta.db, () => {
    const at = meta.now();
    changeMessage(meta.db, message.id, { deliveredAt: at });
    publishTalk(meta, "delivery", {
      place: message.place === "instagram" ? "instagram" : "messenger",
      handle: message.handle,
      what: { delivery: { mids: [message.id], watermark: at } },
      subjectId: `delivery-of-${message.id}`,
    });
  });
  meta.news.tell({ kind: "changed", handle: message.handle });
}
