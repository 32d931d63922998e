/** What a channel brings to its contract test: data, and no opinion. What a channel cannot do is said here, never asked in the tests. */
import type { Channel, ChannelAccount, Entry, OutboundMessage } from "../../../server/modules/channels/index.ts";

export interface Delivery {
  name: string;
  headers?: Record<string, string>;
  body: Buffer;
  /** What it tells, in its order. */
  tells: readonly Entry["kind"][];
}

export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body: string;
}

/** How the vendor shows that a request is its own. */
export interface Signing {
  /** Where it stands. */
  header: string;
  /** `body`: no byte of it can be changed. `nothing`: it is a password. */
  covers: "body" | "nothing";
  sign(body: Buffer, secrets: ChannelAccount["secrets"]): string;
}

export interface ChannelSample {
  channel: Channel;
  /** In `server/adapters/channels`. */
  folder: string;
  /** With every secret it may have, all made up, each as long as the vendor's. */
  account: ChannelAccount;
  deliveries: readonly Delivery[];
  /** One delivery that tells as much as it is asked for; a thousand is little. */
  many: (count: number) => Buffer;
  /** Null: nobody delivers by the vendors' door. */
  signing: Signing | null;
  /** Queries that the vendor asks with, and what strangers ask. Null: it asks nothing. */
  handshake: { genuine: Record<string, string>; wrong: readonly Record<string, string>[] } | null;
  /** What our side says to it: whether it can be played by a bad server, and how an account is pointed there. */
  speaks: "http" | "smtp" | "nothing";
  pointedAt: (url: string) => ChannelAccount;
  /** One for each way in which words go out. */
  messages: readonly OutboundMessage[];
  /** How the vendor takes the message. */
  accepted: Answer | null;
  /** How the vendor says that a limit is used up until then. */
  limited: ((until: Date) => Answer) | null;
  /** How the vendor says no, with words of its own. */
  refused: ((words: string) => Answer) | null;
  /** Lines of its folder without tests, where it may have more than 600, and why. */
  lines?: { most: number; why: string };
}

/** Nobody's words look like these: wherever they show up, they leaked. */
export const words = "Wo ist mein Koffer ZZ-geheim-4711?";

export const message = (more: Partial<OutboundMessage> = {}): OutboundMessage => ({
  id: "0198f2a0-0000-7000-8000-000000000001",
  visibility: "private",
  recipientId: "5001",
  parentId: null,
  text: words,
  media: [],
  firstTriedAt: new Date("2026-06-01T12:00:00Z"),
  ...more,
});

/** Made up of the name, so that one secret is not another. */
export const secretsOf = (names: readonly string[], more: Record<string, string> = {}): Record<string, string> => ({
  ...Object.fromEntries(names.map((name) => [name, `made-up-${name}-8f14e45fceea167a`])),
  ...more,
});

export const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

export const counted = <T>(count: number, one: (place: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => one(at));
