/** Who may get which case, as a lead sets it; what each colleague can do; and why a case went where it went. */
import { z } from "zod";
import { endpoint, pageOf, Paging, Time } from "./endpoint.ts";
import { Role } from "./roles.ts";
import { Topic, Urgency } from "./triage.ts";
import { CaseKind, ChannelKind, Language } from "./words.ts";

/** How well a language is spoken: 1 a little, 2 well, 3 fully. */
export const Level = z.int().min(1).max(3);
export type Level = z.infer<typeof Level>;

const SkillName = z.string().trim().min(1).max(40);

/** What a case asks for is dropped once it has waited so long. */
export const Step = z.object({
  afterMinutes: z.int().min(1).max(1440),
  drops: z.enum(["level", "skill", "language"]),
});

/** Who may get what. Where nothing is set, everybody may get everything. */
export const AssignmentRule = z.object({
  /** Whether a case in one of our languages goes only to who speaks it. */
  countLanguages: z.boolean(),
  /** How well it must be spoken, at first. */
  leastLevel: Level,
  /** Cases of these topics (none: of any), on these channels (none: on any), need this skill. */
  skills: z
    .array(z.object({ name: SkillName, topics: z.array(Topic).max(19), channels: z.array(ChannelKind).max(20) }))
    .max(30)
    .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, "Each skill once."),
  ladder: z
    .array(Step)
    .max(3)
    .refine((all) => new Set(all.map(({ drops }) => drops)).size === all.length, "Each is dropped once."),
  /** What a case on a channel weighs; 1 where nothing is said. */
  units: z.partialRecord(ChannelKind, z.int().min(1).max(100)),
  /** Units that each may have at once, unless told otherwise of them; null: no limit. */
  capacity: z.int().min(1).max(1000).nullable(),
});
export type AssignmentRule = z.infer<typeof AssignmentRule>;

const RuleNow = z.object({
  /** 0 where no lead has set one yet. */
  version: z.int(),
  rule: AssignmentRule,
  setBy: z.string().nullable(),
  setAt: Time.nullable(),
  /** What would wait for nobody, worst first: languages in which customers wait and that nobody here now may be given. */
  uncovered: z.array(z.object({ language: Language, waiting: z.int(), oldestWaitingSince: Time })),
});

export const getAssignmentRule = endpoint({
  method: "GET",
  path: "/api/v1/assignment/rule",
  summary: "Who may get what now, and the languages in which customers wait for nobody.",
  needs: "figures:read",
  returns: RuleNow,
});

export const setAssignmentRule = endpoint({
  method: "PUT",
  path: "/api/v1/assignment/rule",
  summary:
    "Set who may get what. `version` is the one that was read: where another lead was faster, 409 `assignment.rule-changed` names them. Written to the audit.",
  needs: "settings:manage",
  body: z.object({ version: z.int().min(0), rule: AssignmentRule }),
  returns: RuleNow,
});

/** What one colleague can do and may have. */
export const Abilities = z.object({
  teamId: z.uuid().nullable(),
  skills: z.array(SkillName).max(30),
  languages: z.array(z.object({ language: Language, level: Level })).max(14),
  /** Null: as the rule says. */
  capacity: z.int().min(1).max(1000).nullable(),
});

export const Colleague = Abilities.extend({ id: z.uuid(), name: z.string(), role: Role, isHere: z.boolean() });

export const listColleagues = endpoint({
  method: "GET",
  path: "/api/v1/assignment/colleagues",
  summary: "Who answers cases, by name, with what they can do.",
  needs: "staff:read",
  query: Paging,
  returns: pageOf(Colleague),
});

export const setAbilities = endpoint({
  method: "PUT",
  path: "/api/v1/assignment/colleagues/:memberId",
  summary: "Set what a colleague can do: languages by level, skills, team, capacity. Written to the audit.",
  needs: "settings:manage",
  params: z.object({ memberId: z.uuid() }),
  body: Abilities,
  returns: Colleague,
});

const Team = z.object({ id: z.uuid(), name: z.string(), gets: z.enum(["pull", "push"]), members: z.int() });
const TeamBody = z.object({ name: z.string().trim().min(1).max(60), gets: z.enum(["pull", "push"]) });
const Teams = z.object({ items: z.array(Team) });

export const listTeams = endpoint({
  method: "GET",
  path: "/api/v1/assignment/teams",
  summary: "Teams by name, 100 at most.",
  needs: "staff:read",
  returns: Teams,
});

export const addTeam = endpoint({
  method: "POST",
  path: "/api/v1/assignment/teams",
  summary: "Add a team. Written to the audit.",
  needs: "settings:manage",
  body: TeamBody,
  returns: Teams,
  status: 201,
});

const ofTeam = z.object({ teamId: z.uuid() });

export const changeTeam = endpoint({
  method: "PUT",
  path: "/api/v1/assignment/teams/:teamId",
  summary: "Change a team's name, and whether its people ask for cases or are given them. Written to the audit.",
  needs: "settings:manage",
  params: ofTeam,
  body: TeamBody,
  returns: Teams,
});

export const removeTeam = endpoint({
  method: "DELETE",
  path: "/api/v1/assignment/teams/:teamId",
  summary: "Remove a team; its people are in none then. Written to the audit.",
  needs: "settings:manage",
  params: ofTeam,
  returns: Teams,
});

/** What was weighed when a case went somewhere. */
export const Why = z.object({
  /** The rule's version; 0: none was set. */
  rule: z.int().optional(),
  kind: CaseKind.optional(),
  urgency: Urgency.optional(),
  waitedSeconds: z.int().optional(),
  language: Language.optional(),
  /** How well whoever got it speaks it; left out where languages did not count. */
  level: Level.optional(),
  skills: z.array(z.string()).optional(),
  /** Whoever got it is lent to cases like it for a while. */
  lent: z.boolean().optional(),
  /** What it had waited too long for. */
  dropped: z.array(z.enum(["level", "skill", "language"])).optional(),
  /** Units of work they had before, and may have. */
  load: z.int().optional(),
  capacity: z.int().nullable().optional(),
  /** Why it was given back. */
  reason: z.string().optional(),
});
export type Why = z.infer<typeof Why>;

export const DecisionKind = z.enum([
  "claimed",
  "pushed",
  "came-back",
  "given",
  "handed-on",
  "handed-back",
  "returned",
  /** Its agent's shift ended: it went back to all. */
  "shift-ended",
  /** The shift of who promised ended: it goes to their relief, or to all. */
  "promise-handed-on",
]);
export type DecisionKind = z.infer<typeof DecisionKind>;

export const listDecisions = endpoint({
  method: "GET",
  path: "/api/v1/cases/:caseId/decisions",
  summary: "Where a case went and why, newest first, 100 at most. Kept for 90 days.",
  needs: "cases:read",
  params: z.object({ caseId: z.uuid() }),
  returns: z.object({
    items: z.array(
      z.object({
        at: Time,
        what: DecisionKind,
        agent: z.object({ id: z.uuid(), name: z.string() }).nullable(),
        by: z.object({ id: z.uuid(), name: z.string() }).nullable(),
        why: Why,
      }),
    ),
  }),
});
