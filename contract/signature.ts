/** How an answer is signed. Pure, so that the reply box counts exactly what the server will send. */

export interface Signer {
  name: string;
  /** As a lead set them; null where nobody has. */
  initials: string | null;
}

/** What a pattern may hold in braces. */
export const signatureParts = ["initials", "first", "name"] as const;

/** Up to two letters that stand for a name, in any script. */
export function initialsOf(name: string): string {
  const parts = name.trim().split(/\s+/u).filter(Boolean);
  const ends = parts.length > 1 ? [parts[0], parts.at(-1)] : parts.slice(0, 1);
  return ends.map((part) => Array.from(part ?? "")[0]?.toLocaleUpperCase() ?? "").join("");
}

/** Whether a pattern names only what there is: `^{initials}`, `/{first}`, `- {name}`. */
export const isSignaturePattern = (pattern: string): boolean =>
  [...pattern.matchAll(/\{([^{}]*)\}|[{}]/g)].every(([, part]) => signatureParts.some((one) => one === part));

/** What stands under an answer of this person; empty where answers are not signed. */
export function signatureOf(pattern: string, { name, initials }: Signer): string {
  const said = { initials: initials ?? initialsOf(name), first: name.trim().split(/\s+/u)[0] ?? "", name: name.trim() };
  return pattern.replaceAll(/\{(initials|first|name)\}/g, (_, part: keyof typeof said) => said[part]).trim();
}

/** A text with its signature, a space between; one that its writer signed by hand is not signed twice. */
export function signed(text: string, signature: string): string {
  if (signature === "" || text.endsWith(signature)) return text;
  return `${text} ${signature}`;
}

/** A text without the signature it was sent with: what its writer wrote. */
export function unsigned(text: string, signature: string): string {
  return signature !== "" && text.endsWith(` ${signature}`) ? text.slice(0, -signature.length - 1) : text;
}
