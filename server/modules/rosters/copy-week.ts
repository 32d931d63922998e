/** A week again, a week later. */
import { randomUUID } from "node:crypto";
import { atomically, type Context } from "../../platform/context.ts";
import { changed } from "../../platform/events.ts";
import { wallAt } from "../../platform/zone.ts";
import { audit } from "../staff/index.ts";
import { layOut } from "./lay-out.ts";
import { type KeptShift, listShifts, listShiftsOf } from "./shifts.ts";
import { sift } from "./sift.ts";
import { weekLater, weekOf } from "./week.ts";
import { type NewShift, writeShifts } from "./write-shifts.ts";

interface Wish {
  day: string;
  zone: string;
  teamId: string | null;
  actorId: string;
}

/** Copies what begins in the week of a day, each shift at the same times on its own wall. */
export function copyWeek(
  app: Context,
  { day, zone, teamId, actorId }: Wish,
): Promise<{ added: number; known: number; leftOut: number }> {
  return atomically(app, async (app) => {
    const week = weekOf(day, zone);
    const [from, to] = [week[0]?.at ?? 0, week[7]?.at ?? 0];
    const found = (await listShifts(app.db, { from, to, teamId })).filter(({ startsAt }) => startsAt.getTime() >= from);
    const copies = found.map(later).filter((one) => one !== null);
    const memberIds = [...new Set(copies.map(({ memberId }) => memberId))];
    const ends = copies.map((one) => one.to);
    const there = await listShiftsOf(app.db, { memberIds, from: to, to: Math.max(to, ...ends) });
    const sifted = sift(
      copies,
      there.map(({ memberId, startsAt, endsAt }) => ({ memberId, from: startsAt.getTime(), to: endsAt.getTime() })),
    );
    const added = await writeShifts(
      app.db,
      copies.filter((_, place) => sifted[place]?.outcome === "new"),
    );
    const known = sifted.filter(({ outcome }) => outcome === "known").length;
    await audit(app.db, {
      actorId,
      action: "rosters.copy-week",
      subject: teamId === null ? "roster" : `team/${teamId}`,
      detail: `${week[0]?.day ?? ""}: ${added}`,
    });
    await changed(app, ["roster"]);
    app.ring("queue");
    return { added, known, leftOut: found.length - added - known };
  });
}

/** Null where the clocks skip it whole. */
function later({ memberId, teamId, zone, startsAt, endsAt, breaks }: KeptShift): NewShift | null {
  const after = (at: Date): string => weekLater(wallAt(zone, at.getTime()));
  const laid = layOut({
    zone,
    from: after(startsAt),
    to: after(endsAt),
    breaks: breaks.map((one) => ({ from: after(one.startsAt), to: after(one.endsAt) })),
  });
  return typeof laid === "string" ? null : { ...laid, id: randomUUID(), memberId, teamId, zone };
}
