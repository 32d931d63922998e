/** A one-time code to an address that is on file: whoever reads it there is who the airline knows. */
import { createHash, createHmac, randomInt } from "node:crypto";
import type { ActsFor } from "../../../contract/proof.ts";
import { atomically } from "../../platform/context.ts";
import type { Booking, Contact } from "../../../contract/bookings.ts";
import { findKept } from "../bookings/index.ts";
import { findReadyWords } from "../cases/index.ts";
import { findOne } from "../customers/index.ts";
import { audit } from "../staff/index.ts";
import { carry, findCarried } from "./carry.ts";
import type { ProofContext } from "./context.ts";
import type { Prover } from "./keep-proof.ts";
import { requireSoon } from "./mandate.ts";
import { keysOf, reserve } from "./patience.ts";
import { CodeNotSent, NoCourier, NoSuchBooking, NoSuchContact } from "./problems.ts";
import { findReach } from "./reach.ts";

export interface OnFile extends Contact {
  id: string;
}

/** The passengers' own addresses, not the agency's, under ids that tell nothing; nobody's who wants no contact. */
export const addressesOnFile = (
  { id: bookingId, contacts, wantNoContact }: Booking,
  kinds: readonly Contact["kind"][] = ["email", "phone"],
): OnFile[] =>
  contacts
    .filter(
      ({ isAgencys, passengerId, kind }) =>
        kinds.includes(kind) && !isAgencys && !wantNoContact.includes(passengerId) && !wantNoContact.includes(null),
    )
    .map((contact) => ({
      ...contact,
      id: createHash("sha256").update(`${bookingId}/${contact.kind}/${contact.value}`).digest("base64url").slice(0, 16),
    }));

export const hashOfCode = (key: Buffer, codeId: string, code: string): Buffer =>
  createHmac("sha256", key).update(`proof.code/${codeId}/${code}`).digest();

export interface CodeWish extends Prover {
  actorId: string;
  bookingId: string;
  contactId: string;
  language: string;
}

export interface SentCode {
  codeId: string;
  expiresAt: Date;
  contact: OnFile;
}

const minutes = 10;

/** Only its mark is kept; it is sent after that is safe. A newer code puts an end to the ones before. */
export async function sendCode(app: ProofContext, wish: CodeWish): Promise<SentCode> {
  const { customerId, bookingId, contactId, actorId, caseId, actsFor, language } = wish;
  const carried = await findCarried(app);
  if (carried.length === 0) throw NoCourier();
  await requireSoon(app.db, actsFor);
  const { survivorId, ids } = await findOne(app.db, customerId);
  const reached = (await findReach(app.db, { customerId, staffId: actorId })).some(
    (one) => one.bookingId === bookingId,
  );
  const [booking] = reached ? await findKept(app.db, [bookingId]) : [];
  if (!booking) throw NoSuchBooking();
  const contact = addressesOnFile(booking, carried).find(({ id }) => id === contactId);
  if (!contact) throw NoSuchContact();
  // Each letter may annoy somebody who has nothing to do with it: sending one counts like a miss.
  await reserve(app, keysOf(app, { customerId: survivorId, from: { staffId: actorId } }, `contact/${contactId}`));
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  const { id: codeId, expiresAt } = await atomically(app, async (app) => {
    await app.db`update proof.code set expires_at = platform.now() where customer_id = any(${ids}::uuid[]) and used_at is null and expires_at > platform.now()`;
    const [row] = await app.db<[{ id: string; expiresAt: Date }]>`
      insert into proof.code (customer_id, case_id, booking_id, contact_id, code_hash, acts_for, actor_id, expires_at)
      values (${customerId}, ${caseId ?? null}, ${bookingId}, ${contactId}, ''::bytea, ${storedActsFor(app.db, actsFor)}, ${actorId},
        platform.now() + ${minutes} * interval '1 minute') returning id, expires_at`;
    await app.db`update proof.code set code_hash = ${hashOfCode(app.key, row.id, code)} where id = ${row.id}`;
    await audit(app.db, {
      actorId,
      action: "proof.send-code",
      subject: `customer/${customerId}`,
      detail: `booking/${bookingId} by ${contact.kind}`,
    });
    return row;
  });
  const words = findReadyWords(contact.language ?? language);
  const outcome = await carry(app, {
    id: codeId,
    to: { kind: contact.kind, value: contact.value },
    subject: words.codeSubject,
    text: words.code(code, minutes),
    language: words.language,
  });
  if (outcome !== "taken") {
    await app.db`update proof.code set expires_at = platform.now() where id = ${codeId}`;
    throw CodeNotSent();
  }
  return { codeId, expiresAt, contact };
}

const storedActsFor = (db: ProofContext["db"], actsFor: ActsFor | undefined) =>
  actsFor ? db.json({ ...actsFor, until: actsFor.until.toISOString() }) : null;
