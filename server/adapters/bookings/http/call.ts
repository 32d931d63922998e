/** One call to an airline's system: a time-out, a size, and for what may pass one more try. */
import { setTimeout as pause } from "node:timers/promises";
import { parseAnswer, readAnswer } from "../../../platform/answer.ts";

const timeoutMs = 5000;
const largestAnswer = 5 * 1024 * 1024;
const pauseMs = 250;

export interface Server {
  url: string;
  token: string;
  /** As people who run it read of it: `the reservation system`. */
  name: string;
}

export type Answer =
  | { kind: "answered"; status: number; body: unknown }
  /** `mayHaveCome`: the call may have reached it, and only its answer is missing. */
  | { kind: "away"; why: string; mayHaveCome: boolean };

/** For reads: what failed is asked again, once, for a hiccup; who calls comes back later by itself. */
export async function call(server: Server, path: string, body?: unknown): Promise<Answer> {
  const first = await callOnce(server, path, body);
  if (first.kind === "answered" && !isPassing(first.status)) return first;
  await pause(pauseMs);
  const second = await callOnce(server, path, body);
  if (second.kind === "answered" && isPassing(second.status))
    return { kind: "away", why: `${server.name} answered ${second.status}`, mayHaveCome: true };
  return second;
}

/** No connection was made, so nothing was sent. */
const neverLeft: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);

const causeOf = (error: unknown): string => {
  const code = (error as { cause?: { code?: unknown } } | null)?.cause?.code;
  return typeof code === "string" ? code : "";
};

const isPassing = (status: number): boolean => status === 429 || status >= 500;

/** For what changes something: asked once. */
export async function callOnce({ url, token, name }: Server, path: string, body?: unknown): Promise<Answer> {
  const ending = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(`${url}${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: {
        authorization: `Bearer ${token}`,
        accept: "application/json",
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      // The token is for this server alone.
      redirect: "error",
      signal: ending,
    });
    const text = await readAnswer(response, largestAnswer);
    if (text === null) return { kind: "away", why: `${name}'s answer is larger than 5 MB`, mayHaveCome: true };
    return { kind: "answered", status: response.status, body: parseAnswer(text) };
  } catch (error) {
    return {
      kind: "away",
      why: ending.aborted ? `${name} took longer than 5 s` : `${name} can't be reached`,
      mayHaveCome: !neverLeft.has(causeOf(error)),
    };
  }
}
