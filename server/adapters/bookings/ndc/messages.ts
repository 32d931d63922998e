/** The requests of NDC 21.3 that we send. Pure. */
import type { AlternativesWanted } from "../../../../contract/fares.ts";
import type { Money } from "../../../../contract/money.ts";
import { cabinCodeOf } from "./codes.ts";
import type { OfferTaken } from "./offer-id.ts";
import type { References } from "./read-order.ts";
import { amountOf, type Message, type MessageWriter, refsOf, secondsOf } from "./message.ts";
import { tripMessagesOf } from "./trip-messages.ts";
import { node, type Node, type Seller, writeRequest } from "./write-xml.ts";

export interface TakenItem {
  itemId: string;
  passenger: string;
  /** A seat of a leg, or the legs a service is for. */
  seat?: { row: string; column: string };
  segments?: string[];
}

type Order = Pick<References, "orderId" | "owner" | "recordLocator">;

const orderOf = ({ orderId, owner }: Pick<Order, "orderId" | "owner">): Node[] => [
  node("OrderID", orderId),
  node("OwnerCode", owner),
];
const bookingRefOf = ({ recordLocator }: Order): Node => node("BookingRef", node("BookingID", recordLocator));

export type Messages = ReturnType<typeof messagesOf>;

export function messagesOf({ seller, carrier }: { seller: Seller; carrier: string }) {
  const message: MessageWriter = (name, content, top) => ({
    name,
    xml: writeRequest(`IATA_${name}RQ`, { seller, content, ...(top && { top }) }),
  });
  const change = (order: Order, choice: Node | null, more: readonly (Node | null)[] = []): Message =>
    message("OrderChange", [
      bookingRefOf(order),
      choice && node("ChangeOrderChoice", choice),
      ...more.filter((one) => one?.name === "DataLists"),
      node("Order", orderOf(order)),
      ...more.filter((one) => one?.name !== "DataLists"),
    ]);

  return {
    ...tripMessagesOf(message, carrier),
    retrieve: (orderId: string): Message =>
      message("OrderRetrieve", [
        node("OrderValidationFilterCriteria", node("OrderFilterCriteria", orderOf({ orderId, owner: carrier }))),
      ]),
    retrieveByLocator: (recordLocator: string): Message =>
      message("OrderRetrieve", [
        node(
          "OrderValidationFilterCriteria",
          node("BookingRefFilterCriteria", [
            node("BookingID", recordLocator),
            node("Carrier", node("AirlineDesigCode", carrier)),
          ]),
        ),
      ]),
    listModified: (from: Date, to: Date): Message =>
      message("OrderList", [
        node(
          "OrderSearchFilterCriteria",
          node("LastModifiedDateTimeFilterCriteria", [
            node("FromDateTime", secondsOf(from)),
            node("ToDateTime", secondsOf(to)),
          ]),
        ),
      ]),
    reshopCancel: (order: Order): Message =>
      message("OrderReshop", [
        node("OrderRefID", order.orderId),
        node("UpdateOrder", node("CancelOrderRef", node("OrderRefID", order.orderId))),
      ]),
    reshop: (references: References, wanted: AlternativesWanted): Message => {
      const criteria = node("OriginDestCriteria", [
        wanted.cabin &&
          node("CabinType", [
            node("CabinTypeCode", cabinCodeOf(wanted.cabin)),
            node("PrefLevel", node("PrefLevelCode", "Required")),
          ]),
        node("DestArrivalCriteria", node("IATA_LocationCode", wanted.to)),
        node("OriginDepCriteria", [node("Date", wanted.date), node("IATA_LocationCode", wanted.from)]),
      ]);
      const added = node(
        "AddOfferItems",
        node("FlightRequest", node("FlightRequestOriginDestinationsCriteria", criteria)),
      );
      const choice = node("ServiceOrder", [added, ...givenUp(references, wanted.legIds)]);
      return message("OrderReshop", [
        bookingRefOf(references),
        node("OrderRefID", references.orderId),
        node("UpdateOrder", node("ReshopOrder", node("ReshopOrderChoice", choice))),
      ]);
    },
    quote: (references: References, offer: OfferTaken): Message =>
      message(
        "OrderQuote",
        [
          node("ExistingOrder", orderOf(references)),
          ...[...references.passengers.values()].map((ref) => node("PaxList", node("PaxID", ref))),
          node("SelectedOffers", [
            node("OfferRefID", offer.offerId),
            node("OwnerCode", references.owner),
            ...offer.items.map(({ id, passengers }) =>
              node("SelectedOfferItem", [node("OfferItemRefID", id), ...refsOf("PaxRefID", passengers)]),
            ),
          ]),
        ],
        "Payload",
      ),
    seats: (order: Order): Message =>
      message("SeatAvailability", [node("SeatAvailCoreRequest", node("OrderRequest", node("Order", orderOf(order))))]),
    services: (order: Order): Message =>
      message("ServiceList", [node("ServiceListCoreRequest", node("OrderRequest", node("Order", orderOf(order))))]),
    accept: (references: References, offer: OfferTaken, payment: Money | null): Message =>
      change(
        references,
        selected(references, offer.offerId, {
          items: offer.items.map(({ id, passengers }) => [
            node("OfferItemRefID", id),
            ...refsOf("PaxRefID", passengers),
          ]),
          total: payment,
        }),
        [paxListOf(offer.items.flatMap(({ passengers }) => passengers)), payment && paymentOf(payment, seller.id)],
      ),
    take: (
      references: References,
      offerId: string,
      { items, payment }: { items: TakenItem[]; payment: Money | null },
    ) =>
      change(references, selected(references, offerId, { items: items.map(itemTaken), total: payment }), [
        paxListOf(items.map(({ passenger }) => passenger)),
        payment && paymentOf(payment, seller.id),
      ]),
    /** An order that is held becomes tickets. */
    pay: (order: Order, amount: Money): Message => change(order, null, [paymentOf(amount, seller.id)]),
    acceptCancel: (references: References, offerId: string): Message =>
      change(references, node("AcceptCancelledOffer", [node("OfferID", offerId), node("OwnerCode", references.owner)])),
  };
}

/** Items are given up whole; what of them stays is named. */
const givenUp = ({ flightItems }: References, legIds: readonly string[]): Node[] =>
  flightItems
    .filter(({ services }) => services.some(({ legId }) => legIds.includes(legId)))
    .map(({ itemId, services }) => {
      const kept = services.filter(({ legId }) => !legIds.includes(legId)).map(({ serviceId }) => serviceId);
      return node("DeleteOrderItem", [
        node("OrderItemRefID", itemId),
        ...refsOf("RetainServiceID", [...new Set(kept)]),
      ]);
    });

const selected = (
  { owner }: References,
  offerId: string,
  { items, total }: { items: Node[][]; total: Money | null },
): Node =>
  node(
    "AcceptSelectedQuotedOfferList",
    node("SelectedPricedOffer", [
      node("OfferRefID", offerId),
      node("OwnerCode", owner),
      ...items.map((item) => node("SelectedOfferItem", item)),
      total && amountOf("TotalOfferPriceAmount", total),
    ]),
  );

const itemTaken = ({ itemId, passenger, seat, segments }: TakenItem): Node[] => [
  node("OfferItemRefID", itemId),
  node("PaxRefID", passenger),
  ...(segments
    ? [
        node("SelectedALaCarteOfferItem", [
          node("OfferFlightAssociations", node("PaxSegmentReferences", refsOf("PaxSegmentRefID", segments))),
          node("Qty", "1"),
        ]),
      ]
    : []),
  ...(seat ? [node("SelectedSeat", [node("ColumnID", seat.column), node("SeatRowNumber", seat.row)])] : []),
];

const paxListOf = (passengers: readonly string[]): Node =>
  node(
    "DataLists",
    node(
      "PaxList",
      [...new Set(passengers)].map((ref) => node("Pax", node("PaxID", ref))),
    ),
  );

/** What the customer paid by our link, as money that we took: no card goes over this line. `CA` is cash. */
const paymentOf = (amount: Money, sellerId: string): Node =>
  node(
    "PaymentFunctions",
    node("PaymentProcessingDetails", [
      amountOf("Amount", amount),
      node("PaymentMethod", node("SettlementPlan", [node("IATA_Number", sellerId), node("PaymentTypeCode", "CA")])),
    ]),
  );
