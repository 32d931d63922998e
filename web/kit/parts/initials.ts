/** Up to two letters that stand for a name, in any script. */
export function initialsOf(name: string): string {
  const parts = name.trim().split(/\s+/u).filter(Boolean);
  const ends = parts.length > 1 ? [parts[0], parts.at(-1)] : parts.slice(0, 1);
  return ends.map((part) => Array.from(part ?? "")[0]?.toLocaleUpperCase() ?? "").join("");
}
