/** Reads a roster from an iCalendar file; pure but for the library's. */
import { expandRecurringEvent, sync, type VEvent } from "node-ical";
import { wallAt } from "../../platform/zone.ts";
import { type FileLine, type FileLines, longestWho, mostLines } from "./file-line.ts";
import { check, type Laid, layOut, type Span } from "./lay-out.ts";

interface Wanted {
  /** Of times that name none. */
  zone: string;
  /** What repeats is worked out within. */
  period: Span;
}

interface Entry extends Pick<FileLine, "who" | "zone" | "laid"> {
  isBreak: boolean;
}

/** Of one file, shifts and breaks: what repeats for many is worked out for each. */
const mostEntries = 2 * mostLines;

/** A shift for each person an event is for: whom it names as attendees, or a mail address in its title. An event of the category `break` is a break of the shift around it. */
export function readIcal(file: string, wanted: Wanted): FileLines {
  const events = Object.values(sync.parseICS(file)).filter((one) => one?.type === "VEVENT");
  const entries: Entry[] = [];
  let unseen = 0;
  for (const event of events)
    if (entries.length < mostEntries) entries.push(...entriesOf(event, wanted));
    else unseen++;
  const breaks = Map.groupBy(
    entries.filter(({ isBreak, laid }) => isBreak && typeof laid !== "string"),
    ({ who }) => who,
  );
  const lines = entries
    .filter(({ isBreak }) => !isBreak)
    .map(({ who, zone, laid }, place) => ({
      line: place + 1,
      who,
      team: null,
      zone,
      laid: typeof laid === "string" ? laid : withBreaks(laid, breaks.get(who) ?? []),
    }));
  const more = Math.max(0, lines.length - mostLines) + unseen;
  return { lines: lines.slice(0, mostLines), more, missing: [] };
}

function entriesOf(event: VEvent, wanted: Wanted): Entry[] {
  const isBreak = (event.categories ?? []).some((one) => one.trim().toLowerCase() === "break");
  const people = peopleOf(event);
  const { zone, all } = timesOf(event, wanted);
  return all.flatMap((laid) =>
    (people.length > 0 ? people : [titleOf(event)]).map((who) => ({ who, zone, laid, isBreak })),
  );
}

/** Each time it takes place. Times are those of the wall, so what repeats at night ends when the wall says so, whatever the clocks did. */
function timesOf(event: VEvent, { zone: usual, period }: Wanted): { zone: string; all: FileLine["laid"][] } {
  const { start, end, rrule } = event;
  if (!isMoment(start) || !isMoment(end) || event.datetype !== "date-time") return { zone: usual, all: ["unreadable"] };
  const zone = isKnown(start.tz) ? start.tz : usual;
  const shown = (at: Date): string => (start.tz === undefined ? ownWall(at) : wallAt(zone, at.getTime()));
  const longMs = asUtc(shown(end)) - asUtc(shown(start));
  const at = (begin: Date): FileLine["laid"] => {
    const from = shown(begin);
    const to = new Date(asUtc(from) + longMs).toISOString().slice(0, 16);
    return layOut({ zone, from, to, breaks: [] });
  };
  if (!rrule) return { zone, all: [at(start)] };
  // What comes every minute is no shift.
  if (!/FREQ=(DAILY|WEEKLY|MONTHLY)/.test(String(rrule)) || /BY(HOUR|MINUTE|SECOND)/.test(String(rrule)))
    return { zone, all: ["unreadable"] };
  try {
    const [from, to] = [new Date(period.from), new Date(period.to)];
    return { zone, all: expandRecurringEvent(event, { from, to }).map((one) => at(one.start)) };
  } catch {
    return { zone, all: ["unreadable"] };
  }
}

/** Of this century; no roster is of another. */
const isMoment = (at: unknown): at is Date & { tz?: string } =>
  at instanceof Date && at.getUTCFullYear() >= 2000 && at.getUTCFullYear() < 2100;

function isKnown(zone: string | undefined): zone is string {
  try {
    return zone !== undefined && Boolean(new Intl.DateTimeFormat("en", { timeZone: zone }));
  } catch {
    return false;
  }
}

const asUtc = (wall: string): number => Date.parse(`${wall}:00Z`);

/** The library gives times without a zone as those of this process's own. */
const ownWall = (at: Date): string =>
  new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

const address = /[^\s<>,;:"'()]+@[^\s<>,;:"'()]+/;

function peopleOf(event: VEvent): string[] {
  const attendees = [event.attendee ?? []].flat().map((one) => (typeof one === "string" ? one : one.val));
  const named = attendees.flatMap(
    (one) => address.exec(one.slice(0, 2 * longestWho).replace(/^mailto:/i, ""))?.[0] ?? [],
  );
  const all = named.length > 0 ? named : (address.exec(titleOf(event))?.slice(0, 1) ?? []);
  return [...new Set(all.map((one) => one.toLowerCase().slice(0, longestWho)))].slice(0, 200);
}

function titleOf({ summary }: VEvent): string {
  const said: unknown = typeof summary === "object" && summary ? summary.val : summary;
  return (typeof said === "string" ? said : "").trim().slice(0, longestWho);
}

/** With those that begin within it. */
function withBreaks(laid: Laid, entries: readonly Entry[]): FileLine["laid"] {
  const all = entries.flatMap(({ laid }) => (typeof laid === "string" ? [] : [{ from: laid.from, to: laid.to }]));
  return check({ ...laid, breaks: all.filter(({ from }) => from >= laid.from && from < laid.to) });
}
