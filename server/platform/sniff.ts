/** What bytes are, by what they begin with: nobody's word is taken for it. Only what browsers show safely is known. */
export interface Sniffed {
  type: "image/jpeg" | "image/png" | "image/gif" | "image/webp" | "video/mp4" | "video/webm" | "video/quicktime";
  width: number | null;
  height: number | null;
}

/** Null: nothing that we keep. */
export function sniff(bytes: Buffer): Sniffed | null {
  if (starts(bytes, 0, "\x89PNG\r\n\x1a\n") && bytes.length >= 24)
    return { type: "image/png", width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  if ((starts(bytes, 0, "GIF87a") || starts(bytes, 0, "GIF89a")) && bytes.length >= 10)
    return { type: "image/gif", width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
  if (bytes.length > 3 && bytes.readUIntBE(0, 3) === 0xffd8ff) return { type: "image/jpeg", ...sizeOfJpeg(bytes) };
  if (starts(bytes, 0, "RIFF") && starts(bytes, 8, "WEBP")) return { type: "image/webp", ...sizeOfWebp(bytes) };
  if (starts(bytes, 4, "ftyp"))
    return { type: starts(bytes, 8, "qt  ") ? "video/quicktime" : "video/mp4", width: null, height: null };
  if (bytes.length > 4 && bytes.readUInt32BE(0) === 0x1a45dfa3)
    return { type: "video/webm", width: null, height: null };
  return null;
}

export interface Sound {
  type: "audio/ogg" | "audio/mpeg" | "audio/mp4" | "audio/aac" | "audio/amr" | "audio/wav";
  width: null;
  height: null;
}

const sounds: readonly (readonly [Sound["type"], (bytes: Buffer) => boolean])[] = [
  ["audio/ogg", (bytes) => starts(bytes, 0, "OggS")],
  ["audio/amr", (bytes) => starts(bytes, 0, "#!AMR")],
  ["audio/wav", (bytes) => starts(bytes, 0, "RIFF") && starts(bytes, 8, "WAVE")],
  ["audio/mp4", (bytes) => starts(bytes, 4, "ftyp")],
  [
    "audio/mpeg",
    (bytes) => starts(bytes, 0, "ID3") || (bytes.length > 2 && (bytes.readUInt16BE(0) & 0xffe6) === 0xffe2),
  ],
  ["audio/aac", (bytes) => bytes.length > 2 && (bytes.readUInt16BE(0) & 0xfff6) === 0xfff0],
];

/** The same of what was sent as a voice note: a player shows it, and nothing in it runs. Null: no sound that we know. */
export function sniffSound(bytes: Buffer): Sound | null {
  const type = sounds.find(([, fits]) => fits(bytes))?.[0];
  return type ? { type, width: null, height: null } : null;
}

const starts = (bytes: Buffer, at: number, text: string): boolean =>
  bytes.subarray(at, at + text.length).equals(Buffer.from(text, "latin1"));

interface Size {
  width: number | null;
  height: number | null;
}

const unknown: Size = { width: null, height: null };

/** The frame header (SOF) says it; the segments before it are skipped. */
function sizeOfJpeg(bytes: Buffer): Size {
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return unknown;
}

/** The three forms of WebP: lossy, lossless, extended. */
function sizeOfWebp(bytes: Buffer): Size {
  if (bytes.length < 30) return unknown;
  if (starts(bytes, 12, "VP8 "))
    return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
  if (starts(bytes, 12, "VP8X")) return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
  if (!starts(bytes, 12, "VP8L")) return unknown;
  const packed = bytes.readUInt32LE(21);
  return { width: (packed & 0x3fff) + 1, height: ((packed >> 14) & 0x3fff) + 1 };
}
