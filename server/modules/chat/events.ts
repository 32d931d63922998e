import { event } from "../../platform/events.ts";

/** Something was said in a chat; the visitor's open pages are told. */
export const lineAdded = event<{ visitorId: string; number: number }>("chat.line-added", () => []);

/** A file of this line was looked at for harmful programs; the visitor's open pages are told what was found. */
export const lineLookedAt = event<{ visitorId: string; number: number }>("chat.line-looked-at", () => []);

/** Somebody of the airline types an answer; true for a few seconds. */
export const airlineTypes = event<{ visitorId: string }>("chat.airline-types", () => []);
