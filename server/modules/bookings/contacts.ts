/** How passengers want to be reached, as special service requests say it (IATA Resolution 830d: CTCE, CTCM, CTCR). */
import type { Contact } from "../../../contract/bookings.ts";

export interface ContactRequest {
  code: string;
  text: string;
  passengerId: string | null;
}

/** The contact in an SSR's text: `KL HK1/ANNA//EXAMPLE.COM/EN`. Null where it holds none that could be used. */
export function contactOf({ code, text, passengerId }: ContactRequest): Contact | null {
  const [, said = ""] = /^(?:[A-Z0-9]{2}\s+)?(?:[A-Z]{2}\d{0,2})?\/(.+)$/i.exec(text.trim()) ?? [];
  // The language is the last part, where there are two letters by themselves.
  const [, value = "", language] = /^(.*?)(?:(?<!\/)\/([A-Z]{2}))?$/i.exec(said) ?? [];
  const common = { passengerId, language: language?.toLowerCase() ?? null, isAgencys: false };
  if (code === "CTCM") {
    const digits = value.replaceAll(/[\s+().-]/g, "");
    return /^[1-9]\d{6,14}$/.test(digits) ? { kind: "phone", value: `+${digits}`, ...common } : null;
  }
  if (code !== "CTCE") return null;
  const address = value.replaceAll("//", "@").replaceAll("..", "_").replaceAll("./", "-").toLowerCase();
  return /^[^@\s/]+@[^@\s/]+\.[^@\s/.]+$/.test(address) ? { kind: "email", value: address, ...common } : null;
}

export type LeadKind = "loyalty" | "email" | "phone" | "eticket";

/** What leads to a booking in the form in which it is compared; null where it is none of its kind. */
export function comparable({ kind, value }: { kind: LeadKind; value: string }): string | null {
  if (kind === "loyalty") return loyaltyKey(value);
  // Some print a fourteenth digit, a check of the others.
  if (kind === "eticket") return /^(\d{13})\d?$/.exec(value.replaceAll(/[\s-]/g, ""))?.[1] ?? null;
  if (kind === "email") {
    const address = value.trim().toLowerCase();
    return /^[^@\s]+@[^@\s]+$/.test(address) && address.length <= 254 ? address : null;
  }
  const digits = value.replaceAll(/\D/g, "").replace(/^00/, "");
  return digits.length >= 7 && digits.length <= 15 ? `+${digits}` : null;
}

/** A programme's code and a number in it, such as `Q0 123456789`; numbers have no check digit that all programmes share. */
function loyaltyKey(value: string): string | null {
  const [, programme, number] = /^([A-Z0-9]{2})[\s:]*([A-Z0-9]{4,16})$/.exec(value.trim().toUpperCase()) ?? [];
  return programme && number ? `${programme} ${number}` : null;
}
