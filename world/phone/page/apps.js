import { airlineFace, face, icon, make } from "./dom.js";
import { chatOf } from "./chats.js";
import { ago } from "./words.js";

/** Facebook: the airline's posts and the passenger's own on its Page, with comments one level deep. */
export function facebookPanel(phone, context) {
  const { posts } = phone.meta.facebook;
  if (posts.length === 0) return [empty(`${phone.airline.name} has posted nothing yet. Write on its Page below.`)];
  return posts.map((post) => postView(phone, post, { ...context, look: "page" }));
}

/** Instagram: pictures with comments, or the messages, by the switch on top. */
export function instagramPanel(phone, context) {
  const { posts, messages } = phone.meta.instagram;
  const sides = [
    ["posts", "Posts"],
    ["messages", "Messages"],
  ].map(([side, words]) => {
    const button = make("button", { type: "button", data: { side } }, words);
    button.setAttribute("aria-pressed", String(context.side === side));
    button.addEventListener("click", () => context.onSide(side));
    return button;
  });
  const bar = make("div", { className: "sides" }, ...sides);
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "What of Instagram");
  if (context.side === "messages") return [bar, ...chatOf(phone, "instagram", messages, context)];
  if (posts.length === 0) return [bar, empty(`${phone.airline.name} has shown nothing yet.`)];
  return [bar, ...posts.map((post) => postView(phone, post, { ...context, look: "picture" }))];
}

const empty = (text) => make("p", { className: "empty" }, text);

function postView(phone, post, context) {
  const words = post.text ? make("p", { className: "text", dir: "auto" }, post.text) : null;
  const picture = post.picture
    ? make("img", { src: post.picture, alt: "", loading: "lazy", className: "post-picture" })
    : context.look === "picture"
      ? make("div", { className: "post-picture none", aria: { hidden: "true" } })
      : null;
  const count = post.comments.reduce((sum, { answers }) => sum + 1 + answers.length, 0);
  return make(
    "article",
    { className: `card ${context.look}`, data: { post: post.id, chosen: String(post.id === context.replyTo?.id) } },
    make(
      "header",
      {},
      faceOf(phone, post),
      make(
        "div",
        {},
        make("b", { dir: "auto" }, post.name),
        make(
          "time",
          { dateTime: new Date(post.at).toISOString() },
          `${ago(post.at)}${post.isAd ? " · Sponsored" : ""}`,
        ),
      ),
    ),
    ...(context.look === "picture" ? [picture, words] : [words, picture]),
    make("p", { className: "tally" }, count === 1 ? "1 comment" : `${count} comments`),
    make("ul", { className: "comments" }, ...post.comments.map((one) => commentView(phone, one, context))),
    action("Comment", () => context.onReply(post), `Comment on: ${post.text.slice(0, 60)}`),
  );
}

function commentView(phone, one, context) {
  return make(
    "li",
    { className: "comment", data: { comment: one.id, from: one.from, chosen: String(one.id === context.replyTo?.id) } },
    faceOf(phone, one),
    make(
      "div",
      { className: "said" },
      make(
        "div",
        { className: "balloon" },
        make("b", { dir: "auto" }, one.name),
        one.text === null
          ? make("p", { className: "gone" }, "This comment was deleted.")
          : make("p", { className: "text", dir: "auto" }, one.text),
        one.picture ? make("img", { src: one.picture, alt: "A picture", loading: "lazy" }) : null,
      ),
      make(
        "p",
        { className: "below" },
        make("time", {}, ago(one.at)),
        one.isEdited ? " · edited" : null,
        one.text === null ? null : action("Reply", () => context.onReply(one), `Reply to: ${one.text.slice(0, 60)}`),
      ),
      one.isHidden ? make("p", { className: "hidden-note" }, "Hidden by the airline: only you see it") : null,
      one.answers?.length
        ? make("ul", { className: "comments" }, ...one.answers.map((inner) => commentView(phone, inner, context)))
        : null,
    ),
  );
}

function action(words, deed, label) {
  const button = make("button", { type: "button", className: "plain" }, words);
  button.setAttribute("aria-label", label);
  button.addEventListener("click", deed);
  return button;
}

function faceOf(phone, { from, name, handle }) {
  if (from === "brand") return airlineFace();
  if (from === "me") return face(phone.passenger);
  const hue = [...(handle ?? name)].reduce((sum, sign) => (sum * 31 + sign.codePointAt(0)) % 360, 7);
  return face({ initials: [...name].slice(0, 1).join(""), hue, language: "en" });
}

/** What is written with a message: a picture, a voice note, where one is. */
export function extras({ app, isComment, isAnswer, onExtra }) {
  // Comments of Instagram are words alone; a picture is one's own, and names the airline.
  if (app === "instagram" && isAnswer) return [];
  if (app === "instagram" && isComment) return [["own", "My own picture", "picture"]].map(extraButton(onExtra));
  const all = [
    ["picture", "Picture", "picture"],
    ...(app === "facebook" ? [] : [["voice", "Voice note", "voice"]]),
    ...(app === "whatsapp" ? [["document", "Document", "document"]] : []),
    ...(app === "facebook" || app === "instagram" ? [] : [["here", "Where I am", "place"]]),
  ];
  return all.map(extraButton(onExtra));
}

const extraButton =
  (onExtra) =>
  ([what, words, drawn]) => {
    const button = make(
      "button",
      { type: "button", className: "quiet icon-only", title: `Send: ${words}` },
      icon(drawn),
    );
    button.setAttribute("aria-label", `Send: ${words}`);
    button.addEventListener("click", () => onExtra(what));
    return button;
  };
