/** Speaks to our front door as X does, without a world: for tests of the door itself and for load. */
import { createHmac } from "node:crypto";

export interface BrandAccount {
  id: string;
  webhookUrl: string;
  externalId: string;
  consumerSecret: string;
}

export const sign = (secret: string, body: string | Buffer): string =>
  `sha256=${createHmac("sha256", secret).update(body).digest("base64")}`;

/** Delivers a body as it is; gives the status. */
export async function deliver(
  { webhookUrl, consumerSecret }: BrandAccount,
  body: string | Buffer,
  signature = sign(consumerSecret, body),
): Promise<number> {
  const response = await fetch(webhookUrl, {
    method: "POST",
    headers: { "content-type": "application/json", "x-twitter-webhooks-signature": signature },
    body: typeof body === "string" ? body : new Uint8Array(body),
    // As long as X waits.
    signal: AbortSignal.timeout(10_000),
  });
  await response.body?.cancel();
  return response.status;
}

export interface Mention {
  id: string;
  text: string;
  authorId: string;
  conversationId?: string;
  at?: Date;
}

/** A delivery of the X Activity API that tells of one post. */
export function mentionOf(
  { externalId }: BrandAccount,
  { id, text, authorId, conversationId = id, at = new Date() }: Mention,
  eventType = "post.mention.create",
): string {
  return JSON.stringify({
    data: {
      event_uuid: id,
      filter: { user_id: externalId },
      event_type: eventType,
      tag: "t",
      payload: {
        id,
        text,
        author_id: authorId,
        created_at: at.toISOString(),
        conversation_id: conversationId,
        edit_history_tweet_ids: [id],
      },
      includes: { users: [{ id: authorId, name: `Passenger ${authorId}`, username: `p${authorId}` }] },
    },
  });
}

let last = BigInt(Date.now()) * 1_000_000n;
/** An id of the vendor's kind: a string of 19 digits that grows. */
export const newId = (): string => String(++last);
