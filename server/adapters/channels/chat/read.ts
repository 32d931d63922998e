/** Says a chat's delivery in our words. */
import { z } from "zod";
import { blankEntry, type Entry, type RawRequest, Unreadable } from "../../../modules/channels/index.ts";

const Delivery = z.object({
  visitor: z.object({ id: z.uuid(), name: z.string().nullable() }),
  type: z.string(),
  number: z.int(),
  text: z.string().optional(),
  at: z.iso.datetime(),
});

export function read({ body }: Pick<RawRequest, "body">): Entry[] {
  const { visitor, type, number, text, at } = parse(body);
  if (type !== "read" && type !== "message") return [];
  return [
    {
      ...blankEntry,
      kind: type,
      visibility: "private",
      author: { id: visitor.id, name: visitor.name, handle: null },
      text: type === "message" ? (text ?? null) : null,
      externalId: String(number),
      writtenAt: at,
      threadId: visitor.id,
    },
  ];
}

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
