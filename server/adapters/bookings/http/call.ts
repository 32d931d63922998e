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

export type Answer = { kind: "answered"; status: number; body: unknown } | { kind: "away"; why: string };

/** All calls are reads, or carry an id that makes them one, so what failed may simply be asked again: once, for a hiccup; who calls comes back later by itself. */
export async function call(server: Server, path: string, body?: unknown): Promise<Answer> {
  const first = await callOnce(server, path, body);
  if (first.kind === "answered" && !isPassing(first.status)) return first;
  await pause(pauseMs);
  const second = await callOnce(server, path, body);
  if (second.kind === "answered" && isPassing(second.status))
    return { kind: "away", why: `${server.name} answered ${second.status}` };
  return second;
}

const isPassing = (status: number): boolean => status === 429 || status >= 500;

async function callOnce({ url, token, name }: Server, path: string, body: unknown): Promise<Answer> {
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
    if (text === null) return { kind: "away", why: `${name}'s answer is larger than 5 MB` };
    return { kind: "answered", status: response.status, body: parseAnswer(text) };
  } catch {
    return {
      kind: "away",
      why: ending.aborted ? `${name} took longer than 5 s` : `${name} can't be reached`,
    };
  }
}
