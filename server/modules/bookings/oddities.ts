/** What is odd about a booking: what somebody who helps its passengers should be told before they ask. */
import type { Booking, Leg, Oddity } from "../../../contract/bookings.ts";
import { isSameSurname } from "../customers/index.ts";

export interface ConnectionRules {
  /** Minutes that a connection needs, where an airport has its own. */
  minimumMinutesAt: Readonly<Record<string, number>>;
  /** Minutes that it needs anywhere else. */
  minimumMinutes: number;
}

/** Who waits longer than this between two flights is not connecting. */
const longestConnectionMinutes = 24 * 60;
/** A ticket is missed from so long before departure. */
const ticketedBeforeHours = 24;

/** Only of what is still to come: a leg that has departed is odd no more. */
export function findOddities(booking: Booking, { now, rules }: { now: Date; rules: ConnectionRules }): Oddity[] {
  if (booking.state === "cancelled") return [];
  const ahead = booking.legs
    .filter((leg) => isFlown(leg) && Date.parse(leg.departs.at) > now.getTime())
    .toSorted((a, b) => Date.parse(a.departs.at) - Date.parse(b.departs.at));
  if (ahead.length === 0) return [];
  return [
    ...oddLegs(ahead),
    ...oddConnections(booking, ahead, rules),
    ...oddTickets(booking, ahead, now),
    ...oddServices(booking, ahead),
    ...oddPassengers(booking, ahead),
  ];
}

const odd = (kind: Oddity["kind"], about: Partial<Omit<Oddity, "kind">> = {}): Oddity => ({
  kind,
  legIds: [],
  passengerId: null,
  serviceId: null,
  minutes: null,
  ...about,
});

const isFlown = ({ standing }: Leg): boolean => standing !== "cancelled" && standing !== "refused";

function oddLegs(ahead: readonly Leg[]): Oddity[] {
  return ahead.flatMap((leg) => {
    if (leg.standing === "changed") return [odd("times-changed", { legIds: [leg.id] })];
    return leg.standing === "confirmed" ? [] : [odd("leg-unconfirmed", { legIds: [leg.id] })];
  });
}

/** From each leg to the next; also from one that has departed already. */
function oddConnections({ legs }: Booking, ahead: readonly Leg[], rules: ConnectionRules): Oddity[] {
  const inOrder = legs.filter(isFlown).toSorted((a, b) => Date.parse(a.departs.at) - Date.parse(b.departs.at));
  return inOrder.slice(1).flatMap((next, place) => {
    const before = inOrder[place];
    if (!before || !ahead.includes(next)) return [];
    const minutes = Math.round((Date.parse(next.departs.at) - Date.parse(before.arrives.at)) / 60_000);
    if (minutes > longestConnectionMinutes) return [];
    const about = { legIds: [before.id, next.id], minutes };
    if (minutes < 0) return [odd("missed-connection", about)];
    if (before.to !== next.from) return [odd("change-of-airport", about)];
    const needed = rules.minimumMinutesAt[next.from] ?? rules.minimumMinutes;
    return minutes < needed ? [odd("short-connection", about)] : [];
  });
}

function oddTickets({ passengers, tickets, state }: Booking, ahead: readonly Leg[], now: Date): Oddity[] {
  const departsAt = Date.parse(ahead[0]?.departs.at ?? "");
  const isDue = state === "confirmed" || departsAt - now.getTime() < ticketedBeforeHours * 3_600_000;
  return passengers.flatMap((passenger) => {
    const theirs = tickets.filter(({ passengerId }) => passengerId === passenger.id);
    if (theirs.length === 0) return isDue ? [odd("unticketed", { passengerId: passenger.id })] : [];
    const isOther = theirs.some(({ surname }) => surname !== null && !isSameSurname(surname, passenger));
    return isOther ? [odd("name-on-ticket", { passengerId: passenger.id })] : [];
  });
}

function oddServices({ services, legs }: Booking, ahead: readonly Leg[]): Oddity[] {
  const lost = new Set(legs.filter((leg) => !isFlown(leg)).map(({ id }) => id));
  const coming = new Set(ahead.map(({ id }) => id));
  return services.flatMap(({ id: serviceId, legId, passengerId, standing }) => {
    if (standing === "cancelled") return [];
    const about = { serviceId, passengerId, legIds: legId === null ? [] : [legId] };
    if (legId !== null && lost.has(legId)) return [odd("service-lost", about)];
    if (legId !== null && !coming.has(legId)) return [];
    if (standing === "refused") return [odd("service-refused", about)];
    return standing === "confirmed" ? [] : [odd("service-unconfirmed", about)];
  });
}

/** Codes under which a child may travel by itself. */
const forMinors = new Set(["UMNR"]);

function oddPassengers(booking: Booking, ahead: readonly Leg[]): Oddity[] {
  const { passengers, services, contacts, wantNoContact } = booking;
  const shared = ahead.flatMap((leg) =>
    leg.seats
      .filter(({ seat }, place) => leg.seats.findIndex((one) => one.seat === seat) < place)
      .map(({ passengerId }) => odd("seat-shared", { legIds: [leg.id], passengerId })),
  );
  const isGuarded = passengers.some(({ kind }) => kind === "adult") || services.some(({ code }) => forMinors.has(code));
  const alone = isGuarded ? [] : passengers.map(({ id }) => odd("child-alone", { passengerId: id }));
  const canBeTold = contacts.some(({ isAgencys }) => !isAgencys);
  const mayBeTold = !wantNoContact.includes(null) && !passengers.every(({ id }) => wantNoContact.includes(id));
  return [...shared, ...alone, ...(canBeTold || !mayBeTold ? [] : [odd("no-contact")])];
}
