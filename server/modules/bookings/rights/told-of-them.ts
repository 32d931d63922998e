/** Of what was told of all who travel on a trip that was sold, what is of some of them. Pure. */
import type { z } from "zod";
import type { NewTraveller } from "../../../../contract/travellers.ts";
import { isNamed } from "../ledger/was-done.ts";
import type { Theirs } from "./theirs.ts";

export type Told = z.output<typeof NewTraveller>;

/** A sale knows nobody by the booking's ids yet: their names lead to them. */
export const toldOfThem = (told: readonly Told[], theirs: Theirs["bookings"][number] | undefined): Told[] =>
  told.filter(
    (one) => theirs && [...theirs.passengerIds].some((passengerId) => isNamed(theirs.booking, { passengerId, ...one })),
  );
