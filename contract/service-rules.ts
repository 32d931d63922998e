/** What we hold ourselves to: when we are open, and how soon we answer. Each change is a version of its own, so that what was is still known. */
import { z } from "zod";
import { endpoint, Time } from "./endpoint.ts";
import { Topic } from "./triage.ts";
import { ChannelKind, Language } from "./words.ts";
import { Day, Zone } from "./zone.ts";

const TimeOfDay = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, "a time such as 09:30, or 24:00");

/** From a time of the day up to another. */
export const Hours = z
  .object({ from: TimeOfDay, to: TimeOfDay })
  .refine(
    ({ from, to }) => from < to,
    "Hours end after they begin. What goes over midnight is two: up to 24:00, and from 00:00.",
  );
export type Hours = z.infer<typeof Hours>;

const HoursOfDay = z
  .array(Hours)
  .max(6)
  .refine((all) => {
    const inOrder = all.toSorted((a, b) => (a.from < b.from ? -1 : 1));
    return inOrder.every(({ from }, place) => place === 0 || (inOrder[place - 1]?.to ?? "") <= from);
  }, "Hours of one day do not overlap.");

/** A day that is not as its weekday: a holiday, or a day on which we are open longer. */
export const SpecialDay = z.object({ date: Day, name: z.string().trim().max(80), hours: HoursOfDay });
export type SpecialDay = z.infer<typeof SpecialDay>;

export const Calendar = z.object({
  name: z.string().trim().min(1).max(60),
  zone: Zone,
  /** From Monday to Sunday; a day without hours is closed. */
  week: z
    .array(HoursOfDay)
    .length(7)
    .refine((week) => week.some((hours) => hours.length > 0), "A calendar is open on one day of the week at least."),
  days: z
    .array(SpecialDay)
    .max(400)
    .refine((days) => new Set(days.map(({ date }) => date)).size === days.length, "Each day once."),
});
export type Calendar = z.infer<typeof Calendar>;

/**
 * Kept apart, and never averaged together: the first answer, each later one, from opening to closing (not while we wait for them),
 * and from the first word to the last closing.
 */
export const Clock = z.enum(["first-response", "next-response", "resolution", "end-to-end"]);
export type Clock = z.infer<typeof Clock>;

/** Null: any. Of the lines that fit a case the one that says most counts. */
export const Target = z
  .object({
    channel: ChannelKind.nullable(),
    language: Language.nullable(),
    topic: Topic.nullable(),
    /** Of a loyalty programme, as bookings tell it; capitals or not. */
    tier: z.string().trim().min(1).max(40).nullable(),
    clock: Clock,
    /** So much time of the calendar. */
    seconds: z
      .int()
      .min(1, "A target of 0 can't be kept by anybody. Say how long it may take, or take the line out.")
      .max(7_776_000),
    /** So long before it is over, somebody is warned. */
    warnSeconds: z.int().min(0),
    calendar: z.string(),
  })
  .refine(
    ({ seconds, warnSeconds }) => warnSeconds < seconds,
    "The warning comes before the time is over, and after it began.",
  );
export type Target = z.infer<typeof Target>;

const keyOf = ({ channel, language, topic, tier, clock }: Target): string =>
  JSON.stringify([channel, language, topic, tier?.toLowerCase(), clock]);

export const ServiceRule = z
  .object({
    calendars: z
      .array(Calendar)
      .min(1)
      .max(50)
      .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, "Each name once."),
    targets: z
      .array(Target)
      .max(500)
      .refine((all) => new Set(all.map(keyOf)).size === all.length, "Two lines are for the same."),
  })
  .refine(
    ({ calendars, targets }) => targets.every((one) => calendars.some(({ name }) => name === one.calendar)),
    "A target names a calendar that is there.",
  );
export type ServiceRule = z.infer<typeof ServiceRule>;

/** By when something is owed to a case, and by what promise. */
export const CaseDeadline = z.object({
  clock: Clock,
  dueAt: Time,
  /** So much time of the calendar was promised. */
  seconds: z.int(),
  calendar: z.string(),
  isNear: z.boolean(),
  isBroken: z.boolean(),
});

const Version = z.object({
  version: z.int(),
  madeAt: Time,
  /** Null: it came with Jetbridge. */
  madeBy: z.string().nullable(),
  rule: ServiceRule,
});

export const getServiceRule = endpoint({
  method: "GET",
  path: "/api/v1/settings/service-levels",
  summary: "The calendars by which we count, and the targets, in their newest version.",
  needs: "settings:manage",
  returns: Version,
});

export const setServiceRule = endpoint({
  method: "PUT",
  path: "/api/v1/settings/service-levels",
  summary:
    "Change what we hold ourselves to: a new version. `basedOn` is the version it was made from; where somebody made another meanwhile, nothing is changed and 409 says so. Written to the audit.",
  needs: "settings:manage",
  body: z.object({ basedOn: z.int(), rule: ServiceRule }),
  returns: Version,
});

const Counts = z.object({ met: z.int(), broken: z.int(), dropped: z.int() });

export const recountServiceLevels = endpoint({
  method: "POST",
  path: "/api/v1/settings/service-levels/recount",
  summary:
    "What ended in a period (92 days at most), counted again from the log by a definition: a version, or one that stands here; without both the newest. Beside it what was kept at the time, which nothing changes. 300,000 waits at most.",
  needs: "settings:manage",
  body: z
    .object({ from: Time, to: Time, version: z.int().optional(), rule: ServiceRule.optional() })
    .refine(({ from, to }) => from < to, "It begins before it ends.")
    // Also of what is no time: a text that can't be one is refused where it stands, and comes here all the same.
    .refine(({ from, to }) => Number(to) - Number(from) <= 92 * 86_400_000, "Ninety-two days at most."),
  returns: z.object({
    waits: z.int(),
    /** There are more than were gone through. */
    isCut: z.boolean(),
    items: z.array(z.object({ clock: Clock, channel: ChannelKind, kept: Counts, anew: Counts })),
  }),
});

export const readHolidays = endpoint({
  method: "POST",
  path: "/api/v1/settings/service-levels/holidays",
  summary:
    "The whole days of an iCalendar file, this year and the three after it, and what of it was left out. Changes nothing.",
  needs: "settings:manage",
  body: z.object({ file: z.string().min(1).max(500_000) }),
  returns: z.object({
    days: z.array(z.object({ date: Day, name: z.string() })).max(400),
    /** Appointments at a time of the day, which make no holiday; what can't be read; what is more than 400. */
    leftOut: z.object({ timed: z.int(), unreadable: z.int(), tooMany: z.int() }),
  }),
});

export const tryCalendar = endpoint({
  method: "POST",
  path: "/api/v1/settings/service-levels/try",
  summary: "When a time is over that began at a moment, by a calendar as it stands here. Changes nothing.",
  needs: "settings:manage",
  body: z.object({ calendar: Calendar, from: Time, seconds: z.int().min(1).max(7_776_000) }),
  returns: z.object({ dueAt: Time.nullable(), isOpen: z.boolean() }),
});
