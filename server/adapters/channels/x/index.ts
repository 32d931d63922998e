/** X as a channel. */
import { channelKeys } from "../../../../contract/channel-keys.ts";
import type { Channel } from "../../../modules/channels/index.ts";
import { checks } from "./check.ts";
import { answerChallenge, isGenuine } from "./signature.ts";
import { deleting } from "./delete.ts";
import { listing } from "./listing.ts";
import { lookFor } from "./look-for.ts";
import { hide } from "./hide.ts";
import { limits, measure } from "./length.ts";
import { media } from "./media.ts";
import { conversationOf } from "./read-direct-messages.ts";
import { read } from "./read.ts";
import { renew } from "./renew.ts";
import { send } from "./send.ts";

export const x: Channel = {
  kind: "x",
  limits,
  // Direct messages go until somebody says no. X charges for each call (docs.x.com, pricing).
  sendingRules: { windows: null, outside: "nothing", summoned: true, charges: { public: "each", private: "each" } },
  secrets: channelKeys.x,
  handshake: answerChallenge,
  isGenuine,
  read,
  measure,
  readsUpToId: true,
  conversationWith: (personId, { externalId }) => conversationOf(personId, externalId),
  // docs.x.com: a link that opens a direct message to us.
  linkToWriteUs: ({ externalId }) => `https://x.com/messages/compose?recipient_id=${encodeURIComponent(externalId)}`,
  send,
  renew,
  lookFor,
  listing,
  media,
  hide,
  deleting,
  checks,
};
