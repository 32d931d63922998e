import { personBy } from "./people.ts";
import type { MetaGround } from "./ground.ts";
import type { MetaSign } from "./signs.ts";
import type { Place, Shape } from "./store.ts";
import { messageById } from "./talks/messages.ts";
import { wordsOf } from "./whatsapp/send.ts";

/** What the airline did at Meta, as the other end saw it. */
export interface ReceivedAtMeta {
  comments: {
    id: string;
    place: Place;
    postId: string;
    parentId: string | null;
    text: string;
    at: string;
    isDeleted: boolean;
  }[];
  /** That it saw, and that it types; the newest thousand. */
  signs: readonly MetaSign[];
  /** Comments of others that are hidden now. */
  hidden: string[];
  messages: {
    id: string;
    place: Place;
    to: string;
    kind: string;
    text: string;
    content: Shape;
    replyTo: string | null;
    at: string;
    failed: Shape | null;
  }[];
}

export function receivedAtMeta(meta: MetaGround, after: number): ReceivedAtMeta {
  const comments = meta.db
    .prepare(
      "select * from meta_comment where author_id in (?, ?) and created_at > ? order by created_at, id limit 100000",
    )
    .all(meta.page.id, meta.instagram.id, after);
  const hidden = meta.db.prepare("select id from meta_comment where is_hidden = 1 order by id limit 100000").all();
  const messages = meta.db
    .prepare(
      "select id from meta_message where from_brand = 1 and app_id = ? and created_at > ? order by number limit 100000",
    )
    .all(meta.app.id, after);
  return {
    signs: meta.signs.all().filter(({ at }) => Date.parse(at) > after),
    comments: comments.map((row) => ({
      id: String(row["id"]),
      place: row["place"] === "instagram" ? "instagram" : "facebook",
      postId: String(row["post_id"]),
      parentId: typeof row["parent_id"] === "string" ? row["parent_id"] : null,
      text: String(row["text"]),
      at: new Date(Number(row["created_at"])).toISOString(),
      isDeleted: row["deleted_at"] !== null,
    })),
    hidden: hidden.map((row) => String(row["id"])),
    messages: messages.flatMap((row) => {
      const message = messageById(meta.db, String(row["id"]));
      if (!message) return [];
      const { id, place, handle, kind, content, replyTo, createdAt, failed } = message;
      const to = personBy(meta.db, "handle", handle)?.handle ?? "";
      return [
        {
          id,
          place,
          to,
          kind,
          text: wordsOf(message),
          content,
          replyTo,
          at: new Date(createdAt).toISOString(),
          failed,
        },
      ];
    }),
  };
}
