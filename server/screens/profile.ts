/** The customer beside a case: who, where on their journey, what we owe, and what went wrong before. */
import type { z } from "zod";
import type { Profile as Shape } from "../../contract/profile.ts";
import type { Booking } from "../../contract/bookings.ts";
import { languages } from "../../contract/words.ts";
import { type FoundFile, maskBagFile } from "../modules/bookings/index.ts";
import { whereabouts } from "../modules/journeys/index.ts";
import type { Db } from "../platform/db.ts";
import { showReached } from "./bookings.ts";
import { getCustomer } from "./customer.ts";
import { type Belongings, findBelongings, findBookings, findFiles, knownOf, passengersOf } from "./leads.ts";
import { findHappenings, type Happenings, legsOf } from "./profile-flights.ts";
import { findTrouble } from "./profile-trouble.ts";
import { findPromises } from "./promise.ts";

export type Profile = z.output<typeof Shape>;

const bookingsShown = 5;
const bagsShown = 5;

interface Reader {
  staffId: string;
  /** In which talk: what is shown plainly follows from what was proved there. */
  caseId?: string | undefined;
  seesPersonalData: boolean;
  at: Date;
}

/** Under whatever id they are asked for. */
export async function getProfile(
  db: Db,
  customerId: string,
  { staffId, caseId, seesPersonalData, at }: Reader,
): Promise<Profile> {
  const belongings = await findBelongings(db, { customerId, staffId, caseId });
  const bookings = await findBookings(db, belongings);
  const files = await findFiles(db, belongings, bookings);
  const legs = legsOf(belongings, bookings);
  const [customer, happenings, seen, shown, promises, spoken] = await Promise.all([
    getCustomer(db, customerId),
    findHappenings(db, legs),
    findSeen(db, belongings),
    showReached(db, belongings.reached, { seesPersonalData, at, limit: bookingsShown }),
    findOwed(db, belongings.ids),
    findLanguages(db, belongings, bookings),
  ]);
  const where = whereabouts(
    legs.map((leg) => ({ ...leg, ...happenings.of(leg) })),
    seen,
    at,
  );
  return {
    customer,
    tier: tierOf(belongings, bookings),
    languages: spoken,
    stage: where.stage,
    nextFlight: where.leg && nextFlight(belongings, bookings, { ...where.leg, counts: where.counts }, happenings),
    flightsLastYear: new Set(
      legs
        .filter(({ departsAt, isCancelled }) => !isCancelled && isWithinYear(departsAt, at))
        .map(({ flight, departsAt }) => `${flight} ${departsAt.getTime()}`),
    ).size,
    promises,
    trouble: await findTrouble(db, { belongings, legs, files, at }),
    bookings: shown.items,
    moreBookings: shown.nextCursor !== null,
    bags: showFiles(files, { seesPersonalData }).slice(0, bagsShown),
  };
}

const isWithinYear = (departs: Date, at: Date): boolean =>
  departs <= at && at.getTime() - departs.getTime() < 365 * 86_400_000;

/** A customer's bag files, masked like bookings. */
export async function listBagFiles(
  db: Db,
  customerId: string,
  { staffId, caseId, ...reader }: Omit<Reader, "at">,
): Promise<Profile["bags"]> {
  const belongings = await findBelongings(db, { customerId, staffId, caseId });
  return showFiles(await findFiles(db, belongings, await findBookings(db, belongings)), reader);
}

const showFiles = (
  files: readonly FoundFile[],
  { seesPersonalData }: Pick<Reader, "seesPersonalData">,
): Profile["bags"] =>
  files.map(({ file, known }) => {
    const isMasked = !seesPersonalData && known !== "verified";
    return { ...(isMasked ? maskBagFile(file) : file), known, isMasked };
  });

/** Of the newest booking that tells one of who they may be. */
function tierOf(belongings: Belongings, bookings: readonly Booking[]): Profile["tier"] {
  const newest = bookings.toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1));
  for (const booking of newest)
    for (const { loyalty } of passengersOf(belongings, booking))
      if (loyalty?.tier)
        return { programme: loyalty.programme, tier: loyalty.tier, known: knownOf(belongings, booking.id) };
  return null;
}

function nextFlight(
  belongings: Belongings,
  bookings: readonly Booking[],
  { bookingId, legId, counts }: { bookingId: string; legId: string; counts: "departure" | "arrival" },
  happenings: Happenings,
): Profile["nextFlight"] {
  const booking = bookings.find(({ id }) => id === bookingId);
  const leg = booking?.legs.find(({ id }) => id === legId);
  if (!booking || !leg) return null;
  const theirs = new Set(passengersOf(belongings, booking).map(({ id }) => id));
  const meal = booking.services.find(
    ({ isMeal, passengerId, legId: of }) =>
      isMeal && (of === null || of === legId) && (passengerId === null || theirs.has(passengerId)),
  );
  return {
    bookingId,
    legId,
    flight: leg.flight,
    from: leg.from,
    to: leg.to,
    departs: leg.departs,
    arrives: leg.arrives,
    counts,
    seat: leg.seats.find(({ passengerId }) => theirs.has(passengerId))?.seat ?? null,
    meal: meal?.code ?? null,
    trouble: happenings.troubleOf(leg),
    known: knownOf(belongings, bookingId),
  };
}

/** The steps of the last month that tell where somebody is. */
function findSeen(db: Db, { identifiers }: Belongings): Promise<{ kind: string; at: Date }[]> {
  return db<{ kind: string; at: Date }[]>`
    select seen.kind, seen.at from unnest(${identifiers.map(({ id }) => id)}::bigint[]) as one (id) cross join lateral (
      select kind, at from journeys.touchpoint
      where identifier_id = one.id and at > (select platform.now()) - interval '30 days' and not is_trouble order by at desc limit 50
    ) as seen`;
}

async function findOwed(db: Db, ids: readonly string[]): Promise<Profile["promises"]> {
  const cases = await db<{ id: string; number: string }[]>`
    select c.id, c.number::text as number from cases."case" c join cases.promise p on p.case_id = c.id and p.ended_at is null
    where c.customer_id = any(${[...ids]}::uuid[]) order by p.due_at limit 10`;
  const promises = await findPromises(
    db,
    cases.map(({ id }) => id),
  );
  return cases.flatMap(({ id, number }) => {
    const promise = promises.get(id);
    return promise ? [{ caseId: id, caseNumber: `C-${number}`, promise }] : [];
  });
}

/** What they wrote in of late, and what they told the airline for its contacts. */
async function findLanguages(
  db: Db,
  belongings: Belongings,
  bookings: readonly Booking[],
): Promise<Profile["languages"]> {
  const rows = await db<{ language: Profile["languages"][number]["language"]; messages: number }[]>`
    select language, count(*)::int as messages from (
      select language from unnest(${belongings.ids}::uuid[]) as one (id) cross join lateral (
        select language from cases.message where customer_id = one.id and direction = 'inbound'
        order by least(written_at, received_at) desc limit 200
      ) as newest
    ) as written where language not in ('und', 'other') group by language order by messages desc, language limit 5`;
  const wanted = new Set(
    bookings.flatMap((booking) => {
      const theirs = new Set(passengersOf(belongings, booking).map(({ id }) => id));
      return booking.contacts.flatMap(({ passengerId, language, isAgencys }) =>
        language && !isAgencys && passengerId !== null && theirs.has(passengerId) ? [language] : [],
      );
    }),
  );
  const written = rows.map(({ language, messages }) => ({ language, messages, isWanted: wanted.has(language) }));
  const more = [...wanted].filter((one) => isOurs(one) && !written.some(({ language }) => language === one));
  return [...written, ...more.map((language) => ({ language: language as "en", messages: 0, isWanted: true }))];
}

const ours: readonly string[] = languages;
const isOurs = (language: string): boolean => ours.includes(language);
