import { z } from "zod";
import { fileById, openLink } from "../files.ts";
import type { MetaFile } from "../files.ts";
import type { MetaGround } from "../ground.ts";
import { invalid } from "../problems.ts";
import { readArgs } from "../reading.ts";
import { wordOf } from "../store.ts";
import type { Shape } from "../store.ts";
import { fetchFile, keepUpload } from "../uploads.ts";
import type { ChatPlace } from "./talk-events.ts";

const Button = z.looseObject({
  type: z.string(),
  title: z.string().max(20).optional(),
  url: z.string().optional(),
  payload: z.string().max(1000).optional(),
});
const QuickReply = z.looseObject({
  content_type: z.enum(["text", "user_phone_number", "user_email"]),
  title: z.string().max(20).optional(),
  payload: z.string().max(1000).optional(),
});
const Attachment = z.looseObject({ type: z.string(), payload: z.looseObject({}).default({}) });
const Message = z.looseObject({
  text: z.string().optional(),
  attachment: Attachment.optional(),
  attachments: z.array(Attachment).min(1).max(30).optional(),
  quick_replies: z.array(QuickReply).max(13).optional(),
  metadata: z.string().max(1000).optional(),
});

const airline: ReadonlySet<string> = new Set([
  "airline_boardingpass",
  "airline_checkin",
  "airline_itinerary",
  "airline_update",
]);
const templates = {
  generic: z.looseObject({
    elements: z
      .array(
        z.looseObject({
          title: z.string().min(1).max(80),
          subtitle: z.string().max(80).optional(),
          buttons: z.array(Button).max(3).optional(),
        }),
      )
      .min(1)
      .max(10),
  }),
  button: z.looseObject({ text: z.string().min(1).max(640), buttons: z.array(Button).min(1).max(3) }),
  media: z.looseObject({ elements: z.array(z.looseObject({ media_type: z.enum(["image", "video"]) })).length(1) }),
  receipt: z.looseObject({ recipient_name: z.string(), order_number: z.string(), currency: z.string() }),
} as const;

/** What a message of the airline becomes: its kind, and what stands of it in the talk and in the echo. */
export interface Composed {
  kind: string;
  content: Shape;
  /** Where the call put up a file to be used again. */
  attachmentId: string | null;
}

/** Reads a message as Meta does, and refuses as it does what is too long, empty, unknown or out of use. */
export async function compose(
  meta: MetaGround,
  place: ChatPlace,
  given: unknown,
  upload: File | undefined,
): Promise<Composed> {
  if (typeof given !== "object" || given === null) throw invalid("The parameter message is required");
  const message = readArgs(Message, given as Shape);
  const { text, metadata } = message;
  const attachments = message.attachments ?? (message.attachment ? [message.attachment] : []);
  if (text === undefined && attachments.length === 0) throw invalid("Param message must be non-empty.");
  if (text !== undefined && attachments.length > 0) throw invalid("You cannot send both text and an attachment.");
  const common = {
    ...(message.quick_replies ? { quick_replies: message.quick_replies } : {}),
    ...(metadata === undefined ? {} : { metadata }),
  };
  if (text !== undefined) {
    requireLength(place, text);
    return { kind: "text", content: { text, ...common }, attachmentId: null };
  }
  const shown: Shape[] = [];
  let attachmentId: string | null = null;
  for (const one of attachments) {
    if (one.type === "template") shown.push(template(meta, one.payload));
    else {
      const file = await fileOf(meta, { place, type: one.type, payload: one.payload, upload });
      if (one.payload["is_reusable"] === true) attachmentId = file?.id ?? null;
      shown.push({ type: one.type, payload: file ? { url: openLink(meta, file) } : { ...one.payload } });
    }
  }
  return { kind: attachments[0]?.type ?? "file", content: { attachments: shown, ...common }, attachmentId };
}

function requireLength(place: ChatPlace, text: string): void {
  if (text.trim() === "") throw invalid("Param message[text] must be non-empty.");
  if (place === "messenger" && [...text].length > 2000)
    throw invalid("Length of param message[text] must be less than or equal to 2000");
  if (place === "instagram" && Buffer.byteLength(text) > 1000)
    throw invalid("Length of param message[text] must be less than or equal to 1000");
}

function template(meta: MetaGround, payload: Shape): Shape {
  const type = wordOf(payload["template_type"] ?? "");
  if (meta.rules.airlineTemplates && airline.has(type)) return { type: "template", payload };
  const schema = templates[type as keyof typeof templates];
  if (!schema)
    throw invalid(
      `Param message[attachment][payload][template_type] must be one of {${Object.keys(templates).join(", ").toUpperCase()}}`,
    );
  readArgs(schema, payload);
  return { type: "template", payload };
}

const typesAt: Readonly<Record<ChatPlace, readonly string[]>> = {
  messenger: ["image", "audio", "video", "file"],
  instagram: ["image", "audio", "video", "file", "like_heart", "MEDIA_SHARE"],
};

/** The file of an attachment: by its id, from a link, or from the call itself; none for a heart or a shared post. */
export async function fileOf(
  meta: MetaGround,
  { place, type, payload, upload }: { place: ChatPlace; type: string; payload: Shape; upload: File | undefined },
): Promise<MetaFile | null> {
  if (!typesAt[place].includes(type))
    throw invalid(`Param message[attachment][type] must be one of {${typesAt[place].join(", ")}}`);
  if (type === "like_heart" || type === "MEDIA_SHARE") return null;
  const { attachment_id: id, url } = payload;
  if (id !== undefined) {
    const known = fileById(meta.db, wordOf(id));
    if (!known) throw invalid("Invalid attachment_id", 2_018_074);
    return known;
  }
  if (typeof url === "string") return fetchFile(meta, url);
  if (upload) return keepUpload(meta, upload);
  throw invalid("Either url, attachment_id or filedata is required for an attachment.");
}
