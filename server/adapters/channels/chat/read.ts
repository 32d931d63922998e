/** Says a chat's delivery in our words. */
import { z } from "zod";
import {
  type Attachment,
  blankEntry,
  type Entry,
  type RawRequest,
  Unreadable,
} from "../../../modules/channels/index.ts";

const Delivery = z.object({
  visitor: z.object({ id: z.uuid(), name: z.string().nullable() }),
  type: z.string(),
  number: z.int(),
  text: z.string().optional(),
  files: z
    .array(z.object({ id: z.uuid(), name: z.string(), type: z.string() }))
    .max(20)
    .default([]),
  at: z.iso.datetime(),
});

export function read({ body }: Pick<RawRequest, "body">): Entry[] {
  const { visitor, type, number, text, files, at } = parse(body);
  if (type !== "read" && type !== "message") return [];
  return [
    {
      ...blankEntry,
      kind: type,
      visibility: "private",
      author: { id: visitor.id, name: visitor.name, handle: null },
      text: type === "message" ? text || null : null,
      attachments: type === "message" ? files.map(attachmentOf) : [],
      externalId: String(number),
      writtenAt: at,
      threadId: visitor.id,
    },
  ];
}

const attachmentOf = ({ id, name, type }: { id: string; name: string; type: string }): Attachment => ({
  type: /^(image|video)\//.test(type) ? (type.split("/")[0] as "image" | "video") : "file",
  url: null,
  mediaId: id,
  ownerId: null,
  alt: null,
  width: null,
  height: null,
  content: { type, name, sha256: null },
});

function parse(body: Buffer): z.output<typeof Delivery> {
  let json: unknown;
  try {
    json = JSON.parse(body.toString("utf8"));
  } catch {
    throw new Unreadable("no JSON");
  }
  const read = Delivery.safeParse(json);
  if (!read.success) throw new Unreadable("not what a chat delivers");
  return read.data;
}
