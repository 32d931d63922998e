/** What Meta's four channels take, and when they let us write in private: data that clearance and the desk read. */
import type { Limit, Limits, MediaLimits, SendingRules } from "../../../modules/channels/index.ts";

const megabyte = 1024 * 1024;
const hour = 3600;

const pictures: MediaLimits = {
  images: 1,
  files: 0,
  largest: { image: 8 * megabyte, animation: 8 * megabyte, video: 25 * megabyte, file: 0 },
  total: null,
  types: ["image/jpeg", "image/png", "image/gif"],
  altLength: 0,
};

/** Each goes as a message of its own, after the words. */
const apart: MediaLimits = {
  ...pictures,
  images: 5,
  types: [...pictures.types, "video/mp4", "video/quicktime"],
  isApart: true,
};

const words = (maxLength: number, maxParts: number): Limit => ({
  maxLength,
  counts: "characters",
  maxParts,
  numbered: false,
  media: null,
});

/** A comment shows one picture; a private reply to a comment is one message of words, ever. */
export const facebookLimits: Limits = { public: { ...words(8000, 1), media: pictures }, private: words(2000, 1) };

export const messengerLimits: Limits = {
  public: words(2000, 1),
  private: { ...words(2000, 5), media: { ...apart, files: 5, largest: { ...apart.largest, file: 25 * megabyte } } },
};

/** Comments count signs, direct messages bytes. */
export const instagramLimits: Limits = {
  public: words(2200, 1),
  private: { ...words(1000, 8), counts: "bytes", media: apart },
};

/** developers.facebook.com: Cloud API, supported media types. */
export const whatsAppLimits: Limits = {
  public: words(4096, 1),
  private: {
    ...words(4096, 3),
    // What it does not show as a picture or video goes as a document.
    media: {
      ...apart,
      files: 5,
      largest: { image: 5 * megabyte, animation: 16 * megabyte, video: 16 * megabyte, file: 25 * megabyte },
    },
  },
};

const answer = { name: "answer", opens: "message", seconds: 24 * hour } as const;

/** A pressed button counts as a message. */
const pressed = { ...answer, opens: "press" } as const;

/** Only what a person typed may use it: a machine that does breaks Meta's terms. */
const humanAgent = { name: "human-agent", opens: "message", seconds: 7 * 24 * hour, humanOnly: true } as const;

/** There is but one: it is kept for what a person has to say. */
const privateReply = {
  name: "private-reply",
  opens: "comment",
  seconds: 7 * 24 * hour,
  most: 1,
  humanOnly: true,
} as const;

/** A Page's own private side is Messenger: from a comment leads one message there. */
export const facebookRules: SendingRules = { windows: [privateReply], outside: "nothing" };

export const messengerRules: SendingRules = {
  windows: [answer, pressed, humanAgent],
  outside: "template",
  stopsByWord: true,
};

export const instagramRules: SendingRules = {
  windows: [answer, pressed, privateReply, humanAgent],
  outside: "nothing",
  stopsByWord: true,
};

/** Who came by an advertisement that opens WhatsApp may be answered for three days. */
export const whatsAppRules: SendingRules = {
  windows: [answer, { name: "entry-point", opens: "advertisement", seconds: 72 * hour }],
  outside: "template",
  // developers.facebook.com: pricing by message, since July 2025.
  charges: { templates: { utility: "free-in-window", authentication: "each", marketing: "each" }, byNumber: true },
  stopsByWord: true,
};

export const measureCharacters = (text: string): number => [...text].length;

export const measureInstagram = (text: string, visibility: "public" | "private"): number =>
  visibility === "public" ? [...text].length : Buffer.byteLength(text);
