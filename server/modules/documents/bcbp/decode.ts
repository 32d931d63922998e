/** Reads a bar-coded boarding pass. What was scanned is anybody's word: whatever it is, it is read or it is null. */
import type { BarCodedLeg, BarCodedPass, Conditional, LegDetails } from "./bcbp.ts";
import { bagTagsAtMost, bagTagWidth, legFields, passFields, readFields } from "./fields.ts";

/** More than four legs with all that may stand there is no pass. */
const longest = 1200;

/** Null where it is no boarding pass, or is broken. */
export function decode(text: string): BarCodedPass | null {
  const [, count, name = "", ticket] = /^M([1-4])([\x20-\x7e]{20})([E ])/.exec(text.slice(0, longest)) ?? [];
  if (!count || text.length > longest) return null;
  let rest = text.slice(23);
  let conditional: Conditional | null = null;
  const legs: BarCodedLeg[] = [];
  for (let place = 0; place < Number(count); place++) {
    const leg = readLeg(rest);
    const block = leg && takeSized(leg.rest);
    if (!leg || !block) return null;
    const opened = place === 0 ? readPass(block.taken) : { conditional: null, rest: block.taken };
    const closed = opened && readDetails(opened.rest);
    if (!closed) return null;
    conditional = place === 0 ? opened.conditional : conditional;
    legs.push({ ...leg.fields, ...closed });
    rest = block.rest;
  }
  const security = readSecurity(rest);
  const [first, ...others] = legs;
  if (security === "broken" || !first) return null;
  return { name: name.trimEnd(), hasTicket: ticket === "E", legs: [first, ...others], conditional, security };
}

const legShape =
  /^(?<recordLocator>[A-Z0-9 ]{7})(?<from>[A-Z]{3})(?<to>[A-Z]{3})(?<carrier>[A-Z0-9]{2}[A-Z0-9 ])(?<flight>\d{4})(?<flightSuffix>[A-Z ])(?<day>\d{3})(?<compartment>[A-Z0-9 ])(?<seat>[A-Z0-9 ]{4})(?<sequence>\d{4}|[ ]{4})(?<sequenceSuffix>[A-Z0-9 ])(?<status>[A-Z0-9 ])/;

function readLeg(text: string): { fields: Omit<BarCodedLeg, "details" | "own">; rest: string } | null {
  const [whole = ""] = legShape.exec(text) ?? [];
  const found = legShape.exec(text)?.groups;
  if (!found) return null;
  const said = (name: string): string => (found[name] ?? "").trimEnd();
  const day = Number(found["day"]);
  if (day < 1 || day > 366) return null;
  return {
    rest: text.slice(whole.length),
    fields: {
      recordLocator: said("recordLocator"),
      from: said("from"),
      to: said("to"),
      carrier: said("carrier"),
      flight: Number(found["flight"]),
      flightSuffix: said("flightSuffix"),
      day,
      compartment: said("compartment"),
      seat: said("seat").replace(/^0{1,2}(?=\d+[A-Z]$)/, ""),
      sequence: said("sequence") === "" ? null : Number(found["sequence"]),
      sequenceSuffix: said("sequenceSuffix"),
      status: said("status"),
    },
  };
}

/** What two hexadecimal digits say the length of. */
function takeSized(text: string): { taken: string; rest: string } | null {
  const [, hex] = /^([0-9A-F]{2})/.exec(text) ?? [];
  const end = hex ? 2 + Number.parseInt(hex, 16) : 0;
  return hex && text.length >= end ? { taken: text.slice(2, end), rest: text.slice(end) } : null;
}

function readPass(block: string): { conditional: Conditional | null; rest: string } | null {
  if (!block.startsWith(">")) return { conditional: null, rest: block };
  const version = block.slice(1, 2);
  const unique = takeSized(block.slice(2));
  if (!/[0-9A-Z]/.test(version) || !unique) return null;
  const { values, rest } = readFields(passFields, unique.taken);
  const bagTags: string[] = [];
  let left = rest;
  while (values.issuer !== null && left.length >= bagTagWidth && bagTags.length < bagTagsAtMost) {
    bagTags.push(left.slice(0, bagTagWidth).trimEnd());
    left = left.slice(bagTagWidth);
  }
  return { conditional: { version, ...values, bagTags, more: left }, rest: unique.rest };
}

function readDetails(block: string): { details: LegDetails | null; own: string } | null {
  if (block === "") return { details: null, own: "" };
  const sized = takeSized(block);
  if (!sized) return null;
  if (sized.taken === "") return { details: null, own: sized.rest };
  const { values, rest } = readFields(legFields, sized.taken);
  return { details: { ...values, more: rest }, own: sized.rest };
}

function readSecurity(text: string): BarCodedPass["security"] | "broken" {
  if (text === "") return null;
  const sized = text.startsWith("^") ? takeSized(text.slice(2)) : null;
  return sized && sized.rest === "" ? { type: text.slice(1, 2), data: sized.taken } : "broken";
}
