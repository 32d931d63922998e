/** What stands in the notices, and where it comes from. */
import type { TemplateVariable } from "../../../../contract/template-text.ts";
import type { NoticeName } from "./notice.ts";

const name: TemplateVariable = { name: "name", source: "customer.name", example: "Anna de Vries" };
const flight: TemplateVariable = { name: "flight", source: "flight.number", example: "Q0123" };
const to: TemplateVariable = { name: "to", source: "flight.to", example: "Lisbon" };
const departure: TemplateVariable = { name: "departure", source: "typed", example: "14:20" };
const gate: TemplateVariable = { name: "gate", source: "typed", example: "B12" };
const link: TemplateVariable = { name: "link", source: "typed", example: "https://airline.example/trip" };
const bagFile: TemplateVariable = { name: "bag_file", source: "bag.file", example: "AMSQ012345" };
const time: TemplateVariable = { name: "time", source: "typed", example: "18:00 - 20:00" };
const amount: TemplateVariable = { name: "amount", source: "typed", example: "EUR 120.50" };
const locator: TemplateVariable = { name: "locator", source: "booking.recordLocator", example: "QX7T4M" };
const ratingLink: TemplateVariable = {
  name: "link",
  source: "rating.link",
  example: "https://airline.example/rate/a1",
};
const tripLink: TemplateVariable = { name: "link", source: "trip.link", example: "https://airline.example/trip/a1" };
const caseNumber: TemplateVariable = { name: "case_number", source: "case.number", example: "C-1042" };

export const variablesOf: Readonly<Record<NoticeName, readonly TemplateVariable[]>> = {
  flight_delayed: [name, flight, to, departure],
  flight_cancelled: [name, flight, to, link],
  gate_changed: [name, flight, gate],
  bag_found: [name, bagFile],
  bag_delivery: [name, bagFile, time],
  refund_done: [name, amount, locator],
  check_in_open: [name, flight, to, link],
  please_write: [name, caseNumber],
  please_rate: [ratingLink],
  trip_documents: [tripLink],
};
