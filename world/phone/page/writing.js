import { byId } from "./dom.js";
import { longestPost, weigh } from "./words.js";

/** The composer: a post, a reply or a direct message, with its counter. */
const longestMessage = 10_000;

export function startWriting({ context, onSend }) {
  const box = byId("composer");
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
    : longestMessage - text.length;
  const counter = byId("counter");
  counter.hidden = !isPost && left > 500;
  counter.textContent = left;
  counter.dataset.state = left < 0 ? "over" : left <= 20 ? "near" : "fine";
  byId("send").disabled = text.trim() === "" || left < 0;
}
