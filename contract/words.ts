/** The words that every part of Jetbridge shares: languages, channels, and what a text can mean. */
import { z } from "zod";

/** The 14 languages we answer in (ISO 639-1; Norwegian counts Bokmål and Nynorsk together). */
export const languages = ["zh", "nl", "en", "fr", "de", "it", "ja", "ko", "no", "pt", "ru", "es", "th", "tr"] as const;

/** A language we answer in, `other` for any other, `und` where the text has none (an emoji, a bare link). */
export const Language = z.enum([...languages, "other", "und"]);
export type Language = z.infer<typeof Language>;

export const ChannelKind = z.enum(["x", "facebook", "messenger", "instagram", "whatsapp", "email", "chat", "telegram"]);
export type ChannelKind = z.infer<typeof ChannelKind>;

/** What a case waits for: an answer, or a word to praise or to a complaint that asks nothing. */
export const CaseKind = z.enum(["question", "word"]);
export type CaseKind = z.infer<typeof CaseKind>;

/** Who can read a message: everybody, the customer and us, or only us. */
export const Visibility = z.enum(["public", "private", "internal"]);
export type Visibility = z.infer<typeof Visibility>;
