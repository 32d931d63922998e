/** What its writer took back goes from everywhere it was kept: from what we read of it, and from the deliveries as they came. */
import type { Context } from "../../platform/context.ts";

export interface TakenBack {
  accountId: string;
  /** All ids it has at the vendor. */
  externalIds: readonly string[];
  /** Messages that brought its words along, as quotes do. */
  quotedIn?: readonly string[];
}

/** That there was something stays: ids, times and the place it had. */
export async function forgetWords(app: Context, { accountId, externalIds, quotedIn = [] }: TakenBack): Promise<void> {
  const ids = [...externalIds];
  await app.db`
    update channels.arrival set entry = (entry - 'letter') || '{"text": null, "attachments": [], "quoted": null, "forgotten": true}'
    where account_id = ${accountId} and external_id = any(${ids}) and kind in ('message', 'edit', 'auto-reply')`;
  await app.db`
    update channels.arrival set entry = entry || '{"quoted": null}'
    where account_id = ${accountId} and external_id = any(${[...quotedIn]}) and kind in ('message', 'edit')`;
  const around = [...ids, ...quotedIn];
  const deliveries = await app.db<{ id: string; body: Uint8Array }[]>`
    select id, body from channels.delivery where id in (
      select delivery_id from channels.arrival where account_id = ${accountId} and external_id = any(${around})
      union select delivery_id from channels.repeat where account_id = ${accountId} and external_id = any(${around}))
    order by id for update`;
  const gone = new Set(ids);
  for (const { id, body } of deliveries)
    await app.db`update channels.delivery set body = ${withoutWords(Buffer.from(body), gone)} where id = ${id}`;
}

/** The same JSON, where everything that bears one of these ids is only its id. What is no JSON goes whole. */
export function withoutWords(body: Buffer, ids: ReadonlySet<string>): Buffer {
  const pictures = new Set<string>();
  const bare = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(bare);
    if (value === null || typeof value !== "object") return value;
    const id = idOf(value);
    if (id === null || !ids.has(id))
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, bare(one)]));
    for (const key of keysOf(value)) pictures.add(key);
    return { id, removed: true };
  };
  const bareOfPictures = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(bareOfPictures);
    if (value === null || typeof value !== "object") return value;
    const key = (value as { media_key?: unknown }).media_key;
    if (typeof key === "string" && pictures.has(key)) return { media_key: key, removed: true };
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, bareOfPictures(one)]));
  };
  try {
    return Buffer.from(JSON.stringify(bareOfPictures(bare(JSON.parse(body.toString("utf8"))))));
  } catch {
    return Buffer.from('{"removed":true}');
  }
}

function idOf(value: object): string | null {
  const { id, id_str: text, ...meta } = value as Record<string, unknown>;
  // Meta names a comment, a post and a message apart; a comment's own id stands beside that of its post.
  const named = [text, id, meta["mid"], meta["comment_id"], meta["post_id"]];
  return named.find((one): one is string => typeof one === "string") ?? null;
}

function keysOf(value: object): string[] {
  const { attachments } = value as { attachments?: { media_keys?: unknown } };
  return Array.isArray(attachments?.media_keys) ? attachments.media_keys.map(String) : [];
}
