/** Meta's "no" in our words: a table, so that a new code is a line (developers.facebook.com: Graph API errors, WhatsApp Cloud error codes). */
import { z } from "zod";
import type { Refusal } from "../../../modules/channels/index.ts";

/** What an error asks of us: to come again, to sign in, to stop, or to tell the agent why. */
export type Meaning = "busy" | "sign-in-again" | "window-closed" | "opted-out" | Refusal;

/** Codes from the first to the second; with subcodes only those. The first line that fits counts. */
export type ErrorLine = readonly [from: number, to: number, subcodes: readonly number[] | null, means: Meaning];

/** Of templates, wherever they go: not there in this language, paused, taken away; and the rest. */
const templateErrors: readonly ErrorLine[] = [
  [132_001, 132_001, null, "template-unusable"],
  [132_015, 132_016, null, "template-unusable"],
  [132_000, 132_069, null, "template-refused"],
];

/** Of Pages, Messenger and Instagram. */
export const graphErrors: readonly ErrorLine[] = [
  [1, 2, null, "busy"],
  [4, 4, null, "busy"],
  [17, 17, null, "busy"],
  [32, 32, null, "busy"],
  [341, 341, null, "busy"],
  [613, 613, null, "busy"],
  [1200, 1200, null, "busy"],
  [80_000, 80_014, null, "busy"],
  [102, 102, null, "sign-in-again"],
  [190, 190, null, "sign-in-again"],
  [2500, 2500, null, "sign-in-again"],
  [10, 10, [2018278, 2018065, 2534022], "window-closed"],
  [10, 10, [1893063], "restricted"],
  [10, 10, null, "not-permitted"],
  [100, 100, [33], "parent-gone"],
  [100, 100, [2018001, 2534014], "blocked"],
  [100, 100, [2534025], "answered-once"],
  [100, 100, [2018109], "media-too-large"],
  [100, 100, [2018007, 2018008, 2018047, 2018074], "media-unusable"],
  [200, 200, [1545041], "blocked"],
  [200, 299, null, "not-permitted"],
  [230, 230, null, "not-permitted"],
  [368, 368, null, "restricted"],
  [506, 506, null, "duplicate"],
  [551, 551, null, "blocked"],
  [803, 803, null, "parent-gone"],
  [10_900, 10_900, null, "answered-once"],
  [10_901, 10_904, null, "messages-closed"],
  [36_000, 36_000, null, "media-too-large"],
  ...templateErrors,
];

/** Of WhatsApp Cloud: some numbers mean something else there. */
export const whatsAppErrors: readonly ErrorLine[] = [
  [1, 2, null, "busy"],
  [4, 4, null, "busy"],
  [80_007, 80_007, null, "busy"],
  [130_429, 130_429, null, "busy"],
  [131_000, 131_000, null, "busy"],
  [131_016, 131_016, null, "busy"],
  [131_048, 131_048, null, "busy"],
  [131_053, 131_053, null, "busy"],
  [131_056, 131_057, null, "busy"],
  [133_016, 133_016, null, "busy"],
  [0, 0, null, "sign-in-again"],
  [10, 10, null, "sign-in-again"],
  [190, 190, null, "sign-in-again"],
  [200, 299, null, "sign-in-again"],
  [131_005, 131_005, null, "not-permitted"],
  [131_047, 131_047, null, "window-closed"],
  [131_050, 131_050, null, "marketing-stopped"],
  [131_026, 131_026, null, "unreachable"],
  [131_030, 131_030, null, "not-permitted"],
  [130_472, 130_472, null, "not-now"],
  [131_049, 131_049, null, "not-now"],
  [130_497, 130_497, null, "not-permitted"],
  [131_031, 131_031, null, "restricted"],
  [368, 368, null, "restricted"],
  [131_042, 131_042, null, "used-up"],
  [131_045, 131_045, null, "not-permitted"],
  [131_052, 131_052, null, "media-unusable"],
  ...templateErrors,
  [133_000, 133_015, null, "not-permitted"],
];

export function meaningOf(lines: readonly ErrorLine[], code: number | null, subcode: number | null): Meaning | null {
  if (code === null) return null;
  const line = lines.find(
    ([from, to, subcodes]) =>
      code >= from && code <= to && (subcodes === null || (subcode !== null && subcodes.includes(subcode))),
  );
  return line?.[3] ?? null;
}

const Code = z
  .union([z.number(), z.string().regex(/^\d{1,10}$/)])
  .transform(Number)
  .nullish()
  .catch(null);

const Envelope = z.object({
  error: z.looseObject({ code: Code, error_subcode: Code, type: z.string().nullish().catch(null) }),
});

export interface GraphError {
  code: number | null;
  subcode: number | null;
  type: string | null;
}

/** Null where the answer names no error. */
export function errorOf(body: unknown): GraphError | null {
  const { data } = Envelope.safeParse(body);
  if (!data) return null;
  const { code, error_subcode: subcode, type } = data.error;
  return { code: code ?? null, subcode: subcode ?? null, type: type ?? null };
}

/** By its numbers alone: Meta's sentences quote what was sent. */
export function reasonOf(status: number, error: GraphError | null): string {
  if (!error || error.code === null) return `Meta refused it (${status})`;
  return `Meta refused it (code ${error.code}${error.subcode === null ? "" : `, subcode ${error.subcode}`})`;
}
