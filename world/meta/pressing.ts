import { invalid } from "./problems.ts";
import type { Shape } from "./store.ts";
import type { MetaMessage } from "./talks/messages.ts";

/** What pressing a button or choosing a row of a message comes as. */
export function answerTo(message: MetaMessage, label: string): Shape {
  const interactive = message.content["interactive"] as { type?: string; action?: Shape } | undefined;
  const buttons = (interactive?.action?.["buttons"] ?? []) as { reply: { id: string; title: string } }[];
  const button = buttons.find(({ reply }) => reply.title === label);
  if (button) return { type: "interactive", interactive: { type: "button_reply", button_reply: button.reply } };
  const sections = (interactive?.action?.["sections"] ?? []) as {
    rows: { id: string; title: string; description?: string }[];
  }[];
  const row = sections.flatMap(({ rows }) => rows).find(({ title }) => title === label);
  if (row) return { type: "interactive", interactive: { type: "list_reply", list_reply: row } };
  const shown = message.content["shown"] as { buttons?: { text: string; payload: string | null }[] } | undefined;
  const found = shown?.buttons?.find(({ text }) => text === label);
  if (!found) throw invalid("There is no such button.");
  return { type: "button", button: { payload: found.payload ?? label, text: label } };
}

/** What stands behind a button of Messenger or Instagram; its own words where nothing does. */
export function payloadOf(message: MetaMessage, label: string): string {
  const text = JSON.stringify(message.content);
  const button = /\{[^{}]*"title":"((?:[^"\\]|\\.)*)"[^{}]*\}/g;
  for (const match of text.matchAll(button)) {
    const read = JSON.parse(match[0]) as { title?: string; payload?: string };
    if (read.title === label && read.payload) return read.payload;
  }
  return label;
}

/** What Messenger calls a sign of feeling. */
export const reactionName = (emoji: string) =>
  (
    {
      "❤": "love",
      "❤️": "love",
      "😆": "smile",
      "😮": "wow",
      "😢": "sad",
      "😠": "angry",
      "👍": "like",
      "👎": "dislike",
    } as Record<string, string>
  )[emoji] ?? "other";
