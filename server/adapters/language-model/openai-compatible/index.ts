/**
 * A server that speaks OpenAI's chat completions: `POST {url}/chat/completions`. Only what every such server knows is asked for: no
 * response format, no tools, no streaming. https://platform.openai.com/docs/api-reference/chat/create
 */
import { z } from "zod";
import type { Answer, LanguageModel, Wish } from "../../../modules/language-model/index.ts";

const Completion = z.object({
  choices: z
    .array(z.object({ message: z.object({ content: z.string().nullable() }), finish_reason: z.string().nullish() }))
    .min(1),
  usage: z.object({ total_tokens: z.number().int().min(0) }).nullish(),
});

/** Far more than the longest answer takes. */
const largest = 1_000_000;
/** Where a server does not count: characters of a token, on the safe side. */
const charactersOfToken = 3;

export const openaiCompatible = ({ url, token }: { url: string; token: string | null }): LanguageModel => ({
  host: new URL(url).host,
  async ask(wish) {
    const late = AbortSignal.timeout(wish.timeoutMs);
    try {
      const response = await fetch(`${url}/chat/completions`, {
        method: "POST",
        headers: { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) },
        body: JSON.stringify({
          model: wish.model,
          messages: wish.lines,
          max_tokens: wish.longest,
          temperature: 0.2,
          stream: false,
        }),
        // The token, and what is asked, are for this server alone.
        redirect: "error",
        signal: AbortSignal.any([wish.signal, late]),
      });
      if (!response.ok) {
        await response.body?.cancel();
        return { status: isRefusal(response.status) ? "refused" : "away" };
      }
      return read(await readText(response), wish);
    } catch {
      return { status: late.aborted ? "slow" : "away" };
    }
  },
});

/** It will not get better by itself: the key, the name of the model, or what was asked. */
const isRefusal = (status: number): boolean => status >= 400 && status < 500 && status !== 408 && status !== 429;

async function readText(response: Response): Promise<string> {
  let text = "";
  const decoder = new TextDecoder();
  for await (const piece of response.body ?? []) {
    text += decoder.decode(piece, { stream: true });
    if (text.length > largest) throw new Error("the answer is too large");
  }
  return text;
}

function read(text: string, { lines }: Wish): Answer {
  const completion = Completion.safeParse(parse(text));
  const choice = completion.data?.choices[0];
  if (!choice) return { status: "away" };
  // It declined to answer, as its makers have it.
  if (choice.message.content === null || choice.finish_reason === "content_filter") return { status: "refused" };
  const { content } = choice.message;
  const characters = lines.reduce((sum, line) => sum + line.content.length, content.length);
  const tokens = completion.data?.usage?.total_tokens ?? Math.ceil(characters / charactersOfToken);
  return { status: "answered", text: content, tokens };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
