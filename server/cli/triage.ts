/** `triage`: JSON lines of texts in, JSON lines of what they say out. Pure: no database. */
import { once } from "node:events";
import { createInterface } from "node:readline";
import { z } from "zod";
import { ChannelKind, Visibility } from "../../contract/words.ts";
import { read } from "../modules/triage/index.ts";
import { readArguments } from "./usage.ts";

const Line = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  channel: z.string().optional(),
  visibility: Visibility.optional(),
});

export async function triage(args: readonly string[]): Promise<void> {
  readArguments(args, {});
  let number = 0;
  for await (const text of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    number++;
    if (text.trim() === "") continue;
    const line = lineFrom(text, number);
    const channel = ChannelKind.safeParse(line.channel);
    const reading = read(line.text, {
      visibility: line.visibility,
      channel: channel.success ? channel.data : undefined,
    });
    const { language, needs, topics, urgency, feeling, personalData } = reading;
    const said = {
      id: line.id,
      language,
      needs,
      needsAnswer: needs === "answer",
      topics,
      urgency,
      feeling,
      personalData,
    };
    if (!process.stdout.write(`${JSON.stringify(said)}\n`)) await once(process.stdout, "drain");
  }
}

function lineFrom(text: string, number: number): z.infer<typeof Line> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new Error(`Line ${number} is not JSON.`);
  }
  const line = Line.safeParse(parsed);
  if (!line.success) throw new Error(`Line ${number} needs an id and a text.`);
  return line.data;
}
