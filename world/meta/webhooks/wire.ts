import { createHmac } from "node:crypto";

/** A body as Meta writes it: slashes escaped, and everything beyond ASCII as `\uXXXX` in small letters. The signature is over these bytes. */
export function escaped(body: string): string {
  return body
    .replaceAll("/", String.raw`\/`)
    .replaceAll(/[\u007f-\uffff]/g, (sign) => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`);
}

/** Both signatures of a body: the one of today and the old one. */
export function signatures(secret: string, body: string): Record<string, string> {
  const hash = (algorithm: string) => createHmac(algorithm, secret).update(body, "utf8").digest("hex");
  return { "x-hub-signature": `sha1=${hash("sha1")}`, "x-hub-signature-256": `sha256=${hash("sha256")}` };
}
