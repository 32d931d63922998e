/** The requests by which a trip is sold: what there is, its firm price, the order, its payment. Pure. */
import { parsePhoneNumber } from "libphonenumber-js/max";
import type { BookingChange } from "../../../../contract/booking-operations.ts";
import type { OffersWanted } from "../../../../contract/fares.ts";
import type { Money } from "../../../../contract/money.ts";
import { latin } from "../../../modules/bookings/index.ts";
import { cabinCodeOf, ptcOf } from "./codes.ts";
import { amountOf, type Message, type MessageWriter, refsOf, secondsOf } from "./message.ts";
import type { OfferTaken } from "./offer-id.ts";
import { node, type Node } from "./write-xml.ts";

type Sale = Extract<BookingChange, { kind: "sell" }>;
type Kind = OffersWanted["passengers"][number];

/** How passengers are called in the messages of one sale: by kind and number, in the order they are told. */
export function namePassengers(kinds: readonly Kind[]): { ref: string; kind: Kind }[] {
  const counts = { adult: 0, child: 0, infant: 0 };
  return kinds.map((kind) => ({ ref: `${kind.toUpperCase()}_${++counts[kind]}`, kind }));
}

export const tripMessagesOf = (message: MessageWriter, carrier: string) => ({
  shop: ({ slices, passengers, cabin }: OffersWanted): Message =>
    message("AirShopping", [
      node(
        "FlightRequest",
        node(
          "FlightRequestOriginDestinationsCriteria",
          slices.map(({ from, to, date }) =>
            node("OriginDestCriteria", [
              cabin &&
                node("CabinType", [
                  node("CabinTypeCode", cabinCodeOf(cabin)),
                  node("PrefLevel", node("PrefLevelCode", "Required")),
                ]),
              node("DestArrivalCriteria", node("IATA_LocationCode", to)),
              node("OriginDepCriteria", [node("Date", date), node("IATA_LocationCode", from)]),
            ]),
          ),
        ),
      ),
      paxListOf(passengers),
    ]),

  price: (offer: OfferTaken, kinds: readonly Kind[]): Message =>
    message("OfferPrice", [
      node("DataLists", paxListOf(kinds)),
      node("PricedOffer", node("SelectedOfferList", node("SelectedOffer", takenOf(offer, carrier)))),
    ]),

  create: (offer: OfferTaken, total: Money, { passengers, contacts }: Sale): Message => {
    const refs = namePassengers(passengers.map(({ kind }) => kind));
    const first = passengers.findIndex(({ kind }) => kind === "adult");
    return message("OrderCreate", [
      node(
        "CreateOrder",
        node(
          "AcceptSelectedQuotedOfferList",
          node("SelectedPricedOffer", [...takenOf(offer, carrier), amountOf("TotalOfferPriceAmount", total)]),
        ),
      ),
      node("DataLists", [
        node("ContactInfoList", node("ContactInfo", [node("ContactInfoID", "CID_1"), ...contacts.map(contactOf)])),
        node(
          "PaxList",
          passengers.map((one, n) =>
            node("Pax", [
              n === first ? node("ContactInfoRefID", "CID_1") : null,
              node("Individual", [
                one.birthDate === null ? null : node("Birthdate", one.birthDate),
                one.gender && node("GenderCode", genderCodes[one.gender]),
                node("GivenName", latin(one.givenName)),
                node("Surname", latin(one.surname)),
                one.title && node("TitleName", one.title.toUpperCase()),
              ]),
              one.loyalty &&
                node("LoyaltyProgramAccount", [
                  node("AccountNumber", one.loyalty.number),
                  node("LoyaltyProgram", node("ProgramCode", one.loyalty.programme)),
                ]),
              node("PaxID", refs[n]?.ref ?? ""),
              node("PTC", ptcOf(one.kind)),
            ]),
          ),
        ),
      ]),
    ]);
  },

  /** Orders that nobody paid for yet; airlines want the time of creation beside what is paid. */
  listUnpaid: (from: Date, to: Date): Message =>
    message("OrderList", [
      node("OrderSearchFilterCriteria", [
        node("CreationDateTimeFilterCriteria", [
          node("FromDateTime", secondsOf(from)),
          node("ToDateTime", secondsOf(to)),
        ]),
        node("PaymentFilterCriteria", node("PaymentStatusCode", "UnPaid")),
      ]),
    ]),
});

const genderCodes = { female: "F", male: "M", unspecified: "X" } as const;

const takenOf = ({ offerId, items }: OfferTaken, carrier: string): Node[] => [
  node("OfferRefID", offerId),
  node("OwnerCode", carrier),
  ...items.map(({ id, passengers }) =>
    node("SelectedOfferItem", [node("OfferItemRefID", id), ...refsOf("PaxRefID", passengers)]),
  ),
];

const paxListOf = (kinds: readonly Kind[]): Node =>
  node(
    "PaxList",
    namePassengers(kinds).map(({ ref, kind }) => node("Pax", [node("PaxID", ref), node("PTC", ptcOf(kind))])),
  );

function contactOf({ kind, value }: Sale["contacts"][number]): Node {
  if (kind === "email") return node("EmailAddress", node("EmailAddressText", value));
  const { countryCallingCode, nationalNumber } = parsePhoneNumber(value);
  return node("Phone", [
    node("ContactTypeText", "HOME"),
    node("CountryDialingCode", countryCallingCode),
    node("PhoneNumber", nationalNumber),
  ]);
}
