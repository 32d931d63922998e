/** Figures by any grouping. One shape of question: an address that holds it opens the same view again. */
import { z } from "zod";
import { endpoint, pageOf, Paging, Time } from "./endpoint.ts";
import { Topic } from "./triage.ts";
import { ChannelKind, Language } from "./words.ts";
import { Zone } from "./zone.ts";

export const Figure = z.enum([
  "first-response",
  "next-response",
  "resolution",
  "end-to-end",
  "backlog",
  "received",
  "opened",
  "handled",
  "needing-none",
  "same-channel",
  "reopened",
  "referred",
  "public",
  "occupancy",
  "csat",
  "nps",
  "ratings-answered",
]);
export type Figure = z.infer<typeof Figure>;

export const Grouping = z.enum([
  "all",
  "channel",
  "language",
  "topic",
  "tier",
  "team",
  "agent",
  "hour",
  "day",
  "week",
  "time-of-day",
]);
export type Grouping = z.infer<typeof Grouping>;

export const Comparison = z.enum(["none", "before", "last-year"]);
export type Comparison = z.infer<typeof Comparison>;

/** What is asked: which figure, of what, when. Without a time: the last week. */
export const Question = z.object({
  figure: Figure,
  from: Time.optional(),
  to: Time.optional(),
  channel: ChannelKind.optional(),
  language: Language.optional(),
  topic: Topic.optional(),
  tier: z.string().trim().min(1).max(40).optional(),
  team: z.uuid().optional(),
  agent: z.uuid().optional(),
});

export const ReportQuery = Question.extend({
  by: Grouping.default("all"),
  compare: Comparison.default("none"),
  /** In which days, weeks and hours of the day begin. */
  zone: Zone.regex(/^[A-Za-z]/).default("UTC"),
});

/** Seconds are read from eighths of a doubling: at most 9 % off, `n` is exact. */
export const Measured = z.object({
  n: z.int(),
  /** Of how many, where the figure is a share: `n` of these. */
  of: z.int().nullable(),
  /** Those who recommend us less those who do not, where the figure is that: of a hundred of `n`. */
  net: z.int().nullable(),
  p50Seconds: z.int().nullable(),
  p90Seconds: z.int().nullable(),
  /** How many fell between the `bounds`; empty where nothing is timed. */
  histogram: z.array(z.int()),
});
export type Measured = z.infer<typeof Measured>;

export const ReportRow = Measured.extend({
  /** A channel, language, topic, tier, an id, or the beginning of an hour, a day or a week; empty where it is not known. */
  group: z.string(),
  /** Of a colleague or a team. */
  name: z.string().nullable(),
  /** The same in the range it is compared with. */
  before: Measured.nullable(),
  /** Beside an agent's figures: what they solved, and how many of theirs came back. */
  solved: z.int().nullable(),
  reopened: z.int().nullable(),
});

export const getReport = endpoint({
  method: "GET",
  path: "/api/v1/figures/report",
  summary:
    "One figure of a period by any grouping, beside the period before or a year earlier. Agents see colleagues' figures only with `figures:agents`, else their own.",
  needs: "figures:read",
  query: ReportQuery,
  returns: z.object({
    from: Time,
    to: Time,
    compared: z.object({ from: Time, to: Time }).nullable(),
    /** Seconds at which one part of a histogram ends and the next begins. */
    bounds: z.array(z.int()),
    total: ReportRow,
    items: z.array(ReportRow),
    /** There are more groups than are told. */
    isCut: z.boolean(),
  }),
});

/** One of those a figure counts. */
export const Counted = z.object({
  at: Time,
  caseId: z.uuid().nullable(),
  messageId: z.uuid().nullable(),
  channel: ChannelKind,
  language: Language,
  topic: Topic.nullable(),
  agentName: z.string().nullable(),
  seconds: z.int().nullable(),
});

export const listCounted = endpoint({
  method: "GET",
  path: "/api/v1/figures/counted",
  summary: "What a figure counts, newest first: cases and messages by their ids.",
  needs: "figures:read",
  query: Question.extend(Paging.shape),
  returns: pageOf(Counted),
});

/** The week's figures by mail, each Monday. */
export const Digest = z.object({ wanted: z.boolean(), language: z.enum(["en", "nl"]) });

export const getDigest = endpoint({
  method: "GET",
  path: "/api/v1/figures/digest",
  summary:
    "Whether the caller gets the week's figures by mail; `isCarried` says whether anything is connected that brings mail.",
  needs: "figures:agents",
  returns: Digest.extend({ isCarried: z.boolean() }),
});

export const setDigest = endpoint({
  method: "PUT",
  path: "/api/v1/figures/digest",
  summary: "Asks for the week's figures by mail each Monday, or for no more of them.",
  needs: "figures:agents",
  body: Digest,
  returns: Digest.extend({ isCarried: z.boolean() }),
});
