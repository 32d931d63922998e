/** Whether a channel takes what is attached. */
import type { CaseDetail } from "../../kit/wire.ts";
import type { Upload } from "./upload.ts";

type Limit = CaseDetail["limits"]["public"];

/** Why the channel does not take these together; the server says the same. */
export function refusalOf(list: readonly Upload[], { media }: Limit): "too-many" | "notTaken" | "tooLargeHere" | null {
  const there = list.flatMap((one) => one.there ?? []);
  if (there.length === 0) return null;
  if (!media) return "notTaken";
  const arePictures = there.every(({ kind }) => kind === "image");
  if (there.length > (media.files > 0 ? media.files : arePictures ? media.images : 1)) return "too-many";
  if (media.files === 0 && there.some(({ type }) => !media.types.includes(type))) return "notTaken";
  if (media.total !== null && there.reduce((sum, { bytes }) => sum + bytes, 0) > media.total) return "tooLargeHere";
  return there.some(({ kind, bytes }) => bytes > media.largest[kind]) ? "tooLargeHere" : null;
}
