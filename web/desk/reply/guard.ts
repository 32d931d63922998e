/** What arrived while an answer was written. Pure; `use-guard.ts` runs it. */
import type { Message } from "../../kit/wire.ts";

/** What happened: the customer wrote, changed or removed something; a colleague answered or left a note. */
export type What = "wrote" | "changed" | "removed" | "answered" | "noted";

export interface News {
  message: Message;
  what: What;
}

/** What has been read: each message as it was. */
export type ReadSo = ReadonlyMap<string, string>;

const asItIs = ({ text, removed }: Message): string => `${removed ? "-" : "+"}${text}`;

export const readAll = (messages: readonly Message[]): ReadSo =>
  new Map(messages.map((message) => [message.id, asItIs(message)]));

/** What its writer has not read: new or changed since, or named by the server; their own words and what was taken back are no news. */
export function newsOf(
  messages: readonly Message[],
  read: ReadSo,
  { meId, named = [] }: { meId: string; named?: readonly string[] },
): readonly News[] {
  return messages.flatMap((message) => {
    if (message.author.kind === "staff" && message.author.id === meId) return [];
    if (message.delivery?.state === "undone") return [];
    const before = read.get(message.id);
    const isAsBefore = before === asItIs(message);
    if (isAsBefore && !named.includes(message.id)) return [];
    return [{ message, what: whatOf(message, before !== undefined && !isAsBefore) }];
  });
}

function whatOf({ removed, visibility, direction }: Message, isChanged: boolean): What {
  if (removed) return "removed";
  if (visibility === "internal") return "noted";
  if (direction === "outbound") return "answered";
  return isChanged ? "changed" : "wrote";
}
