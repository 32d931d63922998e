import {
  blockedForPolicy,
  GraphProblem,
  lacksPermission,
  overLimit,
  restricted,
  staleToken,
  unavailable,
  unknownError,
} from "./problems.ts";
import type { LimitCode } from "./problems.ts";
import type { Place } from "./store.ts";

/** The calls the world tells apart, for faults. */
export const metaEndpoints = [
  "send",
  "receipts",
  "comment",
  "moderate",
  "read-comments",
  "read-messages",
  "profile",
  "media",
  "templates",
  "tokens",
  "subscriptions",
] as const;
export type MetaEndpoint = (typeof metaEndpoints)[number];

/**
 * How a call can go wrong. `broken` (1, 500), `unavailable` (2, 503), `bad-gateway` (502 and no JSON), `too-many` (a bare 429), the
 * limits `app-limit` (4), `user-limit` (17), `page-limit` (32), `custom-limit` (613), `business-limit` (80001, 80002, 80006 or 80007 by
 * place), `throughput` (130429), `spam-limit` (131048), `pair-limit` (131056); `signed-out` (190), `forbidden` (200), `policy` (368),
 * `restricted` (10/1893063); `slow`, `garbled` (a 200 that does not read), `hang`, `cut`; and done but never said so: `accept-then-*`.
 */
export const metaFaultKinds = [
  "broken",
  "unavailable",
  "bad-gateway",
  "too-many",
  "app-limit",
  "user-limit",
  "page-limit",
  "custom-limit",
  "business-limit",
  "throughput",
  "spam-limit",
  "pair-limit",
  "signed-out",
  "forbidden",
  "policy",
  "restricted",
  "error",
  "slow",
  "garbled",
  "hang",
  "cut",
  "accept-then-hang",
  "accept-then-cut",
  "accept-then-bad-gateway",
  "accept-then-broken",
  "accept-then-garbled",
] as const;
type Kind = (typeof metaFaultKinds)[number];

export interface MetaFault {
  endpoint: MetaEndpoint | "any";
  kind: Kind;
  /** How many more calls it strikes. */
  count: number;
  /** Of one place only. */
  place?: Place | undefined;
  /** For `error`: any of Meta's codes. */
  code?: number | undefined;
  subcode?: number | undefined;
  status?: number | undefined;
  /** For `slow`. */
  delayMs?: number | undefined;
}

export interface MetaFaults {
  strike: (endpoint: MetaEndpoint, place: Place | null) => MetaFault | null;
  add: (fault: MetaFault) => void;
  pending: () => MetaFault[];
  clear: () => void;
}

export function makeMetaFaults(): MetaFaults {
  let pending: MetaFault[] = [];
  return {
    strike(endpoint, place) {
      const fits = (one: MetaFault) =>
        (one.endpoint === endpoint || one.endpoint === "any") && (one.place === undefined || one.place === place);
      const fault = pending.find(fits);
      if (!fault) return null;
      fault.count -= 1;
      pending = pending.filter((one) => one.count > 0);
      return { ...fault };
    },
    add: (fault) => void pending.push({ ...fault }),
    pending: () => structuredClone(pending),
    clear: () => void (pending = []),
  };
}

const businessLimit: Readonly<Record<Place, LimitCode>> = {
  facebook: 80_001,
  messenger: 80_006,
  instagram: 80_002,
  whatsapp: 80_007,
};

/** The refusal of a fault that answers like Meta; null for the others. */
export function problemOfFault(
  fault: MetaFault,
  { place, now }: { place: Place | null; now: number },
): GraphProblem | null {
  switch (fault.kind) {
    case "broken":
      return unknownError();
    case "unavailable":
      return unavailable();
    case "app-limit":
      return overLimit(4);
    case "user-limit":
      return overLimit(17);
    case "page-limit":
      return overLimit(32);
    case "custom-limit":
      return overLimit(613);
    case "business-limit":
      return overLimit(businessLimit[place ?? "facebook"]);
    case "throughput":
      return overLimit(130_429);
    case "spam-limit":
      return overLimit(131_048);
    case "pair-limit":
      return overLimit(131_056);
    case "signed-out":
      return staleToken(463, { at: now - 1000, status: place === "whatsapp" ? 401 : 400 });
    case "forbidden":
      return lacksPermission("pages_manage_engagement");
    case "policy":
      return blockedForPolicy();
    case "restricted":
      return restricted();
    case "error": {
      const { code = 1, subcode, status } = fault;
      return new GraphProblem({
        code,
        message: `(#${code}) An error the world was told to answer`,
        ...(subcode === undefined ? {} : { subcode }),
        ...(status === undefined ? {} : { status }),
      });
    }
    default:
      return null;
  }
}
