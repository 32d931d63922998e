import { makeFile, openLink, sha256Of } from "./files.ts";
import type { MetaFile, ShownThing } from "./files.ts";
import type { MetaGround } from "./ground.ts";
import { invalid } from "./problems.ts";
import { wordOf } from "./store.ts";
import type { Shape } from "./store.ts";
import type { MetaMessage, TalkPlace } from "./talks/messages.ts";

/** What somebody sends: words, something to see or hear, a place, a contact, or one of the rarer things. */
export interface NewMetaMessage {
  as: string;
  place: TalkPlace;
  text?: string | undefined;
  show?: ShownThing | undefined;
  location?:
    | { latitude: number; longitude: number; name?: string | undefined; address?: string | undefined }
    | undefined;
  contact?: { name: string; phone: string } | undefined;
  /** The message it answers. */
  replyTo?: string | undefined;
  /** At Instagram: an answer to the airline's story, or a post handed on. */
  story?: boolean | undefined;
  share?: boolean | undefined;
  storyMention?: boolean | undefined;
  like?: boolean | undefined;
  unsupported?: boolean | undefined;
  /** Came by an advertisement. */
  ad?: { id: string; title: string } | undefined;
  /** An order of WhatsApp's catalogue, or a form sent in. */
  form?: Shape | undefined;
  /** The letters of a quick reply, with what stands behind them. */
  quickReply?: string | undefined;
  /** When it was written, in the past where wished. */
  at?: number | undefined;
}

const imageTypes: Readonly<Record<ShownThing, string>> = {
  picture: "image",
  animation: "image",
  sticker: "sticker",
  video: "video",
  voice: "audio",
  audio: "audio",
  document: "file",
};

/** A message as Messenger and Instagram say it. */
export function forChat(
  meta: MetaGround,
  given: NewMetaMessage,
  file: MetaFile | null,
): Pick<MetaMessage, "kind" | "content"> {
  const text = given.text === undefined ? {} : { text: given.text };
  const replyTo = given.replyTo
    ? { reply_to: { mid: given.replyTo } }
    : given.story
      ? { reply_to: { story: { id: `1${meta.nextId()}`, url: openLink(meta, makeFile(meta, "picture")) } } }
      : {};
  const attachments: Shape[] = [];
  if (file && given.show)
    attachments.push({
      type: imageTypes[given.show],
      payload: { url: openLink(meta, file), ...(given.show === "sticker" ? { sticker_id: 369239263222822 } : {}) },
    });
  if (given.location)
    attachments.push({
      type: "location",
      payload: { coordinates: { lat: given.location.latitude, long: given.location.longitude } },
    });
  if (given.share)
    attachments.push({
      type: "ig_post",
      payload: {
        ig_post_media_id: `1${meta.nextId()}`,
        title: "Shared Instagram post",
        url: openLink(meta, makeFile(meta, "picture")),
      },
    });
  if (given.storyMention)
    attachments.push({ type: "story_mention", payload: { url: openLink(meta, makeFile(meta, "picture")) } });
  if (given.like) attachments.push({ type: "like_heart" });
  const referral = given.ad
    ? {
        referral: {
          ref: "ad",
          ad_id: given.ad.id,
          source: "ADS",
          type: "OPEN_THREAD",
          ads_context_data: { ad_title: given.ad.title },
        },
      }
    : {};
  const content: Shape = given.unsupported
    ? { is_unsupported: true }
    : {
        ...text,
        ...(given.quickReply ? { quick_reply: { payload: given.quickReply } } : {}),
        ...replyTo,
        ...referral,
        ...(attachments.length > 0 ? { attachments } : {}),
      };
  if (Object.keys(content).length === 0) throw invalid("There is nothing to send.");
  const kind = given.unsupported ? "unsupported" : wordOf(attachments[0]?.["type"] ?? "text");
  return { kind, content };
}

/** A message as WhatsApp says it. */
export function forWhatsapp(
  meta: MetaGround,
  given: NewMetaMessage,
  file: MetaFile | null,
): Pick<MetaMessage, "kind" | "content"> {
  const context = given.replyTo ? { context: { from: meta.whatsapp.waId, id: given.replyTo } } : {};
  const referral = given.ad
    ? {
        referral: {
          source_url: `https://fb.me/${given.ad.id}`,
          source_id: given.ad.id,
          source_type: "ad",
          body: given.ad.title,
          headline: "Chat with us",
          media_type: "image",
          image_url: openLink(meta, makeFile(meta, "picture")),
          ctwa_clid: `Aff-${meta.nextId()}`,
          welcome_message: { text: "Hi there! Let us know how we can help!" },
        },
      }
    : {};
  const say = (type: string, inner: unknown, more: Shape = {}) => ({
    kind: type,
    content: { ...context, ...referral, ...more, type, [type]: inner },
  });
  if (given.unsupported) {
    const title = "Message type unknown";
    const error = {
      code: 131_051,
      title,
      message: title,
      error_data: { details: "Message type is currently not supported." },
    };
    return { kind: "unsupported", content: { errors: [error], type: "unsupported" } };
  }
  if (file && given.show) {
    const type = given.show === "document" ? "document" : imageTypes[given.show];
    return say(type, {
      ...(given.text && type !== "audio" && type !== "sticker" ? { caption: given.text } : {}),
      ...(type === "document" ? { filename: file.name ?? "file" } : {}),
      mime_type: given.show === "voice" ? "audio/ogg; codecs=opus" : file.mime,
      sha256: sha256Of(file.content),
      id: file.id,
      ...(type === "audio" ? { voice: given.show === "voice" } : {}),
      ...(type === "sticker" ? { animated: false } : {}),
    });
  }
  if (given.location) {
    const { latitude, longitude, name, address } = given.location;
    return say("location", { ...(address ? { address } : {}), latitude, longitude, ...(name ? { name } : {}) });
  }
  if (given.contact) {
    const { name, phone } = given.contact;
    const [first = name, ...last] = name.split(" ");
    const card = {
      name: { first_name: first, ...(last.length > 0 ? { last_name: last.join(" ") } : {}), formatted_name: name },
      phones: [{ phone, type: "MOBILE", wa_id: phone.replaceAll(/\D/g, "") }],
    };
    return say("contacts", [card]);
  }
  if (given.form) {
    const answer = {
      type: "nfm_reply",
      nfm_reply: { name: "flow", body: "Sent", response_json: JSON.stringify(given.form) },
    };
    return say("interactive", answer);
  }
  if (given.text === undefined || given.text === "") throw invalid("There is nothing to send.");
  return say("text", { body: given.text });
}
