import { airlineFace, face, icon, make } from "./dom.js";
import { ago, clock, day } from "./words.js";

/** The public talks of a passenger with the airline. */
export function xPanel(phone, { replyTo, onReply }) {
  if (phone.talks.length === 0) {
    return [make("p", { className: "empty" }, `No posts yet. Write the first one to @${phone.airline.handle} below.`)];
  }
  return phone.talks.map((talk) => {
    const last = talk.posts.findLast((post) => post.text !== null);
    const answer = make("button", { type: "button", className: "answer" }, icon("reply"), "Reply");
    answer.setAttribute("aria-label", `Reply to: ${(last?.text ?? "").slice(0, 60)}`);
    answer.addEventListener("click", () => onReply(last));
    const chosen = String(talk.posts.some(({ id }) => id === replyTo?.id));
    return make(
      "article",
      { className: "talk", data: { conversation: talk.id, chosen } },
      ...talk.posts.map((post) => postView(post, phone)),
      last ? answer : null,
    );
  });
}

function postView(post, { passenger }) {
  const isBrand = post.from === "brand";
  return make(
    "div",
    { className: "post", data: { from: post.from, post: post.id } },
    isBrand ? airlineFace() : face(passenger),
    make(
      "div",
      {},
      make(
        "div",
        { className: "by" },
        make("b", { dir: "auto" }, post.name),
        make("span", {}, `@${post.handle}`),
        make("time", { dateTime: new Date(post.at).toISOString() }, ago(post.at)),
        tick(post.tick),
      ),
      post.text === null
        ? make("p", { className: "gone" }, "This post was deleted.")
        : make(
            "p",
            { className: "text", dir: "auto", ...(isBrand ? {} : { lang: passenger.language }) },
            ...withCalls(post.text),
          ),
      post.hidden ? make("p", { className: "under" }, "Hidden by the airline") : null,
    ),
  );
}

/** Names in a text stand out. */
function withCalls(text) {
  return text
    .split(/(@\w{1,15})/)
    .map((part) => (/^@\w/.test(part) ? make("span", { className: "call" }, part) : part));
}

/** The direct messages. */
export function messagesPanel(phone) {
  if (phone.messages.length === 0) {
    return [make("p", { className: "empty" }, `No messages with ${phone.airline.name} yet.`)];
  }
  const chat = make("div", { className: "chat" });
  let today = "";
  for (const message of phone.messages) {
    if (day(message.at) !== today) {
      today = day(message.at);
      chat.append(make("p", { className: "day" }, today));
    }
    chat.append(
      make(
        "div",
        { className: "bubble", data: { from: message.from, message: message.id } },
        make("span", { className: "sr-only" }, message.from === "me" ? "Me: " : `${phone.airline.name}: `),
        make(
          "p",
          { className: "text", dir: "auto", ...(message.from === "me" ? { lang: phone.passenger.language } : {}) },
          message.text,
        ),
        ...message.pictures.map((src) =>
          make(
            "a",
            { href: src, target: "_blank", rel: "noreferrer" },
            make("img", { src, alt: "A picture", className: "media" }),
          ),
        ),
        make("div", { className: "under" }, make("time", {}, clock(message.at)), tick(message.tick)),
      ),
    );
  }
  return [chat];
}

function tick(state) {
  if (!state) return null;
  const words = state === "delivered" ? "delivered to the airline" : "sent";
  return make(
    "span",
    { className: "tick", title: words, data: { tick: state } },
    icon(state),
    make("span", { className: "sr-only" }, words),
  );
}
