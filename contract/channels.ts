/** Channel accounts, and what their vendors delivered. */
import { z } from "zod";
import { endpoint, pageOf, Paging, Time } from "./endpoint.ts";
import { ChannelKind } from "./words.ts";

/** `sign-in-again`: the vendor no longer takes our keys. Intake goes on; sending waits. */
export const AccountState = z.enum(["active", "sign-in-again"]);

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
  lastDeliveryAt: Time.nullable(),
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
  summary: "One delivery with its raw body. Reading it is written to the audit.",
  needs: "channels:manage",
  params: z.object({ deliveryId: z.string().regex(/^\d{1,18}$/) }),
  returns: InboundDelivery.extend({
    headers: z.record(z.string(), z.string()),
    body: z.string(),
    found: z.array(FoundEntry),
  }),
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
