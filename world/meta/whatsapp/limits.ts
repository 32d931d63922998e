import { overLimit } from "../problems.ts";

/** WhatsApp's two speeds: so many messages a second in all, and to one number a handful at once, then one every six seconds. */
export interface WhatsappLimits {
  take: (waId: string) => void;
  reset: () => void;
}

const refillMs = 6_000;

export function makeWhatsappLimits(
  now: () => number,
  rules: () => { pairBurst: number; perSecond: number },
): WhatsappLimits {
  const buckets = new Map<string, { left: number; at: number }>();
  let second = { at: 0, used: 0 };
  return {
    take(waId) {
      const { pairBurst, perSecond } = rules();
      const at = Math.floor(now() / 1000);
      if (second.at !== at) second = { at, used: 0 };
      if (second.used >= perSecond) throw overLimit(130_429);
      const before = buckets.get(waId) ?? { left: pairBurst, at: now() };
      const left = Math.min(pairBurst, before.left + (now() - before.at) / refillMs);
      if (left < 1) throw overLimit(131_056);
      buckets.set(waId, { left: left - 1, at: now() });
      second.used += 1;
      if (buckets.size > 10_000) buckets.clear();
    },
    reset() {
      buckets.clear();
      second = { at: 0, used: 0 };
    },
  };
}
