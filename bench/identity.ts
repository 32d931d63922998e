import { startDatabase } from "./identity/database.ts";
import { measureExactness, measureOrder } from "./identity/exactness.ts";
import { measureOwnModel } from "./identity/own-model.ts";
import { measurePolicies } from "./identity/policies.ts";
import { measureRebuild } from "./identity/rebuild.ts";
import { measureSuggestions } from "./identity/suggestions.ts";
import { leaveNothing } from "./load/leave-nothing.ts";

/** What this bench measures. */
export const promise =
  "A million random things said of who is whom: the customer kept step by step is the one that follows from all; 5,000 a second in batches; an unmerge within 5 ms for 99 of 100; 50 million identifiers worked out anew in 10 s; suggestions no worse than Splink's; what a machine joins is right in 999 of 1,000 pairs.";

/** Fewer for a quick look. */
const count = Number(process.env["JETBRIDGE_IDENTITY_OPERATIONS"] ?? 1_000_000);

type Figures = Record<string, number | string>;

const parts: Readonly<Record<string, () => Figures | Promise<Figures>>> = {
  exactness: () => leaveNothing(async (undo) => measureExactness(await startDatabase(undo), count)),
  order: () => leaveNothing(async (undo) => measureOrder(await startDatabase(undo), Math.min(count, 50_000))),
  rebuild: () => measureRebuild(count * 50),
  suggestions: () => ({ ...measureSuggestions(), ...measureOwnModel() }),
  policies: () => measurePolicies(Math.min(100_000, count)),
};

/** All parts, or those that JETBRIDGE_IDENTITY_PARTS names. */
export async function measure(): Promise<Figures> {
  const wanted = process.env["JETBRIDGE_IDENTITY_PARTS"]?.split(",") ?? Object.keys(parts);
  const figures: Figures = {};
  for (const part of wanted) Object.assign(figures, await parts[part]?.());
  return figures;
}
