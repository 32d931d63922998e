/** How long each kind of data of each channel is kept: data, and how far it was carried out. */
import type { KeepingKind } from "../../../contract/rights.ts";
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { audit } from "../staff/index.ts";
import { UnknownKeeping } from "./problems.ts";

export interface Keeping {
  kind: KeepingKind;
  /** `every`: wherever no channel has a rule of its own. */
  channel: string;
  hours: number | null;
  usualHours: number | null;
  doneTo: Date | null;
  ranAt: Date | null;
  erased: number;
}

const year = 8760;

/**
 * Without a rule, words stay until somebody is erased. LinkedIn lets nobody keep what members write for longer than 48 hours, or who they are
 * for longer than 24 (its Marketing API terms): a rule of a channel holds for open cases too.
 */
const usual: readonly { kind: KeepingKind; channel: string; hours: number | null }[] = [
  { kind: "messages", channel: "every", hours: null },
  { kind: "messages", channel: "linkedin", hours: 48 },
  { kind: "names", channel: "linkedin", hours: 24 },
  { kind: "files", channel: "every", hours: null },
  { kind: "touchpoints", channel: "every", hours: 2 * year },
  { kind: "bookings", channel: "every", hours: year },
  { kind: "bag-files", channel: "every", hours: 2 * year },
];

/** Kinds that a channel may have rules of its own for. */
const perChannel: ReadonlySet<KeepingKind> = new Set(["messages", "names"]);

export async function listKeeping(db: Db): Promise<Keeping[]> {
  const set = await db<{ kind: KeepingKind; channel: string; hours: number | null }[]>`
    select kind, channel, hours from rights.keeping order by kind, channel limit 200`;
  const runs = await db<{ kind: KeepingKind; channel: string; doneTo: Date; ranAt: Date; erased: number }[]>`
    select kind, channel, done_to, ran_at, erased::float8 as erased from rights.keeping_run limit 200`;
  const more = set.filter((one) => !usual.some((rule) => isSame(rule, one))).map((one) => ({ ...one, hours: null }));
  return [...usual, ...more].map(({ kind, channel, hours: usualHours }) => {
    const own = set.find((one) => isSame(one, { kind, channel }));
    const run = runs.find((one) => isSame(one, { kind, channel }));
    const done = { doneTo: run?.doneTo ?? null, ranAt: run?.ranAt ?? null, erased: run?.erased ?? 0 };
    return { kind, channel, hours: own ? own.hours : usualHours, usualHours, ...done };
  });
}

const isSame = (a: { kind: string; channel: string }, b: { kind: string; channel: string }): boolean =>
  a.kind === b.kind && a.channel === b.channel;

interface Setting {
  kind: KeepingKind;
  channel: string;
  /** Left out: as long as usual. */
  hours?: number | null | undefined;
  actorId: string;
}

export const setKeeping = (app: Context, { kind, channel, hours, actorId }: Setting): Promise<void> =>
  atomically(app, async ({ db }) => {
    if (channel !== "every" && !perChannel.has(kind)) throw UnknownKeeping();
    if (channel === "every" && !usual.some((rule) => isSame(rule, { kind, channel }))) throw UnknownKeeping();
    if (hours === undefined) await db`delete from rights.keeping where kind = ${kind} and channel = ${channel}`;
    else
      await db`
        insert into rights.keeping (kind, channel, hours) values (${kind}, ${channel}, ${hours})
        on conflict (kind, channel) do update set hours = excluded.hours`;
    // What it did under the old rule says nothing of the new one.
    await db`delete from rights.keeping_run where kind = ${kind} and channel = ${channel}`;
    const detail = hours === undefined ? "as usual" : hours === null ? "without end" : `${hours} hours`;
    await audit(db, { actorId, action: "rights.set-keeping", subject: `keeping/${kind}-${channel}`, detail });
  });

/** Rules that are not carried out as they should be: by how many hours. What never ran is a new installation's. */
export function findLate(
  rules: readonly Pick<Keeping, "kind" | "channel" | "hours" | "doneTo">[],
  at: Date,
): { about: string; hours: number }[] {
  return rules.flatMap(({ kind, channel, hours, doneTo }) => {
    if (hours === null || doneTo === null) return [];
    const behind = (at.getTime() - doneTo.getTime()) / 3_600_000 - hours;
    // Short ones are vendors' rules.
    return behind > (hours <= 72 ? 3 : 50) ? [{ about: `${kind} ${channel}`, hours: Math.floor(behind) }] : [];
  });
}
