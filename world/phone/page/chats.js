import { icon, make } from "./dom.js";
import { clock, day } from "./words.js";

/** Private messages of Messenger, Instagram, WhatsApp or Telegram; ticks, pictures, voice notes, cards and their buttons. */
export function chatPanel(phone, app, context) {
  const { messages, number, isThere, isBlocked } = talkOf(phone, app);
  if (app === "whatsapp" && !isThere) return [make("p", { className: "empty" }, "Not on WhatsApp with this number.")];
  if (messages.length === 0 && number) {
    return [
      make(
        "p",
        { className: "empty" },
        `No messages with ${phone.airline.name} yet. This phone's number is ${number}.`,
      ),
    ];
  }
  const chat = chatOf(phone, app, messages, context);
  return isBlocked === undefined ? chat : [...chat, blocker(isBlocked, context)];
}

const talkOf = (phone, app) => phone.meta[app] ?? phone[app];

/** They take no more from the bot, until they do again. */
function blocker(isBlocked, { onBlock }) {
  const button = make(
    "button",
    { type: "button", className: "plain" },
    isBlocked ? "Unblock the bot" : "Block the bot",
  );
  button.addEventListener("click", () => onBlock(!isBlocked));
  return make("p", { className: "empty" }, isBlocked ? "You blocked this bot. " : "", button);
}

export function chatOf(phone, app, messages, context) {
  if (messages.length === 0) return [make("p", { className: "empty" }, `No messages with ${phone.airline.name} yet.`)];
  const chat = make("div", { className: "chat", data: { app } });
  let today = "";
  for (const message of messages) {
    if (day(message.at) !== today) {
      today = day(message.at);
      chat.append(make("p", { className: "day" }, today));
    }
    chat.append(bubble(phone, app, message, context));
  }
  if (talkOf(phone, app)?.types)
    chat.append(make("p", { className: "bubble types", data: { from: "brand" } }, `${phone.airline.name} is typing …`));
  return [chat];
}

function bubble(phone, app, message, context) {
  const who = message.from === "me" ? "Me: " : `${phone.airline.name}: `;
  const language = message.from === "me" ? { lang: phone.passenger.language } : {};
  return make(
    "div",
    { className: "bubble", data: { from: message.from, message: message.id } },
    make("span", { className: "sr-only" }, who),
    ...message.files.map(fileView),
    message.place ? make("p", { className: "spot" }, icon("place"), message.place.name) : null,
    message.card ? cardView(message.card) : null,
    message.isGone ? make("p", { className: "gone" }, "This message was taken back.") : null,
    message.text ? make("p", { className: "text", dir: "auto", ...language }, message.text) : null,
    make(
      "div",
      { className: "under" },
      message.isEdited ? "edited" : null,
      make("time", {}, clock(message.at)),
      ticks(app, message),
    ),
    message.failed ? make("p", { className: "failed" }, `Never arrived: ${message.failed}`) : null,
    message.reaction
      ? make("span", { className: "feeling" }, message.reaction === "love" ? "❤" : message.reaction)
      : null,
    message.buttons.length > 0
      ? make("div", { className: "presses" }, ...message.buttons.map((label) => press(label, message, context)))
      : null,
  );
}

function press(label, message, { onPress }) {
  const button = make("button", { type: "button", className: "press" }, label);
  button.addEventListener("click", () => onPress(message.id, label));
  return button;
}

function cardView({ title, body, footer }) {
  return make(
    "div",
    { className: "sheet" },
    title ? make("b", { dir: "auto" }, title) : null,
    make("p", { className: "text", dir: "auto" }, body),
    footer ? make("p", { className: "foot", dir: "auto" }, footer) : null,
  );
}

function fileView({ url, kind, name }) {
  if (kind === "image") return make("img", { src: url, alt: "A picture", className: "media" });
  if (kind === "audio")
    return make("audio", { src: url, controls: true, preload: "metadata", className: "media", title: "A voice note" });
  if (kind === "video") return make("p", { className: "spot" }, icon("video"), "A video");
  return make("a", { className: "spot", href: url, target: "_blank", rel: "noreferrer" }, icon("document"), name);
}

/** One tick: sent. Two: the airline has it. In colour, or by words elsewhere than at WhatsApp: it was read. */
function ticks(app, { tick }) {
  if (!tick) return null;
  const words = { sent: "sent", delivered: "delivered to the airline", read: "read by the airline" }[tick];
  return make(
    "span",
    { className: "tick", title: words, data: { tick, app } },
    icon(tick === "sent" ? "sent" : "delivered"),
    make("span", { className: "sr-only" }, words),
  );
}
