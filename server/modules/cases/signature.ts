/** How answers are signed, per channel. */
import { signatureOf } from "../../../contract/signature.ts";
import type { ChannelKind } from "../../../contract/words.ts";
import type { Db } from "../../platform/db.ts";
import { findSigner } from "../staff/index.ts";

/** What stands under the answers of this person on this channel; empty where they are not signed. */
export async function findSignature(
  db: Db,
  { channel, staffId }: { channel: string; staffId: string },
): Promise<string> {
  const [row] = await db<{ pattern: string }[]>`select pattern from cases.signature where channel = ${channel}`;
  if (!row) return "";
  const signer = await findSigner(db, staffId);
  return signer ? signatureOf(row.pattern, signer) : "";
}

export interface SignaturePattern {
  channel: ChannelKind;
  pattern: string;
}

export function listSignatures(db: Db): Promise<SignaturePattern[]> {
  return db<SignaturePattern[]>`select channel, pattern from cases.signature order by channel`;
}

/** Sets how answers on a channel are signed from now on; an empty pattern: not at all. */
export async function setSignature(db: Db, { channel, pattern }: SignaturePattern): Promise<void> {
  if (pattern === "") await db`delete from cases.signature where channel = ${channel}`;
  else
    await db`
      insert into cases.signature (channel, pattern) values (${channel}, ${pattern})
      on conflict (channel) do update set pattern = excluded.pattern, changed_at = platform.now()`;
}
