/** By when something is owed, from what happened and nothing else: whoever looks, and however late, finds the same. Pure. */
import type { Calendar, Clock, Target } from "../../../contract/service-rules.ts";
import { momentAfter, type Span } from "./calendar/open-time.ts";

/** Milliseconds since 1970 throughout. */
export interface Wait {
  clock: Clock;
  startedAt: number;
  endedAt: number | null;
  /** It ended because nothing was owed: it needed no answer, or went on elsewhere. */
  isDropped: boolean;
}

/** What was kept of it before. */
export interface Kept {
  pauses: readonly Span[];
  pausedAt: number | null;
  warnedAt: number | null;
  breachedAt: number | null;
}

/** How the talk stands: since when we wait for them, and since when they wait for us again. */
export interface Talk {
  theirTurnSince: number | null;
  ourTurnSince: number | null;
}

export interface Deadline extends Kept {
  warnAt: number | null;
  dueAt: number | null;
  endedAt: number | null;
  outcome: "met" | "breached" | "dropped" | null;
}

export const fresh: Kept = { pauses: [], pausedAt: null, warnedAt: null, breachedAt: null };

interface Asked {
  wait: Wait;
  kept: Kept;
  talk: Talk;
  target: Pick<Target, "seconds" | "warnSeconds">;
  calendar: Calendar;
}

/** As it stands at `now`. What was warned of or broken once stays so, whatever is changed later. */
export function deadlineAt({ wait, kept, talk, target, calendar }: Asked, now: number): Deadline {
  const { pauses, pausedAt } = wait.clock === "resolution" ? pausing(wait, kept, talk) : fresh;
  const counted = { calendar, from: wait.startedAt, pauses };
  const isPaused = pausedAt !== null && wait.endedAt === null;
  const at = (seconds: number): number | null => (isPaused ? null : momentAfter(counted, seconds * 1000));
  const dueAt = at(target.seconds);
  const warnAt = at(target.seconds - target.warnSeconds);
  // Up to here things have happened.
  const until = wait.endedAt ?? now;
  const happened = (time: number | null): number | null =>
    time !== null && (wait.endedAt === null ? time <= until : time < until) ? time : null;
  const breachedAt = kept.breachedAt ?? happened(dueAt);
  const warnedAt = kept.warnedAt ?? happened(warnAt) ?? breachedAt;
  const outcome = wait.endedAt === null ? null : breachedAt !== null ? "breached" : wait.isDropped ? "dropped" : "met";
  return {
    pauses,
    pausedAt: isPaused ? pausedAt : null,
    warnAt,
    dueAt,
    warnedAt,
    breachedAt,
    endedAt: wait.endedAt,
    outcome,
  };
}

/** Resolution does not count while we wait for them. */
function pausing(wait: Wait, kept: Kept, talk: Talk): Pick<Kept, "pauses" | "pausedAt"> {
  const { pauses } = kept;
  const begun = talk.theirTurnSince === null ? null : Math.max(wait.startedAt, talk.theirTurnSince);
  const since = kept.pausedAt ?? begun;
  if (since === null) return { pauses, pausedAt: null };
  const ends = wait.endedAt ?? (talk.theirTurnSince === null ? talk.ourTurnSince : null);
  if (ends === null) return { pauses, pausedAt: since };
  return { pauses: ends > since ? [...pauses, { from: since, to: ends }] : pauses, pausedAt: null };
}
