/**
 * What Meta has and no webhook told: looked up after an outage, and now and then. What is found is said as a webhook would have said it,
 * so that one reader reads both. WhatsApp keeps no such list; it delivers for seven days.
 */
import { z } from "zod";
import type { Catch, ChannelAccount, Listing, RawRequest } from "../../../modules/channels/index.ts";
import { graphErrors } from "./errors.ts";
import { type Graph, idAtMeta } from "./graph.ts";
import { momentOf } from "./moment.ts";
import { harmlessNoOf } from "./outcome.ts";

const Id = z.union([z.string(), z.number()]).transform(String);
const text = z.string().nullish().catch(null);
const From = z.looseObject({ id: Id, name: text, username: text }).nullish().catch(null);

const Item = z.looseObject({
  id: Id,
  from: From,
  message: text,
  text,
  created_time: z.unknown().optional(),
  updated_time: z.unknown().optional(),
  timestamp: z.unknown().optional(),
  parent: z.looseObject({ id: Id }).nullish().catch(null),
  parent_id: Id.nullish().catch(null),
  attachments: z
    .looseObject({ data: z.array(z.unknown()) })
    .nullish()
    .catch(null),
});
type Item = z.output<typeof Item>;

const List = z.object({ data: z.array(Item.nullable().catch(null)) });

/** Between two looks while all goes well, in seconds: each look is many calls. */
const pauseSeconds = 900;
/** A webhook may be on its way for so long; what both tell is one. */
const overlapSeconds = 120;
const placesAtMost = 25;

/** Reads a list, or ends the look. */
type Ask = (path: string, query: Record<string, string>) => Promise<Item[]>;
/** The entries of what was written since, of one account. */
type Look = (ask: Ask, account: ChannelAccount, since: string) => Promise<{ object: string; entry: object }[]>;

class LookEnded extends Error {
  readonly isSignedOut: boolean;
  constructor(isSignedOut: boolean) {
    super("the look ended");
    this.isSignedOut = isSignedOut;
  }
}

const listingOf = (graph: Graph, look: Look): Listing => ({
  async look(account, readTo): Promise<Catch | "signed-out" | null> {
    const now = Math.floor(Date.now() / 1000);
    // The first look only learns where to begin: what was written before we were connected is not ours to answer.
    if (readTo === null) return { requests: [], readTo: String(now) };
    if (now - Number(readTo) < pauseSeconds) return { requests: [], readTo: null };
    const ask: Ask = async (path, query) => {
      const answer = await graph(account, { method: "GET", path, query });
      const no = harmlessNoOf(answer, graphErrors);
      if (no) throw new LookEnded(no.status === "signed-out");
      return (
        List.safeParse(answer.kind === "answered" ? answer.body : null).data?.data.flatMap((one) => one ?? []) ?? []
      );
    };
    const since = new Date((Number(readTo) - overlapSeconds) * 1000).toISOString();
    try {
      const found = await look(ask, account, since);
      return { requests: found.map(requestOf), readTo: String(now) };
    } catch (error) {
      if (!(error instanceof LookEnded)) throw error;
      return error.isSignedOut ? "signed-out" : null;
    }
  },
});

const requestOf = ({ object, entry }: { object: string; entry: object }): RawRequest => ({
  headers: {},
  body: Buffer.from(JSON.stringify({ object, entry: [entry] })),
});

const timeOf = ({ created_time: created, timestamp }: Item): string | null => momentOf(created ?? timestamp);
const isSince = (since: string, at: string | null): boolean => at === null || at >= since;
const secondsOf = (at: string | null): number | undefined => (at === null ? undefined : Date.parse(at) / 1000);
const own = ({ externalId }: ChannelAccount): string => `/${encodeURIComponent(externalId)}`;

/** Visitors' posts, and comments below what changed since. */
export const pageListing = (graph: Graph): Listing =>
  listingOf(graph, async (ask, account, since) => {
    const posts = await ask(`${own(account)}/feed`, {
      fields: "id,from,message,created_time,updated_time",
      limit: String(placesAtMost),
    });
    const changes: object[] = [];
    for (const post of posts.filter((one) => isSince(since, momentOf(one.updated_time)))) {
      if (isSince(since, timeOf(post)) && post.from && post.from.id !== account.externalId)
        changes.push(changeOf({ item: "post", post_id: post.id }, post));
      const comments = await ask(`/${idAtMeta(post.id)}/comments`, {
        fields: "id,from,message,created_time,parent",
        filter: "stream",
        order: "reverse_chronological",
        limit: "50",
      });
      for (const one of comments.filter((comment) => isSince(since, timeOf(comment))).toReversed())
        changes.push(
          changeOf(
            { item: "comment", comment_id: one.id, post_id: post.id, parent_id: one.parent?.id ?? post.id },
            one,
          ),
        );
    }
    return changes.length === 0 ? [] : [{ object: "page", entry: { id: account.externalId, changes } }];
  });

const changeOf = (what: object, { from, message, ...item }: Item): object => ({
  field: "feed",
  value: {
    ...what,
    verb: "add",
    ...(from && { from: { id: from.id, name: from.name } }),
    ...(message && { message }),
    created_time: secondsOf(timeOf({ from, message, ...item })),
  },
});

/** Talks that changed since, and what was said in them. */
async function readTalks(ask: Ask, account: ChannelAccount, since: string): Promise<object[]> {
  const talks = await ask(`${own(account)}/conversations`, {
    platform: account.kind === "instagram" ? "instagram" : "messenger",
    fields: "id,updated_time",
    limit: String(placesAtMost),
  });
  const items: object[] = [];
  for (const talk of talks.filter((one) => isSince(since, momentOf(one.updated_time)))) {
    const messages = await ask(`/${encodeURIComponent(talk.id)}/messages`, {
      fields: "id,from,to,message,created_time,attachments",
      limit: "25",
    });
    const customerId = messages.find(({ from }) => from && from.id !== account.externalId)?.from?.id;
    for (const one of messages.filter((message) => isSince(since, timeOf(message))).toReversed())
      if (one.from && customerId) items.push(itemOf(one, account.externalId, customerId));
  }
  return items;
}

function itemOf({ id, from, message, attachments, ...item }: Item, accountId: string, customerId: string): object {
  const isOurs = from?.id !== customerId;
  return {
    sender: { id: isOurs ? accountId : customerId },
    recipient: { id: isOurs ? customerId : accountId },
    timestamp: Date.parse(timeOf({ id, from, message, attachments, ...item }) ?? new Date().toISOString()),
    message: {
      mid: id,
      ...(isOurs && { is_echo: true }),
      ...(message && { text: message }),
      ...(attachments && { attachments: attachments.data.flatMap(attachedAs) }),
    },
  };
}

const Kept = z.looseObject({
  mime_type: text,
  file_url: text,
  image_data: z.looseObject({ url: text }).nullish().catch(null),
  video_data: z.looseObject({ url: text }).nullish().catch(null),
});

function attachedAs(given: unknown): object[] {
  const { data } = Kept.safeParse(given);
  const url = data?.image_data?.url ?? data?.video_data?.url ?? data?.file_url;
  if (!url) return [];
  const [kind = ""] = (data?.mime_type ?? "").split("/");
  const type = data?.image_data ? "image" : data?.video_data ? "video" : kind === "audio" ? "audio" : "file";
  return [{ type, payload: { url } }];
}

export const messageListing = (graph: Graph): Listing =>
  listingOf(graph, async (ask, account, since) => {
    const messaging = await readTalks(ask, account, since);
    return messaging.length === 0 ? [] : [{ object: "page", entry: { id: account.externalId, messaging } }];
  });

/** Comments below the newest pictures, and talks. */
export const instagramListing = (graph: Graph): Listing =>
  listingOf(graph, async (ask, account, since) => {
    const changes: object[] = [];
    const media = await ask(`${own(account)}/media`, { fields: "id,timestamp", limit: String(placesAtMost) });
    for (const { id: mediaId } of media)
      for (const { id, from, text: said, parent_id: parentId, ...one } of await ask(
        `/${encodeURIComponent(mediaId)}/comments`,
        {
          fields: "id,text,timestamp,from,parent_id",
          limit: "50",
        },
      ))
        if (from && isSince(since, momentOf(one.timestamp)))
          changes.push({
            field: "comments",
            value: {
              id,
              text: said,
              from: { id: from.id, username: from.username },
              media: { id: mediaId },
              parent_id: parentId,
            },
          });
    const messaging = await readTalks(ask, account, since);
    if (changes.length + messaging.length === 0) return [];
    return [{ object: "instagram", entry: { id: account.externalId, time: Date.now(), changes, messaging } }];
  });
