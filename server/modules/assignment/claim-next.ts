/** The next case, for one agent. */
import type { Duty } from "../../../contract/attendance.ts";
import type { Why } from "../../../contract/assignment.ts";
import type { CaseKind, Language } from "../../../contract/words.ts";
import { atomically, type Context } from "../../platform/context.ts";
import { problem } from "../../platform/problem.ts";
import { assign } from "../cases/index.ts";
import { dutyOf, isGiven } from "../rosters/index.ts";
import { type Abled, asLent, findAbilities } from "../staff/index.ts";
import { type Claimed, claimAny, claimFitting, findLoads, type KnownNeed, readyToClaim, waitsFor } from "./claim.ts";
import { note } from "./decisions.ts";
import { asksNothing, fits, skillsFor } from "./fits.ts";
import { firstFor } from "./lent.ts";
import { findRule, type RuleNow } from "./rule.ts";

export interface ClaimNext {
  agentId: string;
  kind: CaseKind;
  /** Only one of these; null: any. */
  among: readonly string[] | null;
  /** They asked for it, unless it is given to them. */
  what?: "claimed" | "pushed";
}

export const HandsFull = problem<{ capacity: number }>(
  "assignment.hands-full",
  409,
  "You have as much as you may have at once. Finish or hand back something first.",
);

const OffShift = problem(
  "assignment.off-shift",
  409,
  "You are not on shift: by the roster of your team somebody else is.",
);
const OnBreak = problem(
  "assignment.on-break",
  409,
  "You are on a break or away. Say that you are here to get the next.",
);

const NoneForYou = problem(
  "assignment.none-for-you",
  409,
  "Customers wait, but for a language or skill that you are not entered with, or you gave their case back just now.",
);

/** Claims what should be worked next of what they may get, and gives its id; null when none of it is free. One statement decides who gets it. */
export function claimNext(app: Context, wish: ClaimNext): Promise<string | null> {
  return atomically(app, async (app) => {
    const [ruled, able] = await Promise.all([findRule(app.db), findAbilities(app.db, wish.agentId)]);
    const agent = asLent(able);
    const capacity = capacityOf(wish, ruled, agent);
    const [duty, needs] = await Promise.all([
      wish.what === "pushed" ? null : dutyOf(app.db, [able]),
      isAny(ruled, capacity) && !agent.lent ? [] : readyToClaim(app.db, { agent, rule: ruled.rule, capacity }),
    ]);
    if (duty) requireDuty(duty.get(agent.id));
    const claimed = await decide(app, { wish, ruled, agent, capacity, needs });
    if (!claimed) {
      if (wish.what !== "pushed") await sayWhyNone(app, { wish, ruled, agent, capacity });
      return null;
    }
    const { caseId } = claimed;
    const why = whyOf(claimed, { agent, ruled, wish, capacity });
    await Promise.all([
      assign(app, { caseIds: [caseId], to: agent.id }),
      note(app.db, [{ caseId, agentId: agent.id, byId: null, what: wish.what ?? "claimed", why }]),
    ]);
    return caseId;
  });
}

/** Who is not to work is told so; what they take by name is theirs all the same. */
function requireDuty(duty: Duty | undefined): void {
  if (isGiven(duty)) return;
  throw duty === "off" ? OffShift() : OnBreak();
}

/** Who is given cases gets one after the other where nobody said how many at once. */
const capacityOf = (wish: ClaimNext, { rule }: RuleNow, agent: Abled): number | null =>
  agent.capacity ?? rule.capacity ?? (wish.what === "pushed" ? 1 : null);

/** Whatever comes first is theirs. */
const isAny = ({ rule }: RuleNow, capacity: number | null): boolean => asksNothing(rule) && capacity === null;

/** Who asks for what, and by which rule. */
interface Weighing {
  wish: ClaimNext;
  ruled: RuleNow;
  agent: Abled;
  capacity: number | null;
}

interface Deciding extends Weighing {
  needs: readonly KnownNeed[];
}

/** Which one they get. */
async function decide(app: Context, { wish, ruled, agent, capacity, needs }: Deciding): Promise<Claimed | null> {
  const { rule } = ruled;
  const { kind, among } = wish;
  const asked = { agent, kind, among, rule, capacity, needs, untilOpened: wish.what === "pushed" };
  const first = firstFor(agent.lent, rule);
  const claimed = first && (await claimFitting(app.db, { ...asked, only: first }));
  if (claimed) return claimed;
  if (isAny(ruled, capacity)) return claimAny(app.db, { agentId: agent.id, kind, among });
  return claimFitting(app.db, asked);
}

/** Who asks and gets nothing though somebody waits is told why. */
async function sayWhyNone({ db }: Context, { wish, ruled, agent, capacity }: Weighing): Promise<void> {
  const { kind, among } = wish;
  const { rule } = ruled;
  const loads = capacity === null ? null : await findLoads(db, { agentIds: [agent.id], rule });
  if (capacity !== null && (loads?.get(agent.id) ?? 0) >= capacity) throw HandsFull({ capacity });
  // Where nothing is asked, only what they gave back is not theirs: all else is being taken this moment.
  const refusedBy = isAny(ruled, capacity) ? agent.id : null;
  if (await waitsFor(db, { kind, among, refusedBy })) throw NoneForYou();
}

/** What was weighed, for whoever asks later. */
function whyOf(
  { language, channel, topic, urgency, waitedSeconds, load }: Claimed,
  { agent, ruled, wish, capacity }: Weighing,
): Why {
  const { rule, version } = ruled;
  const asked = skillsFor({ language, channel, topic }, rule);
  const dropped = fits(agent, { language, channel, topic }, rule)?.dropped ?? [];
  const level = agent.levels[language];
  return {
    rule: version,
    kind: wish.kind,
    urgency,
    waitedSeconds,
    language: language as Language,
    ...(rule.countLanguages && level !== undefined && { level }),
    ...(asked.length > 0 && { skills: asked }),
    ...(agent.lent && firstFor(agent.lent, rule)?.({ language, channel, topic }) && { lent: true }),
    ...(dropped.length > 0 && { dropped }),
    ...(load !== null && { load, capacity }),
  };
}
