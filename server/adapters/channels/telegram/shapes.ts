/** What Telegram sends, as far as we read it (core.telegram.org/bots/api, 10.1); everything else in it is ignored. */
import { z } from "zod";

/** Telegram's ids have 52 bits at most: what a number can't hold exactly is none. */
const Id = z.int();
const text = z.string().nullish().catch(null);
const size = z.int().positive().nullish().catch(null);
/** What can't be read of it is left out. */
const maybe = <T extends z.ZodType>(shape: T) => shape.nullish().catch(null);

export const User = z.object({
  id: Id,
  is_bot: z.boolean().nullish(),
  first_name: text,
  last_name: text,
  username: text,
});
export type User = z.output<typeof User>;

export const Chat = z.object({
  id: Id,
  type: z.string(),
  title: text,
  username: text,
  first_name: text,
  last_name: text,
});
export type Chat = z.output<typeof Chat>;

const File = z.object({
  file_id: z.string().min(1),
  width: size,
  height: size,
  mime_type: text,
  file_name: text,
});
export type File = z.output<typeof File>;

const Location = z.object({ latitude: z.number(), longitude: z.number() });

export const Message = z.object({
  message_id: Id,
  message_thread_id: maybe(Id),
  date: z.int().nullish().catch(null),
  edit_date: z.int().nullish().catch(null),
  chat: Chat,
  from: maybe(User),
  sender_chat: maybe(Chat),
  business_connection_id: maybe(z.string().min(1)),
  is_automatic_forward: maybe(z.boolean()),
  reply_to_message: maybe(z.object({ message_id: Id, from: maybe(User) })),
  text,
  caption: text,
  photo: maybe(z.array(File)),
  animation: maybe(File),
  video: maybe(File),
  video_note: maybe(File),
  audio: maybe(File),
  voice: maybe(File),
  document: maybe(File),
  sticker: maybe(File.extend({ emoji: text })),
  dice: maybe(z.object({ emoji: z.string() })),
  location: maybe(Location),
  venue: maybe(z.object({ location: Location, title: text, address: text })),
  contact: maybe(z.object({ phone_number: z.string(), first_name: text, last_name: text })),
  poll: z.unknown().optional(),
  story: z.unknown().optional(),
  game: z.unknown().optional(),
  checklist: z.unknown().optional(),
  paid_media: z.unknown().optional(),
  rich_message: z.unknown().optional(),
});
export type Message = z.output<typeof Message>;

export const Pressed = z.object({
  id: z.string().min(1),
  from: User,
  data: text,
  message: maybe(
    z.object({
      message_id: Id,
      chat: Chat,
      reply_markup: maybe(
        z.object({ inline_keyboard: z.array(z.array(z.object({ text: z.string(), callback_data: text }))) }),
      ),
    }),
  ),
});

export const Membership = z.object({
  chat: Chat,
  from: User,
  date: z.int(),
  new_chat_member: z.object({ status: z.string() }),
});

export const Reaction = z.object({
  chat: Chat,
  message_id: Id,
  user: User,
  date: z.int(),
  new_reaction: z.array(z.object({ type: z.string(), emoji: text })),
});

export const Deleted = z.object({ business_connection_id: z.string().min(1), chat: Chat, message_ids: z.array(Id) });

/** One update is one thing; what it is, is the name under which it stands. */
export const Update = z.looseObject({ update_id: Id });
