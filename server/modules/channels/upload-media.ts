/** Hands files to the vendor before the messages that show them are sent. Nobody sees them yet, so trying again is harmless. */
import { atomically } from "../../platform/context.ts";
import { loadFile } from "../../platform/files.ts";
import { findAccount } from "./accounts.ts";
import { refusalOf } from "./held-files.ts";
import type { UploadOutcome } from "./media-port.ts";
import type { ChannelsContext } from "./context.ts";
import { withFreshKeys } from "./fresh-keys.ts";
import { tellOutgoing } from "./tell-outgoing.ts";

interface Due {
  outgoingId: string;
  place: number;
  fileId: string;
  scan: string;
  type: string;
  kind: "image" | "animation" | "video" | "file";
  name: string | null;
  alt: string | null;
  attempts: number;
  accountId: string;
  visibility: "public" | "private";
}

const attemptsAtMost = 6;

/** Uploads what is due, two at a time; gives whether there may be more. An upload that the vendor has forgotten is made again. */
export async function uploadMedia(app: ChannelsContext): Promise<boolean> {
  const due = await app.db<Due[]>`
    update channels.outgoing_media m
    set state = 'waiting', attempts = m.attempts + 1, next_at = (select platform.now()) + interval '3 minutes'
    from channels.outgoing o, platform.file f
    where o.id = m.outgoing_id and f.id = m.file_id and (m.outgoing_id, m.place) in (
      select one.outgoing_id, one.place from channels.outgoing_media one
      join channels.outgoing waiting on waiting.id = one.outgoing_id
      join channels.account on account.id = waiting.account_id
      where waiting.state = 'pending' and account.state = 'active' and one.next_at <= (select platform.now())
        and not exists (select 1 from platform.file where file.id = one.file_id and platform.awaits_scan(file.scan))
        and (one.state = 'waiting' or (one.state = 'ready' and one.usable_until < (select platform.now())))
      order by one.next_at limit 2 for update of one skip locked)
    returning m.outgoing_id, m.place, m.file_id, f.scan, f.type, m.kind, m.name, m.alt, m.attempts, o.account_id, o.visibility`;
  await Promise.all(due.map(async (one) => settle(app, one, await upload(app, one))));
  return due.length > 0;
}

async function upload(app: ChannelsContext, one: Due): Promise<UploadOutcome> {
  const held = refusalOf(one.scan);
  if (held) return { status: "refused", why: held };
  const account = await findAccount(app, one.accountId);
  const media = account && app.channels.get(account.kind)?.media;
  if (!account || !media?.upload) return { status: "refused", why: "media-unusable" };
  const hand = media.upload.bind(media);
  const content = await loadFile(app.db, one.fileId);
  const { kind, type, name, alt, visibility } = one;
  const outcome = await withFreshKeys(app, account, async (account) => {
    const said = await hand({ kind, type, name, content, alt, visibility }, account);
    return said.status === "signed-out" ? "signed-out" : said;
  });
  return outcome === "signed-out" ? { status: "signed-out" } : outcome;
}

function settle(app: ChannelsContext, one: Due, outcome: UploadOutcome): Promise<void> {
  const { outgoingId, place, attempts } = one;
  return atomically(app, async (app) => {
    if (outcome.status === "ready") {
      await app.db`
        update channels.outgoing_media set state = 'ready', vendor_id = ${outcome.vendorId}, usable_until = ${outcome.usableUntil}, why = null
        where outgoing_id = ${outgoingId} and place = ${place}`;
      return app.ring("outgoing");
    }
    const isOver = outcome.status === "refused" || attempts >= attemptsAtMost;
    const why = "why" in outcome ? outcome.why : "our keys no longer work";
    if (!isOver) {
      const retryAt = outcome.status === "busy" ? outcome.retryAt : null;
      await app.db`
        update channels.outgoing_media
        set why = ${why}, next_at = coalesce(${retryAt}::timestamptz, platform.now() + 2 * (2 ^ ${attempts}::int) * interval '1 second')
        where outgoing_id = ${outgoingId} and place = ${place}`;
      return;
    }
    await app.db`
      update channels.outgoing_media set state = 'failed', why = ${why} where outgoing_id = ${outgoingId} and place = ${place}`;
    // Where it goes as a message of its own, none of the others has gone yet.
    const [refused] = await app.db<{ id: string }[]>`
      update channels.outgoing
      set state = 'refused', why = ${`its picture or video could not be handed over: ${why}`}, code = ${outcome.status === "refused" ? why : "media-unusable"}, changed_at = platform.now()
      where id = (select coalesce(message_id, id) from channels.outgoing where id = ${outgoingId}) and state = 'pending'
      returning id`;
    if (refused) await tellOutgoing(app, [refused.id]);
  });
}
