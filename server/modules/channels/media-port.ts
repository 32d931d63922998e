/** Pictures, videos and files on their way to a vendor and from one. */
import type { ChannelAccount } from "./channel-account.ts";
import type { Attachment } from "./entry.ts";

/** What may go with one message: so many pictures, or one of the others; or so many files of any kind. Sizes in bytes. */
export interface MediaLimits {
  images: number;
  /** 0: only what is among the types. */
  files: number;
  largest: Readonly<Record<"image" | "animation" | "video" | "file", number>>;
  /** Of all together; null: as much as each may have. */
  total: number | null;
  types: readonly string[];
  altLength: number;
  /** Each goes as a message of its own, after the words. */
  isApart?: true;
}

export type Located =
  | { status: "found"; url: string; headers: Record<string, string> }
  /** Where the channel's other end is our own. */
  | { status: "here"; content: Buffer }
  | { status: "refused"; why: string }
  | { status: "failed"; why: string }
  | { status: "signed-out" };

/** A file of ours on its way to a vendor. */
export interface OutboundFile {
  kind: "image" | "animation" | "video" | "file";
  /** As whoever sends it named it. */
  name: string | null;
  type: string;
  content: Buffer;
  alt: string | null;
  visibility: "public" | "private";
}

export type UploadOutcome =
  | { status: "ready"; vendorId: string; usableUntil: Date }
  | { status: "refused"; why: string }
  | { status: "busy"; retryAt: Date | null; why: string }
  | { status: "signed-out" };

/** Pictures and videos, both ways. */
export interface MediaPort {
  /** Hosts of the vendor that keep what messages bring; `*.example.com` stands for any name below. */
  readonly hosts: readonly string[];
  /** Where to fetch it. Never throws. */
  locate(wanted: Attachment, account: ChannelAccount): Promise<Located>;
  /** Hands a file over, so that a message can name it. Nobody sees it yet: doing it twice is harmless. Never throws. Absent: files travel within the message. */
  upload?(file: OutboundFile, account: ChannelAccount): Promise<UploadOutcome>;
}
