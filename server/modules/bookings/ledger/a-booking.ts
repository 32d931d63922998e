/** A booking for tests of the ledger's rules: Anna and little Tom, from Amsterdam to Oslo and on to Tromsø. */
import type { Booking, Leg } from "../../../../contract/bookings.ts";

const time = (local: string) => ({ local, zone: "Europe/Amsterdam", at: `${local}:00.000Z` });

export const aLeg = (id: string, flight: string, local: string): Leg => ({
  id,
  flight,
  operatedBy: null,
  from: "AMS",
  to: "OSL",
  departs: time(local),
  arrives: time(local.replace(/T\d\d/, "T23")),
  cabin: "economy",
  bookingClass: "K",
  terminal: null,
  gate: null,
  standing: "confirmed",
  seats: [],
});

const passenger = (id: string, givenName: string, kind: "adult" | "child") => ({
  id,
  surname: "WOLKENVELD",
  givenName,
  isNameCut: false,
  kind,
  loyalty: null,
});

export const aBooking = (change: Partial<Booking> = {}): Booking => ({
  id: "B1",
  recordLocator: "QZRQOY",
  owner: "Q0",
  version: "1",
  state: "confirmed",
  madeAt: "2026-11-01T00:00:00.000Z",
  holdUntil: null,
  agency: null,
  passengers: [passenger("P1", "ANNA", "adult"), passenger("P2", "TOM", "child")],
  legs: [aLeg("S1", "Q0900", "2026-12-01T13:05")],
  services: [],
  tickets: [],
  checkIns: [],
  remarks: [],
  total: { amount: "20000", currency: "EUR" },
  paid: { amount: "20000", currency: "EUR" },
  contacts: [],
  wantNoContact: [],
  ...change,
});

export const aService = (code: string, passengerId: string, legId: string): Booking["services"][number] => ({
  id: `${code}-${passengerId}-${legId}`,
  code,
  passengerId,
  legId,
  standing: "confirmed",
  isMeal: code.endsWith("ML"),
});
