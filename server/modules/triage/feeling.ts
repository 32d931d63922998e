import type { Feeling } from "../../../contract/triage.ts";
import type { Cue, Found } from "./cue.ts";

/** The feeling of a text and the words that told it. */
interface FeelingVerdict {
  feeling: Feeling;
  words: readonly string[];
}

/** What happened, as against how it felt: "delayed" in a question is no anger yet. */
const events: readonly Cue[] = ["delay", "cancellation", "missed-connection", "missed", "baggage", "stuck"];

/** Adds up angry and kind words; a cold start until agents' corrections teach something better. */
export function judgeFeeling(found: Found, question: boolean): FeelingVerdict {
  const count = (cue: Cue) => found.get(cue)?.length ?? 0;
  const happened = new Set(events.flatMap((cue) => found.get(cue) ?? []));
  const angry = found.get("anger") ?? [];
  const felt = angry.filter((word) => !happened.has(word));
  const told = angry.length - felt.length;

  const negative =
    felt.length * 1.3 +
    Math.min(told, 2) * (question ? 0.45 : 0.9) +
    Math.min(count("open"), 2) * 0.5 +
    Math.min(count("plea"), 2) * 0.4 +
    count("rhetorical") * 0.8 +
    Math.min(count("negation"), 2) * (question ? 0.3 : 0.55) +
    (count("stuck") > 0 ? 0.8 : 0);
  const positive = Math.min(count("praise"), 3) * 1.2 + (count("thanks") > 0 ? 1 : 0);

  if (negative >= 0.5 && negative >= positive * 0.8)
    return { feeling: "negative", words: [...angry, ...(found.get("rhetorical") ?? [])] };
  if (positive >= 1 && !(question && positive < 1.2))
    return { feeling: "positive", words: [...(found.get("praise") ?? []), ...(found.get("thanks") ?? [])] };
  return { feeling: "neutral", words: [] };
}
