/** The same claim of the same message has the same id, so that it is said once however often it is read. */
import { createHash } from "node:crypto";

/** A UUID made of a hash (RFC 9562, version 8). */
export function claimId(messageId: string, { kind, value }: { kind: string; value: string }): string {
  const hash = createHash("sha256").update(`claim/${messageId}/${kind}/${value}`).digest("hex");
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join("-");
}
