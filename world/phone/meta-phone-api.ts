import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { fileById } from "../meta/files.ts";
import type { MetaWorld } from "../meta/meta.ts";
import type { Life } from "../passengers/life.ts";
import { readBody } from "../x/reading.ts";
import { metaApps } from "./meta-apps.ts";

const NewWords = z.object({
  app: z.enum(metaApps),
  text: z.string().max(70_000).default(""),
  /** A post or comment; without one it is a private message, or (at Facebook) a post on the Page. */
  under: z.string().optional(),
  show: z.enum(["picture", "voice", "video", "document", "sticker"]).optional(),
  here: z.boolean().optional(),
  /** At Instagram: a picture of their own, whose words name the airline. */
  own: z.boolean().optional(),
  /** The button of a message that is pressed. */
  press: z.object({ messageId: z.string(), label: z.string() }).optional(),
});

/** What is written, pressed and shown in the apps of Meta on a passenger's phone. */
export function metaPhoneApi(server: FastifyInstance, { meta, life }: { meta: MetaWorld; life: Life }): void {
  const { play, ground } = meta;
  server.post("/phone/passengers/:handle/meta", (request, reply) => {
    const { handle: as } = readBody(z.object({ handle: z.string() }), request.params);
    const { app, text, under, show, here, own, press } = readBody(NewWords, request.body);
    life.takeOver(as);
    void reply.code(201);
    if (press) {
      play.press(as, press.messageId, press.label);
      return { pressed: true };
    }
    if (under !== undefined) return { id: play.comment({ as, under, text, withPicture: show === "picture" }).id };
    if (own && app === "instagram") {
      const name = `@${ground.instagram.username}`;
      const words = text.toLowerCase().includes(name.toLowerCase()) ? text : `${name} ${text}`.trim();
      return { id: play.mention({ as, place: "instagram", text: words, inCaption: true, withPicture: true }) };
    }
    if (app === "facebook")
      return { id: play.writePost({ place: "facebook", as, text, withPicture: show === "picture" }).id };
    const place = here
      ? { location: { latitude: 52.3086, longitude: 4.7639, name: "Schiphol, gate B12", address: "Amsterdam" } }
      : {};
    const words = text === "" ? {} : { text };
    const attached = show ? { show } : {};
    // Messenger and Instagram send a picture and its words apart.
    if (show && text !== "" && app !== "whatsapp") {
      play.sendMessage({ as, place: app, show });
      return { id: play.sendMessage({ as, place: app, text }).id };
    }
    return { id: play.sendMessage({ as, place: app, ...words, ...attached, ...place }).id };
  });
  server.get("/phone/files/:id", (request, reply) => {
    const file = fileById(ground.db, readBody(z.object({ id: z.string().max(40) }), request.params).id);
    if (!file) return reply.code(404).send();
    return reply.type(file.mime).header("x-content-type-options", "nosniff").send(file.content);
  });
}
