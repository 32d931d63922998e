/** What a message of Telegram says and brings. */
import type { Attachment } from "../../../modules/channels/index.ts";
import type { File, Message } from "./shapes.ts";

export interface Content {
  text: string | null;
  attachments: Attachment[];
  unsupported: string | null;
}

/** Something was said, and this version can't show it. */
const shown = ["poll", "story", "game", "checklist", "paid_media", "rich_message"] as const;

/** Null where nothing was said: somebody joined, something was pinned. */
export function contentOf(message: Message): Content | null {
  const text = message.text || message.caption || message.dice?.emoji || null;
  const attachments = attachmentsOf(message);
  const unsupported = shown.find((name) => message[name] !== undefined && message[name] !== null) ?? null;
  if (text === null && attachments.length === 0 && unsupported === null) return null;
  return { text, attachments, unsupported: text === null && attachments.length === 0 ? unsupported : null };
}

function attachmentsOf(message: Message): Attachment[] {
  const { photo, animation, video, video_note: note, audio, voice, document, sticker } = message;
  return [
    // All its sizes; the last is the largest.
    ...(photo ?? []).slice(-1).map((one) => fileOf("image", one)),
    // Telegram repeats an animation as a document, for those who know none.
    ...(animation ? [fileOf("animation", animation)] : document ? [fileOf("file", document)] : []),
    ...[video, note].flatMap((one) => (one ? [fileOf("video", one)] : [])),
    ...[audio, voice].flatMap((one) => (one ? [fileOf("audio", one)] : [])),
    ...(sticker ? [{ ...fileOf("sticker", sticker), alt: sticker.emoji ?? null }] : []),
    ...placesOf(message),
    ...contactsOf(message),
  ];
}

const blank: Omit<Attachment, "type"> = {
  url: null,
  mediaId: null,
  ownerId: null,
  alt: null,
  width: null,
  height: null,
};

const fileOf = (
  type: Attachment["type"],
  { file_id: id, width, height, mime_type: mime, file_name: name }: File,
): Attachment => ({
  ...blank,
  type,
  mediaId: id,
  width: width ?? null,
  height: height ?? null,
  ...((mime || name) && { content: { type: mime ?? null, name: name ?? null, sha256: null } }),
});

/** A venue brings its place once more beside it. */
function placesOf({ location, venue }: Message): Attachment[] {
  const place = venue?.location ?? location;
  if (!place) return [];
  return [
    { ...blank, type: "location", place: { ...place, name: venue?.title ?? null, address: venue?.address ?? null } },
  ];
}

function contactsOf({ contact }: Message): Attachment[] {
  if (!contact) return [];
  const name = [contact.first_name, contact.last_name].filter(Boolean).join(" ") || null;
  return [{ ...blank, type: "contact", contact: { name, phones: [contact.phone_number] } }];
}
