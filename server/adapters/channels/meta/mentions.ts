/**
 * Where others name us on Instagram, under their own picture or in a comment: the webhook tells only where, the words are asked for, and
 * answered at a door of their own (developers.facebook.com: mentioned_comment, mentioned_media, mentions).
 */
import { z } from "zod";
import {
  type Attachment,
  type ChannelAccount,
  type Entry,
  type LookOutcome,
  type OutboundMessage,
  type Person,
  type Pointer,
  type SendOutcome,
  type ToldOutcome,
  type UntoldPort,
} from "../../../modules/channels/index.ts";
import { attached } from "./attachments.ts";
import { graphErrors } from "./errors.ts";
import { type Graph, type GraphAnswer, idAtMeta } from "./graph.ts";
import { isThis, Written } from "./look-for.ts";
import { momentOf } from "./moment.ts";
import { harmlessNoOf, sendOutcomeOf } from "./outcome.ts";
import { idOf } from "./send-comment.ts";

const Id = z.union([z.string(), z.number()]).transform(String);
const text = z.string().nullish().catch(null);

/** As Meta answers, for a comment or for a picture; and as we keep it beside what the webhook said. */
const Told = z.looseObject({
  text,
  caption: text,
  username: text,
  timestamp: z.unknown().optional(),
  from: z.looseObject({ id: Id, username: text }).nullish().catch(null),
  media_type: text,
  media_url: text,
});
type Told = z.output<typeof Told>;

const Mention = z.looseObject({
  media_id: Id,
  comment_id: Id.nullish(),
  told: Told.nullish().catch(null),
});

/** `around` is what every comment has. */
export function mentionOf(around: Entry, value: unknown): Entry[] {
  const { data } = Mention.safeParse(value);
  if (!data) return [];
  const { media_id: mediaId, comment_id: commentId, told } = data;
  const externalId = commentId ?? mediaId;
  const stands = { ...around, externalId, threadId: mediaId, subtype: "mention" };
  if (!told) return [{ ...stands, isUntold: true }];
  const author = authorOf(told, externalId);
  return [
    {
      ...stands,
      isElsewhere: true,
      direction: author.id === around.accountId ? "outbound" : "inbound",
      author,
      text: told.text || told.caption || null,
      writtenAt: momentOf(told.timestamp) ?? around.writtenAt,
      attachments: commentId ? [] : picturesOf(told),
    },
  ];
}

/** Of whoever owns a picture Meta may tell the name alone; where it tells nothing, the mention stands for its author. */
function authorOf({ from, username }: Told, externalId: string): Person {
  const handle = from?.username ?? username ?? null;
  return { id: from?.id ?? (handle ? `@${handle}` : `mention:${externalId}`), name: null, handle };
}

const picturesOf = ({ media_url: url, media_type: type }: Told): Attachment[] =>
  url && type !== "CAROUSEL_ALBUM" ? [attached(type === "VIDEO" ? "video" : "image", url)] : [];

const isCaption = ({ externalId, threadId }: Pointer): boolean => threadId === null || externalId === threadId;

/** The account's own node with one field of it, which is what somebody else wrote. */
async function askFor(graph: Graph, pointer: Pointer, fields: string, account: ChannelAccount): Promise<GraphAnswer> {
  // An id is a number: nothing else may stand inside the brackets.
  const id = pointer.externalId.replaceAll(/[^\w-]/g, "");
  const field = isCaption(pointer) ? `mentioned_media.media_id(${id})` : `mentioned_comment.comment_id(${id})`;
  return graph(account, {
    method: "GET",
    path: `/${encodeURIComponent(account.externalId)}`,
    query: { fields: `${field}{${fields}}` },
  });
}

/** Their name stands in no document for a comment, but is told; where Meta knows no such field, the words are asked for alone. */
const wanted = {
  caption: ["id,caption,media_type,media_url,timestamp,username", "id,caption,timestamp,username"],
  comment: ["id,text,timestamp,username,from", "id,text,timestamp"],
} as const;

const Answered = z.looseObject({
  mentioned_comment: Told.nullish().catch(null),
  mentioned_media: Told.nullish().catch(null),
});

export const mentionTeller = (graph: Graph): UntoldPort => ({
  async ask({ heardAt, ...pointer }, account): Promise<ToldOutcome> {
    const [all, few] = wanted[isCaption(pointer) ? "caption" : "comment"];
    const first = await askFor(graph, pointer, all, account);
    const isField = first.kind === "answered" && harmlessNoOf(first, graphErrors)?.status === "refused";
    const answer = isField ? await askFor(graph, pointer, few, account) : first;
    const no = harmlessNoOf(answer, graphErrors);
    if (no) return no.status === "refused" ? { status: "gone", why: no.why } : no;
    const { data } = Answered.safeParse(answer.kind === "answered" ? answer.body : null);
    const told = data?.mentioned_comment ?? data?.mentioned_media;
    if (!told) return { status: "gone", why: "parent-gone" };
    return { status: "told", request: requestOf({ pointer, told, heardAt, account }) };
  },
});

function requestOf(one: { pointer: Pointer; told: Told; heardAt: Date; account: ChannelAccount }) {
  const { pointer, told, heardAt, account } = one;
  const { externalId, threadId } = pointer;
  const value = {
    id: externalId,
    media_id: threadId ?? externalId,
    ...(!isCaption(pointer) && { comment_id: externalId }),
    told,
  };
  const entry = {
    id: account.externalId,
    time: Math.floor(heardAt.getTime() / 1000),
    changes: [{ field: "mentions", value }],
  };
  return { headers: {}, body: Buffer.from(JSON.stringify({ object: "instagram", entry: [entry] })) };
}

/** Below the comment in which we were named, or below the picture. */
export async function answerMention(
  graph: Graph,
  { pointer, message }: { pointer: Pointer; message: OutboundMessage },
  account: ChannelAccount,
): Promise<SendOutcome> {
  const answer = await graph(account, {
    method: "POST",
    path: `/${encodeURIComponent(account.externalId)}/mentions`,
    body: {
      media_id: idIn(pointer.threadId ?? pointer.externalId),
      ...(!isCaption(pointer) && { comment_id: idIn(pointer.externalId) }),
      message: message.text,
    },
  });
  return sendOutcomeOf(answer, { lines: graphErrors, idOf });
}

const idIn = (id: string): string => decodeURIComponent(idAtMeta(id));

const Below = z.looseObject({
  mentioned_comment: z.looseObject({ replies: z.looseObject({ data: z.array(z.unknown()) }) }).nullish(),
  mentioned_media: z.looseObject({ comments: z.looseObject({ data: z.array(z.unknown()) }) }).nullish(),
});

export async function lookForAnswer(
  graph: Graph,
  { pointer, message }: { pointer: Pointer; message: OutboundMessage },
  account: ChannelAccount,
): Promise<LookOutcome> {
  const edge = isCaption(pointer) ? "comments" : "replies";
  const answer = await askFor(graph, pointer, `id,${edge}{id,text,timestamp}`, account);
  const isAnswered = answer.kind === "answered" && harmlessNoOf(answer, graphErrors) === null;
  const { data } = Below.safeParse(isAnswered ? answer.body : null);
  const below = data?.mentioned_comment?.replies ?? data?.mentioned_media?.comments;
  if (!below) return { status: "unknown", why: "Meta can't be asked now" };
  const found = below.data
    .flatMap((one) => Written.safeParse(one).data ?? [])
    .find((written) => isThis(written, message));
  return found ? { status: "found", vendorId: found.id } : { status: "absent" };
}
