/** How urgent a case is: a table of conditions that a lead lays down, and why a case stands where it does. */
import { z } from "zod";
import { endpoint, Time } from "./endpoint.ts";
import { Urgency } from "./triage.ts";
import { ChannelKind, Language } from "./words.ts";

/** What counts from now until so many hours before or after a flight, or since something went wrong. */
export const timedSigns = [
  "leaves-soon",
  "cancelled",
  "misses-connection",
  "minor-alone",
  "assistance",
  "turned-away",
  "trip-stopped",
  "step-failed",
] as const;

/** What counts whenever it is so: what they write, and that they were seen at the airport. */
export const plainSigns = [
  "threat",
  "self-harm",
  "medical",
  "minor",
  "says-stranded",
  "says-in-trouble",
  "says-soon",
  "distress",
  "at-airport",
] as const;

export const UrgencySign = z.enum([...timedSigns, ...plainSigns]);
export type UrgencySign = z.infer<typeof UrgencySign>;

const isTimed = (sign: UrgencySign): boolean => timedSigns.some((one) => one === sign);

export const UrgencyRow = z
  .object({
    sign: UrgencySign,
    /** How near it must be; null where the sign has no time. */
    hours: z.int().min(1).max(240).nullable(),
    points: z.int().min(0).max(200),
  })
  .refine(
    ({ sign, hours }) => isTimed(sign) === (hours !== null),
    "Hours belong to signs that have a time, and to all of those.",
  );
export type UrgencyRow = z.infer<typeof UrgencyRow>;

/** Of the rows of one sign the one with most points counts; signs add up. */
export const UrgencyTable = z
  .object({
    rows: z
      .array(UrgencyRow)
      .max(40)
      .refine((all) => new Set(all.map(({ sign, hours }) => `${sign} ${hours}`)).size === all.length, "Each row once."),
    /** From how many points on a case is soon, today's trip in trouble, stranded. */
    bands: z.tuple([z.int().min(1).max(500), z.int().min(1).max(500), z.int().min(1).max(500)]),
  })
  .refine(
    ({ bands: [soon, today, top] }) => soon < today && today < top,
    "Each step needs more points than the one before.",
  );
export type UrgencyTable = z.infer<typeof UrgencyTable>;

const TableNow = z.object({
  /** 0 where no lead has set one yet. */
  version: z.int(),
  table: UrgencyTable,
  setBy: z.string().nullable(),
  setAt: Time.nullable(),
});

export const getUrgencyTable = endpoint({
  method: "GET",
  path: "/api/v1/settings/urgency",
  summary: "What makes a case urgent, in its newest version.",
  needs: "figures:read",
  returns: TableNow,
});

export const setUrgencyTable = endpoint({
  method: "PUT",
  path: "/api/v1/settings/urgency",
  summary:
    "Set what makes a case urgent; all open questions are weighed anew. `version` is the one that was read: where somebody was faster, 409 `urgency.changed-meanwhile` names them. Written to the audit.",
  needs: "settings:manage",
  body: z.object({ version: z.int().min(0), table: UrgencyTable }),
  returns: TableNow,
});

const Moved = z.object({
  caseId: z.uuid(),
  number: z.string(),
  channel: ChannelKind,
  language: Language,
  /** By the table in use, and by the one that is tried. */
  was: Urgency,
  becomes: Urgency,
  wasPoints: z.int(),
  becomesPoints: z.int(),
});

export const tryUrgencyTable = endpoint({
  method: "POST",
  path: "/api/v1/settings/urgency/try",
  summary:
    "What a table would have done to the questions of the last 24 hours, as they stood when they were last weighed: how many move from which step to which, and the 50 that move furthest. Nothing is changed.",
  needs: "settings:manage",
  body: z.object({ table: UrgencyTable }),
  returns: z.object({
    /** The newest 20,000 at most. */
    cases: z.int(),
    changed: z.int(),
    moves: z.array(z.object({ was: Urgency, becomes: Urgency, cases: z.int() })),
    items: z.array(Moved),
  }),
});

export const UrgencyReason = z.object({
  sign: UrgencySign,
  points: z.int(),
  hours: z.int().nullable(),
  /** Of which flight, where it is one's. */
  flight: z.string().nullable(),
  /** When that leaves, or when it went wrong. */
  at: Time.nullable(),
  /** They only say that the booking is theirs, or write from an address that stands in it. */
  isClaimed: z.boolean(),
});
export type UrgencyReason = z.infer<typeof UrgencyReason>;

export const getCaseUrgency = endpoint({
  method: "GET",
  path: "/api/v1/cases/:caseId/urgency",
  summary:
    "Why a case is as urgent as it is, and when that changes by itself. Nothing for a case that was never weighed.",
  needs: "cases:read",
  params: z.object({ caseId: z.uuid() }),
  returns: z.object({
    weighed: z
      .object({
        points: z.int(),
        urgency: Urgency,
        reasons: z.array(UrgencyReason),
        /** What is only claimed lifts nobody to the top. */
        isHeldBack: z.boolean(),
        /** A colleague set another urgency, which stands until more is known. */
        isSetByHand: z.boolean(),
        version: z.int(),
        weighedAt: Time,
        /** Null: not by itself. */
        changesAt: Time.nullable(),
      })
      .nullable(),
  }),
});
