/** The longest text that is judged, in UTF-16 units: posts are short, and what comes later changes nothing. */
export const judgedLength = 2_000;

/** A pattern, and what is there wherever it is: looking for that is quicker. */
type Pattern = readonly [pattern: RegExp, needs: RegExp];

const links: readonly Pattern[] = [
  [/(?:https?:\/\/|www\.)\S{1,500}/giu, /\/\/|www\./iu],
  [/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/gu, /[\w.+-]@/u],
  [/[@＠][\w.]{1,50}/gu, /[@＠]/u],
];

const noise: readonly Pattern[] = [
  ...links,
  [/\bhttps?\b/giu, /http/iu],
  [/[#＃][\p{L}\p{M}\p{N}_]{1,100}/gu, /[#＃]/u],
  [/\b[\w-]{1,63}\.(?:com|org|net|co|ly|gl|me|tv|jp|cn|ru|de|fr|nl)\b(?:\/\S{1,200})?/giu, /\.\w/u],
  [/&(?:amp|lt|gt|quot|nbsp|#\d{1,5});/giu, /&/u],
  [/\bRT\b/gu, /RT/u],
];

function without(text: string, patterns: readonly Pattern[]): string {
  let rest = text;
  for (const [pattern, needs] of patterns) if (needs.test(rest)) rest = rest.replace(pattern, " ");
  return rest;
}

/** A text without what says nothing about its language: links, handles, hashtags, codes, numbers, drawn-out letters. */
export function clean(text: string): string {
  let rest = without(text.slice(0, judgedLength).normalize("NFC"), noise);
  if (/\d/u.test(rest)) rest = rest.replace(/[A-Za-z0-9]+/gu, (token) => (/\d/u.test(token) ? " " : token));
  return shortenRuns(rest).trim();
}

/** A text without links, addresses and handles, whose words are nobody's: what the phrases are looked for in. */
export function withoutLinks(text: string): string {
  return shortenRuns(without(text.slice(0, judgedLength), links));
}

/** Drawn-out letters made one ("soooo" is "so"); written as a loop because a back reference is slow on "aaaa...". */
function shortenRuns(text: string): string {
  let result = "";
  let kept = 0;
  for (let at = 0; at < text.length;) {
    const unit = text.charCodeAt(at);
    let end = at + 1;
    while (end < text.length && text.charCodeAt(end) === unit) end++;
    if (end - at >= 3) {
      result += text.slice(kept, at + 1);
      kept = end;
    }
    at = end;
  }
  return kept === 0 ? text : result + text.slice(kept);
}
