/** Writes a bar-coded boarding pass (IATA Resolution 792). What was decoded is written again sign by sign. */
import type { BarCodedLeg, BarCodedPass, Conditional, LegDetails } from "./bcbp.ts";
import { bagTagWidth, hexLength, legFields, passFields, writeFields } from "./fields.ts";

export function encode({ name, hasTicket, legs, conditional, security }: BarCodedPass): string {
  const head = `M${legs.length}${cell(name, 20)}${hasTicket ? "E" : " "}`;
  const all = legs.map((leg, place) => writeLeg(leg, place === 0 ? conditional : null)).join("");
  return `${head}${all}${security ? `^${security.type}${hexLength(security.data)}${security.data}` : ""}`;
}

const cell = (text: string, width: number): string => text.padEnd(width).slice(0, width);

function writeLeg(leg: BarCodedLeg, conditional: Conditional | null): string {
  const { details, own } = leg;
  const body = details === null && own === "" ? "" : `${sized(details ? writeDetails(details) : "")}${own}`;
  const block = conditional ? `>${conditional.version}${sized(writePass(conditional))}${body || "00"}` : body;
  return [
    cell(leg.recordLocator, 7),
    cell(leg.from, 3),
    cell(leg.to, 3),
    cell(leg.carrier, 3),
    cell(`${String(leg.flight).padStart(4, "0")}${leg.flightSuffix}`, 5),
    String(leg.day).padStart(3, "0"),
    cell(leg.compartment, 1),
    writeSeat(leg.seat),
    cell(leg.sequence === null ? "" : `${String(leg.sequence).padStart(4, "0")}${leg.sequenceSuffix}`, 5),
    cell(leg.status, 1),
    sized(block),
  ].join("");
}

const sized = (text: string): string => `${hexLength(text)}${text}`;

/** `14C` is `014C`; what is no seat stands as it is. */
function writeSeat(seat: string): string {
  const [, row, letter] = /^(\d{1,3})([A-Z])$/.exec(seat) ?? [];
  return row && letter ? `${row.padStart(3, "0")}${letter}` : cell(seat, 4);
}

const writePass = ({ bagTags, more, ...values }: Conditional): string => {
  const tags = bagTags.map((tag) => cell(tag, bagTagWidth)).join("");
  const fields = writeFields(passFields, values);
  const whole = passFields.reduce((sum, { width }) => sum + width, 0);
  return `${tags === "" ? fields : cell(fields, whole)}${tags}${more}`;
};

const writeDetails = ({ more, ...values }: LegDetails): string => `${writeFields(legFields, values)}${more}`;
