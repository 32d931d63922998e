/** One call to the X API: a time-out, a size, and an answer that says whether the vendor may have acted. */
import type { Allowance, ChannelAccount } from "../../../modules/channels/index.ts";
import { parseAnswer, readAnswer, wasNotSent } from "../../../platform/answer.ts";

const vendor = "https://api.x.com";
const timeoutMs = 15_000;
const largestAnswer = 1_048_576;

export interface XCall {
  method: "GET" | "POST" | "PUT" | "DELETE";
  path: string;
  body?: unknown;
  /** Form-encoded instead of JSON, for the token endpoint. */
  form?: Record<string, string>;
  /** For files. */
  parts?: FormData;
  authorization: string;
}

export type XAnswer =
  | { kind: "answered"; status: number; body: unknown; allowance: Allowance | undefined; retryAt: Date | null }
  /** The request surely did not arrive. */
  | { kind: "not-sent"; why: string }
  /** It may have arrived. */
  | { kind: "no-answer"; why: string };

/** What signs a call of the brand's own user. */
export const bearer = ({ secrets }: ChannelAccount): string => `Bearer ${secrets["accessToken"] ?? ""}`;

export const baseOf = ({ baseUrl }: ChannelAccount): string => baseUrl ?? vendor;

export async function callX(
  account: ChannelAccount,
  { method, path, body, form, parts, authorization }: XCall,
): Promise<XAnswer> {
  const content =
    parts ?? (form ? new URLSearchParams(form).toString() : body === undefined ? undefined : JSON.stringify(body));
  try {
    const response = await fetch(`${baseOf(account)}${path}`, {
      method,
      headers: {
        authorization,
        accept: "application/json",
        // A form in parts names its own border.
        ...(typeof content === "string" && {
          "content-type": form ? "application/x-www-form-urlencoded" : "application/json",
        }),
      },
      ...(content !== undefined && { body: content }),
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await readAnswer(response, largestAnswer);
    if (text === null) return { kind: "no-answer", why: "X's answer is larger than 1 MB" };
    return { kind: "answered", status: response.status, body: parseAnswer(text), ...limitsOf(response.headers) };
  } catch (error) {
    return wasNotSent(error)
      ? { kind: "not-sent", why: "X can't be reached" }
      : { kind: "no-answer", why: "X did not answer in time" };
  }
}

/** `x-rate-limit-*`: what remains, and when the window begins anew (seconds since 1970). */
function limitsOf(headers: Headers): { allowance: Allowance | undefined; retryAt: Date | null } {
  const resets = Number(headers.get("x-rate-limit-reset") ?? Number.NaN);
  const remaining = Number(headers.get("x-rate-limit-remaining") ?? Number.NaN);
  if (!Number.isFinite(resets)) return { allowance: undefined, retryAt: null };
  const resetsAt = new Date(resets * 1000);
  return { allowance: Number.isFinite(remaining) ? { remaining, resetsAt } : undefined, retryAt: resetsAt };
}
