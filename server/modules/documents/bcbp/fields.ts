/** Fields of a fixed width, one after the other, of which the last ones may be left out. */

export interface Field<Name extends string> {
  name: Name;
  width: number;
}

export const passFields = [
  { name: "passenger", width: 1 },
  { name: "checkInSource", width: 1 },
  { name: "issueSource", width: 1 },
  { name: "issued", width: 4 },
  { name: "documentType", width: 1 },
  { name: "issuer", width: 3 },
] as const;

export const bagTagWidth = 13;
export const bagTagsAtMost = 3;

export const legFields = [
  { name: "airlineNumber", width: 3 },
  { name: "serial", width: 10 },
  { name: "selectee", width: 1 },
  { name: "documentsSeen", width: 1 },
  { name: "marketingCarrier", width: 3 },
  { name: "loyaltyProgramme", width: 3 },
  { name: "loyaltyNumber", width: 16 },
  { name: "discount", width: 1 },
  { name: "bags", width: 3 },
  { name: "fastTrack", width: 1 },
] as const;

/** What stands in `text`, and what is left after the fields. */
export function readFields<Name extends string>(
  fields: readonly Field<Name>[],
  text: string,
): { values: Record<Name, string | null>; rest: string } {
  let at = 0;
  const values = {} as Record<Name, string | null>;
  for (const { name, width } of fields) {
    const isThere = text.length >= at + width;
    values[name] = isThere ? text.slice(at, at + width).trimEnd() : null;
    if (isThere) at += width;
    else return { values: { ...nothing(fields), ...values }, rest: text.slice(at) };
  }
  return { values, rest: text.slice(at) };
}

const nothing = <Name extends string>(fields: readonly Field<Name>[]): Record<Name, null> =>
  Object.fromEntries(fields.map(({ name }) => [name, null])) as Record<Name, null>;

/** Up to the last that is there; those before it are blank where they are not. */
export function writeFields<Name extends string>(
  fields: readonly Field<Name>[],
  values: Readonly<Record<Name, string | null>>,
): string {
  const last = fields.findLastIndex(({ name }) => values[name] !== null);
  return fields
    .slice(0, last + 1)
    .map(({ name, width }) => (values[name] ?? "").padEnd(width).slice(0, width))
    .join("");
}

/** A length in two hexadecimal digits. */
export const hexLength = (text: string): string => text.length.toString(16).toUpperCase().padStart(2, "0");
