/** A stored file as an answer: harmless whatever is in it. */
import type { StoredFile } from "../platform/files.ts";
import type { SentBytes } from "../platform/http/implement.ts";

export interface Range {
  from: number;
  to: number;
}

/** The one part asked for; null for the whole. Several parts at once are answered by the whole, as the standard allows. */
export function rangeOf(header: string | undefined, bytes: number): Range | null {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? "") ?? [];
  if (first === undefined || last === undefined || (first === "" && last === "")) return null;
  if (first === "") return { from: Math.max(0, bytes - Number(last)), to: bytes };
  return { from: Number(first), to: last === "" ? bytes : Math.min(bytes, Number(last) + 1) };
}

/** What browsers show safely; the rest is handed on as a file. */
export const isShown = ({ type }: StoredFile): boolean => /^(image|video|audio)\//.test(type);

/** RFC 6266, 8187: the name as it is, and one in plain letters for who reads no other. */
const named = (name: string | null): string => {
  const clean =
    (name ?? "attachment.bin").replaceAll(/[\p{Cc}\p{Cf}\p{Cs}"\\/]/gu, "").slice(0, 150) || "attachment.bin";
  const encoded = encodeURIComponent(clean).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${clean.replaceAll(/[^\x20-\x7e]/g, "_")}"; filename*=UTF-8''${encoded}`;
};

/** Nothing in it can run, and no cache keeps it: what was taken back must be gone. */
export function sent(
  file: StoredFile,
  {
    wanted: range,
    name,
    opens,
  }: { wanted: Range | null; name: string | null; /** In the browser that asks, rather than saved. */ opens: boolean },
  read: (from: number, to: number) => AsyncGenerator<Buffer>,
): SentBytes {
  const { type, bytes } = file;
  const headers = {
    "content-type": type,
    "content-disposition": opens ? `inline; filename="attachment.${type.split("/")[1] ?? "bin"}"` : named(name),
    "content-security-policy": "sandbox; default-src 'none'",
    "cross-origin-resource-policy": "same-origin",
    "accept-ranges": "bytes",
  };
  const { from, to } = range ?? { from: 0, to: bytes };
  if (from >= to)
    return { status: 416, headers: { ...headers, "content-range": `bytes */${bytes}` }, content: read(0, 0) };
  return {
    status: range ? 206 : 200,
    headers: {
      ...headers,
      "content-length": String(to - from),
      ...(range && { "content-range": `bytes ${from}-${to - 1}/${bytes}` }),
    },
    content: read(from, to),
  };
}
