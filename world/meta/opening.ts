import { insertPost, postsAt } from "./comments/comments.ts";
import type { MetaPost } from "./comments/comments.ts";
import { makeFile } from "./files.ts";
import type { MetaGround } from "./ground.ts";
import type { MetaPlay } from "./play.ts";

const words = {
  facebook: "Good morning from the hangar. What are you flying to this week?",
  instagram: "Row 12, window side. Where was your best view?",
} as const;

/** What the airline posted before anybody heard of it, so that there is something to comment on. */
export function postBeforehand(meta: MetaGround): void {
  for (const place of ["facebook", "instagram"] as const) {
    if (postsAt(meta.db, place, { limit: 1, newestFirst: true }).length > 0) continue;
    const number = meta.nextId();
    const post: MetaPost = {
      id: place === "facebook" ? `${meta.page.id}_${number}` : `1${number}`,
      place,
      authorId: place === "facebook" ? meta.page.id : meta.instagram.id,
      message: words[place],
      kind: "post",
      isPublished: true,
      promotion: "inactive",
      picture: place === "instagram" ? makeFile(meta, "picture").id : null,
      createdAt: meta.now() - 20 * 3_600_000,
      deletedAt: null,
    };
    insertPost(meta.db, post);
  }
}

/** A passenger writes in public of their own accord: under the airline's newest post, or further in their own talk. */
export function writeAtMeta(
  { ground, play }: { ground: MetaGround; play: MetaPlay },
  { as, place, text, replyToId }: { as: string; place: string; text: string; replyToId: string | undefined },
): string {
  const where: MetaPost["place"] = place === "instagram" ? "instagram" : "facebook";
  const brand = where === "instagram" ? ground.instagram.id : ground.page.id;
  const newest = postsAt(ground.db, where, { limit: 20, newestFirst: true }).find(({ authorId }) => authorId === brand);
  if (replyToId === undefined && !newest) return play.writePost({ place: "facebook", as, text }).id;
  return play.comment({ as, under: replyToId ?? newest?.id ?? "", text }).id;
}
