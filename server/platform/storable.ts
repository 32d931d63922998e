/** Text as PostgreSQL takes it: without NUL, without halves of surrogate pairs. The raw bytes are kept elsewhere. */
export function storable<T>(value: T): T {
  if (typeof value === "string") return value.toWellFormed().replaceAll("\0", "") as T;
  if (Array.isArray(value)) return value.map((one: unknown) => storable(one)) as T;
  if (value !== null && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, storable<unknown>(one)])) as T;
  return value;
}
