/** What leads somebody through connecting each channel: data, so that another channel is another list. */
import { mailNeeds, metaNeeds, xNeeds } from "../../../contract/channel-needs.ts";
import type { ChannelKey } from "../../../contract/channel-keys.ts";
import type { ChannelKind } from "../../kit/wire.ts";
import type { ChannelWords } from "../../kit/words/words.tsx";

export interface Step {
  /** What it says. */
  said: keyof ChannelWords["connect"]["steps"];
  /** The vendor's page on which it is done. */
  link?: string;
  /** To be ticked there. */
  permissions?: readonly string[];
  fields?: readonly string[];
  /** What is done here: the address or line that we give, the vendor asked, a message waited for. */
  act?: "give" | "check" | "test";
}

export interface Leading {
  /** Before the keys are pasted, and after. */
  before: readonly Step[];
  after: readonly Step[];
  /** Keys that we make, not the vendor. */
  ours: readonly ChannelKey[];
}

const apps = "https://developers.facebook.com/apps/";
const business = "https://business.facebook.com/latest/settings/";
const xConsole = "https://console.x.com/";

/** `message_reaction` comes only where it is named. */
const telegramUpdates = [
  "message",
  "edited_message",
  "channel_post",
  "edited_channel_post",
  "callback_query",
  "my_chat_member",
  "message_reaction",
  "business_message",
  "edited_business_message",
  "deleted_business_messages",
];

const ends: readonly Step[] = [
  { said: "check", act: "check" },
  { said: "test", act: "test" },
];

const ofMeta = (kind: keyof typeof metaNeeds, token: Step["said"], id: Step["said"]): Leading => ({
  before: [
    { said: "metaApp", link: apps },
    { said: "metaSecret", link: apps },
    {
      said: token,
      link: `${business}system_users`,
      permissions: metaNeeds[kind].permissions.map(([name]) => name),
    },
    { said: id, link: business },
  ],
  after: [{ said: "metaWebhook", link: apps, fields: metaNeeds[kind].fields, act: "give" }, ...ends],
  ours: ["verifyToken"],
});

export const leading: Record<ChannelKind, Leading> = {
  facebook: ofMeta("facebook", "pageToken", "pageId"),
  messenger: ofMeta("messenger", "pageToken", "pageId"),
  instagram: ofMeta("instagram", "instagramToken", "instagramId"),
  whatsapp: ofMeta("whatsapp", "whatsappToken", "whatsappId"),
  x: {
    before: [
      { said: "xApp", link: xConsole },
      { said: "xUser", link: xConsole, permissions: xNeeds.scopes },
      { said: "xId", link: xConsole },
    ],
    after: [{ said: "xWebhook", act: "give" }, ...ends],
    ours: [],
  },
  email: {
    before: [
      { said: "mailServer" },
      { said: "mailIn" },
      {
        said: "mailMicrosoft",
        link: "https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade",
        permissions: mailNeeds.microsoft,
      },
      { said: "mailGoogle", link: "https://console.cloud.google.com/auth/clients", permissions: mailNeeds.google },
    ],
    after: [{ said: "mailWebhook", act: "give" }, ...ends],
    ours: [],
  },
  chat: {
    before: [{ said: "chatSite" }],
    after: [{ said: "chatLine", act: "give" }, ...ends],
    ours: ["siteSecret"],
  },
  telegram: {
    before: [{ said: "telegramBot", link: "https://t.me/BotFather" }],
    after: [{ said: "telegramWebhook", fields: telegramUpdates, act: "give" }, ...ends],
    ours: ["webhookSecret"],
  },
};
