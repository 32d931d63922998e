/** Bags by the codes of special service requests. Pure. */

/** One to carry aboard has no code that does not ask for a seat of its own. */
const codes: Readonly<Record<string, string>> = { checked: "XBAG" };

/** How much it may weigh; null where that is not told. */
export const kilogramsOf = (metadata: { maximum_weight_kg?: number | null | undefined } | null | undefined) =>
  metadata?.maximum_weight_kg ? Math.floor(metadata.maximum_weight_kg) : null;

/** Null where it is a kind nobody here knows. */
export const codeOfBag = (type: string | null | undefined): string | null => codes[type ?? ""] ?? null;
