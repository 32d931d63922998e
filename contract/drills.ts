/** What is to be done, step by step, where nobody may improvise: a drill for each sign that a text may give. */
import { z } from "zod";
import { endpoint, Time } from "./endpoint.ts";

/** The drills with their steps, in their order. What a step says stands in the words of the pages. */
export const drillSteps = {
  threat: ["lead", "security", "evidence", "calm", "note"],
  "self-harm": ["lead", "answer", "helpline", "danger", "stay"],
  medical: ["emergency", "where", "station", "medicine", "return"],
  minor: ["where", "station", "guardian", "private", "note"],
  press: ["no-statement", "who", "press-office"],
  abuse: ["matter", "warn", "rest"],
  spam: ["no-links", "hide", "close"],
} as const satisfies Record<string, readonly string[]>;

export const DrillKind = z.enum(Object.keys(drillSteps) as [keyof typeof drillSteps, ...(keyof typeof drillSteps)[]]);
export type DrillKind = z.infer<typeof DrillKind>;

const Person = z.object({ id: z.uuid(), name: z.string() });

export const Drill = z.object({
  kind: DrillKind,
  foundAt: Time,
  steps: z.array(z.object({ step: z.string(), doneAt: Time.nullable(), doneBy: Person.nullable() })),
  /** Who said that it is none. */
  dismissedBy: Person.nullable(),
});
export type Drill = z.infer<typeof Drill>;

const Drills = z.object({ items: z.array(Drill) });
const ofCase = z.object({ caseId: z.uuid() });

export const listDrills = endpoint({
  method: "GET",
  path: "/api/v1/cases/:caseId/drills",
  summary: "The drills of a case, with what was done by whom.",
  needs: "cases:read",
  params: ofCase,
  returns: Drills,
});

export const tickStep = endpoint({
  method: "PUT",
  path: "/api/v1/cases/:caseId/drills/:kind/steps/:step",
  summary: "Tick off a step of a drill, or take that back. Written to the audit.",
  needs: "cases:reply",
  params: ofCase.extend({ kind: DrillKind, step: z.string().max(40) }),
  body: z.object({ isDone: z.boolean() }),
  returns: Drills,
});

export const judgeDrill = endpoint({
  method: "PUT",
  path: "/api/v1/cases/:caseId/drills/:kind",
  summary: "Say that it is none after all, that it is, or that there is one that was not found. Written to the audit.",
  needs: "cases:reply",
  params: ofCase.extend({ kind: DrillKind }),
  body: z.object({ isSo: z.boolean() }),
  returns: Drills,
});
