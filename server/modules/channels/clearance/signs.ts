/** What arrivals say of somebody's standing. Pure. Reactions, read marks and echoes open nothing; what is old counts by its own time. */
import type { Arrival } from "../arrival.ts";
import type { Address } from "./standing.ts";

/** The newest of each, for one correspondent at one account. */
export interface Signs extends Address {
  messageAt: Date | null;
  pressedAt: Date | null;
  commentAt: Date | null;
  commentId: string | null;
  advertisementAt: Date | null;
  permittedAt: Date | null;
  stoppedAt: Date | null;
  marketingStoppedAt: Date | null;
  automaticAt: Date | null;
}

type Seen = Partial<Omit<Signs, keyof Address>>;

type Told = Pick<Arrival, "accountId" | "kind" | "externalId" | "entry" | "receivedAt">;

/** One for each who did something, under every id the vendor knows them by. */
export function signsOf(arrivals: readonly Told[]): Signs[] {
  const signs = new Map<string, Signs>();
  for (const arrival of arrivals) {
    const seen = seenIn(arrival);
    const { author } = arrival.entry;
    if (!seen || !author) continue;
    for (const correspondentId of new Set([author.id, ...(author.aliases ?? [])])) {
      const key = `${arrival.accountId}/${correspondentId}`;
      const known = signs.get(key) ?? { ...none, accountId: arrival.accountId, correspondentId };
      signs.set(key, { ...known, ...newest(known, seen) });
    }
  }
  return [...signs.values()];
}

const none: Omit<Signs, keyof Address> = {
  messageAt: null,
  pressedAt: null,
  commentAt: null,
  commentId: null,
  advertisementAt: null,
  permittedAt: null,
  stoppedAt: null,
  marketingStoppedAt: null,
  automaticAt: null,
};

function newest(known: Signs, seen: Seen): Seen {
  const later = (a: Date | null, b: Date | null | undefined): Date | null => (b && (!a || b > a) ? b : a);
  const commentIsNew = seen.commentAt && (!known.commentAt || seen.commentAt > known.commentAt);
  return {
    messageAt: later(known.messageAt, seen.messageAt),
    pressedAt: later(known.pressedAt, seen.pressedAt),
    commentAt: later(known.commentAt, seen.commentAt),
    commentId: commentIsNew ? (seen.commentId ?? null) : known.commentId,
    advertisementAt: later(known.advertisementAt, seen.advertisementAt),
    permittedAt: later(known.permittedAt, seen.permittedAt),
    stoppedAt: later(known.stoppedAt, seen.stoppedAt),
    marketingStoppedAt: later(known.marketingStoppedAt, seen.marketingStoppedAt),
    automaticAt: later(known.automaticAt, seen.automaticAt),
  };
}

/** What one arrival opens or stops; null: nothing. */
function seenIn({ kind, entry, externalId, receivedAt }: Told): Seen | null {
  if (entry.direction !== "inbound") return null;
  const at = momentOf(entry.writtenAt, receivedAt);
  if (kind === "auto-reply" || entry.letter?.isAutomatic) return { automaticAt: at };
  if (kind === "message" && entry.visibility === "private")
    return { messageAt: at, ...(entry.referral && { advertisementAt: at }) };
  // What stands elsewhere opens no private answer.
  if (kind === "message" && entry.visibility === "public")
    return entry.isElsewhere ? null : { commentAt: at, commentId: externalId };
  if (kind === "below-ours") return { commentAt: at, commentId: externalId };
  if (kind === "postback") return { pressedAt: at };
  if (kind === "optin") return { permittedAt: at };
  if (kind === "optout") return entry.subtype === "marketing" ? { marketingStoppedAt: at } : { stoppedAt: at };
  return null;
}

/** By the vendor's clock, but never later than we heard of it. */
function momentOf(writtenAt: string | null, receivedAt: Date): Date {
  const written = writtenAt === null ? Number.NaN : Date.parse(writtenAt);
  return Number.isNaN(written) || written > receivedAt.getTime() ? receivedAt : new Date(written);
}
