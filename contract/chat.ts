/** Chat on the airline's own site: what the widget and the server say to each other. */
import { z } from "zod";
import { ChatFile, chatFilesAtMost } from "./chat-files.ts";
import { endpoint, Time } from "./endpoint.ts";
import { Language, languages } from "./words.ts";

/** As long as a visitor may write, in UTF-16 units. */
export const longestLine = 4000;

/** One thing said. Numbers grow within a conversation; they are not without gaps. */
export const ChatLine = z.object({
  /** Chosen by who wrote it. */
  id: z.uuid(),
  number: z.int(),
  from: z.enum(["visitor", "airline"]),
  /** Empty where files say it all. */
  text: z.string(),
  files: z.array(ChatFile),
  at: Time,
});

export type ChatLine = z.infer<typeof ChatLine>;

/** That the airline's site knows who this is, signed by it: `hmac` is the hex HMAC-SHA-256 of `userId.exp` under the site's secret. */
export const VisitorIdentity = z.object({
  userId: z.string().min(1).max(200),
  /** Seconds since 1970; at most 31 days ahead. */
  exp: z.int().positive(),
  hmac: z.string().max(200),
});

export type VisitorIdentity = z.infer<typeof VisitorIdentity>;

export const Chat = z.object({
  /** Send it as `Authorization: Bearer TOKEN`, and keep it to come back. */
  token: z.string(),
  /** What the airline calls itself here. */
  brand: z.string(),
  /** Whether the airline's site said who this is, and proved it. */
  isIdentified: z.boolean(),
  /** The newest, the oldest first. */
  lines: z.array(ChatLine),
  moreLines: z.boolean(),
  /** When an answer may be expected, as measured; null where nothing was. */
  expectedSeconds: z.int().nullable(),
  /** What is going on now and many ask about: three at most, in the visitor's language where it is said in that. */
  situations: z.array(z.object({ title: z.string(), text: z.string(), language: z.enum(languages), url: z.string() })),
});

export type Chat = z.infer<typeof Chat>;

export const openChat = endpoint({
  method: "POST",
  path: "/api/v1/chat/sessions",
  summary:
    "A visitor opens the chat on the airline's site, for the first time or again. A conversation of somebody the site identified is given only to whom it identifies so.",
  needs: "public",
  body: z.object({
    /** The channel account. */
    siteId: z.uuid(),
    token: z.string().max(200).optional(),
    identity: VisitorIdentity.optional(),
    /** As they or the site call them; nobody proves it. */
    name: z.string().trim().max(200).optional(),
    language: Language.optional(),
  }),
  returns: Chat,
  status: 201,
});

export const sayInChat = endpoint({
  method: "POST",
  path: "/api/v1/chat/lines",
  summary: "A visitor writes. The same id twice is one line.",
  needs: "public",
  body: z
    .object({
      id: z.uuid(),
      text: z.string().trim().max(longestLine),
      /** Of the visitor's own, each whole. */
      files: z.array(z.uuid()).max(chatFilesAtMost).default([]),
    })
    .refine(({ text, files }) => text !== "" || files.length > 0, "Say something, or send a file."),
  returns: ChatLine,
  status: 201,
});

export const listChatLines = endpoint({
  method: "GET",
  path: "/api/v1/chat/lines",
  summary: "What was said after a number, or the last before one; the oldest first.",
  needs: "public",
  query: z.object({
    after: z.coerce.number().int().min(0).optional(),
    before: z.coerce.number().int().min(1).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  returns: z.object({ items: z.array(ChatLine), more: z.boolean() }),
});

export const noteChatRead = endpoint({
  method: "POST",
  path: "/api/v1/chat/read",
  summary: "A visitor has read all up to a number.",
  needs: "public",
  body: z.object({ number: z.int().positive() }),
  returns: z.null(),
  status: 204,
});

export const tellChatTyping = endpoint({
  method: "POST",
  path: "/api/v1/chat/typing",
  summary: "A visitor types. True for a few seconds, kept nowhere; say it again every three seconds at most.",
  needs: "public",
  returns: z.null(),
  status: 204,
});

/** The first word of a widget on its socket, `/api/v1/chat/live`: who it is, and up to where it has seen. */
export const ChatHello = z.object({ token: z.string().max(200), after: z.int().min(0) });

/**
 * What the socket tells: lines that are new, the oldest first, and lines told before whose files were looked at since, as they are now; or
 * that the airline types, which holds for a few seconds.
 */
export const ChatNews = z.object({ lines: z.array(ChatLine), typing: z.literal(true).optional() });

export type ChatNews = z.infer<typeof ChatNews>;
