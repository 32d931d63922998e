import { read } from "../server/modules/triage/index.ts";
import { measureShipped } from "./triage/shipped.ts";
import { measureSpeed } from "./triage/speed.ts";
import { measureTaught } from "./triage/taught.ts";
import { type Figures, hasCases, round } from "./triage/texts.ts";

/** What this bench measures. */
export const promise =
  "Triage tells the language of 98 % of real posts, finds nine of ten that wait for an answer, and learns feelings and reasons from corrections. The goal is 9,000 texts a second of processor time with all judgements, 99 of 100 within 0.6 ms.";

/** Measures everything on the shared cases; says so where they are missing. */
export async function measure(): Promise<Figures> {
  if (!hasCases) return { skipped: "no shared cases: set JETBRIDGE_CASES" };
  const started = performance.now();
  read("Where is my bag?");
  const firstMs = round(performance.now() - started);
  return { firstReadMs: firstMs, ...measureShipped(), ...measureTaught(), ...measureSpeed() };
}
