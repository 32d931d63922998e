/** What all of Meta's webhooks have in common: an object, and entries of one account each. */
import { z } from "zod";
import { type Entry, Unreadable } from "../../../modules/channels/index.ts";

const Envelope = z.object({ object: z.string(), entry: z.array(z.unknown()) });

const Id = z.union([z.string(), z.number()]).transform(String);

const EntryShape = z.object({
  id: Id,
  time: z.unknown().optional(),
  changes: z.array(z.unknown()).optional(),
  messaging: z.array(z.unknown()).optional(),
  standby: z.array(z.unknown()).optional(),
});

export type MetaEntry = z.output<typeof EntryShape>;

/** The object of a delivery and its entries. What is no entry is left out; none of them is lost, for the delivery is kept. */
export function entriesOf(body: Buffer): { object: string; entries: MetaEntry[] } {
  const { data } = Envelope.safeParse(parse(body));
  if (!data) throw new Unreadable("no envelope of Meta");
  return { object: data.object, entries: data.entry.flatMap((one) => EntryShape.safeParse(one).data ?? []) };
}

function parse(body: Buffer): unknown {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    throw new Unreadable("not UTF-8");
  }
  try {
    return parseExactly(text);
  } catch {
    throw new Unreadable("not JSON");
  }
}

/** JSON whose ids longer than a number holds stay as they are written. */
export const parseExactly = (text: string): unknown => JSON.parse(text, exactly);

/** What JavaScript hands a reviver since 2025: the text of a number as it stood there (TC39, JSON.parse source text access). */
interface Source {
  source?: string;
}

const exactly = (_key: string, value: unknown, context?: Source): unknown =>
  typeof value === "number" && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? "")
    ? context?.source
    : value;

/** Meta may tell the same twice in one delivery. */
export function once(entries: readonly Entry[]): Entry[] {
  const seen = new Set<string>();
  return entries.filter(({ kind, externalId, channel }) => {
    if (externalId === null) return true;
    const key = `${channel ?? ""} ${kind} ${externalId}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
