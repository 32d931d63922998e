/** The one part of twitter-text that counts; its main door brings all others along. */
declare module "twitter-text/dist/esm/parseTweet.js" {
  import type { parseTweet } from "twitter-text";

  const parse: typeof parseTweet;
  export default parse;
}
