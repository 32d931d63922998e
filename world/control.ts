import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { Connection } from "./connect.ts";
import { FlightNews } from "./flights.ts";
import type { WorldMail } from "./mail/play-mail.ts";
import type { MetaWorld } from "./meta/meta.ts";
import type { TelegramWorld } from "./telegram/telegram.ts";
import { Seen } from "./touchpoints.ts";
import type { Life } from "./passengers/life.ts";
import type { Play } from "./play.ts";
import { standings } from "./x/accounts.ts";
import { wishes } from "./x/media.ts";
import { faultKinds, webhookModes } from "./x/faults.ts";
import type { Ground } from "./x/ground.ts";
import { endpoints, selfServeRules } from "./x/limits.ts";
import { withoutGaps } from "./without-gaps.ts";
import { readBody } from "./x/reading.ts";

/** What the control and the phone may show and change. */
export interface Shown {
  ground: Ground;
  play: Play;
  life: Life;
  mail: WorldMail;
  meta: MetaWorld;
  telegram: TelegramWorld;
  connection: () => Connection;
  /** Tells the product of a flight, as the airline's own systems would. */
  tellOfFlight: (news: z.infer<typeof FlightNews>) => Promise<unknown>;
  /** Tells the product what the airline's app or airport systems saw of a passenger. */
  tellOfTouchpoint: (seen: z.infer<typeof Seen>) => Promise<unknown>;
}

const Handle = z.string().min(1).max(16);
const Id = z.string().regex(/^[0-9]{1,19}$/);
const Looks = z
  .array(z.strictObject({ what: z.enum(wishes), alt: z.string().max(1000).optional() }))
  .max(4)
  .optional();
const NewPost = z.strictObject({
  as: Handle,
  text: z.string(),
  replyToId: Id.optional(),
  quotedId: Id.optional(),
  show: Looks,
});
const NewMessage = z.strictObject({ as: Handle, text: z.string(), show: Looks });
const Address = z.string().min(3).max(320);
const NewMail = z.strictObject({
  as: Handle,
  text: z.string().max(200_000),
  subject: z.string().max(1000).optional(),
  html: z.string().max(500_000).optional(),
  to: Address.optional(),
  cc: Address.optional(),
  from: Address.optional(),
  answers: z.string().max(400).optional(),
  files: z
    .array(z.strictObject({ name: z.string().max(200), type: z.string().max(100), content: z.base64() }))
    .max(10)
    .optional(),
});
const Several = <T extends z.ZodType>(item: T) => z.strictObject({ items: z.array(item).max(5_000) });

const FaultOrder = z.strictObject({
  endpoint: z.enum([...endpoints, "any"]).optional(),
  kind: z.enum(faultKinds).optional(),
  count: z.int().min(1).max(1_000_000).default(1),
  resetSeconds: z.number().min(0).max(86_400).optional(),
  webhooks: z
    .strictObject({
      mode: z.enum(webhookModes),
      duplicateShare: z.number().min(0).max(1),
      delayMs: z.number().min(0).max(3_600_000),
      keepOrder: z.boolean(),
    })
    .partial()
    .optional(),
});

const Limits = z.partialRecord(
  z.enum(endpoints),
  z.array(z.strictObject({ calls: z.int().min(0), seconds: z.int().min(1) })),
);

const LimitOrder = z.strictObject({
  preset: z.enum(["self-serve", "roomy"]).optional(),
  limits: Limits.optional(),
  summonedOnly: z.boolean().optional(),
  accessTokenSeconds: z.int().min(1).optional(),
  mediaWorkMs: z.int().min(0).optional(),
  mediaFails: z.boolean().optional(),
  namesMediaOnly: z.boolean().optional(),
  tellsDeletions: z.boolean().optional(),
});

/** The strings behind the stage, as JSON: for tests, load and the phone's drawer. The README lists them. */
export function controlApi(server: FastifyInstance, shown: Shown): void {
  const { ground, play, life } = shown;

  server.get("/control/state", () => stateOf(shown));

  server.post("/control/faults", (request) => {
    const { webhooks, endpoint, kind, count, resetSeconds } = readBody(FaultOrder, request.body);
    if (webhooks) play.setWebhooks(withoutGaps(webhooks));
    if (kind)
      play.addFault({
        endpoint: endpoint ?? "any",
        kind,
        count,
        ...(resetSeconds === undefined ? {} : { resetSeconds }),
      });
    return stateOf(shown);
  });
  server.delete("/control/faults", () => {
    play.clearFaults();
    return stateOf(shown);
  });

  server.post("/control/limits", (request) => {
    const { preset, limits, ...rules } = readBody(LimitOrder, request.body);
    if (preset) play.setLimits(preset);
    if (limits) play.setLimits(withoutGaps(limits));
    play.setRules(withoutGaps(rules));
    return stateOf(shown);
  });
  server.delete("/control/limits", () => {
    play.setLimits("self-serve");
    play.setRules(selfServeRules);
    ground.limits.reset();
    return stateOf(shown);
  });

  server.post("/control/rate", (request) => {
    const Rate = z.strictObject({
      postsPerMinute: z.number().min(0).max(100_000).optional(),
      reactions: z.boolean().optional(),
      haste: z.number().min(0.01).max(100_000).optional(),
    });
    const { postsPerMinute, reactions, haste } = readBody(Rate, request.body);
    if (postsPerMinute !== undefined) life.setRate(postsPerMinute);
    if (haste !== undefined) life.setHaste(haste);
    life.setReactions(reactions ?? life.settings().rate > 0);
    ground.news.tell({ kind: "settings-changed" });
    return stateOf(shown);
  });
  server.post("/control/surge", (request) => {
    const Surge = z.strictObject({
      factor: z.number().min(0).max(1_000).default(10),
      seconds: z.number().min(1).max(86_400).default(60),
    });
    const { factor, seconds } = readBody(Surge, request.body);
    life.surge(factor, seconds);
    ground.news.tell({ kind: "settings-changed" });
    return stateOf(shown);
  });

  server.post("/control/posts", (request, reply) => {
    void reply.code(201);
    const posts = readBody(z.union([Several(NewPost), NewPost]), request.body);
    if ("items" in posts) return { items: posts.items.map((one) => play.writePost(one)) };
    return play.writePost(posts);
  });
  server.delete("/control/posts/:id", (request) => {
    play.removePost(readBody(z.object({ id: Id }), request.params).id);
    return { deleted: true };
  });
  server.put("/control/posts/:id", (request) => {
    const { text } = readBody(z.strictObject({ text: z.string() }), request.body);
    return play.editPost(readBody(z.object({ id: Id }), request.params).id, text);
  });
  server.post("/control/messages", (request, reply) => {
    void reply.code(201);
    const messages = readBody(z.union([Several(NewMessage), NewMessage]), request.body);
    if ("items" in messages) return { items: messages.items.map((one) => play.sendMessage(one)) };
    return play.sendMessage(messages);
  });
  server.post("/control/reads", (request) => {
    play.readMessages(readBody(z.strictObject({ as: Handle }), request.body).as);
    return { read: true };
  });
  server.post("/control/typing", (request) => {
    play.beginTyping(readBody(z.strictObject({ as: Handle }), request.body).as);
    return { typing: true };
  });
  server.post("/control/passengers", (request, reply) => {
    const NewPassenger = z.strictObject({
      handle: z.string().regex(/^\w{1,15}$/),
      name: z.string().max(50).optional(),
      language: z.string().max(8).optional(),
      acceptsMessages: z.boolean().optional(),
      standing: z.enum(standings).optional(),
    });
    void reply.code(201);
    return play.addPassenger(withoutGaps(readBody(NewPassenger, request.body)) as Parameters<Play["addPassenger"]>[0]);
  });
  server.post("/control/mails", async (request, reply) => {
    void reply.code(201);
    return { messageId: await shown.mail.writeMail(readBody(NewMail, request.body)) };
  });
  server.get("/control/mails", (request) =>
    shown.mail.lettersOf(readBody(z.object({ as: Handle }), request.query).as).then((items) => ({ items })),
  );
  server.post("/control/mailboxes", (request) => {
    const { as, isAway } = readBody(z.strictObject({ as: Handle, isAway: z.boolean() }), request.body);
    shown.mail.setAway(as, isAway);
    return { isAway };
  });
  server.post("/control/mail-faults", (request) => {
    const Fault = z.strictObject({
      code: z.int().min(400).max(599),
      text: z.string().max(200),
      count: z.int().min(1).max(1000).default(1),
    });
    shown.mail.addMailFault(readBody(Fault, request.body));
    return { added: true };
  });
  server.post("/control/flights", (request) => shown.tellOfFlight(readBody(FlightNews, request.body)));
  server.post("/control/touchpoints", (request) => shown.tellOfTouchpoint(readBody(Seen, request.body)));
  server.get("/control/received", (request) => {
    const { since } = readBody(z.object({ since: Id.optional() }), request.query);
    return play.received(since);
  });
  server.post("/control/tokens/expire", () => {
    play.expireTokens();
    return { expired: true };
  });
  server.post("/control/replay", (request) => {
    const { seconds } = readBody(
      z.strictObject({ seconds: z.number().min(1).max(86_400).default(86_400) }),
      request.body,
    );
    return { deliveries: play.replay(seconds) };
  });
}

/** How the world stands: what the drawer shows and a test waits on. */
function stateOf({ ground, life, connection }: Shown) {
  return {
    now: new Date(ground.now()).toISOString(),
    brandId: ground.brandId,
    connection: connection(),
    passengers: life.settings(),
    faults: ground.faults.pending(),
    webhooks: { ...ground.faults.webhooks },
    deliveries: ground.deliveries.count(),
    limits: ground.limits.all(),
    rules: { ...ground.rules },
  };
}
