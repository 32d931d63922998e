import type { PersonalDatum } from "../../../contract/triage.ts";

/** How long an IBAN is in each country (SWIFT IBAN registry). */
const lengths = new Map(
  `AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IS26 IT27 JO30 KW30 KZ20 LB28 LI21 LT20 LU20 LV21 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SE24 SI19 SK24 SM27 TN24 TR26 UA29 VA22 XK20`
    .match(/[A-Z]{2}\d{2}/gu)
    ?.map((entry) => [entry.slice(0, 2), Number(entry.slice(2))] as const),
);

/** Bank account numbers: the length of their country and the check digits of ISO 13616 (mod 97). */
export function findIbans(text: string): PersonalDatum[] {
  const found: PersonalDatum[] = [];
  for (const match of text.matchAll(/(?<![A-Za-z0-9])([A-Z]{2})\d{2}(?=[ ]?[A-Z0-9])/giu)) {
    const length = lengths.get((match[1] ?? "").toUpperCase());
    const end = length === undefined ? undefined : endOfIban(text, match.index, length);
    if (end !== undefined)
      found.push({ kind: "iban", start: match.index, end, confidence: 0.99, rule: "check-digits" });
  }
  return found;
}

function endOfIban(text: string, start: number, length: number): number | undefined {
  let account = "";
  let at = start;
  for (; at < text.length && account.length < length; at++) {
    const sign = text.charAt(at);
    if (/[A-Za-z0-9]/u.test(sign)) account += sign.toUpperCase();
    else if (sign !== " " && sign !== "-") return undefined;
  }
  if (account.length < length || /[A-Za-z0-9]/u.test(text.charAt(at))) return undefined;
  return remainder(account) === 1 ? at : undefined;
}

function remainder(account: string): number {
  let rest = 0;
  for (const sign of account.slice(4) + account.slice(0, 4)) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}
