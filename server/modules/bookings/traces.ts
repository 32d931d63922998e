import type { Traces } from "../../platform/traces.ts";

export const traces: Traces = {
  ofPeople: {
    "bookings.booking": ["id", "record_locator", "content"],
    "bookings.lead": ["value", "booking_id", "passenger_id"],
    "bookings.step": ["booking_id"],
    "bookings.bag_file": ["reference", "record_locator", "content"],
    "bookings.bag_lead": ["value", "reference"],
    "bookings.operation": [
      "booking_id",
      "change",
      "items",
      "payment",
      "by_id",
      "why",
      "trouble",
      "before",
      "after",
      "expected_version",
    ],
    "bookings.operation_step": ["trouble"],
    "bookings.quote": ["id", "booking_id"],
    "bookings.task": ["booking_id", "passenger_id", "leg_id"],
    "bookings.delivery": ["body"],
    "bookings.bag_report": ["booking_id", "passenger_id", "reference", "why"],
  },
  ofNobody: {
    "bookings.booking": ["version"],
    "bookings.step": ["what"],
    "bookings.operation": ["hash", "kind", "due", "refund", "refusal"],
    "bookings.operation_step": ["state"],
    "bookings.quote": ["kind", "due_currency"],
    "bookings.task": ["what"],
    "bookings.allowance_rule": ["rule"],
    "bookings.bag_file": ["version"],
    "bookings.feed": ["cursor", "why"],
    "bookings.bag_feed": ["cursor", "why"],
    // That something is to be read, by the reservation system's own id, for as long as that takes.
    "bookings.to_read": ["booking_id", "why"],
    "bookings.erased": ["mark"],
  },
};
