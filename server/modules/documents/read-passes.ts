/** The passes of a booking as they are now, with their bar codes. */
import type { BoardingPass } from "../../../contract/aboard.ts";
import type { Booking } from "../../../contract/bookings.ts";
import type { DocumentsContext } from "./context.ts";
import { withBarCodes } from "./passes.ts";

/** Throws while the reservation system can't be asked. */
export const passesNow = async (app: DocumentsContext, booking: Booking): Promise<BoardingPass[]> =>
  booking.state === "cancelled" ? [] : withBarCodes(booking, await app.findPasses(booking.id));

/** The same for who goes on without them: null while they can't be read. */
export const passesOf = (app: DocumentsContext, booking: Booking): Promise<BoardingPass[] | null> =>
  passesNow(app, booking).catch((error: unknown) => {
    app.log.warn({ err: error }, "boarding passes can't be read now");
    return null;
  });
