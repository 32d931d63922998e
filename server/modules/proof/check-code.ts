/** Whether a code is the one that was sent. */
import { timingSafeEqual } from "node:crypto";
import type { ActsFor } from "../../../contract/proof.ts";
import { findKept } from "../bookings/index.ts";
import { findOne } from "../customers/index.ts";
import type { ProofContext } from "./context.ts";
import { keepProvedBooking } from "./keep-proof.ts";
import { CodeNotFound } from "./problems.ts";
import type { Tried } from "./prove-by-booking.ts";
import { addressesOnFile, hashOfCode } from "./send-code.ts";

interface CodeRow {
  customerId: string;
  caseId: string | null;
  bookingId: string;
  contactId: string;
  codeHash: Buffer;
  actsFor: (Omit<ActsFor, "until"> & { until: string }) | null;
  triesLeft: number;
}

/** Each try is taken before it is looked at; a right one is used up with it. */
export async function checkCode(
  app: ProofContext,
  { customerId, codeId, code, actorId }: { customerId: string; codeId: string; code: string; actorId: string },
): Promise<Tried & { triesLeft: number }> {
  const { ids } = await findOne(app.db, customerId);
  const [row] = await app.db<CodeRow[]>`
    update proof.code set tries_left = tries_left - 1
    where id = ${codeId} and customer_id = any(${ids}::uuid[]) and used_at is null and tries_left > 0 and expires_at > (select platform.now())
    returning customer_id, case_id, booking_id, contact_id, code_hash, acts_for, tries_left`;
  if (!row) throw CodeNotFound();
  const { triesLeft } = row;
  const isRight = timingSafeEqual(hashOfCode(app.key, codeId, code.replaceAll(/\D/g, "")), Buffer.from(row.codeHash));
  const [booking] = isRight ? await findKept(app.db, [row.bookingId]) : [];
  const contact = booking && addressesOnFile(booking).find(({ id }) => id === row.contactId);
  if (!booking || !contact) return { status: "not-proved", bookingId: null, until: null, triesLeft };
  const { count } = await app.db`
    update proof.code set used_at = (select platform.now()) where id = ${codeId} and used_at is null`;
  // Somebody was quicker with the same code.
  if (count === 0) throw CodeNotFound();
  const all = booking.passengers.map(({ id }) => id);
  const until = await keepProvedBooking(
    app,
    "code",
    {
      customerId: row.customerId,
      caseId: row.caseId ?? undefined,
      actorId,
      actsFor: row.actsFor ? { ...row.actsFor, until: new Date(row.actsFor.until) } : undefined,
    },
    {
      booking,
      passengerIds: contact.passengerId === null ? all : [contact.passengerId],
      contact: { kind: contact.kind, value: contact.value },
    },
  );
  return { status: "proved", bookingId: booking.id, until, triesLeft };
}
