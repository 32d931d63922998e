import type { Rating, RatingPassed } from "../../../../contract/ratings.ts";

/** What a case says of its customer's rating. */
export const ratings = {
  title: "Rating",
  csat: (score: string) => `${score} of 5`,
  nps: (score: string) => `${score} of 10`,
  kinds: { csat: "Satisfaction", nps: "Recommendation" } satisfies Record<Rating["kind"], string>,
  due: "Will be asked",
  asked: "Asked, no answer yet",
  passed: "Not asked:",
  why: {
    "switched-off": "ratings are switched off",
    channel: "not on this channel",
    "not-closed": "the case was open again",
    erased: "their data was erased",
    stranded: "they were stranded, and nothing told that they arrived",
    drill: "the case had a drill",
    "other-case": "another case of theirs is open",
    "asked-lately": "they were asked lately",
    unwelcome: "they do not want to be asked",
    "no-way": "we may not write to them there now, nor is there a template for it",
  } satisfies Record<RatingPassed, string> as Record<RatingPassed, string>,
};
