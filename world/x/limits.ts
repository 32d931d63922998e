/** The calls the world tells apart, for limits and faults. */
export const endpoints = [
  "create-post",
  "delete-post",
  "hide-reply",
  "read-post",
  "read-own-posts",
  "read-mentions",
  "send-message",
  "read-messages",
  "read-me",
  "upload-media",
  "read-media",
  "refresh-token",
  "webhooks",
  "subscriptions",
] as const;
export type Endpoint = (typeof endpoints)[number];

/** So many calls in so many seconds. */
export interface Limit {
  calls: number;
  seconds: number;
}

const quarter = (calls: number): Limit => ({ calls, seconds: 900 });
const day = (calls: number): Limit => ({ calls, seconds: 86_400 });

/** X's self-serve limits per user as documented; `read-me`, `read-own-posts` and `webhooks` are from memory. */
export const selfServe: Readonly<Record<Endpoint, readonly Limit[]>> = {
  "create-post": [quarter(100), day(10_000)],
  "delete-post": [quarter(50)],
  "hide-reply": [quarter(50)],
  "read-post": [quarter(900)],
  "read-own-posts": [quarter(900)],
  "read-mentions": [quarter(450)],
  "send-message": [quarter(15), day(1_440)],
  "read-messages": [quarter(15)],
  "read-me": [quarter(75)],
  "upload-media": [quarter(1875)],
  "read-media": [quarter(900)],
  "refresh-token": [],
  webhooks: [quarter(450)],
  subscriptions: [quarter(500)],
};

/** The rules of the same tier: replies only to who called the app, access tokens that live two hours. */
export const selfServeRules = {
  summonedOnly: true,
  accessTokenSeconds: 7_200,
  mediaWorkMs: 0,
  mediaFails: false,
  namesMediaOnly: false,
  tellsDeletions: true,
};

/** Wide enough that a demo or a load test never meets them. */
export const roomy: Readonly<Record<Endpoint, readonly Limit[]>> = {
  ...selfServe,
  "create-post": [quarter(1_000_000)],
  "send-message": [quarter(1_000_000)],
  "read-messages": [quarter(1_000_000)],
  "read-mentions": [quarter(1_000_000)],
  "read-own-posts": [quarter(1_000_000)],
  "read-post": [quarter(1_000_000)],
};

interface Standing {
  allowed: boolean;
  headers: Record<string, string>;
}

export interface Limits {
  /** Counts one call and says where the caller stands. */
  take: (endpoint: Endpoint, caller: string) => Standing;
  /** Says where the caller stands without counting. */
  peek: (endpoint: Endpoint, caller: string) => Standing;
  set: (changes: Partial<Record<Endpoint, readonly Limit[]>>) => void;
  all: () => Record<Endpoint, readonly Limit[]>;
  /** Forgets every call so far. */
  reset: () => void;
}

interface Window {
  endsAt: number;
  used: number;
}

/** Counts calls in windows that begin with the first call; a refused call counts no further. */
export function makeLimits(now: () => number): Limits {
  const current: Record<Endpoint, readonly Limit[]> = { ...selfServe };
  const windows = new Map<string, Window>();

  function windowOf(endpoint: Endpoint, caller: string, limit: Limit): Window {
    const key = `${endpoint} ${caller} ${limit.seconds}`;
    const known = windows.get(key);
    if (known && known.endsAt > now()) return known;
    const fresh = { endsAt: now() + limit.seconds * 1000, used: 0 };
    windows.set(key, fresh);
    return fresh;
  }

  function stand(endpoint: Endpoint, caller: string, count: boolean): Standing {
    const limits = current[endpoint];
    const open = limits.map((limit) => ({ limit, window: windowOf(endpoint, caller, limit) }));
    const allowed = open.every(({ limit, window }) => window.used < limit.calls);
    if (count && allowed) for (const { window } of open) window.used += 1;
    return { allowed, headers: headersOf(open) };
  }

  return {
    take: (endpoint, caller) => stand(endpoint, caller, true),
    peek: (endpoint, caller) => stand(endpoint, caller, false),
    set: (changes) => void Object.assign(current, changes),
    all: () => ({ ...current }),
    reset: () => windows.clear(),
  };
}

/** `x-rate-limit-*` tells the short window, or whichever is used up; the day's has names of its own. */
function headersOf(open: readonly { limit: Limit; window: Window }[]): Record<string, string> {
  const left = ({ limit, window }: { limit: Limit; window: Window }) => Math.max(0, limit.calls - window.used);
  const seconds = (window: Window) => String(Math.ceil(window.endsAt / 1000));
  const headers: Record<string, string> = {};
  const told = open.find((one) => left(one) === 0) ?? open[0];
  if (told) {
    headers["x-rate-limit-limit"] = String(told.limit.calls);
    headers["x-rate-limit-remaining"] = String(left(told));
    headers["x-rate-limit-reset"] = seconds(told.window);
  }
  const daily = open.find(({ limit }) => limit.seconds === 86_400);
  if (daily) {
    headers["x-user-limit-24hour-limit"] = String(daily.limit.calls);
    headers["x-user-limit-24hour-remaining"] = String(left(daily));
    headers["x-user-limit-24hour-reset"] = seconds(daily.window);
  }
  return headers;
}
