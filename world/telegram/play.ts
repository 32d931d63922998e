import { makeFile, type ShownThing } from "./files.ts";
import type { TelegramGround } from "./ground.ts";
import { changeMessage, insertMessage, messageAt, type TelegramMessage, writtenByBot } from "./messages.ts";
import { personById, setSeen, setStanding, thePerson, type TelegramPerson } from "./people.ts";
import { botOf, chatOf, messageOf, secondsOf, userOf } from "./shapes.ts";
import type { Shape } from "./store.ts";

/** What can be made to happen at Telegram: what passengers do there, in their names. */
export interface TelegramPlay {
  /** Opens the bot; a link may say where they come from. */
  begin: (as: string, ref?: string) => void;
  sendMessage: (given: NewWords) => { chatId: number; number: number };
  edit: (as: string, number: number, text: string) => void;
  /** Null takes it back. */
  react: (as: string, number: number, emoji: string | null) => void;
  press: (as: string, number: number, label: string) => void;
  block: (as: string, isBlocked: boolean) => void;
  see: (as: string) => void;
  /** What the bot wrote since a time. */
  received: (since?: number) => { to: string; chatId: number; number: number; text: string | null; kind: string }[];
}

export interface NewWords {
  as: string;
  text?: string | undefined;
  show?: ShownThing | undefined;
  place?: { latitude: number; longitude: number } | undefined;
  /** The number of what they answer. */
  answers?: number | undefined;
}

const kinds = { picture: "photo", voice: "voice", video: "video" } as const;

export function makeTelegramPlay(ground: TelegramGround): TelegramPlay {
  const { db, now, updates, news } = ground;

  const tell = (person: TelegramPerson, kind: string, payload: Shape, number?: number): void => {
    updates.add({ kind, payload, lane: String(person.id), subject: `${person.id}:${number ?? kind}` });
    news.tell({ handle: person.handle });
  };
  const membership = (person: TelegramPerson, isBlocked: boolean): Shape => {
    const member = (status: "member" | "kicked"): Shape => ({
      user: botOf(ground),
      status,
      ...(status === "kicked" && { until_date: 0 }),
    });
    return {
      chat: chatOf(person),
      from: userOf(person),
      date: secondsOf(now()),
      old_chat_member: member(isBlocked ? "member" : "kicked"),
      new_chat_member: member(isBlocked ? "kicked" : "member"),
    };
  };
  const write = (person: TelegramPerson, part: Partial<TelegramMessage>): TelegramMessage => {
    // Who writes to a bot they had blocked lets it write again.
    if (person.blocks) play.block(person.handle, false);
    setStanding(db, person.id, { begun: true, blocks: false });
    const one = insertMessage(db, { chatId: person.id, fromBot: false, createdAt: now(), ...part });
    tell(person, "message", messageOf(ground, one), one.number);
    return one;
  };
  const theMessage = (person: TelegramPerson, number: number): TelegramMessage => {
    const one = messageAt(db, person.id, number);
    if (!one) throw new Error(`There is no message ${number} with ${person.handle}.`);
    return one;
  };

  const play: TelegramPlay = {
    begin: (as, ref) => void write(thePerson(db, as), { text: ref === undefined ? "/start" : `/start ${ref}` }),
    sendMessage({ as, text, show, place, answers }) {
      const file = show ? makeFile(ground, show) : null;
      const { chatId, number } = write(thePerson(db, as), {
        ...(text !== undefined && { text }),
        ...(show && file && { kind: kinds[show], fileId: file.id }),
        ...(place && { kind: "location", place }),
        ...(answers !== undefined && { answers }),
      });
      return { chatId, number };
    },
    edit(as, number, text) {
      const person = thePerson(db, as);
      const one = { ...theMessage(person, number), text, editedAt: now() };
      changeMessage(db, one);
      tell(person, "edited_message", messageOf(ground, one), number);
    },
    react(as, number, emoji) {
      const person = thePerson(db, as);
      const one = theMessage(person, number);
      const signs = (sign: string | null): Shape[] => (sign === null ? [] : [{ type: "emoji", emoji: sign }]);
      changeMessage(db, { ...one, reaction: emoji });
      tell(person, "message_reaction", {
        chat: chatOf(person),
        message_id: number,
        user: userOf(person),
        date: secondsOf(now()),
        old_reaction: signs(one.reaction),
        new_reaction: signs(emoji),
      });
    },
    press(as, number, label) {
      const person = thePerson(db, as);
      const one = theMessage(person, number);
      const button = one.buttons.flat().find(({ text }) => text === label);
      if (!button) throw new Error(`There is no button "${label}" there.`);
      tell(person, "callback_query", {
        id: `${now()}${number}`,
        from: userOf(person),
        message: messageOf(ground, one),
        chat_instance: String(person.id),
        ...(button.callback_data !== undefined && { data: button.callback_data }),
      });
    },
    block(as, isBlocked) {
      const person = thePerson(db, as);
      if (person.blocks === isBlocked) return;
      setStanding(db, person.id, { begun: person.hasBegun, blocks: isBlocked });
      tell(person, "my_chat_member", membership(person, isBlocked));
    },
    see(as) {
      setSeen(db, thePerson(db, as).id, now());
    },
    received: (since = 0) =>
      writtenByBot(db, since).map(({ chatId, number, text, kind }) => ({
        to: personById(db, chatId)?.handle ?? "",
        chatId,
        number,
        text,
        kind,
      })),
  };
  return play;
}
