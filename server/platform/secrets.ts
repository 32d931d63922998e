/** Secrets at rest: AES-256-GCM, bound to the row they belong to, so that one can't be swapped for another. */
import { createCipheriv, createDecipheriv, createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** Encrypts `plain` for the place named by `belongsTo`: `channels.account/ID`. Gives nonce, tag and ciphertext in one. */
export function seal(key: Buffer, belongsTo: string, plain: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: 16 }).setAAD(Buffer.from(belongsTo));
  const sealed = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** The inverse of `seal`; throws where key, place or content is not the same. */
export function unseal(key: Buffer, belongsTo: string, sealed: Uint8Array): string {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12), { authTagLength: 16 })
    .setAAD(Buffer.from(belongsTo))
    .setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
}

/** A new token of 256 bits, with a prefix that secret scanners can find. */
export const newToken = (): string => `jb_${randomBytes(32).toString("base64url")}`;

/** What is kept of a token: 256 random bits need no slow hash. */
export const hashToken = (token: string): Buffer => createHash("sha256").update(token).digest();

/** Compares in constant time, whatever the lengths. */
export const isSame = (a: string, b: string): boolean => timingSafeEqual(hashToken(a), hashToken(b));
