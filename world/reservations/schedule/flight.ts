/** A flight number, flown every day. */
export interface Flight {
  number: string;
  from: string;
  to: string;
  /** On the clocks there: `HH:MM`. */
  departs: string;
  /** One of the hub's many, partly sold to people nobody here knows. */
  isOfBank: boolean;
}
