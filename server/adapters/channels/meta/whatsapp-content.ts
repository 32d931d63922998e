/** What a message of WhatsApp holds, by its type. */
import { z } from "zod";
import type { Attachment, Entry } from "../../../modules/channels/index.ts";
import { attached } from "./attachments.ts";

const text = z.string().nullish();

type Content = Partial<Entry> & { parentId?: string | null };
type Read = (value: unknown, whole: Readonly<Record<string, unknown>>) => Content | null;

/** A reader of what has this shape; what has another is as good as unsupported. */
const of =
  <S extends z.ZodType>(shape: S, say: (value: z.output<S>) => Content | null): Read =>
  (value) => {
    const parsed = shape.safeParse(value);
    return parsed.success ? say(parsed.data) : { unsupported: "shape" };
  };

const Media = z.looseObject({ id: text, mime_type: text, sha256: text, caption: text, filename: text, url: text });

const media = (type: Attachment["type"]): Read =>
  of(Media, ({ id, mime_type: mime, sha256, caption, filename, url }) => ({
    text: caption || null,
    attachments: [
      {
        ...attached(type, url ?? null),
        mediaId: id ?? null,
        content: { type: mime ?? null, name: filename ?? null, sha256: sha256 ?? null },
      },
    ],
  }));

const Location = z.looseObject({ latitude: z.number(), longitude: z.number(), name: text, address: text });

const Card = z.looseObject({
  name: z.looseObject({ formatted_name: text }).nullish(),
  phones: z.array(z.looseObject({ phone: text })).nullish(),
});

const Choice = z.looseObject({ id: text, title: text });
const Interactive = z.looseObject({
  button_reply: Choice.nullish(),
  list_reply: Choice.nullish(),
  nfm_reply: z.looseObject({ name: text, body: text, response_json: text }).nullish(),
});

const System = z.looseObject({ type: text, body: text, wa_id: text, new_wa_id: text, user_id: text });

const readers: Readonly<Record<string, Read>> = {
  text: of(z.looseObject({ body: text }), ({ body }) => ({ text: body || null })),
  image: media("image"),
  video: media("video"),
  audio: media("audio"),
  voice: media("audio"),
  document: media("file"),
  sticker: media("sticker"),
  location: of(Location, ({ latitude, longitude, name, address }) => ({
    attachments: [
      {
        ...attached("location", null),
        place: { latitude, longitude, name: name ?? null, address: address ?? null },
      },
    ],
  })),
  contacts: of(z.array(Card), (cards) => ({
    attachments: cards.slice(0, 50).map(({ name, phones }) => ({
      ...attached("contact", null),
      contact: {
        name: name?.formatted_name ?? null,
        phones: (phones ?? []).flatMap(({ phone }) => (phone ? [phone] : [])),
      },
    })),
  })),
  // Without a sign it was taken back.
  reaction: of(z.looseObject({ message_id: text, emoji: text }), ({ message_id: target, emoji }) => ({
    kind: "reaction",
    text: emoji || null,
    parentId: target ?? null,
  })),
  button: of(z.looseObject({ text, payload: text }), ({ text: shown, payload }) => ({
    text: shown || null,
    payload: payload ?? null,
  })),
  interactive: of(Interactive, ({ button_reply: button, list_reply: row, nfm_reply: form }) => {
    const chosen = button ?? row;
    if (chosen) return { text: chosen.title || null, payload: chosen.id ?? null };
    return form
      ? { text: form.body || form.name || null, payload: form.response_json ?? null }
      : { unsupported: "interactive" };
  }),
  order: of(z.looseObject({ text, catalog_id: text }), ({ text: said, catalog_id: catalog }) => ({
    text: said || null,
    payload: catalog ?? null,
    unsupported: "order",
  })),
  system: of(System, ({ body, wa_id: id, new_wa_id: newId, user_id: userId }) => ({
    kind: "identity-change",
    text: body || null,
    newId: userId ?? id ?? newId ?? null,
  })),
  revoke: of(z.looseObject({ original_message_id: z.string() }), ({ original_message_id: id }) => ({
    kind: "delete",
    externalId: id,
  })),
  edit: (value) => readEdit(value),
};

/** They open the chat: nothing is said yet. */
const silent = new Set(["request_welcome"]);

/** Null where nothing was said at all. What this version does not know is shown as such. */
export function readContent(type: string, whole: Readonly<Record<string, unknown>>): Content | null {
  if (silent.has(type)) return null;
  const read = Object.hasOwn(readers, type) ? readers[type] : undefined;
  return read ? read(whole[type], whole) : { unsupported: codeOf(whole["errors"]) ?? type.slice(0, 50) };
}

const Edit = z.looseObject({
  original_message_id: z.string(),
  message: z.looseObject({ type: z.string() }),
});

function readEdit(value: unknown): Content {
  const { data } = Edit.safeParse(value);
  if (!data) return { unsupported: "edit" };
  const content = data.message.type === "edit" ? null : readContent(data.message.type, data.message);
  return { ...content, kind: "edit", externalId: data.original_message_id };
}

/** Why WhatsApp keeps it from us, as its number. */
function codeOf(errors: unknown): string | null {
  const { data } = z.array(z.looseObject({ code: z.union([z.string(), z.number()]) })).safeParse(errors);
  return data?.[0] ? String(data[0].code) : null;
}
