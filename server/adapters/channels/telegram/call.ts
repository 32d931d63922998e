/** One call to Telegram's Bot API: a time-out, a size, and an answer that says whether Telegram may have acted. The token stands in the address, which nobody else may see. */
import { z } from "zod";
import type { ChannelAccount } from "../../../modules/channels/index.ts";
import { parseAnswer, readAnswer, wasNotSent } from "../../../platform/answer.ts";

const vendor = "https://api.telegram.org";
const timeoutMs = 15_000;
const largestAnswer = 1_048_576;

export type Answer =
  | { kind: "answered"; status: number; body: unknown; said: No }
  /** The request surely did not arrive. */
  | { kind: "not-sent"; why: string }
  /** It may have arrived. */
  | { kind: "no-answer"; why: string };

const Said = z.object({
  error_code: z.number().nullish().catch(null),
  description: z.string().catch(""),
  parameters: z
    .object({
      retry_after: z.number().positive().max(86_400).nullish().catch(null),
      migrate_to_chat_id: z.int().nullish().catch(null),
    })
    .nullish()
    .catch(null),
});

export interface No {
  /** In Telegram's words: to be matched, never shown. */
  description: string;
  retryAt: Date | null;
  movedTo: number | null;
}

/** Where a method or a file of the bot stands. */
export const addressOf = ({ baseUrl, secrets }: ChannelAccount, path: string, area = ""): string =>
  `${(baseUrl ?? vendor).replace(/\/+$/, "")}${area}/bot${encodeURIComponent(secrets["botToken"] ?? "").replaceAll("%3A", ":")}/${path}`;

export async function call(
  account: ChannelAccount,
  method: string,
  given: object | FormData,
  patienceMs: number = timeoutMs,
): Promise<Answer> {
  const isForm = given instanceof FormData;
  try {
    const response = await fetch(addressOf(account, method), {
      method: "POST",
      // A form in parts names its own border.
      headers: { accept: "application/json", ...(!isForm && { "content-type": "application/json" }) },
      body: isForm ? given : JSON.stringify(given),
      redirect: "error",
      signal: AbortSignal.timeout(patienceMs),
    });
    const text = await readAnswer(response, largestAnswer);
    if (text === null) return { kind: "no-answer", why: "Telegram's answer is larger than 1 MB" };
    const body = parseAnswer(text);
    return { kind: "answered", status: response.status, body, said: noIn(body) };
  } catch (error) {
    return wasNotSent(error)
      ? { kind: "not-sent", why: "Telegram can't be reached" }
      : { kind: "no-answer", why: "Telegram did not answer in time" };
  }
}

function noIn(body: unknown): No {
  const { data } = Said.safeParse(body);
  const after = data?.parameters?.retry_after;
  return {
    description: data?.description ?? "",
    retryAt: after ? new Date(Date.now() + after * 1000) : null,
    movedTo: data?.parameters?.migrate_to_chat_id ?? null,
  };
}
