/** The ways in which a customer of a case can be written to now: where they spoke in it, and what is proved to be theirs elsewhere. */
import type { ChannelKind } from "../../../contract/words.ts";
import type { Db } from "../../platform/db.ts";
import {
  type AccountRow,
  type Channels,
  type ChannelsContext,
  type Clearance,
  findClearances,
  listAccounts,
} from "../channels/index.ts";
import { findAddress, findKnown } from "../customers/index.ts";

export interface Way {
  /** As their channel knows them. */
  correspondentId: string;
  /** Null where a conversation would begin. */
  threadId: string | null;
  channel: ChannelKind;
  accountId: string;
  accountName: string;
  visibility: "public" | "private";
  /** How we know that it leads to them: they spoke there in this case, or it was proved. */
  known: "spoke-here" | "verified";
  clearance: Clearance;
  /** Whether a text that the vendor approved may go here. */
  takesTemplates: boolean;
}

type Place = Omit<Way, "clearance" | "takesTemplates">;

interface ThreadRow {
  id: string;
  accountId: string;
  channel: ChannelKind;
  customerId: string;
  visibility: "public" | "private";
}

const threadsAtMost = 50;

/** The newest of each kind first; those elsewhere last. */
export async function findWays(
  app: ChannelsContext,
  { caseId, by = "person" }: { caseId: string; by?: "person" | "machine" },
): Promise<Way[]> {
  const [theCase] = await app.db<{ customerId: string }[]>`select customer_id from cases."case" where id = ${caseId}`;
  if (!theCase) return [];
  const accounts = new Map((await listAccounts(app.db)).map((account) => [account.id, account]));
  const here = await findHere(app, caseId, accounts);
  const places = [...here, ...(await findElsewhere(app.db, theCase.customerId, { here, accounts }))];
  const clearances = await findClearances(
    app,
    places.map((place) => ({ ...place, by })),
  );
  return places.flatMap((place, at) => {
    const clearance = clearances[at];
    return clearance ? [{ ...place, clearance, takesTemplates: takesTemplates(app.channels, place) }] : [];
  });
}

const takesTemplates = (channels: Channels, { channel, visibility }: Pick<Way, "channel" | "visibility">): boolean =>
  visibility === "private" && channels.get(channel)?.templates !== undefined;

/** Where they spoke, and in private beside where they spoke in public. */
async function findHere(
  app: ChannelsContext,
  caseId: string,
  accounts: ReadonlyMap<string, AccountRow>,
): Promise<Place[]> {
  const threads = await app.db<ThreadRow[]>`
    select id, account_id, channel, customer_id, visibility from cases.thread
    where case_id = ${caseId} order by last_message_at desc limit ${threadsAtMost}`;
  const places: Place[] = [];
  for (const thread of threads) {
    const { id: threadId, accountId, channel, visibility, customerId } = thread;
    const correspondentId = await findAddress(app.db, { customerId, kind: channel });
    if (!correspondentId) continue;
    const accountName = accounts.get(accountId)?.name ?? "";
    const place = {
      threadId,
      channel,
      accountId,
      accountName,
      visibility,
      known: "spoke-here" as const,
      correspondentId,
    };
    places.push(place);
    const hasPrivate = (one: { accountId: string; visibility: string }): boolean =>
      one.accountId === accountId && one.visibility === "private";
    if (visibility === "public" && !threads.some(hasPrivate) && !places.some(hasPrivate))
      places.push({ ...place, threadId: null, visibility: "private" });
  }
  return places;
}

/** Only what was proved: a name beside a claimed address is nobody's word but its writer's. */
async function findElsewhere(
  db: Db,
  customerId: string,
  { here, accounts }: { here: readonly Place[]; accounts: ReadonlyMap<string, AccountRow> },
): Promise<Place[]> {
  const proved = (await findKnown(db, customerId)).filter(({ known }) => known === "verified");
  return [...accounts.values()].flatMap(({ id: accountId, kind: channel, name: accountName, state }) => {
    const theirs = proved.find(({ kind }) => kind === channel);
    if (!theirs || state !== "active" || here.some((place) => place.accountId === accountId)) return [];
    return [
      {
        threadId: null,
        channel,
        accountId,
        accountName,
        visibility: "private" as const,
        known: "verified" as const,
        correspondentId: theirs.value,
      },
    ];
  });
}
