/** Boarding passes as the reservation system gives them, and the bar code that we write where it writes none. */
import type { BoardingPass } from "../../../contract/aboard.ts";
import type { Booking } from "../../../contract/bookings.ts";
import { dayOfYear } from "./bcbp/day.ts";
import { encode } from "./bcbp/encode.ts";
import { nameOnPass } from "./bcbp/name.ts";

/** The passes of a booking as they are now; throws where that can't be known now. */
export type FindPasses = (bookingId: string) => Promise<readonly BoardingPass[]>;

const compartments: Readonly<Record<Booking["legs"][number]["cabin"], string>> = {
  first: "F",
  business: "C",
  premium: "W",
  economy: "Y",
};

/** With a bar code on each that can have one: a name without Latin letters has none. */
export const withBarCodes = (booking: Booking, passes: readonly BoardingPass[]): BoardingPass[] =>
  passes.map((pass) => ({ ...pass, barcode: pass.barcode ?? writeBarCode(booking, pass) }));

/** The same for the same pass, whenever it is written: no day of issue stands in it. */
function writeBarCode(booking: Booking, pass: BoardingPass): string | null {
  const leg = booking.legs.find(({ id }) => id === pass.legId);
  const passenger = booking.passengers.find(({ id }) => id === pass.passengerId);
  const name = passenger && nameOnPass(passenger);
  const [, carrier, number, suffix = ""] = /^([A-Z0-9]{2}[A-Z]?)0*(\d{1,4})([A-Z])?$/.exec(leg?.flight ?? "") ?? [];
  if (!leg || !passenger || !name || !carrier || !number) return null;
  const ticket =
    booking.tickets.find((one) => one.passengerId === passenger.id && one.kind === "ticket")?.number ?? null;
  return encode({
    name,
    hasTicket: ticket !== null,
    conditional: {
      version: "6",
      passenger: { adult: "0", child: "3", infant: "4" }[passenger.kind],
      // Checked in by a person of ours, away from the airport.
      checkInSource: "R",
      issueSource: "R",
      issued: "",
      documentType: "B",
      issuer: booking.owner,
      bagTags: [],
      more: "",
    },
    legs: [
      {
        recordLocator: booking.recordLocator,
        from: leg.from,
        to: leg.to,
        carrier: leg.operatedBy ?? carrier,
        flight: Number(number),
        flightSuffix: suffix,
        day: dayOfYear(leg.departs.local.slice(0, 10)),
        compartment: compartments[leg.cabin],
        seat: passenger.kind === "infant" && !pass.seat ? "INF" : (pass.seat ?? ""),
        sequence: pass.sequence,
        sequenceSuffix: "",
        status: "1",
        details: {
          airlineNumber: ticket?.slice(0, 3) ?? "",
          serial: ticket?.slice(3, 13) ?? "",
          selectee: "",
          documentsSeen: "",
          marketingCarrier: carrier,
          loyaltyProgramme: passenger.loyalty?.programme ?? "",
          loyaltyNumber: passenger.loyalty?.number ?? "",
          discount: "",
          bags: "",
          fastTrack: "",
          more: "",
        },
        own: "",
      },
    ],
    security: null,
  });
}
