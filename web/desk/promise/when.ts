/** Reads a time as an agent types it: `30 min`, `1 h 30`, `14:20`, `tomorrow 9`, `fri 08:00 Amsterdam`. Pure: the time now is given. */
import { zoneOf } from "./zones.ts";

export interface When {
  /** Milliseconds since the epoch. */
  at: number;
  /** The zone it was named in; the reader's where none was named. */
  zone: string;
}

const units: Readonly<Record<string, number>> = { m: 1, h: 60, u: 60, d: 1440 };
const days: readonly (readonly string[])[] = [
  ["sun", "sunday", "zo", "zondag"],
  ["mon", "monday", "ma", "maandag"],
  ["tue", "tuesday", "di", "dinsdag"],
  ["wed", "wednesday", "wo", "woensdag"],
  ["thu", "thursday", "do", "donderdag"],
  ["fri", "friday", "vr", "vrijdag"],
  ["sat", "saturday", "za", "zaterdag"],
];
const aheads: Readonly<Record<string, number>> = {
  today: 0,
  vandaag: 0,
  tomorrow: 1,
  morgen: 1,
  overmorgen: 2,
};

/** The moment meant, always ahead of `now`; null where it can't be read. */
export function readWhen(text: string, now: number, zone: string): When | null {
  const said = text.trim().toLowerCase().replaceAll(/\s+/g, " ");
  return readSpan(said, now, zone) ?? readMoment(said, now, zone);
}

function readSpan(said: string, now: number, zone: string): When | null {
  const rest = said.replace(/^(in|over|\+)\s?/, "");
  const parts = [
    ...rest.matchAll(
      /(\d{1,3}(?:[.,]\d)?)\s?(m|min|mins|minutes?|minuten|minuut|h|hrs?|hours?|u|uur|uren|d|days?|dag|dagen)(?![a-z])/g,
    ),
  ];
  const left = parts.reduce((text, [part]) => text.replace(part, ""), rest).trim();
  // `1 h 30`: what follows an hour are minutes.
  const minutes = /^\d{1,2}$/.test(left) && parts.length === 1 ? Number(left) : 0;
  if (parts.length === 0 || (left !== "" && minutes === 0)) return null;
  const total = parts.reduce(
    (sum, [, n = "0", unit = "m"]) => sum + Number(n.replace(",", ".")) * (units[unit[0] ?? "m"] ?? 1),
    minutes,
  );
  return total > 0 ? { at: now + total * 60_000, zone } : null;
}

function readMoment(said: string, now: number, ownZone: string): When | null {
  const parts =
    /^(?:at |on |om |op )?(?:(\d{4})-(\d\d)-(\d\d)|([a-z]+))?,? ?(?:at |om )?(?:(\d{1,2})(?:[:.h](\d\d))? ?((?:am|pm|uur|u)(?!\p{L}))?)? ?(?:in )?([\p{L} -]{3,})?$/u.exec(
      said,
    );
  if (!parts) return null;
  const [, year, month, day, word, hour, minute = "0", half, place] = parts;
  const zone = place === undefined ? ownZone : zoneOf(place);
  if (zone === null || (hour === undefined && word === undefined && year === undefined)) return null;
  const today = wallOf(now, zone);
  const clock = hour === undefined ? 9 : hourOf(Number(hour), half);
  if (clock > 23 || Number(minute) > 59) return null;
  const at = (ahead: number) =>
    momentOf({ ...today, day: today.day + ahead, hour: clock, minute: Number(minute) }, zone);
  if (year !== undefined)
    return ahead(
      {
        at: momentOf(
          { year: Number(year), month: Number(month), day: Number(day), hour: clock, minute: Number(minute) },
          zone,
        ),
        zone,
      },
      now,
    );
  if (word === undefined) return { at: at(0) > now ? at(0) : at(1), zone };
  const known = aheads[word];
  if (known !== undefined) return ahead({ at: at(known), zone }, now);
  const weekday = days.findIndex((names) => names.includes(word));
  if (weekday === -1) return null;
  const step = (weekday - today.weekday + 7) % 7;
  return { at: at(step) > now ? at(step) : at(step + 7), zone };
}

const ahead = (when: When, now: number): When | null => (when.at > now ? when : null);

const hourOf = (hour: number, half: string | undefined): number =>
  half === "pm" && hour < 12 ? hour + 12 : half === "am" && hour === 12 ? 0 : hour;

interface Wall {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
}

/** What a clock on the wall in `zone` shows. */
function wallOf(at: number, zone: string): Wall & { weekday: number } {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    hourCycle: "h23",
  }).formatToParts(at);
  const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  const wall = { year: of("year"), month: of("month"), day: of("day"), hour: of("hour"), minute: of("minute") };
  return { ...wall, weekday: new Date(Date.UTC(wall.year, wall.month - 1, wall.day)).getUTCDay() };
}

const asIfUtc = ({ year, month, day, hour, minute }: Wall): number => Date.UTC(year, month - 1, day, hour, minute);

/** When a clock on the wall shows this. An hour that a change of the clock leaves out is the one after it. */
function momentOf(wall: Wall, zone: string): number {
  const wanted = asIfUtc(wall);
  const offsetAt = (at: number): number => asIfUtc(wallOf(at, zone)) - Math.floor(at / 60_000) * 60_000;
  const first = wanted - offsetAt(wanted);
  return wanted - offsetAt(first);
}
