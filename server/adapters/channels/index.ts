/** The channels that this version speaks, by kind. */
import type { Channel, Channels } from "../../modules/channels/index.ts";
import { chat, type ChatLines } from "./chat/index.ts";
import { read as readChat } from "./chat/read.ts";
import { email } from "./email/index.ts";
import { metaReaders } from "./meta/index.ts";
import { x } from "./x/index.ts";

export const connectChannels = (lines: ChatLines): Channels => {
  const own = chat(lines);
  return new Map<Channel["kind"], Channel>([
    [x.kind, x],
    [email.kind, email],
    [own.kind, own],
  ]);
};

/** What can be said of a delivery by itself: no account, no keys. */
export type Reader = Pick<Channel, "read"> &
  Partial<Pick<Channel, "handshake">> & {
    kind: string;
    /** What is new in an answer that stands without its letter; null where it is something else. */
    readAnswer?(body: Buffer): string | null;
  };

/** The channels whose deliveries this version understands. */
export const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>(
  [x, email, { kind: "chat", read: readChat }, ...metaReaders].map((one) => [one.kind, one]),
);
