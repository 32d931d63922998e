import type { DatabaseSync } from "node:sqlite";
import type { MetaWorld } from "../meta/meta.ts";
import { writeAtMeta } from "../meta/opening.ts";
import type { Place } from "../meta/store.ts";
import type { Play } from "../play.ts";
import { accountById } from "../x/accounts.ts";
import type { Deeds } from "./life.ts";
import { passengerByHandle } from "./people.ts";

/** What the passengers can do on X, and where Meta is connected there too. */
export const deedsOf = ({
  db,
  play,
  meta,
  connected,
}: {
  db: DatabaseSync;
  play: Play;
  meta: MetaWorld;
  connected: ReadonlySet<Place>;
}): Deeds => ({
  post: ({ handle: as }, text, { place, replyToId }) =>
    place === "x" ? play.writePost({ as, text, replyToId }).id : writeAtMeta(meta, { as, place, text, replyToId }),
  message({ handle: as }, text, place) {
    if (place === "x") play.sendMessage({ as, text });
    else if (place !== "facebook") meta.play.sendMessage({ as, place, text });
  },
  readMessages({ handle }, place) {
    if (place === "x") play.readMessages(handle);
    else if (place !== "facebook") meta.play.read(handle, place);
  },
  places: () => ["x", ...connected],
  listen: (hear) =>
    meta.ground.news.listen((news) => {
      const passenger = news.kind === "answered" ? passengerByHandle(news.handle) : null;
      if (news.kind !== "answered" || !passenger) return;
      const { place, way, text, subjectId } = news;
      hear({ passenger, place, way, text, postId: way === "post" ? subjectId : null });
    }),
  passengerOf: (id) => passengerByHandle(accountById(db, id)?.handle ?? ""),
});
