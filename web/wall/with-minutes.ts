/** A rule with another time for one of its targets. Pure. */
import type { ServiceRule } from "../../contract/service-rules.ts";

/** Its warning comes as early as before, as a part of the time; before the time is over in any case. */
export function withMinutes(rule: ServiceRule, place: number, minutes: number): ServiceRule {
  const seconds = minutes * 60;
  return {
    ...rule,
    targets: rule.targets.map((one, at) =>
      at === place
        ? { ...one, seconds, warnSeconds: Math.min(seconds - 1, Math.round((one.warnSeconds / one.seconds) * seconds)) }
        : one,
    ),
  };
}
