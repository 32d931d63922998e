/** All that the reservation system remembers. */
import { bookingTables } from "./bookings.ts";
import { changeTables } from "./changes/change.ts";
import { indexTables } from "./index-booking.ts";
import { inventoryTables } from "./inventory/inventory.ts";
import { askedTables } from "./quotes/asked.ts";
import { connectionTables } from "./schedule/connections.ts";
import { flightDayTables } from "./schedule/flight-days.ts";

export const reservationTables = [
  bookingTables,
  indexTables,
  inventoryTables,
  flightDayTables,
  connectionTables,
  askedTables,
  changeTables,
].join("\n");
