/** Whose a mail is: by our own marks, and never by what anybody can write. */
import { type ChannelAccount, type Entry, Unreadable } from "../../../modules/channels/index.ts";
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

/** Throws for mail that names nobody, or says that we wrote it: nobody could be answered. */
export function place(entry: Entry, account: ChannelAccount): Entry {
  const { letter, author } = entry;
  if (!letter) return entry;
  const key = threadKeyOf(account);
  const name = entry.externalId ?? letter.fingerprint;
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
    author: author && { ...author, id: author.id && folded(author.id), handle: author.id && folded(author.id) },
    attachments: entry.attachments.map((one, at) => ({ ...one, ownerId: name, mediaId: String(at) })),
    letter: { ...letter, joining: joiningOf(letter, key) },
  };
}
