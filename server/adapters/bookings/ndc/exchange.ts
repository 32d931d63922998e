/** One exchange of messages with an airline: a time-out, a size, and for what may pass one more try. */
import { setTimeout as pause } from "node:timers/promises";
import { readAnswer, wasNotSent } from "../../../platform/answer.ts";
import type { Message } from "./message.ts";
import { type Element, readXml } from "./xml.ts";

const timeoutMs = 5000;
/** Airlines look through all they have, and write in several systems. */
const slow: Readonly<Record<string, number>> = { AirShopping: 10_000, OrderCreate: 10_000 };
const largest = 5 * 1024 * 1024;
const pauseMs = 250;

export interface Airline {
  /** `{message}` in it stands for the message's name; else all go to one address. */
  url: string;
  token: string;
}

export type Exchanged =
  | { kind: "answered"; answer: Element }
  /** `mayHaveCome`: the message may have reached it, and only its answer is missing. */
  | { kind: "away"; why: string; mayHaveCome: boolean };

const name = "the reservation system";
const away = (why: string, mayHaveCome: boolean): Exchanged => ({ kind: "away", why: `${name} ${why}`, mayHaveCome });

/** For what changes nothing: asked once more after a hiccup. */
export async function ask(airline: Airline, message: Message): Promise<Exchanged> {
  const first = await sendOnce(airline, message);
  if (first.kind === "answered") return first;
  await pause(pauseMs);
  return sendOnce(airline, message);
}

/** For what changes something: sent once. */
export async function sendOnce({ url, token }: Airline, message: Message): Promise<Exchanged> {
  const patienceMs = slow[message.name] ?? timeoutMs;
  const ending = AbortSignal.timeout(patienceMs);
  try {
    const response = await fetch(url.replaceAll("{message}", message.name), {
      method: "POST",
      headers: {
        "content-type": "application/xml; charset=utf-8",
        accept: "application/xml",
        "Ocp-Apim-Subscription-Key": token,
      },
      body: message.xml,
      // The key is for this server alone.
      redirect: "error",
      signal: ending,
    });
    const text = await readAnswer(response, largest);
    if (response.status === 401 || response.status === 403) return away("does not know our key", false);
    if (response.status === 429) return away("has too much to do", false);
    if (response.status !== 200) return away(`answered ${response.status}`, response.status >= 500);
    if (text === null) return away("gave an answer larger than 5 MB", true);
    const answer = readXml(text);
    if (!answer) return away("gave an answer that is no message", true);
    return { kind: "answered", answer };
  } catch (error) {
    return ending.aborted
      ? away(`took longer than ${patienceMs / 1000} s`, true)
      : away("can't be reached", !wasNotSent(error));
  }
}
