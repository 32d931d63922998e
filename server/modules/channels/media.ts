/** Brings what a vendor keeps for a message: the adapter says where it is, the guarded fetch goes there. */
import { fetchGuarded, type Fetched } from "../../platform/fetch-guarded.ts";
import { findAccount } from "./accounts.ts";
import type { Attachment, ChannelAccount } from "./channel.ts";
import type { ChannelsContext } from "./context.ts";
import { withFreshKeys } from "./fresh-keys.ts";

/** What a message may bring, in bytes. */
const largest = 64 * 1024 * 1024;

export async function fetchMedia(app: ChannelsContext, accountId: string, wanted: Attachment): Promise<Fetched> {
  const account = await findAccount(app, accountId);
  const media = account && app.channels.get(account.kind)?.media;
  if (!account || !media) return { status: "refused", why: "this channel brings no pictures" };
  return withFreshKeys(app, account, async (account): Promise<Fetched | "signed-out"> => {
    const place = await media.locate(wanted, account);
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

/** Where the account itself is, when that is another place than the vendor's. */
function homeOf({ baseUrl }: ChannelAccount): string | null {
  return baseUrl ? new URL(baseUrl).host : null;
}
