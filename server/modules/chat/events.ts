import { event } from "../../platform/events.ts";

/** Something was said in a chat; the visitor's open pages are told. */
export const lineAdded = event<{ visitorId: string; number: number }>("chat.line-added", () => []);

/** Somebody of the airline types an answer; true for a few seconds. */
export const airlineTypes = event<{ visitorId: string }>("chat.airline-types", () => []);
