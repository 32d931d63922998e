import { overLimit } from "./problems.ts";
import type { Place } from "./store.ts";

/** So many calls in so many seconds. */
export interface MetaLimit {
  calls: number;
  seconds: number;
}

/** Limits per hour of the app and of each business use case; Meta's own grow with the people one talks to. */
export const metaLimits: Readonly<Record<Place | "app", MetaLimit>> = {
  app: { calls: 200_000, seconds: 3600 },
  facebook: { calls: 100_000, seconds: 3600 },
  messenger: { calls: 100_000, seconds: 3600 },
  instagram: { calls: 100_000, seconds: 3600 },
  whatsapp: { calls: 100_000, seconds: 3600 },
};

export interface Usage {
  /** Counts one call; refuses it when the limit was reached. */
  take: (place: Place | null) => void;
  headers: (place: Place | null, nodeId: string) => Record<string, string>;
  set: (changes: Partial<Record<Place | "app", MetaLimit>>) => void;
  all: () => Record<Place | "app", MetaLimit>;
  reset: () => void;
}

const useCase: Readonly<Record<Place, string>> = {
  facebook: "pages",
  messenger: "messenger",
  instagram: "instagram",
  whatsapp: "whatsapp",
};
const codeOf = { app: 4, facebook: 80_001, messenger: 80_006, instagram: 80_002, whatsapp: 80_007 } as const;

/** Counts calls as Meta does, in per cent of what is allowed, so that who looks sees a limit come. */
export function makeUsage(now: () => number): Usage {
  const limits: Record<Place | "app", MetaLimit> = { ...metaLimits };
  const windows = new Map<Place | "app", { from: number; used: number }>();

  function windowOf(what: Place | "app") {
    const known = windows.get(what);
    if (known && known.from + limits[what].seconds * 1000 > now()) return known;
    const fresh = { from: now(), used: 0 };
    windows.set(what, fresh);
    return fresh;
  }
  const percent = (what: Place | "app") =>
    Math.min(100, Math.floor((100 * windowOf(what).used) / Math.max(1, limits[what].calls)));
  const minutesLeft = (what: Place) =>
    windowOf(what).used < limits[what].calls
      ? 0
      : Math.max(1, Math.ceil((windowOf(what).from + limits[what].seconds * 1000 - now()) / 60_000));

  return {
    take(place) {
      for (const what of place ? (["app", place] as const) : (["app"] as const)) {
        if (windowOf(what).used >= limits[what].calls) throw overLimit(codeOf[what]);
      }
      for (const what of place ? (["app", place] as const) : (["app"] as const)) windowOf(what).used += 1;
    },
    headers(place, nodeId) {
      const app = { call_count: percent("app"), total_cputime: 0, total_time: percent("app") };
      const headers: Record<string, string> = { "x-app-usage": JSON.stringify(app) };
      if (!place) return headers;
      const own = {
        type: useCase[place],
        call_count: percent(place),
        total_cputime: 0,
        total_time: percent(place),
        estimated_time_to_regain_access: minutesLeft(place),
      };
      headers["x-business-use-case-usage"] = JSON.stringify({ [nodeId]: [own] });
      return headers;
    },
    set: (changes) => void Object.assign(limits, changes),
    all: () => ({ ...limits }),
    reset: () => windows.clear(),
  };
}
