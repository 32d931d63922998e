import { icon, make } from "./dom.js";
import { clock, day } from "./words.js";

/** The mail of a passenger: what came and what went, oldest first, each foldable; what is answered is quieter. */
export function mailPanel(phone, { replyTo, onReply }) {
  if (phone.letters.length === 0) {
    return [make("p", { className: "empty" }, `No mail yet. This mailbox is ${phone.address}.`)];
  }
  return phone.letters.map((letter) => {
    const answer = make("button", { type: "button", className: "answer" }, icon("reply"), "Answer");
    answer.setAttribute("aria-label", `Answer: ${letter.subject.slice(0, 60)}`);
    answer.addEventListener("click", () => onReply(letter));
    return make(
      "article",
      {
        className: "letter",
        data: { mail: letter.id, mine: String(letter.isMine), chosen: String(letter.id === replyTo?.id) },
      },
      make(
        "header",
        {},
        make("b", { dir: "auto" }, letter.isMine ? `To ${letter.to}` : letter.from.name || letter.from.address),
        make("time", { dateTime: new Date(letter.at).toISOString() }, `${day(letter.at)} ${clock(letter.at)}`),
      ),
      make("h3", { dir: "auto" }, letter.subject || "No subject"),
      ...wordsOf(letter.text),
      ...letter.files.map((name) => make("p", { className: "under" }, `Attached: ${name}`)),
      letter.isMine ? null : answer,
    );
  });
}

/** What is quoted is behind a fold. */
function wordsOf(text) {
  const lines = text.trim().split("\n");
  const at = lines.findIndex((line) => line.startsWith(">"));
  if (at === -1) return [make("p", { className: "text", dir: "auto" }, lines.join("\n"))];
  // The line that introduces a quote belongs to it.
  const from = at > 0 && /[:：]\s*$/.test(lines[at - 1]) ? at - 1 : at;
  return [
    make("p", { className: "text", dir: "auto" }, lines.slice(0, from).join("\n").trim()),
    make(
      "details",
      {},
      make("summary", {}, "What it answers"),
      make("p", { className: "text", dir: "auto" }, lines.slice(from).join("\n")),
    ),
  ];
}
