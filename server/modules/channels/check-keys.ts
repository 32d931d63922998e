/** Asks vendors now and then until when an account's keys work, so that nobody is surprised; a key that ended is said at once. */
import { atomically } from "../../platform/context.ts";
import { changed } from "../../platform/events.ts";
import { findAccount, markSignInAgain } from "./accounts.ts";
import type { ChannelsContext } from "./context.ts";

/** Hours between two questions. */
const pauseHours = 6;

/** Asks for one account that is due; gives whether there was one. */
export async function checkKeys(app: ChannelsContext): Promise<boolean> {
  const kinds = [...app.channels.values()].filter((one) => one.keysOf !== undefined).map(({ kind }) => kind);
  const [due] = await app.db<{ id: string }[]>`
    update channels.account set keys_asked_at = platform.now()
    where id = (
      select id from channels.account
      where state = 'active' and kind = any(${kinds})
        and (keys_asked_at is null or keys_asked_at < platform.now() - ${pauseHours} * interval '1 hour')
      order by keys_asked_at nulls first limit 1 for update skip locked)
    returning id`;
  if (!due) return false;
  const account = await findAccount(app, due.id);
  const told = account && (await app.channels.get(account.kind)?.keysOf?.(account));
  if (!account || !told) return true;
  await atomically(app, async (app) => {
    if (told.status === "ended") return markSignInAgain(app, account, "the vendor no longer takes the access token");
    await app.db`update channels.account set keys_end_at = ${told.endAt} where id = ${account.id}`;
    await changed(app, ["channels"]);
  });
  return true;
}
