import type { PersonalDatum } from "../../../contract/triage.ts";

/** Issuer ranges of payment cards (ISO/IEC 7812 as the schemes publish them): Visa, Mastercard, Amex, Diners, Discover, JCB, UnionPay. */
const issuer =
  /^(?:4|5[1-5]|2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720)|3[47]|3(?:0[0-5]|[689])|6(?:011|4[4-9]|5)|35(?:2[89]|[3-8])|62)/u;

/** Payment card numbers: 13 to 19 digits of a known issuer that pass Luhn and are not one digit repeated. */
export function findCards(text: string): PersonalDatum[] {
  const found: PersonalDatum[] = [];
  for (const match of text.matchAll(/(?<![A-Za-z0-9])\d(?:[ \-.]?\d){12,18}(?![A-Za-z0-9])/gu)) {
    const digits = match[0].replaceAll(/\D/gu, "");
    if (!issuer.test(digits) || /^(\d)\1+$/u.test(digits) || !passesLuhn(digits)) continue;
    found.push({
      kind: "card",
      start: match.index,
      end: match.index + match[0].length,
      confidence: 0.98,
      rule: "luhn",
    });
  }
  return found;
}

/** The check digit of card numbers (ISO/IEC 7812-1, annex B). */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits.at(-1 - place));
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
