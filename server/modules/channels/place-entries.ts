/**
 * Whose each entry is, where a vendor knows one address for several accounts of ours: a Page's comments and messages come together,
 * several Pages too. An entry goes to the account of its channel and id that holds the same secret; what nobody here is known by stays in
 * its delivery and is said.
 */
import { findAccount } from "./accounts.ts";
import type { ChannelAccount } from "./channel-account.ts";
import type { Sharing } from "./channel.ts";
import type { ChannelsContext } from "./context.ts";
import type { Entry } from "./entry.ts";

export interface Placed {
  entry: Entry;
  accountId: string;
  kind: string;
}

interface Told {
  delivery: { accountId: string; kind: string };
  entries: readonly Entry[];
  why: string | null;
}

export type PlacedDelivery<T extends Told> = Omit<T, "entries"> & { entries: readonly Placed[] };

export async function placeEntries<T extends Told>(
  app: ChannelsContext,
  told: readonly T[],
): Promise<PlacedDelivery<T>[]> {
  const accounts = accountKeeper(app);
  const done: PlacedDelivery<T>[] = [];
  for (const one of told) {
    const sharing = app.channels.get(one.delivery.kind)?.sharing;
    done.push(sharing ? await placeShared(one, sharing, accounts) : { ...one, entries: one.entries.map(ownOf(one)) });
  }
  return done;
}

const ownOf =
  ({ delivery: { accountId, kind } }: Told) =>
  (entry: Entry): Placed => ({ entry, accountId, kind });

async function placeShared<T extends Told>(
  one: T,
  { secret, ignores }: Sharing,
  accounts: AccountKeeper,
): Promise<PlacedDelivery<T>> {
  const own = await accounts.byId(one.delivery.accountId);
  const entries: Placed[] = [];
  const unknown = new Set<string>();
  for (const entry of one.entries) {
    const kind = entry.channel ?? one.delivery.kind;
    const externalId = entry.accountId ?? own?.externalId;
    if (externalId === undefined || ignores.includes(externalId)) continue;
    const isOwn = own?.kind === kind && own.externalId === externalId;
    const account = isOwn ? own : await accounts.byName(kind, externalId);
    const isSame = account && (isOwn || (own && account.secrets[secret] === own.secrets[secret]));
    if (account && isSame) entries.push({ entry, accountId: account.id, kind });
    else unknown.add(`${kind} ${externalId}`);
  }
  const why = unknown.size === 0 ? one.why : `not connected here: ${[...unknown].slice(0, 5).join(", ")}`;
  return { ...one, entries, why };
}

interface AccountKeeper {
  byId(id: string): Promise<ChannelAccount | null>;
  byName(kind: string, externalId: string): Promise<ChannelAccount | null>;
}

/** Looks up each account once in a batch. */
function accountKeeper(app: ChannelsContext): AccountKeeper {
  const known = new Map<string, Promise<ChannelAccount | null>>();
  const once = (key: string, find: () => Promise<ChannelAccount | null>): Promise<ChannelAccount | null> => {
    const found = known.get(key) ?? find();
    known.set(key, found);
    return found;
  };
  const byId: AccountKeeper["byId"] = (id) => once(id, () => findAccount(app, id));
  return {
    byId,
    byName: (kind, externalId) =>
      once(`${kind} ${externalId}`, async () => {
        const [row] = await app.db<{ id: string }[]>`
          select id from channels.account where kind = ${kind} and external_id = ${externalId} and state <> 'removed'`;
        return row ? byId(row.id) : null;
      }),
  };
}
