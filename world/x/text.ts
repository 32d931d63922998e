import twitter from "twitter-text";

const { extractMentionsWithIndices, extractUrlsWithIndices, extractHashtagsWithIndices, parseTweet } = twitter;

/** The names a text calls, in lower case, with where they stand (UTF-16). */
export function namesIn(text: string): { handle: string; start: number; end: number }[] {
  return extractMentionsWithIndices(text).map(({ screenName, indices: [start, end] }) => ({
    handle: screenName.toLowerCase(),
    start,
    end,
  }));
}

/** How long X takes a text to be: a link is 23, a Chinese character 2; 280 is the most. */
export function weightedLength(text: string): number {
  return parseTweet(text).weightedLength;
}

/** X counts positions in characters as a reader would, not in UTF-16 units. */
export function positionIn(text: string, unit: number): number {
  return Array.from(text.slice(0, unit)).length;
}

export function hashtagsIn(text: string): { tag: string; start: number; end: number }[] {
  return extractHashtagsWithIndices(text).map(({ hashtag, indices: [start, end] }) => ({ tag: hashtag, start, end }));
}

export function linksIn(text: string): { url: string; start: number; end: number }[] {
  return extractUrlsWithIndices(text).map(({ url, indices: [start, end] }) => ({ url, start, end }));
}

export const longestPost = 280;
export const longestMessage = 10_000;
