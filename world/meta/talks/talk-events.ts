import type { MetaGround } from "../ground.ts";
import { thePerson } from "../people.ts";
import type { MetaPerson } from "../people.ts";
import type { Shape } from "../store.ts";
import { publish } from "../webhooks/publish.ts";
import { talkBy } from "./messages.ts";
import type { MetaMessage, TalkPlace } from "./messages.ts";

/** Messenger and Instagram: they tell of messages in the same words. */
export type ChatPlace = Exclude<TalkPlace, "whatsapp">;

/** What the two call their fields; Instagram has fewer, and some by other names. */
const fieldNames = {
  messenger: {
    message: "messages",
    echo: "message_echoes",
    delivery: "message_deliveries",
    read: "message_reads",
    reaction: "message_reactions",
    postback: "messaging_postbacks",
    referral: "messaging_referrals",
    optin: "messaging_optins",
    edit: "message_edits",
    handover: "messaging_handovers",
    policy: "messaging_policy_enforcement",
  },
  instagram: {
    message: "messages",
    echo: "messages",
    delivery: null,
    read: "messaging_seen",
    reaction: "message_reactions",
    postback: "messaging_postbacks",
    referral: "messaging_referral",
    optin: "messaging_optins",
    edit: "message_edit",
    handover: "messaging_handover",
    policy: null,
  },
} as const;
export type News = keyof (typeof fieldNames)["messenger"];

export const brandIdAt = (meta: MetaGround, place: ChatPlace): string =>
  place === "messenger" ? meta.page.id : meta.instagram.id;
export const personIdAt = (place: ChatPlace, person: MetaPerson): string =>
  place === "messenger" ? person.psid : person.igsid;

/** Tells of something between somebody and the airline; as a bystander where another app holds the talk. */
export function publishTalk(
  meta: MetaGround,
  news: News,
  {
    place,
    handle,
    fromBrand = false,
    what,
    subjectId,
    at,
  }: { place: ChatPlace; handle: string; fromBrand?: boolean; what: Shape; subjectId: string; at?: number },
): void {
  const field = fieldNames[place][news];
  if (field === null) return;
  const brand = { id: brandIdAt(meta, place) };
  const person = { id: personIdAt(place, thePerson(meta.db, handle)) };
  const time = at ?? meta.now();
  const holder = talkBy(meta.db, { place, handle })?.holder ?? "app";
  const standsBy =
    holder !== "app" &&
    (news === "message" || news === "echo" || news === "postback" || news === "read" || news === "delivery");
  publish(meta, {
    object: place === "messenger" ? "page" : "instagram",
    entryId: brand.id,
    field: standsBy ? "standby" : field,
    part: standsBy ? "standby" : "messaging",
    payload: {
      ...(news === "policy" ? {} : { sender: fromBrand ? brand : person }),
      recipient: fromBrand ? person : brand,
      timestamp: meta.rules.timesInSeconds ? Math.floor(time / 1000) : time,
      ...what,
    },
    lane: `${place} ${handle}`,
    subjectId,
  });
}

/** A message, of theirs or (as an echo) of ours. */
export function publishMessage(meta: MetaGround, message: MetaMessage): void {
  if (message.place === "whatsapp") return;
  const { place, handle, fromBrand, content } = message;
  const echo = fromBrand ? { is_echo: true, ...(message.appId ? { app_id: Number(message.appId) } : {}) } : {};
  publishTalk(meta, fromBrand ? "echo" : "message", {
    place,
    handle,
    fromBrand,
    what: { message: { mid: message.id, ...echo, ...content } },
    subjectId: message.id,
    at: message.createdAt,
  });
}
