/** Times, lengths and names as a reader expects them. */

const minute = 60_000;

/** How long ago, as short as it goes: now, 4m, 3h, 12 Nov. */
export function ago(at, now = Date.now()) {
  const passed = Math.max(0, now - at);
  if (passed < 45_000) return "now";
  if (passed < 60 * minute) return `${Math.max(1, Math.round(passed / minute))}m`;
  if (passed < 24 * 60 * minute) return `${Math.round(passed / (60 * minute))}h`;
  return new Date(at).toLocaleDateString("en-GB", { day: "numeric", month: "short" });
}

export const clock = (at) => new Date(at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
export const day = (at) => new Date(at).toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long" });

const names = new Intl.DisplayNames(["en"], { type: "language" });
export const languageName = (code) => names.of(code);

export const longestPost = 280;

/**
 * Length as X counts it, near enough for a counter; the server counts exactly. Latin, Greek, Cyrillic, Arabic, Thai and their like
 * weigh 1, the rest 2; a link 23. Names at the start of a reply weigh nothing.
 */
export function weigh(text, { isReply }) {
  let rest = text.normalize("NFC").trim();
  if (isReply) rest = rest.replace(/^(@\w{1,15}\s+)+/, "");
  let weight = 0;
  rest = rest.replace(/https?:\/\/\S+/g, () => {
    weight += 23;
    return "";
  });
  for (const { segment } of new Intl.Segmenter("en", { granularity: "grapheme" }).segment(rest)) {
    if (/\p{Extended_Pictographic}/u.test(segment)) weight += 2;
    else for (const sign of segment) weight += isLight(sign.codePointAt(0)) ? 1 : 2;
  }
  return weight;
}

function isLight(code) {
  return (
    code <= 4351 || (code >= 8192 && code <= 8205) || (code >= 8208 && code <= 8223) || (code >= 8242 && code <= 8247)
  );
}
