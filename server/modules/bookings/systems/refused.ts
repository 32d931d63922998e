/** A change that was refused, and nothing done. */
import type { RefusalCode } from "../../../../contract/booking-operations.ts";
import type { Money } from "../../../../contract/money.ts";
import type { Changed } from "../reservation-system.ts";

/** `priceNow` is what it would cost instead. */
export const refused = (code: RefusalCode, why: string, priceNow: Money | null = null): Changed => ({
  status: "settled",
  settled: {
    outcome: "refused",
    bookingId: null,
    version: null,
    items: [],
    refusal: { code, why, priceNow },
    refund: null,
  },
});
