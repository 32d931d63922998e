/** Facebook Pages, Messenger, Instagram and WhatsApp Cloud as channels: one Graph, four ways to speak through it. */
import { channelKeys } from "../../../../contract/channel-keys.ts";
import { channelModeration } from "../../../../contract/channel-moderation.ts";
import type { Channel, ChannelAccount } from "../../../modules/channels/index.ts";
import { checker } from "./check.ts";
import { graphErrors, whatsAppErrors } from "./errors.ts";
import { answerChallenge, isGenuine } from "./genuine.ts";
import { type GraphVersion, openGraph } from "./graph.ts";
import { deleter } from "./delete.ts";
import { hider } from "./hide.ts";
import {
  facebookLimits,
  facebookRules,
  instagramLimits,
  instagramRules,
  measureCharacters,
  measureInstagram,
  messengerLimits,
  messengerRules,
  whatsAppLimits,
  whatsAppRules,
} from "./limits.ts";
import { instagramListing, messageListing, pageListing } from "./listing.ts";
import { lookForComment, lookForMessage } from "./look-for.ts";
import { messageMedia, pageMedia, whatsAppMedia } from "./media.ts";
import { answerMention, lookForAnswer, mentionTeller } from "./mentions.ts";
import { keyTeller, profiler } from "./people.ts";
import { greeting, pageProfile, whatsAppProfile } from "./profile.ts";
import { readAny } from "./read.ts";
import { sendComment } from "./send-comment.ts";
import { sendMessage } from "./send-message.ts";
import { sendWhatsApp } from "./send-whatsapp.ts";
import { senderActions, whatsAppSigns } from "./signs.ts";
import { hearing, subscriber } from "./subscribe.ts";
import { templatePort } from "./templates.ts";

/** A conversation is with one person, and bears their id. */
const conversationWith = (personId: string): string => personId;

/** Meta knows one address for each kind of object of an app: what comes there is of all its Pages, accounts and numbers. */
const shared = {
  handshake: answerChallenge,
  isGenuine,
  conversationWith,
  read: readAny,
  // Under the id 0 the app's own page at Meta sends samples.
  sharing: { secret: "appSecret", ignores: ["0"] },
} as const;

export function metaChannels(version: GraphVersion): readonly Channel[] {
  const graph = openGraph(version);
  const checks = { look: checker(graph, hearing(graph)), subscribe: subscriber(graph) };
  const facebook: Channel = {
    ...shared,
    kind: "facebook",
    // A Page calls a person by one id, below its posts and in Messenger.
    sharesIdsWith: "messenger",
    limits: facebookLimits,
    sendingRules: facebookRules,
    secrets: channelKeys.facebook,
    measure: measureCharacters,
    linkToWriteUs: ({ externalId }) => `https://m.me/${encodeURIComponent(externalId)}`,
    send: (message, account) => {
      if (message.visibility === "public") return sendComment(graph, "comments", message, account);
      // A Page has no direct messages of its own: one leads from a comment to Messenger, and there the talk goes on.
      return message.window === "private-reply"
        ? sendMessage(graph, message, account)
        : Promise.resolve({ status: "window-closed" });
    },
    lookFor: (message, account) =>
      message.visibility === "public"
        ? lookForComment(graph, "comments", message, account)
        : lookForMessage(graph, message, account),
    media: pageMedia(graph),
    listing: pageListing(graph),
    keysOf: keyTeller(graph),
    checks,
    profile: pageProfile(graph),
    hide: hider(graph, "is_hidden"),
    deleting: deleter(graph, channelModeration.facebook.deletes),
  };
  const messenger: Channel = {
    ...shared,
    kind: "messenger",
    sharesIdsWith: "facebook",
    limits: messengerLimits,
    sendingRules: messengerRules,
    secrets: channelKeys.messenger,
    measure: measureCharacters,
    linkToWriteUs: ({ externalId }) => `https://m.me/${encodeURIComponent(externalId)}`,
    send: (message, account) => sendMessage(graph, message, account),
    lookFor: (message, account) => lookForMessage(graph, message, account),
    media: messageMedia(graph),
    listing: messageListing(graph),
    profileOf: profiler(graph),
    keysOf: keyTeller(graph),
    checks,
    signs: senderActions(graph),
    profile: greeting(graph),
    templates: templatePort(graph, { keeper: ({ externalId }) => externalId, lines: graphErrors }),
  };
  const instagram: Channel = {
    ...shared,
    kind: "instagram",
    limits: instagramLimits,
    sendingRules: instagramRules,
    secrets: channelKeys.instagram,
    measure: measureInstagram,
    send: (message, account) =>
      message.visibility === "private"
        ? sendMessage(graph, message, account)
        : message.elsewhere
          ? answerMention(graph, { pointer: message.elsewhere, message }, account)
          : sendComment(graph, "replies", message, account),
    lookFor: (message, account) =>
      message.visibility === "private"
        ? lookForMessage(graph, message, account)
        : message.elsewhere
          ? lookForAnswer(graph, { pointer: message.elsewhere, message }, account)
          : lookForComment(graph, "replies", message, account),
    media: messageMedia(graph),
    listing: instagramListing(graph),
    untold: mentionTeller(graph),
    profileOf: profiler(graph),
    keysOf: keyTeller(graph),
    checks,
    signs: senderActions(graph),
    hide: hider(graph, "hide"),
    deleting: deleter(graph, channelModeration.instagram.deletes),
  };
  const whatsapp: Channel = {
    ...shared,
    kind: "whatsapp",
    limits: whatsAppLimits,
    sendingRules: whatsAppRules,
    secrets: channelKeys.whatsapp,
    measure: measureCharacters,
    send: (message, account) => sendWhatsApp(graph, message, account),
    // WhatsApp shows nobody what was sent: a status that brings our id back tells, or nobody.
    lookFor: () => Promise.resolve({ status: "unknown", why: "WhatsApp can't be asked what it sent" }),
    media: whatsAppMedia(graph),
    keysOf: keyTeller(graph),
    checks,
    signs: whatsAppSigns(graph),
    profile: whatsAppProfile(graph),
    templates: templatePort(graph, { keeper: businessOf, lines: whatsAppErrors }),
  };
  return [facebook, messenger, instagram, whatsapp];
}

const businessOf = ({ secrets }: ChannelAccount): string => secrets["businessAccountId"] ?? "";
