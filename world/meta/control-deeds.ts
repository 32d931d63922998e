import { z } from "zod";
import { withoutGaps } from "../without-gaps.ts";
import { Chat, Handle, Id, NewComment, NewMessage, NewPost, Public, Text } from "./control-shapes.ts";
import type { MetaWorld } from "./meta.ts";
import { places } from "./store.ts";
import { talkPlaces } from "./talks/messages.ts";

/** Takes orders of one shape at a path, and does as they say. */
export type On = <Given>(path: string, shape: z.ZodType<Given>, deed: (given: Given) => unknown) => void;

/** What can be had done in people's names: in public, in their talks, and with their standing. */
export function deedsControl(on: On, { play, ground }: MetaWorld): void {
  const dated = <T extends { at?: string | undefined; agoSeconds?: number | undefined }>({
    at,
    agoSeconds,
    ...rest
  }: T) => ({
    ...rest,
    at: agoSeconds === undefined ? (at === undefined ? undefined : Date.parse(at)) : ground.now() - agoSeconds * 1000,
  });

  on("posts", NewPost, (given) => play.writePost(dated(given)));
  on("comments", several(NewComment), (given) =>
    "items" in given ? { items: given.items.map((one) => play.comment(dated(one))) } : play.comment(dated(given)),
  );
  on("comment-changes", z.strictObject({ id: Id, text: Text }), ({ id, text }) => play.editComment(id, text));
  on("comment-hidings", z.strictObject({ id: Id, isHidden: z.boolean() }), ({ id, isHidden }) =>
    play.hideComment(id, isHidden),
  );
  on("removals", z.strictObject({ id: Id }), ({ id }) => play.remove(id));
  on("likes", z.strictObject({ as: Handle, postId: Id }), ({ as, postId }) => play.like(as, postId));
  on(
    "mentions",
    z.strictObject({
      as: Handle,
      place: Public,
      text: Text,
      inCaption: z.boolean().optional(),
      withPicture: z.boolean().optional(),
    }),
    (given) => ({ id: play.mention(given) }),
  );

  on("messages", several(NewMessage), (given) =>
    "items" in given
      ? { items: given.items.map((one) => play.sendMessage(dated(one))) }
      : play.sendMessage(dated(given)),
  );
  on("presses", z.strictObject({ as: Handle, messageId: Id, label: z.string() }), ({ as, messageId, label }) =>
    play.press(as, messageId, label),
  );
  on(
    "reactions",
    z.strictObject({ as: Handle, messageId: Id, emoji: z.string().max(20) }),
    ({ as, messageId, emoji }) => play.react(as, messageId, emoji),
  );
  on("message-changes", z.strictObject({ messageId: Id, text: Text }), ({ messageId, text }) =>
    play.editMessage(messageId, text),
  );
  on("unsendings", z.strictObject({ messageId: Id }), ({ messageId }) => play.unsend(messageId));
  on("reads", z.strictObject({ as: Handle, place: z.enum(talkPlaces) }), ({ as, place }) => play.read(as, place));
  on(
    "referrals",
    z.strictObject({ as: Handle, place: Chat, ref: z.string(), adId: z.string().optional() }),
    ({ as, place, ref, adId }) => play.refer(as, place, { ref, adId }),
  );
  on("opt-ins", z.strictObject({ as: Handle, topic: z.string() }), ({ as, topic }) => play.optIn(as, topic));
  on(
    "standings",
    z.strictObject({
      as: Handle,
      blocks: z.array(z.enum(places)).optional(),
      hidesPhone: z.boolean().optional(),
      onWhatsapp: z.boolean().optional(),
      stoppedMarketing: z.boolean().optional(),
    }),
    ({ as, ...standing }) => play.setStanding(as, withoutGaps(standing)),
  );
  on("numbers", z.strictObject({ as: Handle, waId: z.string().regex(/^\d{7,15}$/) }), ({ as, waId }) =>
    play.changeNumber(as, waId),
  );
  on("identities", z.strictObject({ as: Handle }), ({ as }) => play.changeIdentity(as));
  on("elsewhere", z.strictObject({ as: Handle, place: Chat, text: Text }), ({ as, place, text }) =>
    play.writeElsewhere(as, place, text),
  );
  on(
    "handovers",
    z.strictObject({ as: Handle, place: Chat, to: z.enum(["app", "inbox", "other"]) }),
    ({ as, place, to }) => play.handOver(as, place, to),
  );
}

const several = <T extends z.ZodType>(item: T) => z.union([z.strictObject({ items: z.array(item).max(5_000) }), item]);
