/** Says deliveries of Pages and of Instagram in our words. */
import type { Entry, RawRequest } from "../../../modules/channels/index.ts";
import { readComments } from "./comments.ts";
import { entriesOf, once } from "./envelope.ts";
import { readFeed } from "./feed.ts";
import { readMessaging } from "./messaging.ts";

/** A Page's comments are of Facebook, its direct messages of Messenger; one delivery may hold both. */
export const readPage = ({ body }: Pick<RawRequest, "body">): Entry[] =>
  once(entriesOf(body, "page").flatMap((entry) => [...readFeed(entry), ...readMessaging(entry, "messenger")]));

export const readInstagram = ({ body }: Pick<RawRequest, "body">): Entry[] =>
  once(entriesOf(body, "instagram").flatMap((entry) => [...readComments(entry), ...readMessaging(entry, "instagram")]));
