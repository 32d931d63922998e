/** A reservation system that speaks Duffel's API, version 2. */
import type { ReservationSystem } from "../../../modules/bookings/index.ts";
import { askDuffel } from "./asking.ts";
import { changeDuffel } from "./changing.ts";
import { eventsSince, webhookOf } from "./hearing.ts";
import { askFor, getOrder } from "./reading.ts";
import { sayOrder } from "./read-order.ts";
import { Orders } from "./shapes.ts";

export interface DuffelSettings {
  url: string;
  token: string;
  /** What Duffel signs its webhooks with; null: it sends none, and events are heard from its log alone. */
  webhookSecret: string | null;
}

/** How many bookings are given at most. */
const most = 50;

export function duffel({ url, token, webhookSecret }: DuffelSettings): ReservationSystem {
  const line = { url, token };
  return {
    ...askDuffel(line),
    ...changeDuffel(line),
    ...(webhookSecret !== null && { webhook: webhookOf(webhookSecret) }),

    /** Nothing leads from a loyalty number or an address to an order. */
    async find(wanted) {
      if (wanted.by !== "record-locator") return { status: "found", bookings: [] };
      const locator = wanted.recordLocator;
      const path = `orders?booking_reference=${encodeURIComponent(locator)}&limit=${most}`;
      const asked = await askFor(line, { method: "GET", path }, Orders);
      if (asked.status === "away") return asked;
      const orders = asked.status === "answered" ? asked.answer : [];
      const bookings = orders
        .filter(({ booking_reference: reference }) => reference.toUpperCase() === locator.toUpperCase())
        .map((order) => sayOrder(order).booking)
        .filter(({ state }) => state !== "cancelled");
      return { status: "found", bookings: bookings.slice(0, most) };
    },

    async get(id) {
      const order = await getOrder(line, id);
      switch (order.status) {
        case "answered":
          return { status: "here", booking: order.answer.booking };
        case "refused":
          return { status: "away", why: `the reservation system answered ${order.why}` };
        default:
          return order;
      }
    },

    eventsSince: (cursor) => eventsSince(line, cursor),
  };
}
