/** Hands a held message to its vendor and writes down what became of it. */
import { atomically, type Context } from "../../platform/context.ts";
import { markSignInAgain } from "./accounts.ts";
import { keepAllowance, rest } from "./allowance.ts";
import { refusalOf } from "./held-files.ts";
import { noteRefusal } from "./clearance/note-standing.ts";
import { noteAnswer, noteFailure } from "./outage/note-calls.ts";
import { loadFile } from "../../platform/files.ts";
import type { Channel } from "./channel.ts";
import type { OutboundMessage, Refusal, SendOutcome } from "./outbound.ts";
import type { Held } from "./claim-outgoing.ts";
import type { ChannelsContext } from "./context.ts";
import { renewKeys } from "./fresh-keys.ts";
import { tellOutgoing } from "./tell-outgoing.ts";

/** One held message, to its end. */
export async function deliver(app: ChannelsContext, held: Held): Promise<void> {
  const channel = app.channels.get(held.account.kind);
  const harm = refusalOf(held.scan);
  const outcome: SendOutcome = harm
    ? { status: "refused", why: "a file of it may not be sent", code: harm }
    : channel
      ? await channel.send(await withFiles(app, channel, held.message), held.account)
      : { status: "refused", why: "this version knows no such channel", code: "other" };
  if (outcome.status !== "sign-in-again" || !channel?.renew) return settle(app, held, outcome);
  // It goes back first: renewing may take longer than it may be held.
  const retryAt = new Date(Date.now() + renewingLasts);
  await settle(app, held, { status: "busy", retryAt, why: "our keys are being renewed" });
  await renewKeys(app, held.account);
}

/** Where files travel within a message, they are loaded when it goes. */
async function withFiles(app: Context, channel: Channel, message: OutboundMessage): Promise<OutboundMessage> {
  if (channel.media?.upload || message.media.length === 0) return message;
  const rows = await app.db<{ fileId: string; name: string | null; type: string }[]>`
    select m.file_id, m.name, f.type from channels.outgoing_media m join platform.file f on f.id = m.file_id
    where m.outgoing_id = ${message.id} order by m.place`;
  const files = await Promise.all(
    rows.map(async ({ fileId, name, type }) => ({ name, type, content: await loadFile(app.db, fileId) })),
  );
  return { ...message, media: [], files };
}

/** In milliseconds; the account's other messages need not find out too. */
const renewingLasts = 2000;

/** Longest wait between two tries, in seconds. */
const longestWait = 300;

/** A message at which the vendor failed so often, while it took others, is back with its writer: about half an hour. */
const mostFailures = 12;

/** Writes down the outcome, unless somebody else took over meanwhile. */
async function settle(app: ChannelsContext, held: Held, outcome: SendOutcome): Promise<void> {
  await atomically(app, async (app) => {
    const counted = { accountId: held.account.id, visibility: held.message.visibility };
    if (outcome.allowance) await keepAllowance(app.db, counted, outcome.allowance);
    if (outcome.status === "sign-in-again") await markSignInAgain(app, held.account, outcome.why);
    if (outcome.status === "busy" && outcome.retryAt) await rest(app.db, counted, outcome.retryAt);
    await app.db`
      update channels.attempt set ended_at = platform.now(), outcome = ${failureOf(outcome) === null ? outcome.status : "failed"}, why = ${"why" in outcome ? outcome.why : null}
      where outgoing_id = ${held.message.id} and epoch = ${held.epoch}`;
    await apply(app, held, outcome, await noteOfVendor(app, held, outcome));
  });
}

/** Why, where the vendor can't be reached or fails by itself, whatever the message; null where it answered. */
const failureOf = (outcome: SendOutcome): string | null =>
  outcome.status === "unsure" || (outcome.status === "busy" && outcome.retryAt === null) ? outcome.why : null;

/** Whether the account is held until the vendor is back. */
async function noteOfVendor(app: Context, { account, message }: Held, outcome: SendOutcome): Promise<boolean> {
  const why = failureOf(outcome);
  if (why !== null) return noteFailure(app, { accountId: account.id, outgoingId: message.id, why });
  if (outcome.status !== "busy") await noteAnswer(app, account.id);
  return false;
}

async function apply(app: Context, { message, epoch }: Held, outcome: SendOutcome, isAway: boolean): Promise<void> {
  switch (outcome.status) {
    case "accepted":
      return change(app, { id: message.id, epoch, state: "accepted", vendorId: outcome.vendorId, why: null });
    case "refused":
      return change(app, {
        id: message.id,
        epoch,
        state: "refused",
        vendorId: null,
        why: outcome.why,
        code: outcome.code,
      });
    case "opted-out":
      return change(app, {
        id: message.id,
        epoch,
        state: "refused",
        vendorId: null,
        why: "they take no messages from us",
        code: "opted-out",
      });
    case "window-closed":
      return change(app, {
        id: message.id,
        epoch,
        state: "refused",
        vendorId: null,
        why: "the channel lets us write only after they wrote",
        code: "window-closed",
      });
    case "unsure":
      return change(app, { id: message.id, epoch, state: "unsure", vendorId: null, why: outcome.why });
    case "busy":
    case "sign-in-again":
      if (failureOf(outcome) !== null && !isAway && (await hasFailedEnough(app, message.id)))
        return change(app, {
          id: message.id,
          epoch,
          state: "refused",
          vendorId: null,
          why: outcome.why,
          code: "vendor-fails",
        });
      return wait(app, {
        id: message.id,
        epoch,
        // The account itself is held: once the vendor is back nothing need wait any longer.
        after: isAway ? "at-once" : outcome.status === "busy" ? outcome.retryAt : null,
        why: outcome.why,
      });
  }
}

interface Change {
  id: string;
  epoch: number;
  state: "accepted" | "refused" | "unsure";
  vendorId: string | null;
  why: string | null;
  code?: Refusal;
}

async function change(app: Context, { id, epoch, state, vendorId, why, code }: Change): Promise<void> {
  const { count } = await app.db`
    update channels.outgoing
    set state = ${state}, vendor_id = ${vendorId}, why = ${why}, code = ${code ?? null}, lease_until = null, changed_at = platform.now(),
      look_at = case when ${state} = 'unsure' then platform.now() + interval '3 seconds' end,
      -- What was set below it has gone with it, and is nobody's to keep twice.
      letter = case when ${state} = 'accepted' then letter - 'quoted' else letter end
    where id = ${id} and epoch = ${epoch} and state = 'sending'`;
  if (count === 0) return;
  if (code) await noteRefusal(app.db, id, code);
  await tellOutgoing(app, [id]);
}

async function hasFailedEnough({ db }: Context, id: string): Promise<boolean> {
  const [row] = await db<[{ failures: number }]>`
    select count(*)::int as failures from channels.attempt where outgoing_id = ${id} and outcome = 'failed'`;
  return row.failures >= mostFailures;
}

async function wait(
  app: Context,
  { id, epoch, after, why }: { id: string; epoch: number; after: Date | "at-once" | null; why: string },
): Promise<void> {
  const retryAt = after === "at-once" ? app.db`platform.now()` : app.db`${after}::timestamptz`;
  await app.db`
    update channels.outgoing
    set state = 'pending', why = ${why}, lease_until = null, changed_at = platform.now(),
      send_after = coalesce(${retryAt}, platform.now() + least(${longestWait}, 2 ^ attempts) * (0.75 + random() / 2) * interval '1 second')
    where id = ${id} and epoch = ${epoch} and state = 'sending'`;
}
