/** Tomorrow, played before it comes: as it is planned, and with a change. */
import { z } from "zod";
import { AssignmentRule } from "./assignment.ts";
import { endpoint, Time } from "./endpoint.ts";
import { Language } from "./words.ts";
import { Zone } from "./zone.ts";

/** What would be otherwise. */
export const TrialChange = z.object({
  /** More people who speak a language, from an hour of the day up to another. */
  more: z
    .array(
      z
        .object({
          language: Language,
          people: z.int().min(1).max(50),
          fromHour: z.int().min(0).max(23),
          toHour: z.int().min(1).max(24),
        })
        .refine(({ fromHour, toHour }) => fromHour < toHour, "It ends after it begins."),
    )
    .max(5),
  /** Tomorrow's shift of one colleague, so many hours earlier or later. */
  move: z.object({ memberId: z.uuid(), hours: z.int().min(-12).max(12) }).nullable(),
  /** Another rule of who may get what. */
  rule: AssignmentRule.nullable(),
});
export type TrialChange = z.infer<typeof TrialChange>;

/** Who will write: drawn from the same day of recent weeks, or as last week's same day was. */
export const TrialBasis = z.enum(["recent-weeks", "last-week"]);

/** Minutes throughout. */
const TrialOutcome = z.object({
  came: z.int(),
  answered: z.int(),
  /** Percent of those that came. */
  withinTarget: z.number(),
  urgentWithinTarget: z.number(),
  urgentWait: z.number(),
  ordinaryWait: z.number(),
  languages: z.array(z.object({ language: Language, came: z.int(), p50: z.number(), p90: z.number() })),
  /** Where more than one of five was answered too late: hours of the day. */
  short: z.array(z.object({ language: Language, hours: z.array(z.int()), late: z.int() })),
});

export const TrialFailure = z.enum(["nobody-came", "nobody-works", "too-long", "too-big", "broken"]);

const Trial = z.object({
  id: z.uuid(),
  state: z.enum(["waiting", "running", "done", "failed", "cancelled"]),
  /** Percent. */
  progress: z.int(),
  basis: TrialBasis,
  change: TrialChange,
  /** Null until it is done. */
  outcome: z
    .object({
      /** When the day begins and ends. */
      from: Time,
      to: Time,
      /** Colleagues on its roster. */
      people: z.int(),
      secondsPerCase: z.int(),
      /** In minutes: what was held to. */
      targets: z.object({ urgent: z.int(), ordinary: z.int() }),
      planned: TrialOutcome,
      /** Null where nothing was changed. */
      changed: TrialOutcome.nullable(),
    })
    .nullable(),
  failure: TrialFailure.nullable(),
});

export const tryTomorrow = endpoint({
  method: "POST",
  path: "/api/v1/trials",
  summary:
    "Have tomorrow played, from midnight to midnight in a zone, as it is planned and with a change. A worker plays it within a minute or gives up; the same id twice is one. Changes nothing. Written to the audit.",
  needs: "settings:manage",
  body: z.object({ id: z.uuid(), zone: Zone, basis: TrialBasis, change: TrialChange }),
  returns: Trial,
  status: 201,
});

const ofTrial = z.object({ trialId: z.uuid() });

export const getTrial = endpoint({
  method: "GET",
  path: "/api/v1/trials/:trialId",
  summary: "How far a trial is, and what came of it. Kept for a week.",
  needs: "settings:manage",
  params: ofTrial,
  returns: Trial,
});

export const cancelTrial = endpoint({
  method: "DELETE",
  path: "/api/v1/trials/:trialId",
  summary: "Stop a trial; one that has ended stays as it is.",
  needs: "settings:manage",
  params: ofTrial,
  returns: Trial,
});
