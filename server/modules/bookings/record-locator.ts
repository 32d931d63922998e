/**
 * A record locator as we keep it: six letters and digits in upper case. People put blanks and dashes into them, and every letter and
 * digit occurs in real ones; there is no check digit. Null where it is none.
 */
export function readRecordLocator(text: string): string | null {
  const plain = text.replaceAll(/[\s\-‐-―]/gu, "").toUpperCase();
  return /^[A-Z0-9]{6}$/.test(plain) ? plain : null;
}
