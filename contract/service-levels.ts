/** How long people wait. */
import { z } from "zod";
import { endpoint, pageOf, Paging, Time } from "./endpoint.ts";
import { ChannelKind, Language } from "./words.ts";

/** What we tell the public about one channel; seconds, null where nothing can be said yet. */
export const ReplyTime = z.object({
  channel: ChannelKind,
  expectedSeconds: z.int().nullable(),
  medianSeconds: z.int().nullable(),
  p90Seconds: z.int().nullable(),
  waiting: z.int(),
  /** It was not renewed for five minutes: this is what was so at `measuredAt`. */
  isStale: z.boolean(),
  /** Apart by the language they write in, where that can be said. */
  languages: z.array(z.object({ language: Language, expectedSeconds: z.int().nullable(), waiting: z.int() })),
});

export const getReplyTimes = endpoint({
  method: "GET",
  path: "/api/v1/reply-times",
  summary: "How long an answer takes now, per channel. Public, renewed every minute.",
  needs: "public",
  returns: z.object({ measuredAt: Time, channels: z.array(ReplyTime) }),
});

/** n, median and 90th percentile in seconds. */
export const Spread = z.object({ n: z.int(), medianSeconds: z.int().nullable(), p90Seconds: z.int().nullable() });

export const FigureKind = z.enum(["first-response", "next-response", "resolution"]);

/** Praise and complaints that asked nothing, apart from questions. `time` is how long those worded waited. */
export const WordFigures = z.object({
  received: z.int(),
  worded: z.int(),
  neededNone: z.int(),
  passedBy: z.int(),
  time: Spread,
});

/** What we said we come back for: made in the period; kept, broken and withdrawn of what ended or fell due in it. */
export const PromiseFigures = z.object({ made: z.int(), kept: z.int(), broken: z.int(), withdrawn: z.int() });

export const Figures = z.object({
  /** The channel or language this row is about, or `all`. */
  group: z.string(),
  messages: z.int(),
  needingAnswer: z.int(),
  casesOpened: z.int(),
  casesClosed: z.int(),
  firstResponse: Spread,
  nextResponse: Spread,
  resolution: Spread,
  words: WordFigures,
  promises: PromiseFigures,
});

const Period = z.object({ from: Time.optional(), to: Time.optional() });

export const getFigures = endpoint({
  method: "GET",
  path: "/api/v1/figures",
  summary: "Counts and waiting times of a period (the last day unless told), per channel, language or day.",
  needs: "figures:read",
  query: Period.extend({ by: z.enum(["all", "channel", "language", "day"]).default("all") }),
  returns: z.object({ from: Time, to: Time, items: z.array(Figures) }),
});

/** One wait behind a figure, down to the messages it ran between. */
export const Wait = z.object({
  caseId: z.uuid(),
  kind: FigureKind,
  channel: ChannelKind,
  language: Language,
  startedAt: Time,
  endedAt: Time,
  seconds: z.int(),
  startMessageId: z.uuid().nullable(),
  endMessageId: z.uuid().nullable(),
  answeredBy: z.string().nullable(),
});

/** What we told those who asked, held against what came true. */
export const PromiseAccuracy = z.object({
  channel: ChannelKind,
  language: Language,
  /** How many were answered whom we had told something. */
  n: z.int(),
  medianWaitSeconds: z.int(),
  medianErrorSeconds: z.int(),
  p90ErrorSeconds: z.int(),
  /** Answered within what we told, of 1. */
  withinShare: z.number(),
});

export const getPromiseAccuracy = endpoint({
  method: "GET",
  path: "/api/v1/figures/reply-times",
  summary:
    "How right the published reply times were for those who asked in a period (the last day unless told), by channel and language.",
  needs: "figures:read",
  query: Period,
  returns: z.object({ from: Time, to: Time, items: z.array(PromiseAccuracy) }),
});

export const listWaits = endpoint({
  method: "GET",
  path: "/api/v1/figures/waits",
  summary: "The list behind a figure, longest first.",
  needs: "figures:read",
  query: Paging.extend({
    ...Period.shape,
    kind: FigureKind,
    channel: ChannelKind.optional(),
    language: Language.optional(),
  }),
  returns: pageOf(Wait),
});
