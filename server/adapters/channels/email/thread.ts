/**
 * Which talk a mail belongs to, by what only we can have written: a signed address behind a plus, or a signed Message-ID. What is
 * forged, or signed for another account, joins nothing. What mail programs say besides is given on, to be looked up.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { ChannelAccount, Joining, Letter } from "../../../modules/channels/index.ts";

/** Keys of one account: what one signed means nothing to another. */
export interface ThreadKey {
  accountId: string;
  secret: string;
}

export const threadKeyOf = ({ id, ownKey }: Pick<ChannelAccount, "id" | "ownKey">): ThreadKey => ({
  accountId: id,
  secret: ownKey,
});

type Purpose = "thread" | "message" | "bounce";

/** `care@airline.example` of one thread. Mail servers may change the case of it: signs and ids have none. */
export const addressOfThread = (address: string, threadId: string, key: ThreadKey): string =>
  withPlus(address, signed("thread", [threadId], key));

/** Where what comes back of one message goes. */
export const returnAddressOf = (address: string, messageId: string, key: ThreadKey): string =>
  withPlus(address, `b-${signed("bounce", [messageId], key)}`);

/** The same on every try, so that a mail that went twice is one for those who get it. */
export const messageIdOf = (domain: string, threadId: string, messageId: string, key: ThreadKey): string =>
  `<${signed("message", [threadId, messageId], key)}@${domain}>`;

/** Whether this id is one that we gave to a letter of ours. */
export const isOurId = (messageId: string, key: ThreadKey): boolean =>
  opened("message", /^<([^@]+)@/.exec(messageId)?.[1], 2, key) !== null;

/** The signed address first, then what it answers, the nearest first. */
export function joiningOf(letter: Letter, key: ThreadKey): Joining {
  const reached = [...(letter.envelope?.to ?? []), ...letter.deliveredTo, ...letter.to, ...letter.cc];
  const ancestors = [...new Set([...letter.inReplyTo, ...letter.references.toReversed()])].slice(0, 50);
  const byAddress = firstOf(reached, (address) => opened("thread", plusOf(address), 1, key));
  const byId = firstOf([...aboutOf(letter), ...ancestors], (id) =>
    opened("message", /^<([^@]+)@/.exec(id)?.[1], 2, key),
  );
  const { returnPath } = letter.report ?? {};
  const returned = firstOf(returnPath ? [...reached, returnPath] : reached, (address) =>
    opened("bounce", /^b-(.*)$/i.exec(plusOf(address) ?? "")?.[1], 1, key),
  );
  return {
    threadId: byAddress?.[0] ?? byId?.[0] ?? null,
    // An address and an id of two threads: the mail was put together, and the id tells nothing.
    messageId: returned?.[0] ?? (byAddress && byId && byAddress[0] !== byId[0] ? null : (byId?.[1] ?? null)),
    ancestors,
  };
}

const aboutOf = ({ report }: Letter): string[] => (report?.about ? [report.about] : []);

const withPlus = (address: string, token: string): string => address.replace(/(\+[^@]*)?@/, `+${token}@`);
const plusOf = (address: string): string | undefined => /^[^@+]*\+([^@]*)@/.exec(address)?.[1];

/** Each id in 26 signs, divided by dots, and 80 bits that only the key gives: short enough for a long name before the plus. */
function signed(purpose: Purpose, ids: readonly string[], key: ThreadKey): string {
  const names = ids.map((id) => inSigns(BigInt(`0x${id.replaceAll("-", "")}`)));
  return [...names, seal(purpose, names, key)].join(".");
}

const inSigns = (number: bigint): string => number.toString(32).padStart(26, "0");

const seal = (purpose: Purpose, names: readonly string[], { accountId, secret }: ThreadKey): string =>
  BigInt(
    `0x${createHmac("sha256", secret)
      .update(JSON.stringify([purpose, accountId, names]))
      .digest("hex")
      .slice(0, 20)}`,
  )
    .toString(32)
    .padStart(16, "0");

/** The ids, as they were before they were signed; null for what we did not sign. */
function opened(purpose: Purpose, token: string | undefined, count: number, key: ThreadKey): string[] | null {
  const parts = (token ?? "").toLowerCase().split(".");
  const names = parts.slice(0, -1);
  if (names.length !== count || !names.every((name) => /^[0-7][0-9a-v]{25}$/.test(name))) return null;
  const given = Buffer.from(parts.at(-1) ?? "");
  const expected = Buffer.from(seal(purpose, names, key));
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  return names.map(idOf);
}

function idOf(name: string): string {
  const number = [...name].reduce((sum, sign) => sum * 32n + BigInt(parseInt(sign, 32)), 0n);
  return number
    .toString(16)
    .padStart(32, "0")
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function firstOf<T>(list: readonly string[], find: (one: string) => T | null): T | null {
  for (const one of list) {
    const found = find(one);
    if (found !== null) return found;
  }
  return null;
}
