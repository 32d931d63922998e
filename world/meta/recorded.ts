/** Where a value has fields: names joined by dots, places in lists as one; to compare with recorded deliveries. */
export function fieldsOf(value: unknown, at = ""): Set<string> {
  if (typeof value !== "object" || value === null) return new Set([at]);
  return new Set(
    Object.entries(value).flatMap(([name, one]) => [...fieldsOf(one, `${at}.${Array.isArray(value) ? "[]" : name}`)]),
  );
}
