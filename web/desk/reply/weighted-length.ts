/** Length as X counts it: a link is 23, most of Latin 1, most of the rest 2. https://docs.x.com/fundamentals/counting-characters */
import parseTweet from "twitter-text/dist/esm/parseTweet.js";

/** The weighted length of a text. */
export const weightedLength = (text: string): number => parseTweet(text.normalize("NFC")).weightedLength;
