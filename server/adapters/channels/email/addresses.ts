/** Who a mail is from and for, as its fields say; anybody can write anything there. */
import { addressParser } from "postal-mime";
import type { Person } from "../../../modules/channels/index.ts";
import type { Field } from "./header.ts";
import { valueOf } from "./mime.ts";

/** Addresses of one field that are read, and characters of it. */
const most = { addresses: 200, length: 50_000 };

interface Mailbox {
  name: string;
  address: string;
}

function mailboxesIn(value: string): Mailbox[] {
  return addressParser(value.slice(0, most.length), { flatten: true })
    .flatMap((one) => (one.group ? one.group : [one]))
    .slice(0, most.addresses);
}

export const addressesIn = (value: string | null): string[] => [
  ...new Set(mailboxesIn(value ?? "").flatMap(({ address }) => (isAddress(address) ? [address] : []))),
];

const isAddress = (text: string): boolean => text.length <= 320 && /^[^\s<>@]+@[^\s<>@]+$/.test(text);

/** Null where nobody is named. The id is empty where a name stands without an address. */
export function authorOf(fields: readonly Field[]): Person | null {
  const [first] = mailboxesIn(valueOf(fields, "from") ?? valueOf(fields, "sender") ?? "");
  if (!first) return null;
  const id = isAddress(first.address) ? first.address : "";
  // Bytes in an undeclared charset are no name.
  const name = first.name.includes("\ufffd") ? null : first.name.trim().slice(0, 200) || null;
  return id === "" && name === null ? null : { id, name, handle: null };
}

/** What stands behind the plus in one of these addresses: where an answer came to us by our own address. */
export const plusIn = (addresses: readonly string[]): string | null =>
  addresses.map((one) => /^[^+@]*\+([^@]{1,200})@/.exec(one)?.[1]).find((token) => token !== undefined) ?? null;
