import { publishPageMention, publishReaction } from "./comments/comment-events.ts";
import { commentById, postById } from "./comments/comments.ts";
import type { MetaComment, MetaPost } from "./comments/comments.ts";
import {
  brandAt,
  editComment,
  hideComment,
  removeComment,
  removePost,
  writeComment,
  writePost,
} from "./comments/write-comment.ts";
import { makeFile } from "./files.ts";
import type { MetaGround } from "./ground.ts";
import { idAt } from "./people.ts";
import type { MetaPerson } from "./people.ts";
import { invalid } from "./problems.ts";

type Public = MetaPost["place"];

/** Playing what all can see at Facebook and Instagram. Whoever is not named is the airline; times may lie in the past. */
export interface PublicPlay {
  /** A post of the airline, or of a visitor on its Page. */
  writePost: (post: {
    place: Public;
    as?: string | undefined;
    text: string;
    kind?: MetaPost["kind"] | undefined;
    withPicture?: boolean | undefined;
    at?: number | undefined;
  }) => MetaPost;
  /** A comment under a post, or under a comment; without `as` the airline's own, written by hand elsewhere. */
  comment: (comment: {
    as?: string | undefined;
    under: string;
    text: string;
    withPicture?: boolean | undefined;
    at?: number | undefined;
  }) => MetaComment;
  editComment: (id: string, text: string) => void;
  /** Hidden by the platform or by staff elsewhere. */
  hideComment: (id: string, isHidden: boolean) => void;
  /** Takes a comment or a post away. */
  remove: (id: string) => void;
  like: (as: string, postId: string) => void;
  /** Names the airline somewhere else; at Instagram below a picture of theirs, or in its words. */
  mention: (mention: {
    as: string;
    place: Public;
    text: string;
    inCaption?: boolean | undefined;
    withPicture?: boolean | undefined;
  }) => string;
}

export function makePublicPlay(meta: MetaGround, person: (handle: string) => MetaPerson): PublicPlay {
  const author = (place: Public, as: string | undefined) =>
    as === undefined ? brandAt(meta, place) : idAt(place, person(as));
  const picture = (isWanted: boolean | undefined) => (isWanted ? makeFile(meta, "picture").id : null);
  const theComment = (id: string): MetaComment => {
    const comment = commentById(meta.db, id);
    if (!comment || comment.deletedAt !== null) throw invalid("There is no such comment.");
    return comment;
  };
  return {
    writePost({ place, as, text, kind, withPicture, at }) {
      if (place === "instagram" && as !== undefined) throw invalid("Only the airline posts on its account.");
      return writePost(meta, {
        place,
        authorId: author(place, as),
        message: text,
        kind,
        picture: picture(withPicture),
        at,
      });
    },
    comment({ as, under, text, withPicture, at }) {
      const place = (commentById(meta.db, under) ?? postById(meta.db, under))?.place;
      if (!place) throw invalid("There is nothing to comment on.");
      return writeComment(meta, { under, authorId: author(place, as), text, picture: picture(withPicture), at });
    },
    editComment: (id, text) => editComment(meta, theComment(id), text),
    hideComment: (id, isHidden) => hideComment(meta, theComment(id), isHidden),
    remove(id) {
      const post = postById(meta.db, id);
      if (post) removePost(meta, post);
      else removeComment(meta, theComment(id));
    },
    like: (as, postId) => publishReaction(meta, { postId, authorId: person(as).psid, reaction: "like" }),
    mention({ as, place, text, inCaption = false, withPicture }) {
      const authorId = idAt(place, person(as));
      if (place === "facebook") {
        const id = `${authorId}_${meta.nextId()}`;
        publishPageMention(meta, { id, authorId, text });
        return id;
      }
      // Their own picture: the airline stands in its words, or in a comment that its owner writes below.
      const post = writePost(meta, {
        place,
        authorId,
        message: inCaption ? text : "",
        picture: picture(withPicture),
      });
      if (inCaption) return post.id;
      return writeComment(meta, { under: post.id, authorId, text }).id;
    },
  };
}
