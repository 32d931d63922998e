/** Which bookings somebody reaches, by what, and what may be done with each now. */
import type { Booking } from "../../../contract/bookings.ts";
import type { Relation, Use } from "../../../contract/uses.ts";
import type { Db } from "../../platform/db.ts";
import { findKept, findLedTo, type Lead, type LedTo } from "../bookings/index.ts";
import { isForgeable } from "../cases/index.ts";
import { findKnown, findOne, type KnownIdentifier } from "../customers/index.ts";
import { allowedUse, reachesTo } from "./levels.ts";
import { findMandates, type MandateRow } from "./mandate.ts";
import { findOverrides } from "./overrides.ts";
import { NoSuchBooking, NotProved } from "./problems.ts";

export interface LinkTo extends Omit<LedTo, "value"> {
  until: Date | null;
  /** Of somebody who acts for the passenger. */
  actsFor: Relation | null;
}

export interface Reach {
  bookingId: string;
  links: LinkTo[];
  /** The most that may be done. */
  allows: Use;
  by: "claim" | "seen" | "proof" | "mandate" | "override";
  /** When that ends; null: not by itself. */
  until: Date | null;
}

export interface Asked {
  customerId: string;
  /** Who asks: an override is its agent's alone. */
  staffId: string | null;
  /** In which talk; without one, what was proved counts wherever it was. */
  caseId?: string | undefined;
}

/** Identifiers that a booking can hold, by the kind they are kept as. */
export const leadKinds: Readonly<Record<string, Lead["kind"]>> = {
  email: "email",
  phone: "phone",
  whatsapp: "phone",
  sms: "phone",
  loyalty: "loyalty",
  booking: "booking",
  eticket: "eticket",
};

const leadOf = ({ kind, value, known }: KnownIdentifier): Lead[] => {
  const lead = leadKinds[kind];
  return lead ? [{ kind: lead, value, known }] : [];
};

const isProvedIn = ({ known, provedIn }: KnownIdentifier, caseId: string | undefined): boolean =>
  known === "verified" && provedIn.includes(`case/${caseId}`);

const couldBeForged = async (db: Db, caseId: string | undefined, customerIds: readonly string[]): Promise<boolean> =>
  caseId !== undefined && isForgeable(db, { caseId, customerIds });

/** What leads to them, as sure as it is in this talk: where anybody could write in their name, what was proved elsewhere is a claim. */
export async function findKnownHere(
  db: Db,
  { customerId, caseId }: Pick<Asked, "customerId" | "caseId">,
): Promise<KnownIdentifier[]> {
  const { ids } = await findOne(db, customerId);
  const [known, forgeable] = await Promise.all([findKnown(db, customerId), couldBeForged(db, caseId, ids)]);
  if (!forgeable) return known;
  return known.map((one) =>
    one.known !== "verified" || isProvedIn(one, caseId) ? one : { ...one, known: "claimed" as const },
  );
}

/** By what their identifiers, mandates and overrides lead to; each booking once. */
export async function findReach(db: Db, { customerId, staffId, caseId }: Asked): Promise<Reach[]> {
  const { ids } = await findOne(db, customerId);
  const identifiers = await findKnown(db, customerId);
  const mandates = await findMandates(db, ids);
  const overrides = staffId ? await findOverrides(db, { ids, staffId }) : [];
  const forgeable = await couldBeForged(db, caseId, ids);
  const links = await findLedTo(db, identifiers.flatMap(leadOf));
  const travellers = await findLedTo(
    db,
    mandates.flatMap(({ loyalty }): Lead[] =>
      loyalty === null ? [] : [{ kind: "loyalty", value: loyalty, known: "claimed" }],
    ),
  );
  const bookingIds = [...links, ...travellers, ...mandates, ...overrides].map(({ bookingId }) => bookingId);
  return [...new Set(bookingIds)].map((bookingId) => {
    const theirs = links.filter((one) => one.bookingId === bookingId);
    const acting = mandates.filter(
      (one) =>
        one.bookingId === bookingId ||
        travellers.some((led) => led.bookingId === bookingId && led.value === one.loyalty),
    );
    const override = overrides.find((one) => one.bookingId === bookingId) ?? null;
    return judge(bookingId, { theirs, acting, override, identifiers, forgeable, caseId });
  });
}

interface Facts {
  theirs: readonly LedTo[];
  acting: readonly MandateRow[];
  override: { allows: "told" | "changed"; until: Date } | null;
  identifiers: readonly KnownIdentifier[];
  forgeable: boolean;
  caseId: string | undefined;
}

function judge(bookingId: string, { theirs, acting, override, identifiers, forgeable, caseId }: Facts): Reach {
  const sources = theirs.map(({ value, known }) =>
    identifiers.find((one) => one.value === value && one.known === known),
  );
  const isProvedHere = sources.some((one) => one && isProvedIn(one, caseId));
  const standing = {
    known: theirs.map(({ known }) => known),
    mandates: acting.map(({ allows }) => allows),
    isForgeable: forgeable && !isProvedHere && !acting.some((one) => one.caseId === caseId),
  };
  const own = allowedUse({ ...standing, override: null });
  const allows = allowedUse({ ...standing, override: override?.allows ?? null });
  const by = reasonOf({ own, allows, standing });
  const untils = by === "proof" ? sources.flatMap((one) => (one?.known === "verified" ? [one.until] : [])) : [];
  return {
    bookingId,
    links: [
      ...theirs.map(({ value: _value, ...link }, at) => ({
        ...link,
        known: standing.isForgeable && link.known === "verified" ? "claimed" : link.known,
        until: sources[at]?.until ?? null,
        actsFor: null,
      })),
      ...acting.map(({ relation, until }): LinkTo => ({
        bookingId,
        passengerId: null,
        kind: "booking",
        known: "verified",
        until,
        actsFor: relation,
      })),
    ],
    allows,
    by,
    until: latest(
      by === "override" ? [override?.until ?? null] : by === "mandate" ? acting.map((one) => one.until) : untils,
    ),
  };
}

function reasonOf({
  own,
  allows,
  standing: { known, isForgeable },
}: {
  own: Use;
  allows: Use;
  standing: { known: readonly string[]; isForgeable: boolean };
}): Reach["by"] {
  if (own !== allows) return "override";
  if (allows === "used") return known.includes("seen") ? "seen" : "claim";
  return known.includes("verified") && !isForgeable ? "proof" : "mandate";
}

const latest = (times: readonly (Date | null)[]): Date | null =>
  times.includes(null) || times.length === 0 ? null : new Date(Math.max(...times.map((time) => time?.getTime() ?? 0)));

/** The booking, for whom it may be told or changed now; everything that tells or changes asks here. */
export async function requireUse(
  db: Db,
  asked: Asked & { bookingId: string; use: Use },
): Promise<{ reach: Reach; booking: Booking }> {
  const reach = (await findReach(db, asked)).find(({ bookingId }) => bookingId === asked.bookingId);
  const [booking] = reach ? await findKept(db, [reach.bookingId]) : [];
  if (!reach || !booking) throw NoSuchBooking();
  if (!reachesTo(reach.allows, asked.use)) throw NotProved({ wanted: asked.use, allowed: reach.allows });
  return { reach, booking };
}
