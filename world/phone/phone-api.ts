import path from "node:path";
import staticFiles from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { Shown } from "../control.ts";
import { passengerByHandle } from "../passengers/people.ts";
import type { Passenger } from "../passengers/people.ts";
import { invalidRequest } from "../x/problems.ts";
import { readBody } from "../x/reading.ts";
import { addressOfPassenger } from "../mail/mailboxes.ts";
import { followNews } from "./live.ts";
import { latestAtMeta, metaApps, metaAppsOf, seeMetaApp, unreadAtMeta } from "./meta-apps.ts";
import { metaPhoneApi } from "./meta-phone-api.ts";
import { latestAtTelegram, telegramOf, telegramPhoneApi, unreadAtTelegram } from "./telegram-app.ts";
import { talksOf, whoIsThere } from "./talks.ts";
import { markSeen } from "./seen.ts";

const fonts = ["inter", "noto-sans-sc", "noto-sans-jp", "noto-sans-kr", "noto-sans-thai"];
const modules = path.join(import.meta.dirname, "../../node_modules/@fontsource-variable");

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "media-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** The passenger's phone: its page, what it shows, and what is written on it. */
export async function phoneApi(server: FastifyInstance, shown: Shown): Promise<void> {
  const { ground, play, life, mail, meta, telegram } = shown;
  metaPhoneApi(server, shown);
  telegramPhoneApi(server, shown);
  await server.register(staticFiles, { root: path.join(import.meta.dirname, "page"), prefix: "/phone/page/" });
  for (const font of fonts) {
    const root = path.join(modules, font);
    await server.register(staticFiles, { root, prefix: `/phone/fonts/${font}/`, decorateReply: false, maxAge: "1d" });
  }
  server.get("/", (_request, reply) => reply.header("content-security-policy", policy).sendFile("index.html"));
  server.get("/favicon.ico", (_request, reply) => reply.sendFile("icon.svg"));

  const unreadOf = (handle: string) => ({
    mail: mail.unreadOf(handle),
    ...unreadAtMeta(meta, handle),
    telegram: unreadAtTelegram(telegram, handle),
  });
  server.get("/phone/passengers", () => ({
    items: whoIsThere(ground).map((one) => ({
      ...one,
      latest: newer(newer(one.latest, latestAtMeta(meta.ground, one.handle)), latestAtTelegram(telegram, one.handle)),
      unread: { ...one.unread, ...unreadOf(one.handle) },
    })),
  }));
  server.get("/phone/passengers/:handle", (request) => phoneOf(theOne(request.params)));
  const phoneOf = async (passenger: Passenger) => {
    const talks = talksOf(ground, passenger);
    const letters = await mail.lettersOf(passenger.handle);
    const address = addressOfPassenger(passenger.handle);
    const apps = { meta: metaAppsOf(meta, passenger.handle), telegram: telegramOf(telegram, passenger.handle) };
    return { ...talks, letters, address, ...apps, unread: { ...talks.unread, ...unreadOf(passenger.handle) } };
  };
  server.post("/phone/passengers/:handle/mails", async (request, reply) => {
    const { handle } = theOne(request.params);
    const letter = readBody(
      z.object({ text: z.string(), subject: z.string().optional(), answers: z.string().optional() }),
      request.body,
    );
    life.takeOver(handle);
    void reply.code(201);
    return { messageId: await mail.writeMail({ as: handle, ...letter }) };
  });

  server.post("/phone/passengers/:handle/posts", (request, reply) => {
    const { handle } = theOne(request.params);
    const { text, replyToId } = readBody(
      z.object({ text: z.string(), replyToId: z.string().optional() }),
      request.body,
    );
    life.takeOver(handle);
    void reply.code(201);
    return { id: play.writePost({ as: handle, text, replyToId }).id };
  });
  server.post("/phone/passengers/:handle/messages", (request, reply) => {
    const { handle } = theOne(request.params);
    const { text } = readBody(z.object({ text: z.string() }), request.body);
    life.takeOver(handle);
    void reply.code(201);
    return { id: play.sendMessage({ as: handle, text }).id };
  });
  server.post("/phone/passengers/:handle/seen", (request) => {
    const { handle } = theOne(request.params);
    const { tab } = readBody(
      z.object({ tab: z.enum(["x", "messages", "mail", "telegram", ...metaApps]) }),
      request.body,
    );
    const app = metaApps.find((one) => one === tab);
    if (app) seeMetaApp(meta, handle, app);
    else if (tab === "telegram") telegram.play.see(handle);
    else if (tab === "mail") mail.markRead(handle);
    else if (tab === "messages") play.readMessages(handle);
    else markSeen(ground, handle);
    return { seen: true };
  });
  server.get("/phone/events", (request, reply) => followNews(shown, request, reply));
}

const newer = <T extends { at: number }>(one: T | null, other: T | null): T | null =>
  (other?.at ?? 0) > (one?.at ?? 0) ? other : one;

function theOne(params: unknown): Passenger {
  const passenger = passengerByHandle(readBody(z.object({ handle: z.string() }), params).handle);
  if (!passenger) throw invalidRequest("There is no such passenger.");
  return passenger;
}
