import type { FastifyReply, FastifyRequest } from "fastify";
import type { MetaWorld } from "../meta/meta.ts";
import type { TelegramWorld } from "../telegram/telegram.ts";
import { passengerByHandle } from "../passengers/people.ts";
import { accountById } from "../x/accounts.ts";
import type { Ground, Happening } from "../x/ground.ts";
import { postById } from "../x/posts.ts";

/** Tells a page, as events of the server, whose phone changed or that a setting did; the page fetches the rest. */
export function followNews(
  { ground: x, meta, telegram }: { ground: Ground; meta: MetaWorld; telegram: TelegramWorld },
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  raw.write(": hello\n\n");

  let waiting = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  // Many changes at once are told as one: a surge must not drown the page.
  const flush = () => {
    timer = undefined;
    for (const what of waiting) raw.write(`data: ${what}\n\n`);
    waiting = new Set();
  };
  const tell = (news: readonly string[]) => {
    for (const what of news) waiting.add(what);
    if (waiting.size > 0) timer ??= setTimeout(flush, 60);
  };
  const deaf = x.news.listen((happening) => tell(changedBy(x, happening)));
  const deafToMeta = meta.ground.news.listen((happening) =>
    tell([
      JSON.stringify("handle" in happening ? { kind: "passenger", handle: happening.handle } : { kind: "everybody" }),
    ]),
  );
  const deafToTelegram = telegram.ground.news.listen(({ handle }) =>
    tell([JSON.stringify(handle === "" ? { kind: "everybody" } : { kind: "passenger", handle })]),
  );
  const heart = setInterval(() => raw.write(": still here\n\n"), 25_000);
  request.raw.on("close", () => {
    deaf();
    deafToMeta();
    deafToTelegram();
    clearTimeout(timer);
    clearInterval(heart);
  });
  return reply;
}

function changedBy(x: Ground, happening: Happening): string[] {
  switch (happening.kind) {
    case "settings-changed":
      return [JSON.stringify({ kind: "settings" })];
    case "mail-changed":
      return passengerByHandle(happening.handle)
        ? [JSON.stringify({ kind: "passenger", handle: passengerByHandle(happening.handle)?.handle })]
        : [];
    case "message-sent":
      return phones(x, [happening.message.senderId, happening.message.recipientId]);
    case "message-read":
      return phones(x, happening.conversationId.split("-"));
    case "delivery-changed":
      return [...phones(x, authorsOf(x, happening.subjectId)), JSON.stringify({ kind: "settings" })];
    default:
      return phones(x, authorsOf(x, happening.post.id));
  }
}

function authorsOf(x: Ground, subjectId: string): string[] {
  const post = postById(x.db, subjectId);
  if (post) return [post.authorId, post.replyToAuthorId ?? "", postById(x.db, post.conversationId)?.authorId ?? ""];
  const message = x.db.prepare("select sender_id from message where id = ?").get(subjectId);
  return message ? [String(message["sender_id"])] : [];
}

function phones(x: Ground, ids: readonly string[]): string[] {
  return ids.flatMap((id) => {
    const passenger = passengerByHandle(accountById(x.db, id)?.handle ?? "");
    return passenger ? [JSON.stringify({ kind: "passenger", handle: passenger.handle })] : [];
  });
}
