/** The words of an HTML mail, line by line; what is quoted is marked as in plain text, so that one rule finds the answer in both. */
import { Parser } from "htmlparser2";

/** Characters of HTML that are read; a person's letter is a hundredth of it. */
const mostRead = 512 * 1024;

/** Elements within each other; people's programs nest a few dozen. */
const deepest = 500;
const chunk = 4096;

const unseen = new Set(["head", "style", "script", "title", "noscript", "template", "svg", "object", "select"]);
const blocks = new Set(
  "address article aside blockquote center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tr ul".split(
    " ",
  ),
);

/** Where a mail program sets what is answered: within these, or from these on. */
const isQuote = (name: string, { class: names = "", type, id }: Readonly<Record<string, string>>): boolean =>
  name === "blockquote" ||
  type === "cite" ||
  /(^|\s)(gmail_quote|yahoo_quoted|moz-cite-prefix)(\s|$)/.test(names) ||
  id === "OLK_SRC_BODY_SECTION";
const beginsAnswered = ({ id = "" }: Readonly<Record<string, string>>): boolean =>
  /^(x_)?(divRplyFwdMsg|stopSpelling)$/.test(id);

export function textInHtml(html: string): string {
  return linesOf(html).join("\n").trim();
}

/** Without elements; the place may be within one. */
function wordsAfter(html: string, at: number): string {
  const isWithin = html.lastIndexOf("<", at - 1) > html.lastIndexOf(">", at - 1);
  return `${isWithin ? "<" : ""}${html.slice(at, mostRead)}`.replaceAll(/<[^>]*>?/g, " ");
}

const isEmpty = (line: string): boolean => /^[> ]*$/.test(line);

function linesOf(html: string): string[] {
  const lines: string[] = [];
  const open: { name: string; isQuote: boolean; isUnseen: boolean }[] = [];
  let line = "";
  let quotes = 0;
  let hidden = 0;
  let preserved = 0;
  let isAnswered = false;
  const endLine = (): void => {
    const marks = quotes + (isAnswered ? 1 : 0);
    const words = preserved > 0 ? line.trimEnd() : line.replaceAll(/[ \t\u00a0]+/g, " ").trim();
    line = "";
    if (words === "" && isEmpty(lines.at(-1) ?? "")) return;
    lines.push(`${">".repeat(marks)}${marks > 0 ? " " : ""}${words}`);
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      if (blocks.has(name) && line !== "") endLine();
      if (beginsAnswered(attributes)) isAnswered = true;
      const one = { name, isQuote: isQuote(name, attributes), isUnseen: unseen.has(name) };
      open.push(one);
      if (one.isQuote) quotes++;
      if (one.isUnseen) hidden++;
      if (name === "pre") preserved++;
      if (name === "br") endLine();
      if (name === "hr") line = "________________________________";
      if (name === "li") line = "- ";
    },
    ontext(text) {
      if (hidden > 0) return;
      const [first = "", ...rest] = preserved > 0 ? text.split("\n") : [text.replaceAll(/[\r\n]+/g, " ")];
      line += first;
      for (const next of rest) {
        endLine();
        line = next;
      }
    },
    onclosetag(name) {
      if (blocks.has(name) && line !== "") endLine();
      if (name === "p" || name === "table") endLine();
      if (name === "td" || name === "th") line += " ";
      const one = open.pop();
      if (one?.isQuote) quotes--;
      if (one?.isUnseen) hidden--;
      if (name === "pre") preserved--;
    },
  });
  let at = 0;
  for (; at < html.length && at < mostRead && open.length < deepest; at += chunk)
    parser.write(html.slice(at, Math.min(at + chunk, mostRead)));
  // The parser takes ever longer the deeper it is: what lies there is read without its form.
  if (open.length >= deepest) line += wordsAfter(html, at);
  else parser.end();
  if (line !== "") endLine();
  while (lines.length > 0 && isEmpty(lines.at(-1) ?? "")) lines.pop();
  return lines;
}
