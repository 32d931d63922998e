/** What today's reader makes of one delivery, and which arrivals stand for its entries. Changes nothing. */
import type { ChannelsContext } from "./context.ts";
import { getDelivery } from "./deliveries.ts";
import { arrivalKindOf, nameOf } from "./lane.ts";
import { placeEntries } from "./place-entries.ts";
import type { Entry } from "./entry.ts";

export interface FoundArrival {
  externalId: string;
  kind: string;
  visibility: Entry["visibility"];
  direction: Entry["direction"];
  state: "waiting" | "received" | "dead" | "absent";
  why: string | null;
  /** Where another delivery brought it first. */
  firstDeliveryId: string | null;
}

export type WholeDelivery = Omit<Awaited<ReturnType<typeof getDelivery>>, "raw" | "kind"> & {
  body: string;
  found: FoundArrival[];
};

const mostFound = 200;

/** Bytes of a delivery that are shown; the whole is kept. */
const mostShown = 1_048_576;

export async function readAgain(app: ChannelsContext, id: string): Promise<WholeDelivery> {
  const { raw, kind, ...delivery } = await getDelivery(app.db, id);
  const body = Buffer.from(raw);
  const entries = readQuietly(app, kind, { headers: delivery.headers, body }).slice(0, mostFound);
  const [placed] = await placeEntries(app, [
    { delivery: { accountId: delivery.channelAccountId, kind }, entries, why: null },
  ]);
  const named = (placed?.entries ?? []).map(({ entry, accountId }, place) => ({
    entry,
    accountId,
    externalId: nameOf(entry, `${id}#${place}`),
    kind: arrivalKindOf(entry),
  }));
  const arrivals = await app.db<
    {
      accountId: string;
      externalId: string;
      kind: string;
      state: FoundArrival["state"];
      why: string | null;
      deliveryId: string;
    }[]
  >`
    select account_id, external_id, kind, state, why, delivery_id::text as delivery_id from channels.arrival
    where account_id = any(${[...new Set(named.map(({ accountId }) => accountId))]}::uuid[]) and external_id = any(${named.map(({ externalId }) => externalId)})`;
  const asked = await app.db<{ accountId: string; externalId: string; state: string; why: string | null }[]>`
    select account_id, external_id, state, why from channels.untold
    where account_id = any(${[...new Set(named.map(({ accountId }) => accountId))]}::uuid[]) and external_id = any(${named.map(({ externalId }) => externalId)})`;
  const untoldOf = (accountId: string, externalId: string): string | null => {
    const one = asked.find((row) => row.accountId === accountId && row.externalId === externalId);
    if (!one || one.state === "told") return null;
    return one.state === "waiting"
      ? "what was said is still being asked for"
      : `its vendor does not tell what was said: ${one.why ?? "other"}`;
  };
  const found = named.map(({ entry: { visibility, direction }, accountId, externalId, kind }): FoundArrival => {
    const arrival = arrivals.find(
      (one) => one.accountId === accountId && one.externalId === externalId && one.kind === kind,
    );
    const isFirst = !arrival || arrival.deliveryId === id;
    return {
      externalId,
      kind,
      visibility,
      direction,
      state: arrival?.state ?? "absent",
      why: arrival?.why ?? (kind === "untold" ? untoldOf(accountId, externalId) : null),
      firstDeliveryId: isFirst ? null : arrival.deliveryId,
    };
  });
  return { ...delivery, body: body.toString("utf8", 0, mostShown), found };
}

/** The reason why it can't be read stands with the delivery already. */
function readQuietly(
  app: ChannelsContext,
  kind: string,
  raw: { headers: Record<string, string>; body: Buffer },
): readonly Entry[] {
  try {
    return app.channels.get(kind)?.read(raw) ?? [];
  } catch {
    return [];
  }
}
