/** Brings a roster in from a file: first what it would bring, then what of it can be taken. */
import { randomUUID } from "node:crypto";
import type { LineOutcome } from "../../../contract/rosters.ts";
import { atomically, type Context, now } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { changed } from "../../platform/events.ts";
import { audit, listAnswering, listTeams } from "../staff/index.ts";
import type { FileLine, FileLines } from "./file-line.ts";
import { readRoster } from "./read-roster.ts";
import { listShiftsOf } from "./shifts.ts";
import { sift } from "./sift.ts";
import { type NewShift, writeShifts } from "./write-shifts.ts";

export interface RosterFile {
  file: string;
  teamId: string | null;
  zone: string;
}

export interface WeighedLine {
  line: number;
  who: string;
  name: string | null;
  startsAt: Date | null;
  endsAt: Date | null;
  breaks: number;
  outcome: LineOutcome;
  /** The line it meets, where it meets one. */
  meets: number | null;
}

export interface Weighed {
  lines: WeighedLine[];
  more: number;
  missing: FileLines["missing"];
}

export const previewFile = async ({ db }: Context, file: RosterFile): Promise<Weighed> =>
  (await weigh(db, file)).weighed;

/** Takes what can be taken, as it is now; the same file again adds nothing. */
export function importFile(app: Context, { actorId, ...file }: RosterFile & { actorId: string }): Promise<Weighed> {
  return atomically(app, async (app) => {
    const { weighed, wishes } = await weigh(app.db, file);
    const added = await writeShifts(app.db, wishes);
    const subject = file.teamId === null ? "roster" : `team/${file.teamId}`;
    await audit(app.db, { actorId, action: "rosters.import", subject, detail: String(added) });
    await changed(app, ["roster"]);
    app.ring("queue");
    return weighed;
  });
}

async function weigh(db: Db, { file, teamId, zone }: RosterFile): Promise<{ weighed: Weighed; wishes: NewShift[] }> {
  const { lines, more, missing } = readRoster(file, { zone, now: (await now(db)).getTime() });
  const people = new Map(
    (await listAnswering(db, { emails: lines.map(({ who }) => who.toLowerCase()) })).map((one) => [one.email, one]),
  );
  const teams = await listTeams(db);
  const teamOf = ({ team }: FileLine): string | null =>
    team === null ? teamId : (teams.find(({ name }) => name.toLowerCase() === team.toLowerCase())?.id ?? null);
  const wishes = lines.flatMap((line) => {
    const member = people.get(line.who.toLowerCase());
    const team = teamOf(line);
    if (typeof line.laid === "string" || !member || team === null) return [];
    return [{ ...line.laid, id: randomUUID(), memberId: member.id, teamId: team, zone: line.zone, line: line.line }];
  });
  const sifted = sift(wishes, await findThere(db, wishes));
  const outcomes = new Map(wishes.map(({ line }, place) => [line, sifted[place]]));
  return {
    weighed: {
      more,
      missing,
      lines: lines.map((line) => {
        const { laid } = line;
        const member = people.get(line.who.toLowerCase());
        const met = outcomes.get(line.line);
        const fault = typeof laid === "string" ? laid : member ? (met?.outcome ?? "no-team") : "nobody";
        const meets = met?.meets ?? null;
        return {
          line: line.line,
          who: line.who,
          name: member?.name ?? null,
          startsAt: typeof laid === "string" ? null : new Date(laid.from),
          endsAt: typeof laid === "string" ? null : new Date(laid.to),
          breaks: typeof laid === "string" ? 0 : laid.breaks.length,
          outcome: fault,
          meets: meets === null ? null : (wishes[meets]?.line ?? null),
        };
      }),
    },
    wishes: wishes.filter((_, place) => sifted[place]?.outcome === "new"),
  };
}

/** What these people have already while the wishes last. */
async function findThere(db: Db, wishes: readonly NewShift[]) {
  if (wishes.length === 0) return [];
  const there = await listShiftsOf(db, {
    memberIds: [...new Set(wishes.map(({ memberId }) => memberId))],
    from: Math.min(...wishes.map(({ from }) => from)),
    to: Math.max(...wishes.map(({ to }) => to)),
  });
  return there.map(({ memberId, startsAt, endsAt }) => ({ memberId, from: startsAt.getTime(), to: endsAt.getTime() }));
}
