/** Marks of what was erased, made with the installation's key: they tell when it comes again, and nobody can read back what it was. */
import { createHmac } from "node:crypto";

const mark = (key: Buffer, of: readonly string[]): Buffer =>
  createHmac("sha256", key)
    .update(JSON.stringify(["channels.erased", ...of]))
    .digest();

export const markOfSender = (key: Buffer, { kind, value }: { kind: string; value: string }): Buffer =>
  mark(key, ["sender", kind, value]);

export const markOfEntry = (
  key: Buffer,
  { accountId, externalId }: { accountId: string; externalId: string },
): Buffer => mark(key, ["entry", accountId, externalId]);
