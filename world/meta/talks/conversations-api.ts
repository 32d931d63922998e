import { graphTime } from "../fields.ts";
import type { Edges, GraphCall } from "../graph.ts";
import type { MetaGround } from "../ground.ts";
import { personBy, thePerson } from "../people.ts";
import { GraphProblem, invalid, unknownNode } from "../problems.ts";
import { chosen, pageOf } from "../reading.ts";
import { wordOf } from "../store.ts";
import type { Shape } from "../store.ts";
import { messageById, messagesIn, talkBy, talksAt } from "./messages.ts";
import type { MetaMessage, MetaTalk } from "./messages.ts";
import { brandIdAt, personIdAt } from "./talk-events.ts";
import type { ChatPlace } from "./talk-events.ts";

const reads = ["pages_messaging", "instagram_business_manage_messages", "instagram_manage_messages"];
const messageFields = "id,created_time";

/** Talks read back, and who the people are. */
export function conversationEdges(meta: MetaGround): Edges {
  const list = (usual: ChatPlace) => ({
    endpoint: "read-messages" as const,
    place: usual,
    needs: reads,
    answer: (call: GraphCall) => {
      const platform = wordOf(call.args["platform"] ?? usual).toLowerCase();
      if (platform !== "messenger" && platform !== "instagram")
        throw invalid("Param platform must be one of {INSTAGRAM, MESSENGER}");
      return conversations(meta, call, platform);
    },
  });
  const talkOf = (call: GraphCall): MetaTalk => talkBy(meta.db, { id: call.node.id }) ?? lost(call);
  return {
    "GET page/conversations": list("messenger"),
    "GET instagram/conversations": list("instagram"),
    "GET talk": {
      endpoint: "read-messages",
      needs: reads,
      answer: (call) => chosen(call, talkShape(meta, talkOf(call)), "id,link,updated_time"),
    },
    "GET talk/messages": {
      endpoint: "read-messages",
      needs: reads,
      answer: (call) => {
        const talk = talkOf(call);
        return pageOf(meta, call, {
          edge: "messages",
          usual: messageFields,
          read: ({ limit, after }) => messagesIn(meta.db, talk, { limit, before: after }),
          show: (one) => messageShape(meta, one),
        });
      },
    },
    "GET message": {
      endpoint: "read-messages",
      needs: reads,
      answer: (call) =>
        chosen(call, messageShape(meta, messageById(meta.db, call.node.id) ?? lost(call)), messageFields),
    },
    "GET person": { endpoint: "profile", needs: reads, answer: (call) => profile(meta, call, "messenger") },
    "GET ig-person": { endpoint: "profile", needs: reads, answer: (call) => profile(meta, call, "instagram") },
  };
}

function lost(call: GraphCall): never {
  throw unknownNode(call.node.id, "GET");
}

function conversations(meta: MetaGround, call: GraphCall, place: ChatPlace): Shape {
  const userId = call.args["user_id"];
  const person =
    userId === undefined ? null : personBy(meta.db, place === "messenger" ? "psid" : "igsid", wordOf(userId));
  return pageOf(meta, call, {
    edge: "conversations",
    usual: "id,link,updated_time",
    read: ({ limit, after }) => {
      const all = talksAt(meta.db, place).filter(({ handle }) => userId === undefined || handle === person?.handle);
      const from = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1;
      return all.slice(from, from + limit);
    },
    show: (one) => talkShape(meta, one),
  });
}

/** Somebody as they stand in a talk. */
function participant(meta: MetaGround, place: ChatPlace, handle: string): Shape {
  const person = thePerson(meta.db, handle);
  return place === "instagram"
    ? { username: person.username, id: person.igsid }
    : { name: person.name, email: `${person.psid}@facebook.com`, id: person.psid };
}

const brandIn = (meta: MetaGround, place: ChatPlace): Shape =>
  place === "instagram"
    ? { username: meta.instagram.username, id: meta.instagram.id }
    : { name: meta.page.name, email: `${meta.page.id}@facebook.com`, id: brandIdAt(meta, place) };

function talkShape(meta: MetaGround, talk: MetaTalk): Shape {
  if (talk.place === "whatsapp") return { id: talk.id };
  const messages = messagesIn(meta.db, talk, { limit: 25 });
  return {
    id: talk.id,
    link: `/${meta.page.id}/inbox/${talk.id}/`,
    updated_time: graphTime(talk.updatedAt),
    message_count: messages.length,
    unread_count: messages.filter((one) => !one.fromBrand && one.readAt === null).length,
    participants: { data: [participant(meta, talk.place, talk.handle), brandIn(meta, talk.place)] },
    messages: { data: messages.map((one) => messageShape(meta, one)) },
  };
}

function messageShape(meta: MetaGround, one: MetaMessage): Shape {
  if (one.place === "whatsapp") return { id: one.id };
  const them = participant(meta, one.place, one.handle);
  const us = brandIn(meta, one.place);
  const attachments = (one.content["attachments"] ?? []) as { type?: string; payload?: { url?: string } }[];
  const links = attachments.filter(({ payload }) => typeof payload?.url === "string");
  return {
    id: one.id,
    created_time: graphTime(one.createdAt),
    from: one.fromBrand ? us : them,
    to: { data: [one.fromBrand ? them : us] },
    message: one.deletedAt === null ? (one.content["text"] ?? "") : "",
    ...(links.length > 0 && one.deletedAt === null
      ? {
          attachments: {
            data: links.map(({ type, payload }) =>
              type === "image"
                ? { image_data: { url: payload?.url, width: 480, height: 360 } }
                : { file_url: payload?.url, mime_type: type },
            ),
          },
        }
      : {}),
    ...(one.replyTo?.includes(" ") === false ? { reply_to: { mid: one.replyTo } } : {}),
  };
}

/** Who somebody is: told only of who wrote to the airline. */
function profile(meta: MetaGround, call: GraphCall, place: ChatPlace): Shape {
  const person = personBy(meta.db, place === "messenger" ? "psid" : "igsid", call.node.id) ?? lost(call);
  if (!talkBy(meta.db, { place, handle: person.handle })) {
    if (place === "instagram")
      throw new GraphProblem({
        code: 230,
        status: 403,
        message: "(#230) User consent is required to access user profile",
      });
    throw unknownNode(call.node.id, "GET");
  }
  const words = person.name.split(/\s+/);
  const picture = `${meta.worldUrl()}/graph-files/face-${person.handle.toLowerCase()}`;
  const whole =
    place === "messenger"
      ? {
          first_name: words[0],
          last_name: words.slice(1).join(" "),
          name: person.name,
          profile_pic: picture,
          locale: person.language,
        }
      : {
          name: person.name,
          username: person.username,
          profile_pic: picture,
          follower_count: 137,
          is_user_follow_business: false,
          is_business_follow_user: false,
          is_verified_user: false,
        };
  return chosen(call, { ...whole, id: personIdAt(place, person) }, Object.keys(whole).join(","));
}
