import type { DatabaseSync } from "node:sqlite";

/** What everything in the reservation system works with: its memory, the clock, and new ids. */
export interface Desk {
  db: DatabaseSync;
  now: () => number;
  nextId: () => string;
}
