/** A visitor of an airline's site as its browser speaks: with an origin, a token of its own, and a socket. */
import { createHmac, randomUUID } from "node:crypto";
import { WebSocket } from "ws";
import type { Answer } from "../call-api.ts";

export const origin = "https://www.example.com";
export const siteSecret = "a secret that the site and Jetbridge share";

/** As the site signs it: for so many seconds from now by the clock of the machine, which the tests let the product run ahead of. */
export function sign(userId: string, { seconds = 20 * 86_400, secret = siteSecret } = {}) {
  const exp = Math.floor(Date.now() / 1000) + seconds;
  return { userId, exp, hmac: createHmac("sha256", secret).update(`${userId}.${exp}`).digest("hex") };
}

interface Asked {
  token?: string;
  body?: unknown;
  from?: string | null;
}

export async function ask(
  url: string,
  method: "GET" | "POST" | "OPTIONS",
  path: string,
  { token, body, from = origin }: Asked = {},
): Promise<Answer> {
  const response = await fetch(`${url}/api/v1/chat/${path}`, {
    method,
    headers: {
      ...(from !== null && { origin: from }),
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { "content-type": "application/json" }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : null, headers: response.headers };
}

/** Says something; gives the line. */
export const say = (url: string, token: string, text: string, id: string = randomUUID()): Promise<Answer> =>
  ask(url, "POST", "lines", { token, body: { id, text } });

export interface OpenPage {
  texts: string[];
  numbers: number[];
  /** Lines as they were told, each time. */
  lines: any[];
  /** How often it was said that the airline types. */
  typed: () => number;
  /** Resolves with the code with which it was closed. */
  closed: Promise<number>;
  close(): void;
}

export function openPage(url: string, hello: unknown, from: string = origin): OpenPage {
  const socket = new WebSocket(`${url.replace("http", "ws")}/api/v1/chat/live`, { headers: { origin: from } });
  const texts: string[] = [];
  const numbers: number[] = [];
  const lines: any[] = [];
  let typed = 0;
  socket.on("open", () => socket.send(typeof hello === "string" ? hello : JSON.stringify(hello)));
  socket.on("message", (frame: Buffer) => {
    const news = JSON.parse(frame.toString("utf8"));
    if (news.typing) typed++;
    for (const line of news.lines) {
      texts.push(line.text);
      numbers.push(line.number);
      lines.push(line);
    }
  });
  socket.on("error", () => {});
  return {
    texts,
    numbers,
    lines,
    typed: () => typed,
    closed: new Promise((done) => socket.once("close", done)),
    close: () => socket.terminate(),
  };
}
