import { z } from "zod";
import { fileById } from "../files.ts";
import type { MetaGround } from "../ground.ts";
import { refused } from "../problems.ts";
import { wordOf } from "../store.ts";
import type { Shape } from "../store.ts";
import { messageById } from "../talks/messages.ts";
import { requireTemplate } from "./template-check.ts";
import type { FilledTemplate } from "./template-check.ts";

const caption = z.string().max(1024).optional();
const Media = z
  .looseObject({ id: z.string().optional(), link: z.url().optional(), caption })
  .refine((one) => (one.id === undefined) !== (one.link === undefined), "either id or link");
const Header = z.looseObject({
  type: z.enum(["text", "image", "video", "document"]),
  text: z.string().max(60).optional(),
});
const bodyAndFooter = {
  body: z.looseObject({ text: z.string().min(1).max(1024) }),
  footer: z.looseObject({ text: z.string().max(60) }).optional(),
};
const Reply = z.looseObject({
  type: z.literal("reply"),
  reply: z.looseObject({ id: z.string().min(1).max(256), title: z.string().min(1).max(20) }),
});
const Row = z.looseObject({
  id: z.string().min(1).max(200),
  title: z.string().min(1).max(24),
  description: z.string().max(72).optional(),
});
const Interactive = z.discriminatedUnion("type", [
  z.looseObject({
    type: z.literal("button"),
    header: Header.optional(),
    ...bodyAndFooter,
    action: z.looseObject({ buttons: z.array(Reply).min(1).max(3) }),
  }),
  z.looseObject({
    type: z.literal("list"),
    header: Header.optional(),
    ...bodyAndFooter,
    action: z.looseObject({
      button: z.string().min(1).max(20),
      sections: z
        .array(z.looseObject({ title: z.string().max(24).optional(), rows: z.array(Row).min(1) }))
        .min(1)
        .max(10)
        .refine((sections) => sections.flatMap(({ rows }) => rows).length <= 10, "at most 10 rows"),
    }),
  }),
  z.looseObject({
    type: z.literal("cta_url"),
    header: Header.optional(),
    ...bodyAndFooter,
    action: z.looseObject({
      name: z.literal("cta_url"),
      parameters: z.looseObject({ display_text: z.string().max(20), url: z.url() }),
    }),
  }),
  z.looseObject({
    type: z.literal("location_request_message"),
    ...bodyAndFooter,
    action: z.looseObject({ name: z.literal("send_location") }),
  }),
]);

const types = {
  text: z.looseObject({ body: z.string().min(1).max(4096), preview_url: z.boolean().optional() }),
  image: Media,
  audio: Media,
  video: Media,
  document: Media,
  sticker: Media,
  location: z.looseObject({
    latitude: z.coerce.number(),
    longitude: z.coerce.number(),
    name: z.string().optional(),
    address: z.string().optional(),
  }),
  contacts: z.array(z.looseObject({ name: z.looseObject({ formatted_name: z.string() }) })).min(1),
  reaction: z.looseObject({ message_id: z.string(), emoji: z.string() }),
  interactive: Interactive,
  template: z.looseObject({ name: z.string() }),
} as const;
type Type = keyof typeof types;
const mediaTypes: ReadonlySet<string> = new Set(["image", "audio", "video", "document", "sticker"]);

/** What a message of the airline becomes on WhatsApp. */
export interface ComposedForWhatsapp {
  kind: Type;
  content: Shape;
  template: FilledTemplate | null;
  /** A link to fetch the file from, before it can be sent. */
  link: string | null;
}

/** Reads a message by its type; what is too long, missing or unknown is refused at once. */
export function composeForWhatsapp(meta: MetaGround, args: Shape): ComposedForWhatsapp {
  const type = wordOf(args["type"] ?? "text");
  if (!(type in types))
    throw refused(131_051, "Unsupported message type", `Message type ${type} is not currently supported.`);
  const kind = type as Type;
  const given = args[kind];
  if (given === undefined)
    throw refused(131_008, "Required parameter is missing", `Parameter '${kind}' is mandatory for type '${kind}'`);
  const read = types[kind].safeParse(given);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw refused(
      131_009,
      "Parameter value is not valid",
      `${[kind, ...(issue?.path ?? [])].join(".")}: ${issue?.message ?? ""}`,
    );
  }
  const { data } = read;
  const content: Shape = { type: kind, [kind]: data };
  const template = kind === "template" ? requireTemplate(meta, "whatsapp", given) : null;
  const media = mediaTypes.has(kind) ? (data as { id?: string; link?: string }) : null;
  if (media?.id !== undefined) {
    const file = fileById(meta.db, media.id);
    if (!file || file.deletedAt !== null)
      throw refused(
        131_009,
        "Parameter value is not valid",
        "Media ID is not found, or has expired. Please upload again.",
      );
  }
  if (kind === "reaction" && !messageById(meta.db, (data as { message_id: string }).message_id))
    throw refused(131_009, "Parameter value is not valid", "The message reacted to is not known.");
  return { kind, content, template, link: media?.link ?? null };
}
