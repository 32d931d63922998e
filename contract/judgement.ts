/** What triage learned from agents here: versions, figures, who taught; and going back. */
import { z } from "zod";
import { endpoint, Time } from "./endpoint.ts";

/** Of the messages that were held back: how many of 100 were judged right by what was in use, and by the new version. */
const Figures = z.object({
  lessons: z.int(),
  held: z.int(),
  was: z.number(),
  now: z.number(),
  /** Whether it took over. */
  taken: z.boolean(),
});

export const JudgementVersion = z.object({
  number: z.int(),
  madeAt: Time,
  /** `set-aside`: can be used again. `worse`: tried and not taken. `emptied`: gone with somebody's words it learned from. */
  state: z.enum(["in-use", "set-aside", "worse", "emptied"]),
  lessons: z.int(),
  figures: z.object({
    needs: Figures.optional(),
    topics: Figures.optional(),
    feeling: Figures.optional(),
    urgency: Figures.optional(),
    language: Figures.optional(),
  }),
  /** Who chose or left it last; null: the worker. */
  changedBy: z.string().nullable(),
  changedAt: Time,
});

const Judgement = z.object({
  /** The version in use; null: the rules alone, as shipped. */
  inUse: z.int().nullable(),
  /** The newest 30 and the one in use, the newest first. */
  versions: z.array(JudgementVersion),
  /** New lessons since the last version, and how many are worth learning from. */
  waiting: z.int(),
  enough: z.int(),
  /** All is about to be learned anew. */
  anew: z.boolean(),
  /** Who said something of a judgement; 500 at most. */
  teachers: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      said: z.int(),
      stood: z.int(),
      isLeftOut: z.boolean(),
    }),
  ),
});

const path = "/api/v1/settings/judgement";

export const getJudgement = endpoint({
  method: "GET",
  path,
  summary: "What was learned from agents' corrections: versions with their figures, who taught, and what is in use.",
  needs: "settings:manage",
  returns: Judgement,
});

export const useJudgement = endpoint({
  method: "PUT",
  path: `${path}/in-use`,
  summary: "Judge by this version from now on; null: by the rules alone, as shipped. Written to the audit.",
  needs: "settings:manage",
  body: z.object({ version: z.int().min(1).nullable() }),
  returns: Judgement,
});

export const leaveOutTeacher = endpoint({
  method: "PUT",
  path: `${path}/teachers/:staffId`,
  summary:
    "Leave what an agent taught out of what is learned, or take it in again. All is learned anew. Written to the audit.",
  needs: "settings:manage",
  params: z.object({ staffId: z.uuid() }),
  body: z.object({ isLeftOut: z.boolean() }),
  returns: Judgement,
});
