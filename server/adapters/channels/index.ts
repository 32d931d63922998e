/** The channels that this version speaks, by kind. */
import type { Channel, Channels } from "../../modules/channels/index.ts";
import { chat, type ChatLines } from "./chat/index.ts";
import { read as readChat } from "./chat/read.ts";
import { email } from "./email/index.ts";
import type { GraphVersion } from "./meta/graph.ts";
import { metaChannels } from "./meta/index.ts";
import { x } from "./x/index.ts";
import { telegram } from "./telegram/index.ts";

interface Settings {
  lines: ChatLines;
  graphVersion: GraphVersion;
}

export const connectChannels = ({ lines, graphVersion }: Settings): Channels => {
  const own = chat(lines);
  return new Map<Channel["kind"], Channel>([
    [x.kind, x],
    [email.kind, email],
    [own.kind, own],
    [telegram.kind, telegram],
    ...metaChannels(graphVersion).map((one) => [one.kind, one] as const),
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
  [x, email, telegram, { kind: "chat", read: readChat }, ...metaChannels("v26.0")].map((one) => [one.kind, one]),
);
