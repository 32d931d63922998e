/** What an account of each channel is connected with: the keys its adapter asks for, under the names it knows them by. */
import type { ChannelKind } from "./words.ts";

export interface ChannelKeys {
  required: readonly string[];
  optional: readonly string[];
}

const metaKeys = { required: ["appSecret", "verifyToken", "accessToken"], optional: [] } as const;

export const channelKeys = {
  x: {
    required: ["consumerKey", "consumerSecret", "bearerToken", "accessToken"],
    optional: ["accessTokenSecret", "refreshToken", "clientId", "clientSecret"],
  },
  facebook: metaKeys,
  messenger: metaKeys,
  instagram: metaKeys,
  whatsapp: { required: [...metaKeys.required, "businessAccountId"], optional: [] },
  email: {
    required: ["smtpUrl"],
    optional: [
      "imapUrl",
      "tokenUrl",
      "clientId",
      "clientSecret",
      "refreshToken",
      "scope",
      "senderName",
      "webhookPassword",
      "mailgunKey",
      "dkimSelector",
      "dkimKey",
      "dkimDomain",
      "authservId",
    ],
  },
  chat: { required: ["siteSecret", "origins"], optional: [] },
  telegram: { required: ["botToken", "webhookSecret"], optional: [] },
} as const satisfies Record<ChannelKind, ChannelKeys>;

export type ChannelKey = (typeof channelKeys)[ChannelKind]["required" | "optional"][number];
