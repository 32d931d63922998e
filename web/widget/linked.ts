/** A text with its addresses to click on: only https, and nothing that stands around them. */

export type Piece = { text: string; href: string | null };

const addresses = /https:\/\/[^\s<>"'`{}|\\^]+/giu;
/** Ends a sentence more often than an address. */
const trailing = /[.,;:!?)\]»”’。、！？）]+$/u;

export function linked(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { 0: found, index } of text.matchAll(addresses)) {
    const href = found.replace(trailing, "");
    if (!URL.canParse(href)) continue;
    if (index > at) pieces.push({ text: text.slice(at, index), href: null });
    pieces.push({ text: href, href });
    at = index + href.length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), href: null });
  return pieces;
}
