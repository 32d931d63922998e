import { commentById, postById } from "./comments/comments.ts";
import { commentShape, mediaShape } from "./comments/instagram-api.ts";
import { choose, readFields } from "./fields.ts";
import type { Edges, GraphCall } from "./graph.ts";
import type { MetaGround } from "./ground.ts";
import { invalid, unknownNode } from "./problems.ts";
import { chosen } from "./reading.ts";
import type { Shape } from "./store.ts";
import { knownToken, stalenessOf } from "./tokens.ts";

/** The airline's own things at Meta, and what its tokens are. */
export function accountEdges(meta: MetaGround): Edges {
  return {
    "GET app": {
      endpoint: "tokens",
      answer: (call) => chosen(call, { id: meta.app.id, name: "Care desk", category: "Business" }, "id,name"),
    },
    "GET app/debug_token": { endpoint: "tokens", answer: (call) => debug(meta, call) },
    "GET page": {
      endpoint: "profile",
      answer: (call) =>
        chosen(
          call,
          {
            id: meta.page.id,
            name: meta.page.name,
            username: meta.page.username,
            link: `https://www.facebook.com/${meta.page.username}`,
            category: "Airline Company",
            fan_count: 184_213,
            instagram_business_account: { id: meta.instagram.id },
          },
          "id,name",
        ),
    },
    "GET instagram": { endpoint: "profile", answer: (call) => instagram(meta, call) },
  };
}

/** The account itself, or, by a field of it, the comment that named it somewhere else. */
function instagram(meta: MetaGround, call: GraphCall): Shape {
  const asked = typeof call.args["fields"] === "string" ? call.args["fields"] : "";
  const [, what, theirId] = /(mentioned_comment\.comment_id|mentioned_media\.media_id)\((\d+)\)/.exec(asked) ?? [];
  if (what && theirId) {
    const name = what.replace(/\..*/, "");
    const inside = readFields(asked).get(name) ?? new Map();
    const fields = inside.size > 0 ? inside : readFields("id");
    return { [name]: choose(mentioned(meta, name, theirId), fields), id: meta.instagram.id };
  }
  const { id, username, name } = meta.instagram;
  return chosen(
    call,
    { id, user_id: id, username, name, account_type: "BUSINESS", followers_count: 96_204 },
    "id,username",
  );
}

/** Only what names the account, and stands with somebody else; of a picture's owner the name alone is told. */
function mentioned(meta: MetaGround, name: string, id: string): Shape {
  const isNamed = (text: string) => text.toLowerCase().includes(`@${meta.instagram.username.toLowerCase()}`);
  if (name === "mentioned_comment") {
    const comment = commentById(meta.db, id);
    if (!comment || comment.deletedAt !== null || !isNamed(comment.text)) throw unknownNode(id, "GET");
    return commentShape(meta, comment);
  }
  const post = postById(meta.db, id);
  const isTheirs = post?.place === "instagram" && post.authorId !== meta.instagram.id;
  if (!post || !isTheirs || post.deletedAt !== null || !isNamed(post.message)) throw unknownNode(id, "GET");
  // Captions lose the sign before our name, unless they are ours.
  return { ...mediaShape(meta, post), caption: post.message.replaceAll(/@(?=\w)/g, "") };
}

const types = { page: "PAGE", system: "SYSTEM_USER", instagram: "USER", app: "APP" } as const;

/** What a token is and how long it lives; also of one that lives no more. */
function debug(meta: MetaGround, call: GraphCall): Shape {
  const input = call.args["input_token"];
  if (typeof input !== "string") throw invalid("The parameter input_token is required");
  const token = knownToken(meta, input);
  if (!token) {
    return {
      data: { error: { code: 190, message: "The access token could not be decrypted" }, is_valid: false, scopes: [] },
    };
  }
  const subcode = stalenessOf(token, meta.now());
  return {
    data: {
      app_id: meta.app.id,
      type: types[token.kind],
      application: "Care desk",
      data_access_expires_at: 0,
      expires_at: Math.floor(token.expiresAt / 1000),
      is_valid: subcode === null,
      issued_at: Math.floor(token.issuedAt / 1000),
      ...(subcode === null ? {} : { error: { code: 190, message: "Error validating access token", subcode } }),
      ...(token.kind === "page" ? { profile_id: token.holderId } : {}),
      scopes: token.scopes,
      user_id: token.holderId,
    },
  };
}
