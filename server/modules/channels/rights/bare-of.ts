/** What a vendor delivered about many, without what bears the ids of one. Pure. */

/** What stands where nothing was left. */
export const bareBody: Buffer = Buffer.from('{"removed":true}');

/** Whether nothing is left in it that could be read again. */
export const isBare = (body: Uint8Array): boolean => bareBody.equals(body);

/** The same JSON, where whatever bears one of these is gone. What is no JSON, or still bears one, goes whole. */
export function bareOf(body: Buffer, needles: ReadonlySet<string>): Buffer {
  const isNeedle = (value: unknown): boolean =>
    (typeof value === "string" || typeof value === "number") && needles.has(String(value));
  const bare = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.filter((one) => !isNeedle(one)).map(bare);
    if (value === null || typeof value !== "object") return value;
    const parts = Object.entries(value);
    if (parts.some(([, one]) => isNeedle(one))) return { removed: true };
    return Object.fromEntries(parts.filter(([name]) => !needles.has(name)).map(([name, one]) => [name, bare(one)]));
  };
  try {
    const text = JSON.stringify(bare(JSON.parse(body.toString("utf8"))));
    return [...needles].some((needle) => text.includes(needle)) ? bareBody : Buffer.from(text);
  } catch {
    return bareBody;
  }
}
