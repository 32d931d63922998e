/** Whose a mail is: by our own marks, and never by what anybody can write. */
import {
  type ChannelAccount,
  type Entry,
  type Letter,
  type Person,
  type SenderStanding,
  Unreadable,
} from "../../../modules/channels/index.ts";
import { isOurId, joiningOf, threadKeyOf } from "./thread.ts";

/** One writing of an address: mail servers take no case, and names of domains have one form (RFC 5321 2.4, RFC 5890). */
export function folded(address: string): string {
  const at = address.lastIndexOf("@");
  const domain = address.slice(at + 1).toLowerCase();
  const url = `http://${domain}`;
  return `${address.slice(0, at).toLowerCase()}@${URL.canParse(url) ? new URL(url).hostname || domain : domain}`;
}

/** Without what stands behind a plus. */
export const bareAddress = (address: string): string => folded(address).replace(/\+[^@]*@/, "@");

/** Stands before the address of a sender whom no server confirmed: on this channel they are somebody else than who proved to write from there. */
const unconfirmed = "unconfirmed:";

/** Where a letter to somebody goes. */
export const addressOf = (personId: string): string =>
  personId.startsWith(unconfirmed) ? personId.slice(unconfirmed.length) : personId;

/** The nearest server of ours is believed, else the mail service that brought it; what others say of themselves is nothing. */
function standingOf({ verdicts }: Letter, { secrets }: ChannelAccount): SenderStanding {
  const ours = new Set((secrets["authservId"] ?? "").toLowerCase().split(/[\s,]+/));
  ours.delete("");
  const verdict =
    verdicts.find(({ by }) => by !== null && ours.has(by)) ?? verdicts.find(({ by }) => by === null) ?? null;
  if (verdict === null || verdict.isConfirmed === null) return "not-checked";
  return verdict.isConfirmed ? "confirmed" : "not-confirmed";
}

function authorOf(author: Person | null, sender: SenderStanding): Person | null {
  if (!author || author.id === "") return author;
  const address = folded(author.id);
  return { ...author, id: sender === "not-confirmed" ? `${unconfirmed}${address}` : address, handle: address };
}

/** Throws for mail that names nobody, or says that we wrote it: nobody could be answered. */
export function place(entry: Entry, account: ChannelAccount): Entry {
  const { letter, author } = entry;
  if (!letter) return entry;
  const key = threadKeyOf(account);
  const name = entry.externalId ?? letter.fingerprint;
  const sender = standingOf(letter, account);
  const isOurs = entry.externalId !== null && isOurId(entry.externalId, key);
  if (entry.kind === "message" || entry.kind === "auto-reply") {
    if (!author || author.id === "") throw new Unreadable("no address stands as its sender");
    if (!isOurs && bareAddress(author.id) === bareAddress(account.externalId))
      throw new Unreadable("it says that it comes from this very account, and did not");
  }
  return {
    ...entry,
    // Our own letter, come round.
    direction: isOurs ? "outbound" : entry.direction,
    author: authorOf(author, sender),
    attachments: entry.attachments.map((one, at) => ({ ...one, ownerId: name, mediaId: String(at) })),
    letter: { ...letter, joining: joiningOf(letter, key), sender },
  };
}
