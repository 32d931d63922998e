import type { PersonalDatum } from "../../../contract/triage.ts";

const bagWords =
  /\bpir\b|bag|luggage|world\s?tracer|koffer|gepäck|valise|valigi|maleta|equipaje|\bmalas?\b|valiz|bavul|багаж|чемодан|行李|荷物|バッグ|スーツケース|手荷物|수하물|가방|캐리어|กระเป๋า|สัมภาระ/iu;

/** Bag file references (IATA Resolution 743: station, airline, five digits, "AMSKL12345"), where bags are spoken of. */
export function findBagFiles(text: string): PersonalDatum[] {
  if (!bagWords.test(text)) return [];
  return [...text.matchAll(/(?<![A-Za-z0-9])[A-Z]{3}\s?(?:[A-Z]{2}|[A-Z]\d|\d[A-Z])\s?\d{5}(?![A-Za-z0-9])/gu)].map(
    (match) => ({
      kind: "pir" as const,
      start: match.index,
      end: match.index + match[0].length,
      confidence: 0.95,
      rule: "shape-and-word",
    }),
  );
}
