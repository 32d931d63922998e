/** Who works when: shifts of teams, as leads lay them down or bring them in from a file. */
import { z } from "zod";
import { endpoint, Time } from "./endpoint.ts";
import { Language } from "./words.ts";
import { Day, Zone } from "./zone.ts";

/** What the wall shows, without a zone: `2026-11-23T22:00`. From 2000 to 2099: whatever comes of it is a moment. */
const WallTime = z
  .string()
  .regex(
    /^20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d$/,
    "a time such as 2026-11-23T22:00",
  )
  .refine((text) => Day.safeParse(text.slice(0, 10)).success, "a day that there is");

/** What is wrong with a shift as it was laid down. */
export const ShiftFault = z.enum([
  "unreadable",
  /** It ends when it begins; or all of it is skipped by a change of the clocks. */
  "no-length",
  "backwards",
  "too-long",
  "break-outside",
  "breaks-overlap",
]);
export type ShiftFault = z.infer<typeof ShiftFault>;

/** A shift as it is said: times on the wall of a zone. What the clocks skip or show twice follows decision 78. */
export const ShiftSaid = z.object({
  memberId: z.uuid(),
  teamId: z.uuid(),
  zone: Zone,
  from: WallTime,
  to: WallTime,
  breaks: z.array(z.object({ from: WallTime, to: WallTime })).max(6),
});
export type ShiftSaid = z.infer<typeof ShiftSaid>;

const Span = z.object({ startsAt: Time, endsAt: Time });

export const Shift = Span.extend({
  id: z.uuid(),
  memberId: z.uuid(),
  /** Null: the team is no more. */
  teamId: z.uuid().nullable(),
  /** In which it was laid down. */
  zone: Zone,
  breaks: z.array(Span),
});
export type Shift = z.infer<typeof Shift>;

/** How many are on shift at each hour since the week began, breaks taken off; a part of an hour is a part of one. */
const People = z.array(z.number());

const RosterWeek = z.object({
  zone: Zone,
  /** When its seven days begin in the zone, and the day after them: a day may have 23 or 25 hours. */
  days: z.array(z.object({ day: Day, startsAt: Time })).length(8),
  /** The team's people and whoever has a shift of it, by name, 500 at most. */
  rows: z.array(
    z.object({
      member: z.object({ id: z.uuid(), name: z.string() }),
      languages: z.array(Language),
      shifts: z.array(Shift),
    }),
  ),
  people: People,
  languages: z.array(z.object({ language: Language, people: People })),
});

export const getRosterWeek = endpoint({
  method: "GET",
  path: "/api/v1/rosters/week",
  summary: "The week of a day, of one team or of all: everybody's shifts, and how many are there at each hour.",
  needs: "settings:manage",
  query: z.object({ day: Day, zone: Zone, teamId: z.uuid().optional() }),
  returns: RosterWeek,
});

export const getOwnRoster = endpoint({
  method: "GET",
  path: "/api/v1/rosters/mine",
  summary: "One's own shifts: what ended since yesterday, and the next four weeks. 200 at most.",
  needs: "cases:reply",
  returns: z.object({ items: z.array(Shift) }),
});

const ofShift = z.object({ shiftId: z.uuid() });

export const addShift = endpoint({
  method: "POST",
  path: "/api/v1/rosters/shifts",
  summary:
    "Lay down a shift. The same id twice is one. 409 `rosters.overlap` where the colleague has another then, 400 `rosters.shift-fault` where it is none. Written to the audit.",
  needs: "settings:manage",
  body: ShiftSaid.extend({ id: z.uuid() }),
  returns: Shift,
  status: 201,
});

export const changeShift = endpoint({
  method: "PUT",
  path: "/api/v1/rosters/shifts/:shiftId",
  summary: "Change a shift: whose it is, when, its breaks. Refused as a new one is. Written to the audit.",
  needs: "settings:manage",
  params: ofShift,
  body: ShiftSaid,
  returns: Shift,
});

export const removeShift = endpoint({
  method: "DELETE",
  path: "/api/v1/rosters/shifts/:shiftId",
  summary: "Remove a shift. Written to the audit.",
  needs: "settings:manage",
  params: ofShift,
  returns: z.object({}),
});

export const copyRosterWeek = endpoint({
  method: "POST",
  path: "/api/v1/rosters/copies",
  summary:
    "Copy the shifts that begin in the week of a day to the week after it, at the same times on the wall. What is there already is not doubled; what would overlap is left out and counted. Written to the audit.",
  needs: "settings:manage",
  body: z.object({ day: Day, zone: Zone, teamId: z.uuid().nullable() }),
  returns: z.object({ added: z.int(), known: z.int(), leftOut: z.int() }),
});

/** What becomes of a line of a file. */
export const LineOutcome = z.enum([
  "new",
  /** There already. */
  "known",
  ...ShiftFault.options,
  /** Nobody who answers cases has this address. */
  "nobody",
  "no-team",
  /** It meets another shift of the same person: of the roster, or of line `meets`. */
  "overlap",
]);
export type LineOutcome = z.infer<typeof LineOutcome>;

const RosterFile = z.object({
  /** CSV or iCalendar. */
  file: z.string().min(1).max(500_000),
  /** Of lines that name none. */
  teamId: z.uuid().nullable(),
  zone: Zone,
});

const FileRead = z.object({
  /** 2000 at most; `more`: so many were not looked at. */
  lines: z.array(
    z.object({
      line: z.int(),
      /** As the file says it. */
      who: z.string(),
      name: z.string().nullable(),
      startsAt: Time.nullable(),
      endsAt: Time.nullable(),
      breaks: z.int(),
      outcome: LineOutcome,
      meets: z.int().nullable(),
    }),
  ),
  more: z.int(),
  /** What the first line has to name and does not. */
  missing: z.array(z.enum(["email", "date", "from", "to"])),
});

export const previewRosterFile = endpoint({
  method: "POST",
  path: "/api/v1/rosters/previews",
  summary: "What a file would bring, line by line, with what is wrong. Changes nothing.",
  needs: "settings:manage",
  body: RosterFile,
  returns: FileRead,
});

export const importRoster = endpoint({
  method: "POST",
  path: "/api/v1/rosters/imports",
  summary:
    "Take the lines of a file that can be taken; the answer tells what became of each. The same file again adds nothing. Written to the audit.",
  needs: "settings:manage",
  body: RosterFile,
  returns: FileRead,
});
