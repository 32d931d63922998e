/**
 * Guessing gets slower and slower, over all processes. Only failures count: by account, by address and by its network. A browser the
 * account was used from before has a count of its own, so that nobody's guesses lock its owner out.
 */
import { createHash } from "node:crypto";
import { isIPv6 } from "node:net";
import { atomically, type Context } from "../../platform/context.ts";
import { problem } from "../../platform/problem.ts";

export const TooManyAttempts = problem<{ retryAfterSeconds: number }>(
  "staff.too-many-attempts",
  429,
  "Too many attempts. Wait a little, then try again.",
);

export interface Attempt {
  /** What is guessed at: `password/ADDRESS`, `code/MEMBER`. */
  at: string;
  /** Where from. */
  address: string;
  /** The browser, where the account knows it. */
  device: Buffer | null;
}

/** Failures that cost nothing; the next ones cost 2, 4, 8 ... 900 seconds. */
const free = { account: 5, device: 10, address: 20, network: 100 };
const longestPause = 900;
/** Quiet for this long, all is forgotten. */
const forgetHours = 6;

/**
 * Runs `attempt`, which gives null when it failed. It counts as failed from its beginning, so that many at once get no more tries than one
 * by one, and is forgiven when it turns out right.
 */
export async function throttled<T>(app: Context, what: Attempt, attempt: () => Promise<T | null>): Promise<T | null> {
  const keys = keysOf(what);
  await reserve(app, keys);
  const result = await attempt();
  if (result !== null) await forgive(app, keys);
  return result;
}

interface Key {
  key: string;
  free: number;
  /** Whether a success wipes it out, not only takes itself back. */
  isOwn: boolean;
}

function keysOf({ at, address, device }: Attempt): Key[] {
  const account = createHash("sha256").update(at).digest("base64url");
  if (device) return [{ key: `device/${device.toString("base64url")}/${account}`, free: free.device, isOwn: true }];
  return [
    { key: `account/${account}`, free: free.account, isOwn: true },
    { key: `address/${address}`, free: free.address, isOwn: false },
    { key: `network/${networkOf(address)}`, free: free.network, isOwn: false },
  ];
}

/** The /24 of an IPv4 address, the /48 of an IPv6 one. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:/i, "");
  if (!isIPv6(plain)) return plain.split(".").slice(0, 3).join(".");
  const [head = "", tail = ""] = plain.split("::");
  const first = head.split(":").filter(Boolean);
  const last = tail.split(":").filter(Boolean);
  const middle = Array<string>(Math.max(0, 8 - first.length - last.length)).fill("0");
  return [...first, ...middle, ...last]
    .slice(0, 3)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(":");
}

async function reserve(app: Context, keys: readonly Key[]): Promise<void> {
  await atomically(app, async ({ db }) => {
    // Always in one order: two attempts never wait for each other.
    for (const { key, free } of keys.toSorted((a, b) => (a.key < b.key ? -1 : 1))) {
      const [taken] = await db`
        insert into staff.failure as f (key, count, last_at) values (${key}, 1, platform.now())
        on conflict (key) do update set
          count = case when f.last_at < (select platform.now()) - ${forgetHours} * interval '1 hour' then 1 else f.count + 1 end,
          until = case when f.count + 1 > ${free} and f.last_at >= (select platform.now()) - ${forgetHours} * interval '1 hour'
            then platform.now() + least(${longestPause}, power(2, least(12, f.count + 1 - ${free}))) * interval '1 second' end,
          last_at = excluded.last_at
        where f.until is null or f.until <= (select platform.now())
        returning key`;
      if (!taken) {
        const [row] = await db<[{ seconds: number }]>`
          select greatest(1, ceil(extract(epoch from until - platform.now())))::int as seconds from staff.failure where key = ${key}`;
        throw TooManyAttempts({ retryAfterSeconds: row.seconds });
      }
    }
  });
}

async function forgive(app: Context, keys: readonly Key[]): Promise<void> {
  const own = keys.filter(({ isOwn }) => isOwn).map(({ key }) => key);
  const shared = keys.filter(({ isOwn }) => !isOwn).map(({ key }) => key);
  await app.db`delete from staff.failure where key = any(${own})`;
  await app.db`
    update staff.failure set count = greatest(0, count - 1), until = null
    where key in (select key from staff.failure where key = any(${shared}) order by key for update)`;
}

/** Forgets what is long past. */
export async function forgetFailures(app: Context): Promise<void> {
  await app.db`delete from staff.failure where last_at < (select platform.now()) - ${forgetHours} * interval '1 hour'`;
  await app.db`delete from staff.challenge where expires_at < (select platform.now())`;
  await app.db`delete from staff.known_device where last_used_at < (select platform.now()) - interval '180 days'`;
}
