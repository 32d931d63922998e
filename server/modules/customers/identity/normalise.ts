/** Identifiers in the one form in which they are kept and found. */
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { wordsOfName } from "../names/full-name.ts";

/** A longer one is refused: no vendor, ticket or mail server gives out such. */
const longest = 320;

/** What may not stand in an identifier: invisible signs, directions, controls. */
const unseen = /[\p{Cf}\p{Cc}\p{Cs}]/gu;

const forms: Readonly<Record<string, (value: string) => string | null>> = {
  email: normaliseEmail,
  phone: (value) => {
    const number = parsePhoneNumberFromString(value.replace(/^00/, "+"));
    return number?.isValid() ? number.number : null;
  },
  eticket: (value) => /^(\d{13})\d?$/.exec(value.replaceAll(/[\s-]/g, ""))?.[1] ?? null,
  loyalty: (value) => matching(/^[A-Z0-9]{2,3}:?[A-Z0-9]{5,16}$/, value.toUpperCase().replaceAll(/[\s./-]/g, "")),
  booking: normaliseBooking,
};

/** Null where it is none of that kind. The same again for what it answered. */
export function normalise(kind: string, value: string): string | null {
  if (value.length > longest) return null;
  const clean = value.normalize("NFKC").replaceAll(unseen, "").trim();
  if (clean === "" || clean.length > longest) return null;
  return (forms[kind] ?? ((same: string) => same))(clean);
}

const matching = (pattern: RegExp, value: string): string | null => (pattern.test(value) ? value : null);

/** Lower case, the domain as DNS writes it. What stands before the @ is the mail server's to read: dots and plus signs stay. */
function normaliseEmail(value: string): string | null {
  const match = /^([^\s@<>"(),:;]{1,64})@([^\s@<>"(),:;]{1,253})$/u.exec(value);
  if (!match?.[1] || !match[2] || !URL.canParse(`http://${match[2]}`)) return null;
  const host = new URL(`http://${match[2]}`).hostname.replace(/\.$/, "");
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(host) ? `${match[1].toLowerCase()}@${host}` : null;
}

/** `LOCATOR/SURNAME`, and the day the booking was made where it is known, for locators are used again. */
function normaliseBooking(value: string): string | null {
  const [locator = "", surname = "", day, ...more] = value.split("/");
  const code = locator.toUpperCase().replaceAll(/[\s-]/g, "");
  const folded = wordsOfName(surname).join("");
  if (!/^[A-Z0-9]{5,8}$/.test(code) || folded === "" || more.length > 0) return null;
  if (day === undefined) return `${code}/${folded}`;
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? `${code}/${folded}/${day}` : null;
}

/** Whether it is one of its kind. */
export const isIdentifier = ({ kind, value }: { kind: string; value: string }): boolean =>
  normalise(kind, value) !== null;
