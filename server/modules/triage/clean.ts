/** The longest text that is judged, in UTF-16 units: posts are short, and what comes later changes nothing. */
export const judgedLength = 2_000;

const links: readonly RegExp[] = [
  /(?:https?:\/\/|www\.)\S{1,500}/giu,
  /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/gu,
  /[@＠][\w.]{1,50}/gu,
];

const noise: readonly RegExp[] = [
  ...links,
  /\bhttps?\b/giu,
  /[#＃][\p{L}\p{M}\p{N}_]{1,100}/gu,
  /\b[\w-]{1,63}\.(?:com|org|net|co|ly|gl|me|tv|jp|cn|ru|de|fr|nl)\b(?:\/\S{1,200})?/giu,
  /&(?:amp|lt|gt|quot|nbsp|#\d{1,5});/giu,
  /\bRT\b/gu,
];

/** A text without what says nothing about its language: links, handles, hashtags, codes, numbers, drawn-out letters. */
export function clean(text: string): string {
  let rest = text.slice(0, judgedLength).normalize("NFC");
  for (const pattern of noise) rest = rest.replace(pattern, " ");
  rest = rest.replace(/[A-Za-z0-9]+/gu, (token) => (/\d/u.test(token) ? " " : token));
  return shortenRuns(rest).trim();
}

/** A text without links, addresses and handles, whose words are nobody's: what the phrases are looked for in. */
export function withoutLinks(text: string): string {
  let rest = text.slice(0, judgedLength);
  for (const pattern of links) rest = rest.replace(pattern, " ");
  return shortenRuns(rest);
}

/** Drawn-out letters made one ("soooo" is "so"); written as a loop because a back reference is slow on "aaaa...". */
function shortenRuns(text: string): string {
  let result = "";
  for (let at = 0; at < text.length;) {
    let end = at + 1;
    while (end < text.length && text[end] === text[at]) end++;
    result += end - at >= 3 ? text[at] : text.slice(at, end);
    at = end;
  }
  return result;
}
