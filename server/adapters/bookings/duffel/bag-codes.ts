/** Bags by the codes of special service requests. Pure. */

/** One to carry aboard has no code that does not ask for a seat of its own. */
const codes: Readonly<Record<string, string>> = { checked: "XBAG" };

/** Null where it is a kind nobody here knows. */
export const codeOfBag = (type: string | null | undefined): string | null => codes[type ?? ""] ?? null;
