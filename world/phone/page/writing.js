import { extras } from "./apps.js";
import { byId } from "./dom.js";
import { longestPost, weigh } from "./words.js";

/** The composer: a post, a reply or a direct message, with its counter. */
const longestMessage = 10_000;
/** What the apps let people write. */
const longestAt = { facebook: 8_000, messenger: 2_000, instagram: 1_000, whatsapp: 4_096, telegram: 4_096 };
let sendExtra = () => {};

export function startWriting({ context, onSend, onExtra }) {
  const box = byId("composer");
  sendExtra = (what) =>
    onExtra(what).then(
      () => count(context()),
      (error) => (byId("composer-error").textContent = error.message),
    );
  box.addEventListener("input", () => count(context()));
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) byId("writing").requestSubmit();
  });
  byId("writing").addEventListener("submit", (event) => {
    event.preventDefault();
    if (!byId("send").disabled) void submit();
  });

  async function submit() {
    byId("send").disabled = true;
    byId("composer-error").textContent = "";
    try {
      await onSend(box.value.trim());
      box.value = "";
    } catch (error) {
      byId("composer-error").textContent = error.message;
    }
    count(context());
    box.focus();
  }
}

/** Sets the composer up for a tab: what it writes, and to whom. */
export function readyToWrite(context) {
  const { tab, airline, replyTo } = context;
  byId("extras").replaceChildren(
    ...(tab in longestAt
      ? extras({
          app: tab,
          isComment: isCommentIn(context),
          isAnswer: Boolean(replyTo),
          onExtra: (what) => sendExtra(what),
        })
      : []),
  );
  if (tab in longestAt) return readyInApp(context);
  const isPost = tab === "x";
  const isMail = tab === "mail";
  const label = isPost
    ? replyTo
      ? "Write a reply"
      : "Write a post"
    : `Write a ${isMail ? "mail" : "direct message"} to ${airline.name}`;
  byId("mail-subject").hidden = !isMail || Boolean(replyTo);
  byId("composer-label").textContent = label;
  byId("composer").placeholder = isPost
    ? replyTo
      ? "Your reply"
      : `What's happening with your flight, @${airline.handle}?`
    : isMail
      ? replyTo
        ? "Your answer"
        : `Mail to ${airline.name}`
      : "Message";
  byId("send").textContent = isPost ? (replyTo ? "Reply" : "Post") : "Send";
  byId("reply-to").hidden = !((isPost || isMail) && replyTo);
  byId("reply-to-text").textContent = replyTo
    ? isMail
      ? `Answering: ${replyTo.subject}`
      : hint(replyTo, airline)
    : "";
  count(context);
}

/** At Instagram all that is public and no picture is a comment, also where the airline has shown nothing yet. */
const isCommentIn = (context) =>
  underWhat(context) !== null || (context.tab === "instagram" && context.side === "posts");

/** What is commented on at Facebook and Instagram: what was chosen, or at Instagram the newest picture; null for a message or a post. */
export function underWhat({ tab, side, replyTo, phone }) {
  if (replyTo) return replyTo.id;
  return tab === "instagram" && side === "posts" ? (phone?.meta.instagram.posts[0]?.id ?? null) : null;
}

/** The same for the apps of Meta: a post on the Page, a comment, or a private message. */
function readyInApp(context) {
  const { tab, airline, replyTo } = context;
  const isComment = underWhat(context) !== null;
  const words = isComment
    ? "Write a comment"
    : tab === "facebook"
      ? `Write on ${airline.name}'s Page`
      : `Message to ${airline.name}`;
  byId("mail-subject").hidden = true;
  byId("composer-label").textContent = words;
  byId("composer").placeholder = words;
  byId("send").textContent = isComment ? "Comment" : tab === "facebook" ? "Post" : "Send";
  byId("reply-to").hidden = !replyTo;
  byId("reply-to-text").textContent = replyTo ? `To ${replyTo.name}: ${(replyTo.text ?? "").slice(0, 40)}` : "";
  count(context);
}

function hint(replyTo, airline) {
  return replyTo.from === "brand"
    ? `Replying to @${airline.handle}`
    : `Adding to your own post: write @${airline.handle} in the text, or the airline only sees it when it looks`;
}

/** What is sent: a new post calls the airline by name, if it does not yet. */
export function toSend(text, { tab, airline, replyTo }) {
  if (tab !== "x" || replyTo) return text;
  return text.toLowerCase().includes(`@${airline.handle.toLowerCase()}`) ? text : `@${airline.handle} ${text}`;
}

function count(context) {
  const text = byId("composer").value;
  const isPost = context.tab === "x";
  const left = isPost
    ? longestPost - weigh(toSend(text, context), { isReply: Boolean(context.replyTo) })
    : (longestAt[context.tab] ?? longestMessage) - [...text].length;
  const counter = byId("counter");
  counter.hidden = !isPost && left > 500;
  counter.textContent = left;
  counter.dataset.state = left < 0 ? "over" : left <= 20 ? "near" : "fine";
  byId("send").disabled = text.trim() === "" || left < 0;
}
