/** Says deliveries of Meta's apps in our words, whatever object they are of. */
import { type Entry, type RawRequest, Unreadable } from "../../../modules/channels/index.ts";
import { readComments } from "./comments.ts";
import { entriesOf, type MetaEntry, once } from "./envelope.ts";
import { readFeed } from "./feed.ts";
import { readMessaging } from "./messaging.ts";
import { readNumber } from "./whatsapp.ts";

type Said = Pick<RawRequest, "body">;

/** A Page's comments are of Facebook, its direct messages of Messenger; one delivery may hold both. */
const readers: ReadonlyMap<string, (entry: MetaEntry) => Entry[]> = new Map([
  ["page", (entry) => [...readFeed(entry), ...readMessaging(entry, "messenger")]],
  ["instagram", (entry) => [...readComments(entry), ...readMessaging(entry, "instagram")]],
  ["whatsapp_business_account", (entry) => readNumber(entry).map((one) => ({ ...one, channel: "whatsapp" }))],
]);

export function readAny({ body }: Said): Entry[] {
  const { object, entries } = entriesOf(body);
  const read = readers.get(object);
  if (!read) throw new Unreadable("a delivery of an object that we know nothing of");
  return once(entries.flatMap(read));
}
