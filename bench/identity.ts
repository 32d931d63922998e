import { startDatabase } from "./identity/database.ts";
import { measureExactness, measureOrder } from "./identity/exactness.ts";
import { measurePolicies } from "./identity/policies.ts";
import { leaveNothing } from "./load/leave-nothing.ts";

/** What this bench measures. */
export const promise =
  "A million random things said of who is whom: the customer kept step by step is the one that follows from all; 5,000 a second in batches; an unmerge within 5 ms for 99 of 100.";

/** Fewer for a quick look. */
const count = Number(process.env["JETBRIDGE_IDENTITY_OPERATIONS"] ?? 1_000_000);

export function measure(): Promise<Record<string, number | string>> {
  return leaveNothing(async (undo) => {
    const database = await startDatabase(undo);
    const exactness = await measureExactness(database, count);
    const order = await measureOrder(database, Math.min(count, 50_000));
    return { ...exactness, ...order, ...measurePolicies(Math.min(100_000, count)) };
  });
}
