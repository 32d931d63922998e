/** The small form of a picture: upright, without what a camera wrote into it. Hostile bytes are expected. */
import { mostPixels } from "../../contract/file-care.ts";

export interface SmallPicture {
  type: "image/webp";
  width: number;
  height: number;
  data: Buffer;
}

/** The longer side: twice what a case shows, for sharp screens. */
const longest = 640;

/** What is smaller than this in both ways is shown as it is. */
const smallEnough = { bytes: 60 * 1024, side: 800 };

interface Stored {
  type: string;
  bytes: number;
  width: number | null;
  height: number | null;
}

/** Whether a small form is worth making; not of what moves, unless it is heavy. */
export function wantsSmall({ type, bytes, width, height }: Stored): boolean {
  if (!type.startsWith("image/") || !width || !height || width * height > mostPixels) return false;
  if (type === "image/gif") return bytes > 8 * smallEnough.bytes;
  return bytes > smallEnough.bytes || Math.max(width, height) > smallEnough.side;
}

/** Null where it can't be read. Loaded when first needed: only a worker makes them. */
export async function makeSmall(content: Buffer): Promise<SmallPicture | null> {
  const { Transformer, ResizeFit } = await import("@napi-rs/image");
  try {
    const picture = new Transformer(content).rotate();
    const data = await picture.resize({ width: longest, height: longest, fit: ResizeFit.Inside }).webp(72);
    const { width, height } = await new Transformer(data).metadata();
    return { type: "image/webp", width, height, data };
  } catch {
    return null;
  }
}
