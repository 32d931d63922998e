/** The id of an operation that another one made necessary: the same however often that is noticed. Pure. */
import { createHash } from "node:crypto";

export function followId(operationId: string, kind: string): string {
  const hex = createHash("sha256").update(`${kind} after ${operationId}`).digest("hex");
  // Version 8 of RFC 9562: what stands in it is ours.
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
