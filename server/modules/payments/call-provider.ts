/** One call to a provider, with what matters about money: whether it was answered, surely not sent, or perhaps carried out. */
import { parseAnswer, readAnswer, wasNotSent } from "../../platform/answer.ts";
import type { NotDone } from "./provider.ts";

export interface ProviderCall {
  url: string;
  method: "GET" | "POST" | "PATCH";
  headers: Readonly<Record<string, string>>;
  body?: string | undefined;
}

/** `answered`: it has read the call and says what it did. */
export type ProviderAnswer =
  | { status: "answered"; code: number; body: unknown }
  | { status: "not-sent"; why: string }
  | { status: "unsure"; why: string };

/** Longer than any of them takes, shorter than an operation is ours. */
const timeoutMs = 20_000;
const largest = 2_000_000;

export async function callProvider({ url, method, headers, body }: ProviderCall): Promise<ProviderAnswer> {
  try {
    const response = await fetch(url, {
      method,
      headers: { accept: "application/json", ...headers },
      ...(body !== undefined && { body }),
      // Our key is for this address alone.
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await readAnswer(response, largest);
    if (text === null) return { status: "unsure", why: "the answer was too large" };
    return { status: "answered", code: response.status, body: parseAnswer(text) };
  } catch (error) {
    if (wasNotSent(error)) return { status: "not-sent", why: "it can't be reached" };
    return { status: "unsure", why: "it gave no answer" };
  }
}

/** What an answer means that is no yes and no reasoned no: later, or nobody knows. Null: read it. */
export function withoutAnswer(answer: ProviderAnswer): Extract<NotDone, { status: "busy" | "unsure" }> | null {
  if (answer.status === "not-sent") return { status: "busy", why: answer.why };
  if (answer.status === "unsure") return answer;
  const { code } = answer;
  if (code === 429) return { status: "busy", why: "it takes no more calls for now" };
  // Our key may be renewed: nothing is lost by trying again.
  if (code === 401 || code === 403) return { status: "busy", why: `it does not take our key (${code})` };
  // A call of the same key is still under way there.
  if (code === 409) return { status: "unsure", why: "the same call is under way" };
  return code >= 500 ? { status: "unsure", why: `it answered ${code}` } : null;
}
