/** What customers think of the care they got: asked once after a case is closed, answered by a link that needs no sign-in. */
import { z } from "zod";
import { endpoint, Time } from "./endpoint.ts";
import { ChannelKind } from "./words.ts";

/** `csat`: how satisfied, 1 to 5. `nps`: how likely they are to recommend us, 0 to 10. */
export const RatingKind = z.enum(["csat", "nps"]);
export type RatingKind = z.infer<typeof RatingKind>;

export const scoresOf: Record<RatingKind, readonly number[]> = {
  csat: [1, 2, 3, 4, 5],
  nps: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
};

/** What they may add in their own words, in characters. */
export const ratingWordsAtMost = 2000;

export const RatingRule = z.object({
  /** Null: nobody is asked. */
  asks: RatingKind.nullable(),
  /** Of a hundred cases that were closed. */
  sharePercent: z.int().min(1).max(100),
  /** Days in which nobody is asked twice. */
  restDays: z.int().min(1).max(730),
  /** After a case was closed, in minutes. */
  waitMinutes: z.int().min(0).max(10_080),
  channels: z.array(ChannelKind).max(ChannelKind.options.length),
  /** Days after closing within which who was stranded is asked once they have arrived; 0: they are never asked. */
  strandedDays: z.int().min(0).max(30),
  /** Where we may write no words of our own any more, an approved template asks: it may cost. */
  byTemplate: z.boolean(),
  /** Only those are asked who said that they may be; else all but those who said that they may not. */
  needsConsent: z.boolean(),
});
export type RatingRule = z.infer<typeof RatingRule>;

/** Why somebody was not asked, where it was their turn. */
export const RatingPassed = z.enum([
  "switched-off",
  "channel",
  "not-closed",
  "erased",
  "stranded",
  "drill",
  "other-case",
  "asked-lately",
  "unwelcome",
  "no-way",
]);
export type RatingPassed = z.infer<typeof RatingPassed>;

const Settings = z.object({
  rule: RatingRule,
  version: z.int(),
  /** Of the last 30 days. */
  lately: z.object({
    asked: z.int(),
    answered: z.int(),
    passed: z.array(z.object({ why: RatingPassed, n: z.int() })),
  }),
});

export const getRatingRule = endpoint({
  method: "GET",
  path: "/api/v1/settings/ratings",
  summary: "Who is asked what they think of the care they got, and what came of it lately.",
  needs: "settings:manage",
  returns: Settings,
});

export const setRatingRule = endpoint({
  method: "PUT",
  path: "/api/v1/settings/ratings",
  summary:
    "Say who is asked. `version` is the one that was read: who wrote meanwhile is not written over. Written to the audit.",
  needs: "settings:manage",
  body: z.object({ rule: RatingRule, version: z.int() }),
  returns: Settings,
});

export const Rating = z.object({
  kind: RatingKind,
  state: z.enum(["due", "asked", "answered", "passed"]),
  dueAt: Time,
  askedAt: Time.nullable(),
  passedWhy: RatingPassed.nullable(),
  score: z.int().nullable(),
  /** Masked for who may not read personal data. */
  words: z.string().nullable(),
  answeredAt: Time.nullable(),
});
export type Rating = z.infer<typeof Rating>;

export const getRating = endpoint({
  method: "GET",
  path: "/api/v1/cases/:caseId/rating",
  summary: "Whether the customer of a case was asked what they think of it, and what they answered.",
  needs: "cases:read",
  params: z.object({ caseId: z.uuid() }),
  returns: z.object({ rating: Rating.nullable() }),
});
