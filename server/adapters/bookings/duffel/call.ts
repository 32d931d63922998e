/** One call to Duffel: a time-out, a size, and for what changes nothing one more try. */
import { setTimeout as pause } from "node:timers/promises";
import { parseAnswer, readAnswer, wasNotSent } from "../../../platform/answer.ts";
import { isKnownUndone, type Trouble, troubleIn } from "./refusals.ts";

export interface Line {
  /** `https://api.duffel.com`. */
  url: string;
  token: string;
}

export interface Call {
  method: "GET" | "POST";
  path: string;
  /** What stands under `data`. */
  content?: object;
  /** It asks airlines, which takes longer than reading what Duffel keeps. */
  isSlow?: boolean;
  /** It answers with many offers. */
  isLarge?: boolean;
}

export type Exchanged =
  | { kind: "answered"; body: unknown }
  | { kind: "refused"; trouble: Trouble }
  /** `mayHaveCome`: the call may have reached it, and only its answer is missing. */
  | { kind: "away"; why: string; mayHaveCome: boolean };

const timeoutMs = 5000;
const slowMs = 20_000;
const largest = 5 * 1024 * 1024;
const largestOfOffers = 25 * 1024 * 1024;
const pauseMs = 250;

const away = (why: string, mayHaveCome: boolean): Exchanged => ({
  kind: "away",
  why: `the reservation system ${why}`,
  mayHaveCome,
});

/** For what changes nothing: asked once more after a hiccup; airlines that took long are not given that time twice. */
export async function ask(line: Line, call: Call): Promise<Exchanged> {
  const began = Date.now();
  const first = await callOnce(line, call);
  const tookLong = call.isSlow && Date.now() - began >= timeoutMs;
  if (first.kind !== "away" || tookLong) return first;
  await pause(pauseMs);
  return callOnce(line, call);
}

/** For what changes something: sent once. */
export async function callOnce(
  line: Line,
  { method, path, content, isSlow = false, isLarge = false }: Call,
): Promise<Exchanged> {
  const patienceMs = isSlow ? slowMs : timeoutMs;
  const ending = AbortSignal.timeout(patienceMs);
  try {
    const response = await fetch(`${line.url}/air/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${line.token}`,
        accept: "application/json",
        "duffel-version": "v2",
        ...(content && { "content-type": "application/json" }),
      },
      ...(content && { body: JSON.stringify({ data: content }) }),
      // The token is for this server alone.
      redirect: "error",
      signal: ending,
    });
    const text = await readAnswer(response, isLarge ? largestOfOffers : largest);
    if (text === null) return away("gave too large an answer", true);
    return understand(response.status, parseAnswer(text));
  } catch (error) {
    return ending.aborted
      ? away(`took longer than ${patienceMs / 1000} s`, true)
      : away("can't be reached", !wasNotSent(error));
  }
}

function understand(status: number, body: unknown): Exchanged {
  if (status === 401 || status === 403) return away("does not know our token", false);
  if (status === 429) return away("has too much to do", false);
  if (status === 202) return away("took it and has not done it yet", true);
  if (status === 200 || status === 201) return { kind: "answered", body };
  // What it says of its own or an airline's failure leaves open how far it came, but for one that it vouches for.
  return (status >= 400 && status < 500) || isKnownUndone(body)
    ? { kind: "refused", trouble: troubleIn(status, body) }
    : away(`answered ${status}`, true);
}
