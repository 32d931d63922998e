/** Says an order of NDC (OrderViewRS) as a booking, and keeps by what its parts are called in this one message. Pure. */
import { createHash } from "node:crypto";
import type { Booking, Passenger } from "../../../../contract/bookings.ts";
import { sumOf, versionOf } from "../../../modules/bookings/index.ts";
import type { Zones } from "./airport-zones.ts";
import { kindOf } from "./codes.ts";
import { readMoney } from "./money.ts";
import { must, readFlights } from "./read-journey.ts";
import { type Carried, itemsOf, readCarried, readLegs } from "./read-items.ts";
import { readTickets } from "./read-tickets.ts";
import { all, type Element, first, textAt, textsAt } from "./xml.ts";

/** What is called how in this message: no id of NDC but the order's is the same in the next one. */
export interface References {
  orderId: string;
  owner: string;
  recordLocator: string;
  /** From our ids to theirs. */
  passengers: ReadonlyMap<string, string>;
  legs: ReadonlyMap<string, string>;
  carried: readonly Carried[];
  /** The items whose flights they are, with the services in them. */
  flightItems: readonly { itemId: string; services: { serviceId: string; legId: string }[] }[];
}

export interface ReadOrder {
  booking: Booking;
  references: References;
}

/** Throws `Misshapen` where the answer is no order. */
export function readOrder(answer: Element, zones: Zones): ReadOrder {
  const response = must(first(answer, "Response"), "Response");
  const lists = must(first(response, "DataLists"), "DataLists");
  const order = must(first(response, "Order"), "Order");
  const orderId = must(textAt(order, "OrderID"), "OrderID");
  const people = readPeople(lists, orderId);
  const flights = readFlights(lists, zones);
  const items = itemsOf(order);
  const carried = readCarried(items, { lists, people: people.ids, flights });
  const legs = readLegs(items, { people: people.ids, flights, lists, seats: carried.seats });
  const tickets = readTickets(response, { people: people.ids, flights });
  const holdUntil = tickets.length > 0 ? null : earliest(textsAt(order, "OrderItem/PaymentTimeLimitDateTime"));
  const isOver =
    textAt(order, "StatusCode")?.toUpperCase() === "CLOSED" || legs.every(({ standing }) => standing === "cancelled");
  const state = isOver ? "cancelled" : tickets.length > 0 ? "confirmed" : "held";
  const payments = all(answer, "PaymentFunctions/PaymentProcessingSummary/Amount").map(readMoney);
  const booking: Omit<Booking, "version"> = {
    id: orderId,
    recordLocator: must(textAt(order, "OrderItem/Service/BookingRef/BookingID"), "BookingID"),
    owner: must(textAt(order, "OwnerCode"), "OwnerCode"),
    state,
    madeAt: madeAt(order, { tickets, holdUntil, legs }),
    holdUntil: state === "held" ? holdUntil : null,
    agency: null,
    passengers: people.passengers,
    legs,
    services: carried.services,
    tickets,
    contacts: readContacts(lists, people.ids),
    checkIns: [],
    remarks: [],
    total: readMoney(first(order, "TotalPrice/TotalAmount")),
    paid: sumOf(payments),
    wantNoContact: [],
  };
  return {
    booking: { ...booking, version: versionOf(booking) },
    references: {
      orderId,
      owner: booking.owner,
      recordLocator: booking.recordLocator,
      passengers: swapped(people.ids),
      legs: new Map([...flights.values()].map(({ id, ref }) => [id, ref])),
      carried: carried.all,
      flightItems: items
        .map(({ itemId, services }) => ({
          itemId,
          services: services.flatMap(({ serviceId, kind, segments }) =>
            kind === "flight"
              ? segments.flatMap((ref) => {
                  const flight = flights.get(ref);
                  return flight ? [{ serviceId, legId: flight.id }] : [];
                })
              : [],
          ),
        }))
        .filter(({ services }) => services.length > 0),
    },
  };
}

const swapped = (ids: ReadonlyMap<string, string>): Map<string, string> =>
  new Map([...ids].map(([theirs, ours]) => [ours, theirs]));

const earliest = (times: readonly string[]): string | null =>
  times
    .map((time) => Date.parse(time))
    .filter((time) => !Number.isNaN(time))
    .toSorted((a, b) => a - b)
    .map((time) => new Date(time).toISOString())[0] ?? null;

/** Where the order does not say it, no later than the first thing it dates: a ticket, the end of the hold, the departure. */
function madeAt(order: Element, { tickets, holdUntil, legs }: Pick<Booking, "tickets" | "holdUntil" | "legs">): string {
  const said = earliest(textsAt(order, "CreationDateTime"));
  const dated = [...tickets.map(({ issuedAt }) => issuedAt), holdUntil, ...legs.map(({ departs }) => departs.at)];
  return said ?? must(earliest(dated.filter((time) => time !== null)), "a date");
}

interface People {
  passengers: Passenger[];
  /** From their ids to ours. */
  ids: Map<string, string>;
}

function readPeople(lists: Element, orderId: string): People {
  const ids = new Map<string, string>();
  const seen = new Map<string, number>();
  const passengers = all(lists, "PaxList/Pax").map((pax): Passenger => {
    const surname = must(textAt(pax, "Individual/Surname"), "Surname");
    const givenName = textAt(pax, "Individual/GivenName") ?? "";
    const kind = kindOf(textAt(pax, "PTC"));
    const key = [orderId, surname, givenName, kind].join("\n");
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    const id = `p-${createHash("sha256").update(`${key}\n${before}`).digest("hex").slice(0, 16)}`;
    ids.set(must(textAt(pax, "PaxID"), "PaxID"), id);
    const number = textAt(pax, "LoyaltyProgramAccount/AccountNumber");
    const programme =
      textAt(pax, "LoyaltyProgramAccount/LoyaltyProgram/ProgramCode") ??
      textAt(pax, "LoyaltyProgramAccount/LoyaltyProgram/Carrier/AirlineDesigCode");
    const loyalty = number !== null && programme !== null ? { programme, number, tier: null } : null;
    return { id, surname, givenName, isNameCut: false, kind, loyalty };
  });
  return { passengers, ids };
}

function readContacts(lists: Element, people: ReadonlyMap<string, string>): Booking["contacts"] {
  const owners = new Map(
    all(lists, "PaxList/Pax").flatMap((pax) =>
      textsAt(pax, "ContactInfoRefID").map((ref) => [ref, people.get(textAt(pax, "PaxID") ?? "") ?? null] as const),
    ),
  );
  return all(lists, "ContactInfoList/ContactInfo").flatMap((info) => {
    const ref = textAt(info, "ContactInfoID") ?? "";
    const isAgencys = /agen/i.test(`${ref} ${textAt(info, "ContactTypeText") ?? ""}`);
    const one = (kind: "email" | "phone", value: string): Booking["contacts"][number] => ({
      kind,
      value,
      passengerId: owners.get(ref) ?? null,
      language: null,
      isAgencys,
    });
    const phones = all(info, "Phone").flatMap((phone) => {
      const dialing = textAt(phone, "CountryDialingCode")?.replaceAll(/\D/g, "") ?? "";
      const number = textAt(phone, "PhoneNumber")?.replaceAll(/\D/g, "") ?? "";
      return dialing && number ? [one("phone", `+${dialing}${number.replace(/^0/, "")}`)] : [];
    });
    const mails = textsAt(info, "EmailAddress/EmailAddressText").map((text) => one("email", text.toLowerCase()));
    return [...mails, ...phones];
  });
}
