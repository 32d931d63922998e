export { contactOf } from "./contacts.ts";
export type { BookingsContext } from "./context.ts";
export { findByName } from "./find-by-name.ts";
export { hearOfBookings } from "./hear.ts";
export { findLedTo, type Lead, type LedTo } from "./led-to.ts";
export { maskBooking } from "./mask.ts";
export { findOddities } from "./oddities.ts";
export { readBookings } from "./read.ts";
export type { Away, ReservationSystem } from "./reservation-system.ts";
