/** X's own list of what mentions the brand: also holds follow-ups for which X sends no webhook, and what was written while we were away. */
import { z } from "zod";
import type { Catch, ChannelAccount, Listing, RawRequest } from "../../../modules/channels/index.ts";
import { callX } from "./client.ts";
import { listHeader } from "./read-posts.ts";

const Meta = z.object({
  meta: z.object({ result_count: z.int(), newest_id: z.string().optional(), next_token: z.string().optional() }),
});

/** What we ask of every post: enough to know its people, its place, its pictures and what it quotes. */
export const postFields = {
  "tweet.fields":
    "author_id,created_at,conversation_id,in_reply_to_user_id,referenced_tweets,edit_history_tweet_ids,attachments",
  expansions: "author_id,attachments.media_keys,referenced_tweets.id,referenced_tweets.id.author_id",
  "user.fields": "name,username",
  "media.fields": "media_key,type,url,preview_image_url,alt_text,width,height,variants",
};

/** A hundred posts a page. */
const pagesAtMost = 10;

export const listing: Listing = {
  async look(account, readTo) {
    return readPages(account, readTo);
  },
};

async function readPages(account: ChannelAccount, readTo: string | null): Promise<Catch | "signed-out" | null> {
  const requests: RawRequest[] = [];
  let newest: string | null = null;
  let next: string | undefined;
  for (let page = 0; page < pagesAtMost; page++) {
    const answer = await ask(account, readTo, next);
    if (answer === null || answer === "signed-out") return answer;
    newest ??= answer.meta.newest_id ?? null;
    // The first look only learns where the list ends: what was written before we were connected is not ours to answer.
    if (readTo === null) return { requests: [], readTo: newest ?? "1" };
    if (answer.meta.result_count > 0) requests.push(answer.request);
    next = answer.meta.next_token;
    if (!next) break;
  }
  // X lists the newest first; the oldest are taken in first.
  return { requests: requests.toReversed(), readTo: newest };
}

interface Page {
  meta: z.infer<typeof Meta>["meta"];
  request: RawRequest;
}

async function ask(
  account: ChannelAccount,
  sinceId: string | null,
  next: string | undefined,
): Promise<Page | "signed-out" | null> {
  const query = new URLSearchParams({
    max_results: sinceId === null ? "5" : "100",
    ...postFields,
    ...(sinceId !== null && { since_id: sinceId }),
    ...(next && { pagination_token: next }),
  });
  const answer = await callX(account, {
    method: "GET",
    path: `/2/users/${account.externalId}/mentions?${query.toString()}`,
    authorization: `Bearer ${account.secrets["accessToken"] ?? ""}`,
  });
  if (answer.kind === "answered" && answer.status === 401) return "signed-out";
  if (answer.kind !== "answered" || answer.status !== 200) return null;
  const meta = Meta.safeParse(answer.body);
  if (!meta.success) return null;
  return {
    meta: meta.data.meta,
    request: { headers: { [listHeader]: account.externalId }, body: Buffer.from(JSON.stringify(answer.body)) },
  };
}
