import type { Cue, Found } from "./cue.ts";

/** How urgent a text is, 0 to 3, with what said so. */
export interface UrgencyVerdict {
  urgency: 0 | 1 | 2 | 3;
  code: string;
  words: string[];
}

/**
 * Rules over the words alone: 3 stranded, or boarding, or somebody fragile in trouble; 2 today's trip is in trouble;
 * 1 soon, or they ask for somebody; 0 can wait. The booking's departure time is the better judge and comes on top.
 */
export function judgeUrgency(found: Found, waits: boolean): UrgencyVerdict {
  const has = (cue: Cue) => found.has(cue);
  const verdict = (urgency: UrgencyVerdict["urgency"], code: string, ...cues: Cue[]): UrgencyVerdict => ({
    urgency,
    code,
    words: cues.flatMap((cue) => found.get(cue) ?? []).slice(0, 6),
  });
  const trouble = has("missed") || has("stuck");
  if (has("stuck") && (has("fragile") || has("missed") || has("soon") || waits))
    return verdict(3, "stranded", "stuck", "fragile", "missed");
  if (has("now") && (waits || trouble || has("delay"))) return verdict(3, "about-to-leave", "now");
  if (has("fragile") && trouble) return verdict(3, "fragile-in-trouble", "fragile", "missed");
  if (has("stuck")) return verdict(2, "stuck", "stuck");
  if (has("missed") && (waits || has("soon"))) return verdict(2, "trip-broken", "missed", "soon");
  if (has("fragile") && (has("delay") || has("soon")) && waits) return verdict(2, "fragile-soon", "fragile", "soon");
  if (has("soon") && waits && (has("delay") || has("cancellation") || has("missed-connection")))
    return verdict(2, "trip-soon", "soon");
  if (has("missed")) return verdict(1, "trip-broken", "missed");
  if (has("fragile") && waits) return verdict(1, "fragile", "fragile");
  if (has("soon") && waits) return verdict(1, "soon", "soon");
  if (has("plea") && waits) return verdict(1, "plea", "plea");
  return verdict(0, "can-wait");
}
