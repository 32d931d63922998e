/** What a team lead sees from five metres away. */
import { z } from "zod";
import { endpoint, Time } from "./endpoint.ts";
import { Clock } from "./service-rules.ts";
import { ChannelKind, Language } from "./words.ts";
import { Zone } from "./zone.ts";

/** How many wait in one language on one channel. */
export const WallCell = z.object({
  language: Language,
  channel: ChannelKind,
  waiting: z.int(),
  oldestWaitingSince: Time,
});

/** What a colleague does now. `missing`: on shift by the roster, in no break, and not here. */
export const Doing = z.enum(["handling", "free", "pause", "away", "missing"]);
export type Doing = z.infer<typeof Doing>;

/** What a lead did: lent somebody or ended it, told a team something, changed a target or who may get what. */
export const Mark = z.enum(["lent", "lending-ended", "told", "target", "rule"]);
export type Mark = z.infer<typeof Mark>;

export const getWall = endpoint({
  method: "GET",
  path: "/api/v1/screens/wall",
  summary: "How many questions wait and how long, by language and channel, and whether it gets better.",
  needs: "figures:read",
  returns: z.object({
    now: Time,
    waiting: z.int(),
    oldestWaitingSince: Time.nullable(),
    cells: z.array(WallCell),
    /** Per five minutes of the last three hours: how many began to wait, and how many ceased to. */
    pace: z.array(z.object({ at: Time, began: z.int(), ended: z.int() })),
    /** By our service levels, of what is still owed: over, and over soon. */
    deadlines: z.object({
      broken: z.int(),
      near: z.int(),
      /** When the next of those is over. */
      nextAt: Time.nullable(),
    }),
    /** What leads did in those hours that may have moved it. */
    marks: z.array(z.object({ at: Time, what: Mark })).max(50),
    /** How many colleagues do what. */
    doing: z.record(Doing, z.int()),
    /** Against what we told the public: who waits longer than that, and who soon will. */
    promises: z.array(z.object({ channel: ChannelKind, expectedSeconds: z.int(), broken: z.int(), near: z.int() })),
  }),
});

export const listWallAgents = endpoint({
  method: "GET",
  path: "/api/v1/screens/wall/agents",
  summary: "What each colleague does now, and who is on shift and not here; 1,000 at most, by name.",
  needs: "figures:agents",
  returns: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        doing: Doing,
        /** Cases they have. */
        holds: z.int(),
        languages: z.array(Language),
        teamId: z.uuid().nullable(),
      }),
    ),
  }),
});

export const listWallDeadlines = endpoint({
  method: "GET",
  path: "/api/v1/screens/wall/deadlines",
  summary: "The cases behind the targets that are over or soon will be, the most pressing first; 100 at most.",
  needs: "cases:read",
  returns: z.object({
    items: z.array(
      z.object({
        caseId: z.uuid(),
        number: z.string(),
        channel: ChannelKind,
        language: Language,
        clock: Clock,
        dueAt: Time.nullable(),
        isBroken: z.boolean(),
      }),
    ),
  }),
});

/** A day so far: cases that were opened, first answers, and how long half of those waited at most. */
const DaySoFar = z.object({ opened: z.int(), answered: z.int(), medianSeconds: z.number().nullable() });

export const getWallToday = endpoint({
  method: "GET",
  path: "/api/v1/screens/wall/today",
  summary: "Today so far, since midnight in a zone, and the same day last week up to the same time.",
  needs: "figures:read",
  query: z.object({ zone: Zone }),
  returns: z.object({ from: Time, to: Time, today: DaySoFar, lastWeek: DaySoFar }),
});

/** An hour to come: how many are expected to write, and in four of five such hours between which. */
export const ForecastHour = z.object({
  at: Time,
  expected: z.number(),
  low: z.number(),
  high: z.number(),
  /** On the roster, breaks taken off; and how many questions they can answer. */
  people: z.number(),
  can: z.number(),
});

/** Hours that follow each other in which too few who speak a language are on the roster. */
export const Shortage = z.object({
  language: Language,
  from: Time,
  to: Time,
  /** How many more it takes in the worst of these hours, by what is expected; and at most, if it comes as high as it may. */
  people: z.int(),
  most: z.int(),
});

export const getForecast = endpoint({
  method: "GET",
  path: "/api/v1/screens/wall/forecast",
  summary: "What will come in the next twelve hours, what those on the roster can do, and where help will be missing.",
  needs: "figures:read",
  returns: z.object({
    now: Time,
    /** What it is worked out from: the same hours of so many weeks, of yesterday, or the pace of the last hours alone. */
    basis: z.enum(["weeks", "yesterday", "pace"]),
    weeks: z.int(),
    /** Where one of these hours lies on a holiday of the calendar: its name, and which days it is taken to be like. */
    holiday: z.object({ name: z.string(), like: z.enum(["sundays", "weekdays"]) }).nullable(),
    /** Whether anybody is on the roster in these hours: otherwise nothing is said of help. */
    hasRoster: z.boolean(),
    /** What a question takes one colleague now. */
    secondsPerCase: z.number(),
    hours: z.array(ForecastHour).max(12),
    /** The soonest first. */
    short: z.array(Shortage),
    /** What was foretold three hours ahead in the last week: off by this part of what came, over so many hours. Null: too little was kept yet. */
    lastWeek: z.object({ hours: z.int(), off: z.number(), within: z.number() }).nullable(),
  }),
});
