/** What is known of messages before they are received: that they were taken back, or that a newer version is here already. */
import type { Db } from "../../platform/db.ts";
import type { Arrival } from "../channels/index.ts";

/** A batch from customers, parted by what has to be done with each. */
export interface Parted {
  /** To be taken in; an edit whose first version never came stands for it. */
  fresh: Arrival[];
  /** To be taken in without their words. */
  gone: Arrival[];
  /** Other versions of messages that are there, or will be after the fresh ones. */
  versions: Arrival[];
}

interface Known {
  accountId: string;
  externalId: string;
  what: "removed" | "version" | "message";
}

const idsOf = ({ externalId, entry }: Arrival): readonly string[] =>
  entry.versions && entry.versions.length > 0 ? entry.versions : [externalId];

/** The id under which a message is kept: that of its first version. */
const named = (arrival: Arrival): Arrival => ({ ...arrival, externalId: idsOf(arrival)[0] ?? arrival.externalId });

export async function part(db: Db, arrivals: readonly Arrival[]): Promise<Parted> {
  const known = await findKnown(db, arrivals);
  const is = (what: Known["what"], { accountId }: Arrival, id: string): boolean =>
    known.has(`${what}/${accountId}/${id}`);
  const parted: Parted = { fresh: [], gone: [], versions: [] };
  // What this very batch brings before.
  const here = new Set<string>();
  for (const arrival of arrivals) {
    const ids = idsOf(arrival);
    const isHere = ids.some((id) => here.has(`${arrival.accountId}/${id}`) || is("version", arrival, id));
    const isEdit = arrival.kind === "edit";
    if (ids.some((id) => is("removed", arrival, id))) parted.gone.push(named(arrival));
    else if (isHere || (isEdit && ids.some((id) => is("message", arrival, id)))) parted.versions.push(arrival);
    else {
      parted.fresh.push(named(arrival));
      if (isEdit) parted.versions.push(arrival);
    }
    for (const id of ids) here.add(`${arrival.accountId}/${id}`);
  }
  return parted;
}

/** Two small tables for all; the messages themselves only where something was edited. */
async function findKnown(db: Db, arrivals: readonly Arrival[]): Promise<ReadonlySet<string>> {
  const accounts = [...new Set(arrivals.map(({ accountId }) => accountId))];
  const ids = [...new Set(arrivals.flatMap(idsOf))];
  const edited = [...new Set(arrivals.filter(({ kind }) => kind === "edit").flatMap(idsOf))];
  const rows = await db<Known[]>`
    select account_id, external_id, 'removed' as what from cases.removal
    where account_id = any(${accounts}::uuid[]) and external_id = any(${ids})
    union all
    select account_id, external_id, 'version' from cases.message_version
    where account_id = any(${accounts}::uuid[]) and external_id = any(${ids})
    ${
      edited.length === 0
        ? db``
        : db`union all
    select account_id, external_id, 'message' from cases.message
    where account_id = any(${accounts}::uuid[]) and external_id = any(${edited})`
    }`;
  return new Set(rows.map(({ what, accountId, externalId }) => `${what}/${accountId}/${externalId}`));
}
