/** The lists that everything in a message of NDC refers to, and what things are called in it. */
import { airportOf } from "../reservations/schedule/airports.ts";
import { contactAsked } from "../reservations/index-booking.ts";
import type { Cabin, HeldBooking, Money } from "../reservations/held-booking.ts";
import { el, many, type Xml } from "./tree.ts";

export interface ShownFlight {
  flight: string;
  operatedBy: string | null;
  from: string;
  to: string;
  departs: { time: string };
  arrives: { time: string };
  cabin: Cabin;
  bookingClass: string | null;
}

/** Passengers are called by kind and number, segments and services by number alone: in the next message it may be another. */
export interface Named {
  passengers: Map<string, string>;
  segments: Map<string, string>;
}

const kinds = { adult: "ADULT", child: "CHILD", infant: "INFANT" } as const;
const types = { adult: "ADT", child: "CHD", infant: "INF" } as const;

export function nameAll({ passengers, segments }: HeldBooking): Named {
  const counts = { adult: 0, child: 0, infant: 0 };
  return {
    passengers: new Map(passengers.map(({ id, type }) => [id, `${kinds[type]}_${++counts[type]}`])),
    segments: new Map(segments.map(({ id }, n) => [id, `SEG${n + 1}`])),
  };
}

const cabinCodes: Record<Cabin, [string, string]> = {
  business: ["2", "Business"],
  premium: ["4", "Premium Economy"],
  economy: ["5", "Economy"],
};
export const cabinOfCode = (code: string | null): Cabin | undefined =>
  (Object.keys(cabinCodes) as Cabin[]).find((cabin) => cabinCodes[cabin][0] === code);

export const cabinType = (name: string, cabin: Cabin): Xml =>
  el(name, [el("CabinTypeCode", cabinCodes[cabin][0]), el("CabinTypeName", cabinCodes[cabin][1])]);

export const amount = (name: string, { amount: minor, currency }: Money): Xml => {
  const [sign, digits] = minor.startsWith("-") ? ["-", minor.slice(1)] : ["", minor];
  const padded = digits.padStart(3, "0");
  return el(name, `${sign}${padded.slice(0, -2)}.${padded.slice(-2)}`, { CurCode: currency });
};

const clock = (time: string): string => `${time.slice(0, 16)}:00`;
const stop = (name: string, code: string, { time }: { time: string }): Xml =>
  el(name, [el("AircraftScheduledDateTime", clock(time)), el("IATA_LocationCode", airportOf(code).code)]);
const duration = (flights: readonly ShownFlight[]): string => {
  const from = Date.parse(flights[0]?.departs.time ?? "");
  const minutes = Math.round((Date.parse(flights.at(-1)?.arrives.time ?? "") - from) / 60_000) || 0;
  return `PT${Math.floor(minutes / 60)}H${minutes % 60}M0S`;
};

/** Flights with their places in the lists; `journeys` are of them. Lists of seats and services have `bareSegments`. */
export function flightLists(
  flights: ReadonlyMap<string, ShownFlight>,
  journeys: readonly (readonly string[])[],
): Record<"marketing" | "operating" | "journeys" | "segments" | "bareSegments", Xml> {
  const all = [...flights];
  const marketed = (n: number): Xml => el("DatedMarketingSegmentRefId", `DMS${n + 1}`);
  return {
    marketing: el(
      "DatedMarketingSegmentList",
      all.map(([, one], n) =>
        el("DatedMarketingSegment", [
          stop("Arrival", one.to, one.arrives),
          el("CarrierDesigCode", one.flight.slice(0, 2)),
          el("DatedMarketingSegmentId", `DMS${n + 1}`),
          el("DatedOperatingSegmentRefId", `DOS${n + 1}`),
          stop("Dep", one.from, one.departs),
          el("MarketingCarrierFlightNumberText", one.flight.slice(2)),
        ]),
      ),
    ),
    operating: el(
      "DatedOperatingSegmentList",
      all.map(([, one], n) =>
        el("DatedOperatingSegment", [
          el("CarrierDesigCode", one.operatedBy ?? one.flight.slice(0, 2)),
          el("DatedOperatingSegmentId", `DOS${n + 1}`),
          el("Duration", duration([one])),
          el("OperatingCarrierFlightNumberText", one.flight.slice(2)),
        ]),
      ),
    ),
    journeys: el(
      "PaxJourneyList",
      journeys.map((refs, n) =>
        el("PaxJourney", [
          el("Duration", duration(refs.flatMap((ref) => flights.get(ref) ?? []))),
          el("PaxJourneyID", `JOUR${n + 1}`),
          ...many("PaxSegmentRefID", refs),
        ]),
      ),
    ),
    segments: el(
      "PaxSegmentList",
      all.map(([ref, { cabin, bookingClass }], n) =>
        el("PaxSegment", [
          el("CabinTypeAssociationChoice", [cabinType("SegmentCabinType", cabin)]),
          marketed(n),
          bookingClass === null ? null : el("MarketingCarrierRBD_Code", bookingClass),
          el("PaxSegmentID", ref),
        ]),
      ),
    ),
    bareSegments: el(
      "PaxSegmentList",
      all.map(([ref], n) => el("PaxSegment", [marketed(n), el("PaxSegmentID", ref)])),
    ),
  };
}

export const bareList = ({ passengers }: HeldBooking, named: Named): Xml =>
  el(
    "PaxList",
    passengers.map(({ id, type }) => el("Pax", [el("PaxID", named.passengers.get(id) ?? ""), el("PTC", types[type])])),
  );

export const namesList = ({ passengers }: HeldBooking, named: Named): Xml =>
  el(
    "PaxList",
    passengers.map(({ id, surname, givenName, type }) =>
      el("Pax", [
        el("Individual", [el("GivenName", givenName.toUpperCase()), el("Surname", surname.toUpperCase())]),
        el("PaxID", named.passengers.get(id) ?? ""),
        el("PTC", types[type]),
      ]),
    ),
  );

export function peopleLists(
  { passengers, contacts, services }: HeldBooking,
  named: Named,
): { contacts: Xml | null; people: Xml } {
  const asked = services.flatMap((service) => {
    const contact = contactAsked(service);
    return contact ? [{ ...contact, of: "passenger" as const, passengerId: service.passengerId }] : [];
  });
  const of = (id: string | null) => [...contacts, ...asked].filter((one) => one.passengerId === id);
  const infos = [...passengers.map(({ id }) => id), null].flatMap((id, n) => {
    const own = of(id);
    return own.length === 0 ? [] : [{ id, ref: own[0]?.of === "agency" ? `AgentCI${n}` : `CI${n + 1}`, own }];
  });
  const info = ({ ref, own }: (typeof infos)[number]): Xml =>
    el("ContactInfo", [
      el("ContactInfoID", ref),
      ...own
        .filter(({ kind }) => kind === "email")
        .map(({ value }) => el("EmailAddress", [el("EmailAddressText", value.toUpperCase())])),
      ...own
        .filter(({ kind }) => kind === "phone")
        .map(({ value }) =>
          el("Phone", [
            el("ContactTypeText", "HOME"),
            el("CountryDialingCode", value.slice(1, 3)),
            el("PhoneNumber", value.slice(3)),
          ]),
        ),
    ]);
  return {
    contacts: infos.length === 0 ? null : el("ContactInfoList", infos.map(info)),
    people: el(
      "PaxList",
      passengers.map(({ id, surname, givenName, type, loyalty }) =>
        el("Pax", [
          el("ContactInfoRefID", infos.find((one) => one.id === id)?.ref ?? ""),
          el("Individual", [el("GivenName", givenName.toUpperCase()), el("Surname", surname.toUpperCase())]),
          loyalty &&
            el("LoyaltyProgramAccount", [
              el("AccountNumber", loyalty.number),
              el("LoyaltyProgram", [el("ProgramCode", loyalty.programme)]),
            ]),
          el("PaxID", named.passengers.get(id) ?? ""),
          el("PTC", types[type]),
        ]),
      ),
    ),
  };
}
