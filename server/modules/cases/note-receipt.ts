/** How our message fares after its vendor took it: it came through, was read, or came to nothing. */
import { changed } from "../../platform/events.ts";
import { type Arrival, type ChannelsContext, noteReceipt } from "../channels/index.ts";
import { reopenCase } from "./close.ts";

const states = { sent: "accepted", delivered: "delivered", read: "read", failed: "failed" } as const;

const isReceipt = (kind: string): kind is keyof typeof states => kind in states;

export async function receiveReceipt(app: ChannelsContext, arrival: Arrival): Promise<void> {
  const { kind, accountId, entry, receivedAt } = arrival;
  if (!isReceipt(kind)) return;
  const state = states[kind];
  const at = entry.writtenAt ?? new Date(receivedAt).toISOString();
  const recipientId = entry.recipientId ?? entry.author?.id ?? null;
  const { failure, watermark, ownId = null, price = null } = entry;
  const messageIds = await noteReceipt(app, {
    accountId,
    state,
    vendorId: entry.externalId,
    ownId,
    upTo: watermark && recipientId ? { recipientId, at: watermark } : null,
    at,
    failure: failure ? { why: `the channel said ${failure.code}`, code: failure.means } : null,
    price,
  });
  if (messageIds.length === 0) return;
  const rows =
    state === "failed"
      ? await app.db<
          { caseId: string | null }[]
        >`select case_id from cases.message where id = any(${messageIds}::uuid[])`
      : await app.db<{ caseId: string | null }[]>`
          update cases.message set delivery_state = ${state}, delivery_at = least(${at}::timestamptz, platform.now())
          where id = any(${messageIds}::uuid[]) and delivery_state in ('accepted', 'delivered') returning case_id`;
  const cases = [...new Set(rows.flatMap(({ caseId }) => caseId ?? []))];
  if (state === "failed") for (const caseId of cases) await reopen(app, caseId);
  await changed(
    app,
    cases.map((id) => `case/${id}`),
  );
}

/** Nobody has our answer: they wait for us again. */
async function reopen(app: ChannelsContext, caseId: string): Promise<void> {
  const [theCase] = await app.db<{ state: string }[]>`select state from cases."case" where id = ${caseId}`;
  if (theCase && theCase.state !== "open") await reopenCase(app, { caseId });
}
