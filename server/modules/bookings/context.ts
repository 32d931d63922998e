/** What commands over bookings may reach. */
import type { PoolContext } from "../../platform/context.ts";
import type { BaggageTracing } from "./baggage-tracing.ts";
import type { ReservationSystem } from "./reservation-system.ts";

export interface BookingsContext extends PoolContext {
  /** Null: none is connected, and there are no bookings. */
  readonly reservations: ReservationSystem | null;
  /** Null: none is connected, and there are no bag files. */
  readonly baggage: BaggageTracing | null;
  /** The installation's: what is marked with it nobody else can read back. */
  readonly key: Buffer;
}
