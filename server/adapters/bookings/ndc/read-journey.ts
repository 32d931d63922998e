/** The flights of a message, which stand in lists and refer to each other. Pure. */
import type { LocalTime } from "../../../../contract/bookings.ts";
import type { Cabin } from "../../../../contract/fares.ts";
import { momentOf } from "../../../modules/bookings/index.ts";
import type { Zones } from "./airport-zones.ts";
import { cabinOf } from "./codes.ts";
import { all, type Element, first, textAt, textsAt } from "./xml.ts";

/** An answer that has not the shape of its message; `why` names what is missing, and never what stands there. */
export class Misshapen extends Error {}

export function must<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Misshapen(what);
  return value;
}

export interface Flight {
  /** Ours: the same in every message, as their own numbers are not. */
  id: string;
  /** Theirs, in this message only. */
  ref: string;
  flight: string;
  operatedBy: string | null;
  from: string;
  to: string;
  departs: LocalTime;
  arrives: LocalTime;
  cabin: Cabin;
  bookingClass: string | null;
  terminal: string | null;
  gate: string | null;
  aircraft: string | null;
}

/** In the order of the message, by the ids they have there. */
export function readFlights(lists: Element, zones: Zones): Map<string, Flight> {
  const marketed = byId(lists, "DatedMarketingSegment");
  const operated = byId(lists, "DatedOperatingSegment");
  const flown = byId(lists, "DatedOperatingLeg");
  const segments = all(lists, "PaxSegmentList/PaxSegment").map((segment) => {
    const marketing = must(marketed.get(textAt(segment, "DatedMarketingSegmentRefID") ?? ""), "DatedMarketingSegment");
    const operating = operated.get(textAt(marketing, "DatedOperatingSegmentRefID") ?? "") ?? null;
    const leg = operating && (flown.get(textAt(operating, "DatedOperatingLegRefID") ?? "") ?? null);
    return readFlight({ segment, marketing, operating, leg }, zones);
  });
  return new Map(segments.map((one) => [one.ref, one]));
}

/** Journeys with their flights, by the ids they have in the message. */
export function readJourneys(lists: Element, zones: Zones): Map<string, Flight[]> {
  const flights = readFlights(lists, zones);
  return new Map(
    all(lists, "PaxJourneyList/PaxJourney").map((one) => [
      textAt(one, "PaxJourneyID") ?? "",
      textsAt(one, "PaxSegmentRefID").flatMap((ref) => flights.get(ref) ?? []),
    ]),
  );
}

interface Parts {
  segment: Element;
  marketing: Element;
  operating: Element | null;
  leg: Element | null;
}

function readFlight({ segment, marketing, operating, leg }: Parts, zones: Zones): Flight {
  const departure = must(first(marketing, "Dep"), "Dep");
  const departs = readTime(departure, zones);
  const carrier = must(textAt(marketing, "CarrierDesigCode"), "CarrierDesigCode");
  const number = must(textAt(marketing, "MarketingCarrierFlightNumberText"), "MarketingCarrierFlightNumberText");
  const flight = `${carrier}${number}`;
  const from = must(textAt(departure, "IATA_LocationCode"), "IATA_LocationCode");
  const arrival = must(first(marketing, "Arrival"), "Arrival");
  const operatedBy = operating && textAt(operating, "CarrierDesigCode");
  const cabin = first(segment, "CabinTypeAssociationChoice/SegmentCabinType");
  return {
    id: `${flight}-${departs.local.slice(0, 10)}-${from}`,
    ref: must(textAt(segment, "PaxSegmentID"), "PaxSegmentID"),
    flight,
    operatedBy: operatedBy === carrier ? null : operatedBy,
    from,
    to: must(textAt(arrival, "IATA_LocationCode"), "IATA_LocationCode"),
    departs,
    arrives: readTime(arrival, zones),
    cabin: cabinOf(cabin && textAt(cabin, "CabinTypeCode"), cabin && textAt(cabin, "CabinTypeName")),
    bookingClass: textAt(segment, "MarketingCarrierRBD_Code"),
    terminal: textAt(departure, "TerminalName"),
    gate: textAt(departure, "BoardingGateID"),
    aircraft: leg && textAt(leg, "IATA_AircraftType/IATA_AircraftTypeCode"),
  };
}

/** Times stand as on the wall of the airport. */
function readTime(stop: Element, zones: Zones): LocalTime {
  const airport = must(textAt(stop, "IATA_LocationCode"), "IATA_LocationCode");
  const wall = must(textAt(stop, "AircraftScheduledDateTime"), "AircraftScheduledDateTime");
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(wall)) throw new Misshapen("AircraftScheduledDateTime");
  const zone = zones.get(airport);
  if (zone === undefined)
    throw new Misshapen(`the time zone of ${airport.slice(0, 3)}, to be set in JETBRIDGE_RESERVATIONS_ZONES`);
  return momentOf(wall, zone);
}

function byId(lists: Element, name: string): Map<string, Element> {
  return new Map(all(lists, `${name}List/${name}`).map((one) => [textAt(one, `${name}ID`) ?? "", one]));
}
