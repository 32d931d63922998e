/** All that is kept of somebody, part by part, as each module tells it. */
import type { Context } from "../../../platform/context.ts";
import { exportBookings } from "../../bookings/index.ts";
import { exportCases, type ExportedMessage, exportMessages } from "../../cases/index.ts";
import { exportChat } from "../../chat/index.ts";
import { exportIdentity, findSubject, ownTraces } from "../../customers/index.ts";
import { exportDocuments } from "../../documents/index.ts";
import { exportSales } from "../../insights/index.ts";
import { exportTouchpoints } from "../../journeys/index.ts";
import { exportPayments } from "../../payments/index.ts";
import { exportExposures } from "../../privacy/index.ts";
import { exportProofs } from "../../proof/index.ts";
import { exportRatings } from "../../ratings/index.ts";
import { exportReads } from "../../staff/index.ts";

export type Material = Awaited<ReturnType<typeof gather>>;

/** All but the messages, which may be many. Bookings and chats of somebody else must not be handed out on their word alone. */
export async function gather({ db }: Context, customerIds: readonly string[]) {
  const subject = await findSubject(db, customerIds);
  const proved = ownTraces(subject).filter(({ known }) => known === "verified");
  const held = ownTraces(subject).filter(({ known, isHandle }) => isHandle || known === "verified");
  const cases = await exportCases(db, customerIds);
  const subjects = [
    ...customerIds.map((id) => `customer/${id}`),
    ...cases.cases.map((one) => `case/${String(one["id"])}`),
  ];
  return {
    identity: await exportIdentity(db, subject),
    cases,
    bookings: await exportBookings(db, proved),
    touchpoints: await exportTouchpoints(
      db,
      held.map(({ id }) => id),
    ),
    chat: await exportChat(db, held),
    proofs: await exportProofs(db, customerIds),
    documents: await exportDocuments(db, customerIds),
    ratings: await exportRatings(db, customerIds),
    payments: await exportPayments(db, customerIds),
    sales: await exportSales(db, customerIds),
    exposures: await exportExposures(db, customerIds),
    reads: await exportReads(db, subjects),
  };
}

const atOnce = 500;

/** The oldest first. */
export async function* messagesOf({ db }: Context, customerIds: readonly string[]): AsyncGenerator<ExportedMessage> {
  for (let after = "0"; ;) {
    const rows = await exportMessages(db, { customerIds, after, limit: atOnce });
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < atOnce) return;
    after = last.seq;
  }
}
