/** What the vendors took and hold: each text of each person or comment, to be read again. */
import type { LoadAccount } from "../load/shapes.ts";
import { chance } from "./chance.ts";
import type { Answer, Wish } from "./places.ts";
import { tell } from "./tell.ts";

type Accounts = Readonly<Record<string, LoadAccount>>;

interface Given {
  id: string;
  text: string;
  at: Date;
}

/** Of what was taken, told by webhook afterwards. */
const toldShare = 0.9;

const given = new Map<string, Given[]>();
let lastId = 0;

/** Of each person or comment the texts it holds, in the order they came. */
export const textsGiven = (): Record<string, string[]> =>
  Object.fromEntries([...given].map(([to, all]) => [to, all.map(({ text }) => text)]));

/** Takes it, and gives the answer that says so; most of it is told of afterwards. */
export function accept(wish: Wish, accounts: Accounts): Answer {
  const { place, to, text } = wish;
  const id = place === "whatsapp" ? `wamid.out${++lastId}` : place === "facebook" ? `77_9${++lastId}` : `9${++lastId}`;
  const all = given.get(`${place} ${to}`) ?? [];
  given.set(`${place} ${to}`, all);
  all.push({ id, text, at: new Date() });
  if (chance() < toldShare) void tell(wish, id, accounts[place]);
  if (place === "x") return { status: 201, body: { data: { dm_event_id: id } } };
  if (place === "facebook") return { status: 200, body: { id } };
  if (place === "messenger") return { status: 200, body: { recipient_id: to, message_id: id } };
  return { status: 200, body: { messages: [{ id }] } };
}

/** What the vendor holds, the newest first. */
export function read(url: URL, accounts: Accounts): unknown {
  const messages = /\/dm_conversations\/with\/(\d+)\/dm_events$/.exec(url.pathname)?.[1];
  const listed = (key: string): Given[] => (given.get(key) ?? []).toReversed().slice(0, 100);
  if (messages)
    return {
      data: listed(`x ${messages}`).map(({ id, text, at }) => ({
        id,
        text,
        sender_id: accounts["x"]?.externalId,
        created_at: at.toISOString(),
      })),
    };
  const comment = /\/(77_\d+)\/comments$/.exec(decodeURIComponent(url.pathname))?.[1];
  if (comment)
    return {
      data: listed(`facebook ${comment}`)
        .slice(0, 50)
        .map(({ id, text, at }) => ({ id, message: text, from: { id: "10" }, created_time: at.toISOString() })),
    };
  if (url.pathname.endsWith("/conversations")) return { data: [{ id: `t_${url.searchParams.get("user_id")}` }] };
  const talk = /\/t_(\d+)\/messages$/.exec(url.pathname)?.[1];
  if (talk)
    return {
      data: listed(`messenger ${talk}`)
        .slice(0, 25)
        .map(({ id, text, at }) => ({ id, message: text, from: { id: "10" }, created_time: at.toISOString() })),
    };
  return { data: [] };
}
