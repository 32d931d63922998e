/** A reservation system that speaks IATA NDC 21.3. */
import type { ReservationSystem } from "../../../modules/bookings/index.ts";
import { zonesWith } from "./airport-zones.ts";
import { askAirline } from "./asking.ts";
import { changeAirline } from "./changing.ts";
import { messagesOf } from "./messages.ts";
import { askFor, getOrder, type Line, orderIn } from "./reading.ts";
import { ndcWebhook } from "./webhook.ts";
import { textsAt } from "./xml.ts";

export interface NdcSettings {
  url: string;
  token: string;
  /** The airline's two signs: it owns the orders. */
  carrier: string;
  /** As the airline knows who asks: a name, and an IATA number or what they agreed on. */
  seller: { name: string; id: string };
  /** Zones of airports, beside those known here. */
  zones: ReadonlyMap<string, string>;
  /** What the airline shows when it tells of a change; null: it does not. */
  webhookSecret: string | null;
}

/** How far back it is looked at first, and how much is looked at twice: clocks differ, and lists lag behind. */
const firstLookMs = 2 * 86_400_000;
const overlapMs = 30_000;
/** Lists cost an airline more than a look at a log: it is asked no oftener. */
const pauseMs = 15_000;
/** No airline is asked for more than this at once. */
const longestLookMs = 14 * 86_400_000;

export function ndcAirline({ url, token, carrier, seller, zones, webhookSecret }: NdcSettings): ReservationSystem {
  const line: Line = {
    airline: { url, token },
    messages: messagesOf({ seller, carrier }),
    zones: zonesWith(zones),
  };
  return {
    ...askAirline(line),
    ...changeAirline(line),
    ...(webhookSecret !== null && { webhook: ndcWebhook(webhookSecret) }),

    /** NDC finds orders by their locator alone: nothing leads from a loyalty number or an address to one. */
    async find(wanted) {
      if (wanted.by !== "record-locator") return { status: "found", bookings: [] };
      const asked = await askFor(line, line.messages.retrieveByLocator(wanted.recordLocator), {
        read: (answer) => orderIn(line, answer),
      });
      if (asked.status === "away") return asked;
      const found = asked.status === "answered" ? [asked.answer.booking] : [];
      return { status: "found", bookings: found.filter(({ state }) => state !== "cancelled") };
    },

    async get(id) {
      const order = await getOrder(line, id);
      if (order.status === "away") return order;
      if (order.status === "gone") return order;
      if (order.status === "refused")
        // One whose hold has run out is there no more; any other no says nothing about the order.
        return order.code === "ORDER_STATE"
          ? { status: "gone" }
          : { status: "away", why: `the reservation system answered ${order.why}` };
      if (order.answer.booking.id !== id)
        return { status: "away", why: "the reservation system answered with another booking" };
      return { status: "here", booking: order.answer.booking };
    },

    /** Which orders were modified, by the list; the same one may be told twice, and is then read twice. */
    async eventsSince(cursor) {
      const now = new Date();
      const since = cursor === null ? now.getTime() - firstLookMs : Date.parse(cursor);
      if (Number.isNaN(since) || since < now.getTime() - longestLookMs)
        return { status: "too-late", cursor: now.toISOString() };
      if (cursor !== null && since > now.getTime() - pauseMs)
        return { status: "heard", bookingIds: [], cursor, hasMore: false };
      const asked = await askFor(line, line.messages.listModified(new Date(since - overlapMs), now), {
        read: (answer) => textsAt(answer, "Response/MatchedOrder/OrderRefID"),
        empty: [],
      });
      if (asked.status === "away") return asked;
      if (asked.status === "refused")
        return { status: "away", why: `the reservation system lists no orders: ${asked.why}` };
      const bookingIds = asked.status === "answered" ? asked.answer : [];
      return { status: "heard", bookingIds, cursor: now.toISOString(), hasMore: false };
    },
  };
}
