import { postsAt, wholeTalk } from "../meta/comments/comments.ts";
import type { MetaComment, MetaPost } from "../meta/comments/comments.ts";
import type { MetaGround } from "../meta/ground.ts";
import type { MetaWorld } from "../meta/meta.ts";
import { personBy, thePerson } from "../meta/people.ts";
import type { MetaPerson } from "../meta/people.ts";
import { messagesIn } from "../meta/talks/messages.ts";
import type { TalkPlace } from "../meta/talks/messages.ts";
import { messageView } from "./meta-message.ts";

export const metaApps = ["facebook", "messenger", "instagram", "whatsapp"] as const;
export type MetaApp = (typeof metaApps)[number];

/** What one passenger sees in the four apps of Meta. */
export function metaAppsOf(meta: MetaWorld, handle: string) {
  const person = thePerson(meta.ground.db, handle);
  const chat = (place: TalkPlace) =>
    messagesIn(meta.ground.db, { place, handle: person.handle }, { limit: 200 })
      .toReversed()
      // A sign of feeling is shown at what it is about.
      .filter(({ kind }) => kind !== "reaction")
      .map((one) => messageView(meta, one));
  const types = (place: TalkPlace): boolean => {
    const sign = meta.ground.signs.typing(place, person.handle);
    if (!sign || sign.until <= meta.ground.now()) return false;
    const [last] = messagesIn(meta.ground.db, { place, handle: person.handle }, { limit: 1 });
    return !(last?.fromBrand && last.createdAt >= sign.since);
  };
  return {
    facebook: { posts: postsOf(meta, person, "facebook") },
    messenger: { messages: chat("messenger"), types: types("messenger") },
    instagram: {
      posts: postsOf(meta, person, "instagram"),
      messages: chat("instagram"),
      types: types("instagram"),
      username: person.username,
    },
    whatsapp: {
      messages: chat("whatsapp"),
      types: types("whatsapp"),
      number: `+${person.waId}`,
      isThere: person.onWhatsapp,
    },
  };
}

/** How much of the airline they have not seen, by app. */
export function unreadAtMeta({ ground }: MetaWorld, handle: string): Record<MetaApp, number> {
  const count = (sql: string, ...values: (string | number)[]) =>
    Number(ground.db.prepare(sql).get(...values)?.["n"] ?? 0);
  const person = personBy(ground.db, "handle", handle);
  if (!person) return { facebook: 0, messenger: 0, instagram: 0, whatsapp: 0 };
  const messages = (place: TalkPlace) =>
    count(
      `select count(*) as n from meta_message where place = ? and handle = ? and from_brand = 1 and read_at is null and failed is null
       and deleted_at is null and kind <> 'reaction'`,
      place,
      person.handle,
    );
  const answers = (place: MetaPost["place"], brandId: string, ownId: string) =>
    count(
      `select count(*) as n from meta_comment as answer join meta_comment as own on own.id = answer.parent_id
       where answer.place = ? and answer.author_id = ? and own.author_id = ? and answer.deleted_at is null
         and answer.created_at > coalesce((select at from meta_seen where handle = ? and app = ?), 0)`,
      place,
      brandId,
      ownId,
      person.handle,
      place,
    );
  return {
    facebook: answers("facebook", ground.page.id, person.psid),
    messenger: messages("messenger"),
    instagram: messages("instagram") + answers("instagram", ground.instagram.id, person.igsid),
    whatsapp: messages("whatsapp"),
  };
}

/** They look at an app: what is public counts as seen, what is private as read, and the airline is told. */
export function seeMetaApp({ ground, play }: MetaWorld, handle: string, app: MetaApp): void {
  if (app === "facebook" || app === "instagram") {
    ground.db
      .prepare(
        "insert into meta_seen (handle, app, at) values (?, ?, ?) on conflict (handle, app) do update set at = excluded.at",
      )
      .run(thePerson(ground.db, handle).handle, app, ground.now());
  }
  if (app !== "facebook") play.read(handle, app);
}

/** The newest they said or heard there, for the list of passengers. */
export function latestAtMeta(
  meta: MetaGround,
  handle: string,
): { text: string; at: number; from: "me" | "brand" } | null {
  const person = personBy(meta.db, "handle", handle);
  if (!person) return null;
  const row = meta.db
    .prepare(
      `select created_at, from_brand from (
         select created_at, from_brand from (select created_at, from_brand from meta_message where handle = ? order by number desc limit 1)
         union all
         select created_at, 0 from (select created_at from meta_comment where author_id in (?, ?) order by created_at desc limit 1)
       ) order by created_at desc limit 1`,
    )
    .get(person.handle, person.psid, person.igsid);
  if (!row) return null;
  return { text: "", at: Number(row["created_at"]), from: row["from_brand"] === 1 ? "brand" : "me" };
}

/** The newest posts of the airline, and of the passenger on its Page, each with what is written below. */
function postsOf(meta: MetaWorld, person: MetaPerson, place: MetaPost["place"]) {
  const { ground } = meta;
  const own = place === "facebook" ? person.psid : person.igsid;
  const brand = place === "facebook" ? ground.page.id : ground.instagram.id;
  return postsAt(ground.db, place, { limit: 40, newestFirst: true })
    .filter((post) => post.authorId === brand || post.authorId === own)
    .slice(0, 12)
    .map((post) => {
      const comments = wholeTalk(ground.db, post.id)
        .filter((one) => one.deletedAt === null || one.authorId === own)
        // What is hidden is seen by who wrote it, and by nobody else.
        .filter((one) => !one.isHidden || one.authorId === own)
        .map((one) => commentView(meta, one, { own, brand }));
      return {
        id: post.id,
        ...author(ground, post.authorId, { own, brand }),
        text: post.message,
        at: post.createdAt,
        isAd: post.promotion === "active",
        picture: post.picture ? `/phone/files/${post.picture}` : null,
        comments: comments
          .filter(({ parentId }) => parentId === null)
          .map((one) => ({
            ...one,
            answers: comments.filter(({ parentId }) => parentId === one.id),
          })),
      };
    });
}

function commentView(meta: MetaWorld, one: MetaComment, who: { own: string; brand: string }) {
  const isMine = one.authorId === who.own;
  const told = meta.wasTold(one.id);
  return {
    id: one.id,
    parentId: one.parentId,
    ...author(meta.ground, one.authorId, who),
    text: one.deletedAt === null ? one.text : null,
    at: one.createdAt,
    isEdited: one.editedAt !== null,
    isHidden: one.isHidden,
    picture: one.picture && one.deletedAt === null ? `/phone/files/${one.picture}` : null,
    tick: isMine && one.deletedAt === null ? (told ? "delivered" : "sent") : null,
  };
}

function author(meta: MetaGround, id: string, { own, brand }: { own: string; brand: string }) {
  if (id === brand) return { from: "brand", name: meta.page.name, handle: null };
  const person = personBy(meta.db, "psid", id) ?? personBy(meta.db, "igsid", id);
  return { from: id === own ? "me" : "other", name: person?.name ?? "Somebody", handle: person?.handle ?? null };
}
