/** A booking of two with a connection home, as tests of documents draw and send it. */
import type { Booking, LocalTime } from "../../contract/bookings.ts";
import type { BoardingPass } from "../../contract/aboard.ts";

export const local = (at: string, zone: string, utc: string): LocalTime => ({ local: at, zone, at: utc });

export const booking: Booking = {
  id: "B1",
  recordLocator: "QX7T4M",
  owner: "Q0",
  version: "1",
  state: "confirmed",
  madeAt: "2026-11-01T10:00:00Z",
  holdUntil: null,
  agency: null,
  passengers: [
    {
      id: "P1",
      surname: "de Vries-Hohenstaufen",
      givenName: "Annemarie",
      isNameCut: false,
      kind: "adult",
      loyalty: { programme: "Q0", number: "2061234567", tier: "Gold" },
    },
    { id: "P2", surname: "عبد الله", givenName: "محمد", isNameCut: false, kind: "adult", loyalty: null },
  ],
  legs: [
    {
      id: "L1",
      flight: "Q00641",
      operatedBy: "KL",
      from: "AMS",
      to: "JFK",
      departs: local("2026-11-24T14:20", "Europe/Amsterdam", "2026-11-24T13:20:00Z"),
      arrives: local("2026-11-24T16:45", "America/New_York", "2026-11-24T21:45:00Z"),
      cabin: "economy",
      bookingClass: null,
      terminal: null,
      gate: null,
      standing: "confirmed",
      seats: [
        { passengerId: "P1", seat: "14C" },
        { passengerId: "P2", seat: "14B" },
      ],
    },
    {
      id: "L2",
      flight: "Q00642",
      operatedBy: null,
      from: "JFK",
      to: "AMS",
      departs: local("2026-12-01T21:20", "America/New_York", "2026-12-02T02:20:00Z"),
      arrives: local("2026-12-02T10:05", "Europe/Amsterdam", "2026-12-02T09:05:00Z"),
      cabin: "premium",
      bookingClass: null,
      terminal: null,
      gate: null,
      standing: "changed",
      seats: [],
    },
  ],
  services: [
    { id: "S1", code: "VGML", passengerId: "P1", legId: "L1", standing: "confirmed", isMeal: true },
    { id: "S2", code: "WCHR", passengerId: "P2", legId: null, standing: "requested", isMeal: false },
  ],
  tickets: [
    { number: "0742401234567", passengerId: "P1", surname: null, kind: "ticket", issuedAt: null, coupons: [] },
    { number: "0742401234568", passengerId: "P2", surname: null, kind: "ticket", issuedAt: null, coupons: [] },
  ],
  checkIns: [],
  remarks: [],
  total: null,
  paid: null,
  contacts: [],
  wantNoContact: [],
};

export const pass: BoardingPass = {
  passengerId: "P1",
  legId: "L1",
  sequence: 117,
  seat: "14C",
  boardsAt: local("2026-11-24T13:35", "Europe/Amsterdam", "2026-11-24T12:35:00Z"),
  gate: "B12",
  terminal: "2",
  group: "3",
  barcode: null,
};
