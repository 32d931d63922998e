/** What the airline's reservation system can do: what it can't is offered to nobody. */
import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { SaleNeeds } from "./travellers.ts";

/** `refund`: cancelling pays back. `waivers`: a rebooking may be asked for without money. `overselling`: a move of many may go beyond the seats. */
export const Capability = z.enum([
  "sell",
  "rebook",
  "waivers",
  "cancel",
  "refund",
  "seats",
  "services",
  "bags",
  "names",
  "contacts",
  "remarks",
  "check-in",
  "boarding-passes",
  "move",
  "overselling",
  "passenger-list",
]);
export type Capability = z.infer<typeof Capability>;

export const Abilities = z.object({ capabilities: z.array(Capability), sale: SaleNeeds });
export type Abilities = z.infer<typeof Abilities>;

export const getBookingCapabilities = endpoint({
  method: "GET",
  path: "/api/v1/booking-capabilities",
  summary:
    "What the airline's reservation system can do, and what it must be told of who travels before it sells a trip. Empty where none is connected, or it can't be asked.",
  needs: "bookings:change",
  returns: Abilities,
});
