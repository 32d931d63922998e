/** Whether an answer of ours sends the customer somewhere else instead of helping. Pure. */
import { referralWords, type Way } from "./referral-words.ts";

/** The first way it names; null where it sends nobody anywhere. */
export function findReferral(text: string): Way | null {
  const plain = ` ${text
    .toLowerCase()
    .normalize("NFKC")
    .replaceAll(/[\s’']+/gu, " ")} `;
  for (const [way, phrases] of Object.entries(referralWords) as [Way, readonly RegExp[]][])
    if (phrases.some((phrase) => phrase.test(plain))) return way;
  return null;
}
