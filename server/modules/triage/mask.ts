import type { PersonalDatum } from "../../../contract/triage.ts";

/** The text with each span of personal data replaced by dots of the same UTF-16 length, so that other offsets hold. */
export function mask(text: string, personalData: readonly Pick<PersonalDatum, "start" | "end">[]): string {
  let masked = "";
  let at = 0;
  for (const { start, end } of personalData.toSorted((a, b) => a.start - b.start)) {
    const from = Math.max(at, start);
    const to = Math.min(text.length, end);
    if (to <= from) continue;
    masked += text.slice(at, from) + "•".repeat(to - from);
    at = to;
  }
  return masked + text.slice(at);
}
