import { event } from "../../platform/events.ts";

/** Something was said in a chat; the visitor's open pages are told. */
export const lineAdded = event<{ visitorId: string; number: number }>("chat.line-added", () => []);
