/** Channel accounts, and what their vendors delivered. */
import { z } from "zod";
import { endpoint, pageOf, Paging, Time } from "./endpoint.ts";
import { ChannelKind } from "./words.ts";

/**
 * `sign-in-again`: the vendor no longer takes our keys. `paused`: by our own wish. In both intake goes on and sending waits.
 * `removed`: kept for what was said there; such accounts are not listed.
 */
export const AccountState = z.enum(["active", "sign-in-again", "paused", "removed"]);

/** A vendor that does not answer: what waits for it goes in its order once it does. */
const Outage = z.object({ since: Time, nextTryAt: Time, why: z.string(), waiting: z.int() });

export const ChannelAccount = z.object({
  id: z.uuid(),
  kind: ChannelKind,
  name: z.string(),
  /** The vendor's id of our account: for X the brand's user id. */
  externalId: z.string(),
  baseUrl: z.string().nullable(),
  webhookUrl: z.string(),
  state: AccountState,
  why: z.string().nullable(),
  /** Until when its keys work, as the vendor says; null: they do not end, or nobody knows. */
  keysEndAt: Time.nullable(),
  lastDeliveryAt: Time.nullable(),
  outage: Outage.nullable(),
});
export type ChannelAccount = z.infer<typeof ChannelAccount>;

export const addChannelAccount = endpoint({
  method: "POST",
  path: "/api/v1/channel-accounts",
  summary: "Connect an account. Its secrets are encrypted and never shown again.",
  needs: "channels:manage",
  body: z.object({
    kind: ChannelKind,
    name: z.string().trim().min(1).max(120),
    externalId: z.string().min(1).max(100),
    baseUrl: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .optional(),
    secrets: z.record(z.string().max(60), z.string().max(4000)),
  }),
  returns: z.object({ id: z.uuid(), webhookUrl: z.string() }),
  status: 201,
});

const accountParams = z.object({ accountId: z.uuid() });

export const replaceAccountSecrets = endpoint({
  method: "PUT",
  path: "/api/v1/channel-accounts/:accountId/secrets",
  summary: "Give an account new keys, all of them. They are encrypted and never shown again; what waited is sent.",
  needs: "channels:manage",
  params: accountParams,
  body: z.object({ secrets: z.record(z.string().max(60), z.string().max(4000)) }),
  returns: ChannelAccount,
});

export const changeChannelAccount = endpoint({
  method: "PUT",
  path: "/api/v1/channel-accounts/:accountId",
  summary: "Rename an account, pause its sending, or resume it.",
  needs: "channels:manage",
  params: accountParams,
  body: z.object({
    name: z.string().trim().min(1).max(120).optional(),
    state: z.enum(["active", "paused"]).optional(),
  }),
  returns: ChannelAccount,
});

export const removeChannelAccount = endpoint({
  method: "DELETE",
  path: "/api/v1/channel-accounts/:accountId",
  summary:
    "Remove an account: its keys are forgotten, what was said there stays. Connecting it again goes on where it was.",
  needs: "channels:manage",
  params: accountParams,
  returns: z.null(),
  status: 204,
});

export const listChannelAccounts = endpoint({
  method: "GET",
  path: "/api/v1/channel-accounts",
  summary: "The connected accounts and how they are.",
  needs: "channels:read",
  returns: pageOf(ChannelAccount),
});

/** `waiting` to be read, `read`, or `unreadable`: kept as it came, with the reason. */
export const DeliveryState = z.enum(["waiting", "read", "unreadable"]);

export const InboundDelivery = z.object({
  id: z.string(),
  channelAccountId: z.uuid(),
  receivedAt: Time,
  state: DeliveryState,
  why: z.string().nullable(),
  bytes: z.int(),
  entries: z.int(),
});

export const listDeliveries = endpoint({
  method: "GET",
  path: "/api/v1/deliveries",
  summary: "What vendors delivered, newest first, as it came.",
  needs: "channels:read",
  query: Paging.extend({
    channelAccountId: z.uuid().optional(),
    state: DeliveryState.optional(),
    since: Time.optional(),
    until: Time.optional(),
    /** The vendor's id of what it brought. */
    externalId: z.string().min(1).max(200).optional(),
    /** What its body says; needs `channels:manage`. Each page looks through some thousands: an empty one may have a next. */
    text: z.string().min(3).max(200).optional(),
  }),
  returns: pageOf(InboundDelivery),
});

/** What today's reader makes of a delivery, and where each entry ended. */
export const FoundEntry = z.object({
  externalId: z.string(),
  kind: z.string(),
  visibility: z.enum(["public", "private"]).nullable(),
  direction: z.enum(["inbound", "outbound"]),
  /** `absent`: no arrival stands for it: replay the delivery. */
  state: z.enum(["waiting", "received", "dead", "absent"]),
  why: z.string().nullable(),
  /** The delivery that brought it first, where it was another. */
  firstDeliveryId: z.string().nullable(),
  messageId: z.uuid().nullable(),
  caseId: z.uuid().nullable(),
});

export const getDelivery = endpoint({
  method: "GET",
  path: "/api/v1/deliveries/:deliveryId",
  summary:
    "One delivery with its headers and raw body; personal data as dots unless the caller may read it, keys of ours always. Reading it is written to the audit.",
  needs: "channels:manage",
  params: z.object({ deliveryId: z.string().regex(/^\d{1,18}$/) }),
  returns: InboundDelivery.extend({
    headers: z.record(z.string(), z.string()),
    body: z.string(),
    /** Personal data is dots; a long body ends early, and packed bytes are a number. */
    isMasked: z.boolean(),
    found: z.array(FoundEntry),
  }),
});

export const revealDelivery = endpoint({
  method: "POST",
  path: "/api/v1/deliveries/:deliveryId/reveal",
  summary: "Headers and body as they came, but for keys of ours. Written to the audit with the reason.",
  needs: "channels:manage",
  params: z.object({ deliveryId: z.string().regex(/^\d{1,18}$/) }),
  body: z.object({ reason: z.string().trim().min(10).max(200) }),
  returns: z.object({ headers: z.record(z.string(), z.string()), body: z.string() }),
});

export const replayDeliveries = endpoint({
  method: "POST",
  path: "/api/v1/deliveries/replay",
  summary: "Read deliveries again with today's reader. What was read before stays what it is; what is new is added.",
  needs: "operations:manage",
  body: z.union([
    z.object({
      ids: z
        .array(z.string().regex(/^\d{1,18}$/))
        .min(1)
        .max(1000),
    }),
    z.object({
      state: z.enum(["read", "unreadable"]),
      channelAccountId: z.uuid().optional(),
      since: Time.optional(),
      until: Time.optional(),
      /** From the answer before: a thousand are read again at a time, oldest first. */
      cursor: z.string().max(400).optional(),
    }),
  ]),
  returns: z.object({ count: z.int(), nextCursor: z.string().nullable() }),
});
