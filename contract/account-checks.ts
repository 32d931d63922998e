/** Whether an account is connected as it should be, and how it has fared since. */
import { z } from "zod";
import { ChannelAccount } from "./channels.ts";
import { endpoint, Time } from "./endpoint.ts";
import { ChannelKind } from "./words.ts";
import { Refusal } from "./writing.ts";

/** What is looked at. */
export const CheckWhat = z.enum([
  "keys",
  "app-secret",
  "identity",
  "permissions",
  "webhook",
  "subscription",
  "keys-end",
  "sending",
  "receiving",
  "origins",
]);
export type CheckWhat = z.infer<typeof CheckWhat>;

/** How it was found, in our words; what is named there (a name, permissions, fields) stands in `about`. */
export const CheckCode = z.enum([
  "taken",
  "refused",
  "vendor-away",
  "is",
  "is-other",
  "not-found",
  "complete",
  "missing",
  "not-set",
  "elsewhere",
  "not-answered",
  "lasting",
  "ends",
  "ends-soon",
  "no-address",
  "not-secure",
  "too-short",
  "unknown",
]);
export type CheckCode = z.infer<typeof CheckCode>;

/** One finding. Never a secret: names, ids, permissions and fields alone. */
export const AccountCheck = z.object({
  what: CheckWhat,
  isFine: z.boolean(),
  code: CheckCode,
  about: z.array(z.string().max(300)).max(50),
  at: Time.nullable(),
});
export type AccountCheck = z.infer<typeof AccountCheck>;

const Checked = z.object({ checkedAt: Time, checks: z.array(AccountCheck) });

const secrets = z.record(z.string().max(60), z.string().max(4000));
const accountParams = z.object({ accountId: z.uuid() });

export const checkNewAccount = endpoint({
  method: "POST",
  path: "/api/v1/channel-accounts/check",
  summary:
    "Ask the vendor about keys before an account is connected with them. Nothing is kept but a line in the audit.",
  needs: "channels:manage",
  body: z.object({
    kind: ChannelKind,
    externalId: z.string().min(1).max(100),
    baseUrl: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .optional(),
    secrets,
  }),
  returns: Checked,
});

export const checkChannelAccount = endpoint({
  method: "POST",
  path: "/api/v1/channel-accounts/:accountId/check",
  summary:
    "Ask the vendor whether an account is connected as it should be: keys, who we are, permissions, webhook. With `secrets`: whether these would do in place of its own; they are not kept.",
  needs: "channels:manage",
  params: accountParams,
  body: z.object({ secrets: secrets.optional() }),
  returns: Checked,
});

export const subscribeChannelAccount = endpoint({
  method: "POST",
  path: "/api/v1/channel-accounts/:accountId/subscribe",
  summary:
    "Have the vendor deliver to our webhook, where it lets us. Doing it twice is doing it once. An address elsewhere is left alone unless `takeOver` says so.",
  needs: "channels:manage",
  params: accountParams,
  body: z.object({ takeOver: z.boolean().default(false) }),
  returns: Checked,
});

const PerHour = z.object({ at: Time, inbound: z.int(), outbound: z.int() });

/** An account and how it has fared. */
export const AccountHealth = ChannelAccount.extend({
  /** When the vendor last took something of ours; looked for among the last thousands. */
  lastSentAt: Time.nullable(),
  waiting: z.int(),
  oldestWaitingAt: Time.nullable(),
  /** In 24 hours, the most frequent first. */
  refused: z.array(z.object({ code: Refusal, count: z.int() })),
  /** In seven days. */
  unreadable: z.int(),
  /** What the vendor still allows until it begins anew; `most`: the largest number it named lately. */
  limits: z.array(
    z.object({
      visibility: z.enum(["public", "private"]),
      remaining: z.int(),
      most: z.int().nullable(),
      resetsAt: Time,
    }),
  ),
  lastCheck: Checked.nullable(),
  /** Deliveries and messages that the vendor took, of 24 hours, the oldest first. */
  hours: z.array(PerHour),
  /** Whether `subscribe` can set up the webhook. */
  canSubscribe: z.boolean(),
});
export type AccountHealth = z.infer<typeof AccountHealth>;

export const getChannelAccount = endpoint({
  method: "GET",
  path: "/api/v1/channel-accounts/:accountId",
  summary: "An account, how it is and how it has fared: last in and out, what waits, refusals, limits, the last check.",
  needs: "channels:read",
  params: accountParams,
  returns: AccountHealth,
});

export const getFirstArrival = endpoint({
  method: "GET",
  path: "/api/v1/channel-accounts/:accountId/first-message",
  summary:
    "The first message that came in since a moment: when, and from which handle, masked. For trying out an account.",
  needs: "channels:manage",
  params: accountParams,
  query: z.object({ since: Time }),
  returns: z.object({
    message: z
      .object({
        id: z.uuid(),
        receivedAt: Time,
        handle: z.string().nullable(),
        visibility: z.enum(["public", "private", "internal"]),
        caseId: z.uuid().nullable(),
      })
      .nullable(),
    /** Deliveries since, and how many of them could not be read. */
    deliveries: z.int(),
    unreadable: z.int(),
  }),
});
