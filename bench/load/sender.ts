/**
 * The load, a process of its own: deliveries that are made and signed ahead, sent at the times the rate asks for whether or not
 * earlier ones were answered, over connections that stay open. How long each took counts from when it should have gone.
 */
import { connect, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { type BrandAccount, mentionOf, newId, sign } from "../../test/vendor.ts";

export interface Order {
  brand: BrandAccount;
  /** Deliveries a second. */
  rate: number;
  seconds: number;
}

export interface Report {
  sent: number;
  /** Answered 200. */
  acknowledged: number;
  /** Answered otherwise, or not at all. */
  refused: number;
  /** From the first to the last answer. */
  seconds: number;
  p50Ms: number;
  p99Ms: number;
  maxMs: number;
}

const connections = 128;
const writers = 20_000;
/** Longest wait for what is under way after the last was sent, in milliseconds. */
const patience = 20_000;

/** About half wait for an answer. */
const texts = [
  "@brand my flight Q0 % was cancelled, what now?",
  "@brand thanks for the smooth trip on Q0 %!",
  "@brand where is my bag? I flew Q0 % this morning",
  "@brand seat 14C on Q0 % has no light, just so you know",
  "@brand mijn koffer van vlucht Q0 % is er niet, wie helpt mij?",
  "@brand wie lange dauert es noch mit Flug Q0 %?",
  "Just landed with @brand on Q0 %, what a view",
  "@brand can I change my seat on Q0 % to an aisle?",
  "@brand merci pour le vol Q0 %, équipage adorable",
  "@brand Q0 % 的行李在哪里?",
  "Flying @brand Q0 % to the sea, see you all there",
  "@brand ¿a qué hora abre la facturación del vuelo Q0 %?",
];

function makeRequests({ brand, rate, seconds }: Order): Buffer[] {
  const { host, pathname } = new URL(brand.webhookUrl);
  return Array.from({ length: Math.round(rate * seconds) }, (_, place) => {
    const text = (texts[place % texts.length] ?? "").replace("%", String(100 + (place % 900)));
    const body = Buffer.from(mentionOf(brand, { id: newId(), text, authorId: String(1_000_000 + (place % writers)) }));
    const head = [
      `POST ${pathname} HTTP/1.1`,
      `Host: ${host}`,
      "Content-Type: application/json",
      `X-Twitter-Webhooks-Signature: ${sign(brand.consumerSecret, body)}`,
      `Content-Length: ${body.length}`,
    ];
    return Buffer.concat([Buffer.from(`${head.join("\r\n")}\r\n\r\n`), body]);
  });
}

interface Line {
  socket: Socket;
  /** Of the request under way; null while free. */
  answered: ((status: number) => void) | null;
}

/** A connection that takes one request at a time and tells the status of each answer; 0 where none came. */
async function openLine(url: URL, isFree: (line: Line) => void): Promise<Line> {
  const socket = connect({ host: url.hostname, port: Number(url.port), noDelay: true });
  await new Promise<void>((done, fail) => socket.once("connect", done).once("error", fail));
  const line: Line = { socket, answered: null };
  let text = "";
  const finish = (status: number): void => {
    const { answered } = line;
    line.answered = null;
    answered?.(status);
  };
  socket.on("data", (chunk) => {
    text += chunk.toString("latin1");
    const end = text.indexOf("\r\n\r\n");
    if (end < 0) return;
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1] ?? 0);
    if (text.length < end + 4 + length) return;
    const status = Number(text.slice(9, 12));
    text = "";
    finish(status);
    isFree(line);
  });
  socket.on("error", () => {});
  socket.on("close", () => finish(0));
  return line;
}

async function send({ brand, rate }: Order, requests: readonly Buffer[]): Promise<Report> {
  const url = new URL(brand.webhookUrl);
  const free: Line[] = [];
  const took: number[] = [];
  let [next, acknowledged, refused, lastAt] = [0, 0, 0, 0];
  const start = performance.now() + 50;
  const dueAt = (place: number): number => start + (place / rate) * 1000;

  const sendDue = (): void => {
    for (; next < requests.length && dueAt(next) <= performance.now(); next++) {
      const line = free.pop();
      if (!line) return;
      const due = dueAt(next);
      line.answered = (status) => {
        lastAt = performance.now();
        took.push(lastAt - due);
        if (status === 200) acknowledged++;
        else refused++;
      };
      line.socket.write(requests[next] ?? "");
    }
  };
  const isFree = (line: Line): void => {
    free.push(line);
    sendDue();
  };
  const lines = await Promise.all(Array.from({ length: connections }, () => openLine(url, isFree)));
  free.push(...lines);
  const end = dueAt(requests.length) + patience;
  while (acknowledged + refused < requests.length && performance.now() < end) {
    sendDue();
    await pause(1);
  }
  for (const { socket } of lines) socket.destroy();
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share: number): number => Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10;
  return {
    sent: next,
    acknowledged,
    refused: requests.length - acknowledged,
    seconds: (lastAt - start) / 1000,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    maxMs: at(0.999_999),
  };
}

let ready: { order: Order; requests: readonly Buffer[] } | null = null;
process.on("message", (message: Order | "go") => {
  if (message !== "go") {
    ready = { order: message, requests: makeRequests(message) };
    process.send?.("ready");
  } else if (ready) void send(ready.order, ready.requests).then((report) => process.send?.(report));
});
process.on("disconnect", () => process.exit(0));
