/** The address of a fact's page: what stands in answers. Pure. */

/** For everybody, in the language of whoever opens it. */
export const addressOf = (publicUrl: string, code: string): string => `${publicUrl}/facts/${code}`;

/** The codes whose addresses stand in a text, each once. */
export function codesIn(text: string, publicUrl: string): string[] {
  const before = `${publicUrl}/facts/`;
  const codes = text
    .split(before)
    .slice(1)
    .flatMap((rest) => /^[0-9a-f]{10}(?![0-9a-z])/.exec(rest) ?? []);
  return [...new Set(codes)];
}
