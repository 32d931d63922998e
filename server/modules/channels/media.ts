/** Brings what a vendor keeps for a message: the adapter says where it is, the guarded fetch goes there. */
import { fetchGuarded, type Fetched } from "../../platform/fetch-guarded.ts";
import { findAccount } from "./accounts.ts";
import type { ChannelAccount } from "./channel-account.ts";
import type { Attachment } from "./entry.ts";
import type { ChannelsContext } from "./context.ts";
import { withFreshKeys } from "./fresh-keys.ts";

/** What a message may bring, in bytes. */
const largest = 64 * 1024 * 1024;

export async function fetchMedia(app: ChannelsContext, accountId: string, wanted: Attachment): Promise<Fetched> {
  const account = await findAccount(app, accountId);
  if (account && wanted.file) return findWithin(app, account, wanted);
  const media = account && app.channels.get(account.kind)?.media;
  if (!account || !media) return { status: "refused", why: "this channel brings no pictures" };
  return withFreshKeys(app, account, async (account): Promise<Fetched | "signed-out"> => {
    const place = await media.locate(wanted, account);
    if (place.status === "here") return { status: "here", body: place.content, type: null };
    if (place.status !== "found") return place.status === "signed-out" ? "signed-out" : place;
    const fetched = await fetchGuarded({
      url: place.url,
      headers: place.headers,
      hosts: media.hosts,
      homeHost: homeOf(account),
      largest,
    });
    return fetched.status === "refused" && fetched.code === 401 ? "signed-out" : fetched;
  }).then((outcome) => (outcome === "signed-out" ? { status: "failed", why: "our keys no longer work" } : outcome));
}

/** What came within a delivery is there as long as the delivery is. */
async function findWithin(app: ChannelsContext, account: ChannelAccount, wanted: Attachment): Promise<Fetched> {
  const [row] = await app.db<{ headers: Record<string, string>; body: Uint8Array }[]>`
    select headers, body from channels.delivery where id = (
      select delivery_id from channels.arrival
      where account_id = ${account.id} and external_id = ${wanted.ownerId} order by id limit 1)`;
  const request = row && { headers: row.headers, body: Buffer.from(row.body) };
  const body = request && app.channels.get(account.kind)?.fileIn?.(request, wanted);
  return body
    ? { status: "here", body, type: wanted.file?.type ?? null }
    : { status: "refused", why: "the mail it came with is not kept any more" };
}

/** Where the account itself is, when that is another place than the vendor's. */
function homeOf({ baseUrl }: ChannelAccount): string | null {
  return baseUrl ? new URL(baseUrl).host : null;
}
