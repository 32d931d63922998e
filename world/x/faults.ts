import type { Endpoint } from "./limits.ts";

/**
 * How a call can go wrong: refused as over the limit, with the time it begins anew or without a word of it (`limit-untold`), the
 * service down, broken, or out of reach of what stands in front of it (`bad-gateway`), the token or the wish refused, never answered
 * (`hang`), cut off before anything happened (`cut`), or, worst, done and then never answered (`accept-then-hang`), cut
 * (`accept-then-cut`) or answered by what stands in front, which knows nothing of it (`accept-then-bad-gateway`).
 */
export const faultKinds = [
  "rate-limited",
  "limit-untold",
  "unavailable",
  "broken",
  "bad-gateway",
  "unauthorized",
  "forbidden",
  "hang",
  "cut",
  "accept-then-hang",
  "accept-then-cut",
  "accept-then-bad-gateway",
] as const;
type FaultKind = (typeof faultKinds)[number];

export interface Fault {
  endpoint: Endpoint | "any";
  kind: FaultKind;
  /** How many more calls it strikes. */
  count: number;
  /** For `rate-limited`: when the vendor says to come back. */
  resetSeconds?: number;
  /** Strikes only calls in whose body this stands. */
  holding?: string;
}

/** What befalls webhooks: sent, held back until told otherwise, or lost as if the platform had dropped them. */
export const webhookModes = ["on", "held", "lost"] as const;
type WebhookMode = (typeof webhookModes)[number];

export interface WebhookFaults {
  mode: WebhookMode;
  /** The share of deliveries that come a second time, 0 to 1. */
  duplicateShare: number;
  /** How long after the event a delivery leaves, in milliseconds. */
  delayMs: number;
  /** Within one conversation in order (the default), or each by itself. */
  keepOrder: boolean;
}

export interface Faults {
  webhooks: WebhookFaults;
  /** The fault that strikes this call, if any; it is used up by one. */
  strike: (endpoint: Endpoint, body: unknown) => Fault | null;
  add: (fault: Fault) => void;
  pending: () => Fault[];
  clear: () => void;
}

const calm = (): WebhookFaults => ({ mode: "on", duplicateShare: 0, delayMs: 0, keepOrder: true });

export function makeFaults(): Faults {
  let pending: Fault[] = [];
  const webhooks = calm();
  return {
    webhooks,
    strike(endpoint, body) {
      const fault = pending.find(
        (one) =>
          (one.endpoint === endpoint || one.endpoint === "any") &&
          (one.holding === undefined || (JSON.stringify(body) ?? "").includes(one.holding)),
      );
      if (!fault) return null;
      fault.count -= 1;
      pending = pending.filter((one) => one.count > 0);
      return { ...fault };
    },
    add: (fault) => void pending.push({ ...fault }),
    pending: () => structuredClone(pending),
    clear() {
      pending = [];
      Object.assign(webhooks, calm());
    },
  };
}
