/** The ways in which a customer can be written to now, until when, and what is left where one is shut. */
import { z } from "zod";
import { endpoint, Time } from "./endpoint.ts";
import { Price } from "./prices.ts";
import { ChannelKind } from "./words.ts";
import { Refusal, WritingLimits } from "./writing.ts";

/** A time in which the vendor takes what we write. */
export const SendWindowName = z.enum(["answer", "human-agent", "private-reply", "entry-point"]);
export type SendWindowName = z.infer<typeof SendWindowName>;

const OpenWindow = z.object({
  name: SendWindowName,
  /** Null: for as long as they do not stop us. */
  until: Time.nullable(),
  /** How many more may go; null: as many as we like. */
  left: z.int().nullable(),
  /** Only what a person typed. */
  humanOnly: z.boolean(),
});

export const NextKind = z.enum(["template", "private-reply", "public", "elsewhere", "elsewhere-template", "wait"]);
export type NextKind = z.infer<typeof NextKind>;

export const NextWay = z.object({
  kind: NextKind,
  channel: ChannelKind,
  channelAccountId: z.uuid(),
  visibility: z.enum(["public", "private"]),
  threadId: z.uuid().nullable(),
});
export type NextWay = z.infer<typeof NextWay>;

export const Way = z.object({
  /** Null where a conversation would begin. */
  threadId: z.uuid().nullable(),
  channel: ChannelKind,
  channelAccountId: z.uuid(),
  accountName: z.string(),
  visibility: z.enum(["public", "private"]),
  /** How we know that it leads to them: they spoke there in this case, or it was proved to be theirs. */
  known: z.enum(["spoke-here", "verified"]),
  /** Why nothing of one's own words may go; null where it may. */
  why: Refusal.nullable(),
  /** The one by which it goes, then those that follow when it closes. Empty: none is open, or none is needed. */
  windows: z.array(OpenWindow),
  /** Whether it needs a window at all. */
  byWindow: z.boolean(),
  /** What the vendor charges for; null: nothing. */
  charge: z.enum(["message", "utility", "marketing", "authentication"]).nullable(),
  /** By the airline's own list; null where it does not say. */
  price: Price.nullable(),
  advice: z.array(z.enum(["summoned-only", "complained", "said-no"])),
  /** It goes later: when somebody signed in again, let the account go on, the channel is back, or a limit is over. */
  hold: z.object({ why: z.enum(["sign-in-again", "paused", "away", "limit"]), until: Time.nullable() }).nullable(),
  takesTemplates: z.boolean(),
  limits: WritingLimits,
  /** What will stand under the caller's answers there. */
  signature: z.string(),
  /** What is left where it is shut, or will be, the best first. */
  next: z.array(NextWay),
});
export type Way = z.infer<typeof Way>;

export const getWays = endpoint({
  method: "GET",
  path: "/api/v1/cases/:caseId/ways",
  summary:
    "Where the customer of a case can be written to now: in its threads, and on other channels where that is proved to be theirs. Each with its windows, what it costs, or why not and what is left.",
  needs: "cases:read",
  params: z.object({ caseId: z.uuid() }),
  returns: z.object({ now: Time, items: z.array(Way) }),
});
