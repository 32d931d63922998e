import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { checkWebhook } from "./crc.ts";
import type { Ground } from "./ground.ts";
import { invalidRequest, missing } from "./problems.ts";
import { PostId, readBody, readId } from "./reading.ts";
import { xRoute } from "./route.ts";
import * as book from "./subscriptions.ts";
import type { Subscription, Webhook } from "./subscriptions.ts";

const NewWebhookBody = z.strictObject({ url: z.url({ protocol: /^https?$/ }).max(200) });

const eventTypes = [
  "post.create",
  "post.delete",
  "post.mention.create",
  "post.reply.create",
  "post.quote.create",
  "post.repost.create",
  "dm.sent",
  "dm.received",
  "dm.indicate_typing",
  "dm.read",
  "chat.received",
  "chat.sent",
] as const;

const NewSubscriptionBody = z.strictObject({
  event_type: z.enum(eventTypes),
  filter: z.strictObject({
    user_id: PostId.optional(),
    keyword: z.string().optional(),
    direction: z.enum(["inbound", "outbound"]).optional(),
  }),
  tag: z.string().min(1).max(200).optional(),
  webhook_id: PostId.optional(),
});

type Portal = Ground & { bearerToken: string; consumerSecret: string };

/** What an engineer sets up at X: webhooks with their check, and what they subscribe to. */
export function portalApi(server: FastifyInstance, x: Portal): void {
  xRoute(server, x, {
    method: "POST",
    url: "/2/webhooks",
    endpoint: "webhooks",
    by: ["app"],
    answer: async (call) => {
      const { url } = readBody(NewWebhookBody, call.body);
      if (book.allWebhooks(x.db).some((one) => one.url === url)) {
        throw invalidRequest("DuplicateUrlFailed: Webhook URL already exists");
      }
      const webhook = { id: x.nextId(), url, valid: true, createdAt: x.now() };
      const failure = await checkWebhook(url, x.consumerSecret);
      if (failure) throw invalidRequest(`CrcValidationFailed: ${failure}`);
      book.insertWebhook(x.db, webhook);
      return { status: 200, body: { data: webhookAnswer(webhook) } };
    },
  });

  xRoute(server, x, {
    method: "GET",
    url: "/2/webhooks",
    endpoint: "webhooks",
    by: ["app"],
    answer: () => {
      const webhooks = book.allWebhooks(x.db);
      const meta = { result_count: webhooks.length };
      return { status: 200, body: { data: webhooks.map(webhookAnswer), meta } };
    },
  });

  xRoute(server, x, {
    method: "PUT",
    url: "/2/webhooks/:webhook_id",
    endpoint: "webhooks",
    by: ["app"],
    answer: async (call) => {
      const id = readId(call.params["webhook_id"], "webhook_id");
      const webhook = book.webhookById(x.db, id);
      if (!webhook) throw missing({ type: "webhook", id });
      const valid = (await checkWebhook(webhook.url, x.consumerSecret)) === null;
      book.markValid(x.db, id, valid);
      return { status: 200, body: { data: { valid } } };
    },
  });

  xRoute(server, x, {
    method: "DELETE",
    url: "/2/webhooks/:webhook_id",
    endpoint: "webhooks",
    by: ["app"],
    answer: (call) => {
      const id = readId(call.params["webhook_id"], "webhook_id");
      if (!book.deleteWebhook(x.db, id)) throw missing({ type: "webhook", id });
      return { status: 200, body: { data: { deleted: true } } };
    },
  });

  xRoute(server, x, {
    method: "POST",
    url: "/2/activity/subscriptions",
    endpoint: "subscriptions",
    by: ["app", "user"],
    answer: (call) => {
      const wish = readBody(NewSubscriptionBody, call.body);
      const userId = wish.filter.user_id ?? null;
      const webhookId = wish.webhook_id ?? book.allWebhooks(x.db)[0]?.id;
      if (userId === null) throw invalidRequest("$.filter.user_id: must not be empty");
      if (!webhookId || !book.webhookById(x.db, webhookId))
        throw invalidRequest("$.webhook_id: there is no such webhook");
      const known = book
        .allSubscriptions(x.db)
        .some((one) => one.eventType === wish.event_type && one.userId === userId && one.webhookId === webhookId);
      if (known) throw invalidRequest("DuplicateSubscription: this subscription exists already");
      const subscription: Subscription = {
        id: x.nextId(),
        eventType: wish.event_type,
        userId,
        direction: wish.filter.direction ?? null,
        tag: wish.tag ?? null,
        webhookId,
        createdAt: x.now(),
      };
      book.insertSubscription(x.db, subscription);
      return { status: 200, body: { data: { subscription: subscriptionAnswer(subscription) } } };
    },
  });

  xRoute(server, x, {
    method: "GET",
    url: "/2/activity/subscriptions",
    endpoint: "subscriptions",
    by: ["app", "user"],
    answer: () => ({ status: 200, body: { data: book.allSubscriptions(x.db).map(subscriptionAnswer) } }),
  });

  xRoute(server, x, {
    method: "DELETE",
    url: "/2/activity/subscriptions/:subscription_id",
    endpoint: "subscriptions",
    by: ["app"],
    answer: (call) => {
      const id = readId(call.params["subscription_id"], "subscription_id");
      if (!book.deleteSubscription(x.db, id)) throw missing({ type: "subscription", id });
      return { status: 200, body: { data: { deleted: true } } };
    },
  });

  xRoute(server, x, {
    method: "POST",
    url: "/2/webhooks/replay",
    endpoint: "webhooks",
    by: ["app"],
    answer: () => {
      x.deliveries.replaySince(86_400_000);
      return { status: 200, body: { data: { job_id: x.nextId(), created_at: new Date(x.now()).toISOString() } } };
    },
  });
}

function webhookAnswer(webhook: Webhook) {
  const { id, url, valid, createdAt } = webhook;
  return { id, url, valid, created_at: new Date(createdAt).toISOString() };
}

function subscriptionAnswer(one: Subscription) {
  const at = new Date(one.createdAt).toISOString();
  return {
    subscription_id: one.id,
    event_type: one.eventType,
    filter: { ...(one.userId ? { user_id: one.userId } : {}), ...(one.direction ? { direction: one.direction } : {}) },
    ...(one.tag ? { tag: one.tag } : {}),
    webhook_id: one.webhookId,
    created_at: at,
    updated_at: at,
  };
}
