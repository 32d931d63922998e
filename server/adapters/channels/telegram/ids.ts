/** How Telegram's ids stand in ours. A message's number counts within its chat alone, and a business account's chats are numbered apart from the bot's. */

export interface ChatPlace {
  /** Where the bot speaks for a person's or an airline's own account. */
  connection: string | null;
  chat: number;
}

export const placeName = ({ connection, chat }: ChatPlace): string =>
  `${connection === null ? "" : `${connection}/`}${chat}`;

export const messageName = (place: ChatPlace, message: number): string => `${placeName(place)}:${message}`;

/** Null for what is none of ours: nobody is written to by a guess. */
export function placeIn(name: string): ChatPlace | null {
  const [, connection, chat] = /^(?:([\w-]{1,200})\/)?(-?\d{1,15})$/.exec(name) ?? [];
  return chat === undefined ? null : { connection: connection ?? null, chat: Number(chat) };
}

export function messageIn(name: string): (ChatPlace & { message: number }) | null {
  const [, place, message] = /^(.+):(\d{1,15})$/.exec(name) ?? [];
  const found = place === undefined ? null : placeIn(place);
  return found && { ...found, message: Number(message) };
}
