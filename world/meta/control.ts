import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { readBody } from "../x/reading.ts";
import {
  Chat,
  Fault,
  Handle,
  Id,
  Limit,
  NewComment,
  NewMessage,
  NewPost,
  Public,
  Rules,
  Text,
  Webhooks,
} from "./control-shapes.ts";
import { secretsOf } from "./connect-meta.ts";
import type { MetaWorld } from "./meta.ts";
import { places } from "./store.ts";
import { talkPlaces } from "./talks/messages.ts";
import { tokenStates } from "./tokens.ts";
import { templateStatuses } from "./whatsapp/templates.ts";

/** The strings behind Meta's stage, as JSON under `/control/meta`; the README lists them. */
export function metaControlApi(server: FastifyInstance, meta: MetaWorld): void {
  const { play, ground } = meta;
  const on = (path: string, schema: z.ZodType, deed: (given: never) => unknown) =>
    server.post(
      `/control/meta/${path}`,
      (request) => deed(readBody(schema, request.body ?? {}) as never) ?? { done: true },
    );
  const dated = <T extends { at?: string | undefined; agoSeconds?: number | undefined }>({
    at,
    agoSeconds,
    ...rest
  }: T) => ({
    ...rest,
    at: agoSeconds === undefined ? (at === undefined ? undefined : Date.parse(at)) : ground.now() - agoSeconds * 1000,
  });

  server.get("/control/meta/state", () => stateOf(meta));
  server.get("/control/meta/received", (request) => {
    const { since } = readBody(z.object({ since: z.iso.datetime().optional() }), request.query);
    return play.received(since === undefined ? 0 : Date.parse(since));
  });
  server.get("/control/meta/people/:as", (request) =>
    play.person(readBody(z.object({ as: Handle }), request.params).as),
  );

  on("posts", NewPost, (given: z.infer<typeof NewPost>) => play.writePost(dated(given)));
  on("comments", several(NewComment), (given: z.infer<typeof NewComment> | { items: z.infer<typeof NewComment>[] }) =>
    "items" in given ? { items: given.items.map((one) => play.comment(dated(one))) } : play.comment(dated(given)),
  );
  on("comment-changes", z.strictObject({ id: Id, text: Text }), ({ id, text }: { id: string; text: string }) =>
    play.editComment(id, text),
  );
  on(
    "comment-hidings",
    z.strictObject({ id: Id, isHidden: z.boolean() }),
    ({ id, isHidden }: { id: string; isHidden: boolean }) => play.hideComment(id, isHidden),
  );
  on("removals", z.strictObject({ id: Id }), ({ id }: { id: string }) => play.remove(id));
  on("likes", z.strictObject({ as: Handle, postId: Id }), ({ as, postId }: { as: string; postId: string }) =>
    play.like(as, postId),
  );
  on(
    "mentions",
    z.strictObject({ as: Handle, place: Public, text: Text }),
    (given: Parameters<typeof play.mention>[0]) => ({ id: play.mention(given) }),
  );

  on("messages", several(NewMessage), (given: z.infer<typeof NewMessage> | { items: z.infer<typeof NewMessage>[] }) =>
    "items" in given
      ? { items: given.items.map((one) => play.sendMessage(dated(one))) }
      : play.sendMessage(dated(given)),
  );
  on(
    "presses",
    z.strictObject({ as: Handle, messageId: Id, label: z.string() }),
    ({ as, messageId, label }: Record<"as" | "messageId" | "label", string>) => play.press(as, messageId, label),
  );
  on(
    "reactions",
    z.strictObject({ as: Handle, messageId: Id, emoji: z.string().max(20) }),
    ({ as, messageId, emoji }: Record<"as" | "messageId" | "emoji", string>) => play.react(as, messageId, emoji),
  );
  on(
    "message-changes",
    z.strictObject({ messageId: Id, text: Text }),
    ({ messageId, text }: Record<"messageId" | "text", string>) => play.editMessage(messageId, text),
  );
  on("unsendings", z.strictObject({ messageId: Id }), ({ messageId }: { messageId: string }) => play.unsend(messageId));
  on(
    "reads",
    z.strictObject({ as: Handle, place: z.enum(talkPlaces) }),
    ({ as, place }: { as: string; place: (typeof talkPlaces)[number] }) => play.read(as, place),
  );
  on(
    "referrals",
    z.strictObject({ as: Handle, place: Chat, ref: z.string(), adId: z.string().optional() }),
    ({ as, place, ref, adId }: { as: string; place: "messenger" | "instagram"; ref: string; adId?: string }) =>
      play.refer(as, place, { ref, adId }),
  );
  on("opt-ins", z.strictObject({ as: Handle, topic: z.string() }), ({ as, topic }: Record<"as" | "topic", string>) =>
    play.optIn(as, topic),
  );
  on(
    "standings",
    z.strictObject({
      as: Handle,
      blocks: z.array(z.enum(places)).optional(),
      hidesPhone: z.boolean().optional(),
      onWhatsapp: z.boolean().optional(),
      stoppedMarketing: z.boolean().optional(),
    }),
    ({ as, ...standing }: { as: string }) => play.setStanding(as, withoutGaps(standing)),
  );
  on(
    "numbers",
    z.strictObject({ as: Handle, waId: z.string().regex(/^\d{7,15}$/) }),
    ({ as, waId }: Record<"as" | "waId", string>) => play.changeNumber(as, waId),
  );
  on("identities", z.strictObject({ as: Handle }), ({ as }: { as: string }) => play.changeIdentity(as));
  on(
    "elsewhere",
    z.strictObject({ as: Handle, place: Chat, text: Text }),
    ({ as, place, text }: { as: string; place: "messenger" | "instagram"; text: string }) =>
      play.writeElsewhere(as, place, text),
  );
  on(
    "handovers",
    z.strictObject({ as: Handle, place: Chat, to: z.enum(["app", "inbox", "other"]) }),
    ({ as, place, to }: { as: string; place: "messenger" | "instagram"; to: "app" | "inbox" | "other" }) =>
      play.handOver(as, place, to),
  );
  on("warnings", z.strictObject({ reason: z.string() }), ({ reason }: { reason: string }) => play.warn(reason));
  on(
    "templates",
    z.strictObject({
      place: z.enum(["whatsapp", "messenger"]).optional(),
      name: z.string(),
      language: z.string().optional(),
      status: z.enum(templateStatuses),
      reason: z.string().optional(),
      atReview: z.boolean().optional(),
    }),
    ({
      place,
      name,
      language,
      ...verdict
    }: {
      place?: "whatsapp" | "messenger";
      name: string;
      language?: string;
      status: "APPROVED";
    }) =>
      play.decideTemplate(
        withoutGaps({ place, name, language }) as { name: string },
        withoutGaps(verdict) as { status: "APPROVED" },
      ),
  );
  on("quality", z.strictObject({ event: z.string() }), ({ event }: { event: string }) => play.setQuality(event));

  on(
    "tokens",
    z.strictObject({
      account: z.enum(places),
      state: z.enum(tokenStates).optional(),
      expiresAt: z.iso.datetime().nullable().optional(),
      scopes: z.array(z.string()).optional(),
      draw: z.boolean().optional(),
    }),
    ({
      account,
      expiresAt,
      draw,
      ...change
    }: {
      account: (typeof places)[number];
      expiresAt?: string | null;
      draw?: boolean;
    }) => {
      const end = expiresAt === undefined ? {} : { expiresAt: expiresAt === null ? 0 : Date.parse(expiresAt) };
      play.changeToken(account, { ...withoutGaps(change), ...end });
      return draw ? play.newToken(account) : play.token(account);
    },
  );
  on("keys", z.strictObject({ account: z.enum(places) }), ({ account }: { account: (typeof places)[number] }) => {
    play.newToken(account);
    return secretsOf(meta, account);
  });
  on("faults", Fault, (given: z.infer<typeof Fault>) => {
    play.addFault(given);
    return stateOf(meta);
  });
  server.delete("/control/meta/faults", () => {
    play.clearFaults();
    return stateOf(meta);
  });
  on("webhooks", Webhooks, (given: z.infer<typeof Webhooks>) => {
    play.setWebhooks(withoutGaps(given));
    return stateOf(meta);
  });
  on("rules", Rules, (given: z.infer<typeof Rules>) => {
    play.setRules(withoutGaps(given));
    return stateOf(meta);
  });
  on("limits", z.partialRecord(z.enum(["app", ...places]), Limit), (given: Parameters<typeof play.setLimits>[0]) => {
    play.setLimits(given);
    return stateOf(meta);
  });
  on(
    "replays",
    z.strictObject({ seconds: z.number().min(1).max(604_800).default(86_400) }),
    ({ seconds }: { seconds: number }) => ({
      deliveries: play.replay(seconds),
    }),
  );
}

const several = <T extends z.ZodType>(item: T) => z.union([z.strictObject({ items: z.array(item).max(5_000) }), item]);

/** How Meta stands: what the drawer shows and a test waits on. */
function stateOf({ ground, play, webhooks }: MetaWorld) {
  return {
    ids: {
      app: ground.app.id,
      page: ground.page.id,
      instagram: ground.instagram.id,
      businessAccount: ground.whatsapp.accountId,
      phoneNumber: ground.whatsapp.numberId,
    },
    faults: ground.faults.pending(),
    webhooks: { ...webhooks },
    deliveries: play.deliveries(),
    limits: ground.usage.all(),
    rules: { ...ground.rules },
  };
}

/** Without the fields nobody gave, so that they change nothing. */
function withoutGaps<T extends object>(given: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never;
}
