/**
 * The load, a process of its own: deliveries that are made and signed ahead, sent at the times the rate asks for whether or not
 * earlier ones were answered, over connections that stay open. How long each took counts from when it should have gone.
 */
import { connect, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { type BrandAccount, mentionOf, newId, sign } from "../../test/vendor.ts";
import { texts } from "./texts.ts";

export interface Step {
  /** Deliveries a second. */
  rate: number;
  seconds: number;
}

export interface Order {
  brand: BrandAccount;
  /** One after the other, without a pause between. */
  steps: readonly Step[];
  /** How many people write; 0 makes each delivery one of somebody new. */
  writers: number;
  /** Of so many deliveries one is sent a second time, as vendors do; 0 for none. */
  repeatEvery: number;
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
  /** Of each delivery that was answered 200 the post's id, and when it was due, in milliseconds of the epoch. */
  posts: { id: string; dueAt: number }[];
}

const connections = 128;
/** Longest wait for what is under way after the last was sent, in milliseconds. */
const patience = 20_000;

interface Request {
  id: string;
  bytes: Buffer;
  /** Milliseconds after the first. */
  dueAfter: number;
}

function makeRequests({ brand, steps, writers, repeatEvery }: Order): Request[] {
  const requests: Request[] = [];
  let begins = 0;
  for (const { rate, seconds } of steps) {
    for (let n = 0; n < Math.round(rate * seconds); n++) {
      const place = requests.length;
      const id = newId();
      const authorId = writers === 0 ? id : String(1_000_000 + (place % writers));
      const dueAfter = begins + (n / rate) * 1000;
      const earlier = repeatEvery > 0 && place % repeatEvery === repeatEvery - 1 ? requests[place - 1] : undefined;
      requests.push(
        earlier ? { ...earlier, dueAfter } : { id, bytes: requestOf(brand, { id, authorId, place }), dueAfter },
      );
    }
    begins += seconds * 1000;
  }
  return requests;
}

function requestOf(
  brand: BrandAccount,
  { id, authorId, place }: { id: string; authorId: string; place: number },
): Buffer {
  const { host, pathname } = new URL(brand.webhookUrl);
  const text = (texts[place % texts.length] ?? "").replace("%", String(100 + (place % 900)));
  const body = Buffer.from(mentionOf(brand, { id, text, authorId }));
  const head = [
    `POST ${pathname} HTTP/1.1`,
    `Host: ${host}`,
    "Content-Type: application/json",
    `X-Twitter-Webhooks-Signature: ${sign(brand.consumerSecret, body)}`,
    `Content-Length: ${body.length}`,
  ];
  return Buffer.concat([Buffer.from(`${head.join("\r\n")}\r\n\r\n`), body]);
}

interface Line {
  socket: Socket;
  /** Of the request under way; null while free. */
  answered: ((status: number) => void) | null;
}

/** A connection that takes one request at a time and tells the status of each answer; 0 where none came. */
async function openLine(url: URL, isFree: (line: Line) => void, isGone: (line: Line) => void): Promise<Line> {
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
    // Said to nobody: a line on which nothing was asked for long is told so, and cut.
    if (!line.answered) {
      socket.destroy();
      return;
    }
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
  socket.on("close", () => {
    isGone(line);
    finish(0);
  });
  return line;
}

async function send({ brand }: Order, requests: readonly Request[]): Promise<Report> {
  const url = new URL(brand.webhookUrl);
  const free: Line[] = [];
  const took: number[] = [];
  const posts: Report["posts"] = [];
  const lines = new Set<Line>();
  /** What was cut off is sent again at once, as a vendor does. */
  const again: number[] = [];
  let [next, acknowledged, refused, lastAt, opening] = [0, 0, 0, 0, 0];
  const start = performance.now() + 50;
  const dueAt = (place: number): number => start + (requests[place]?.dueAfter ?? 0);

  const sendDue = (): void => {
    while (again.length > 0 || (next < requests.length && dueAt(next) <= performance.now())) {
      const line = free.pop();
      if (!line) {
        if (lines.size + opening < connections) void openOne();
        return;
      }
      sendOne(line, again.pop() ?? next++);
    }
  };
  const sendOne = (line: Line, place: number): void => {
    line.answered = (status) => {
      lastAt = performance.now();
      if (status === 0) again.push(place);
      else {
        took.push(lastAt - dueAt(place));
        if (status === 200) {
          acknowledged++;
          posts.push({ id: requests[place]?.id ?? "", dueAt: performance.timeOrigin + dueAt(place) });
        } else {
          refused++;
          console.error(`  a delivery was refused with ${status}`);
        }
      }
    };
    line.socket.write(requests[place]?.bytes ?? "");
  };
  const isFree = (line: Line): void => {
    free.push(line);
    sendDue();
  };
  // A server cuts a connection that says nothing for long: each is opened when it is needed, and may go.
  const isGone = (line: Line): void => {
    lines.delete(line);
    if (free.includes(line)) free.splice(free.indexOf(line), 1);
  };
  const openOne = async (): Promise<void> => {
    opening++;
    const line = await openLine(url, isFree, isGone);
    opening--;
    lines.add(line);
    isFree(line);
  };
  const end = dueAt(requests.length - 1) + patience;
  while (acknowledged + refused < requests.length && performance.now() < end) {
    sendDue();
    await pause(1);
  }
  const unanswered = [...lines].filter(({ answered }) => answered !== null).length;
  if (acknowledged < requests.length)
    console.error(
      `  ${next} sent, ${acknowledged} acknowledged, ${unanswered} unanswered, ${again.length} to be sent again`,
    );
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
    posts: posts.toSorted((a, b) => a.dueAt - b.dueAt),
  };
}

let ready: { order: Order; requests: readonly Request[] } | null = null;
process.on("message", (message: Order | "go") => {
  if (message !== "go") {
    ready = { order: message, requests: makeRequests(message) };
    process.send?.("ready");
  } else if (ready) void send(ready.order, ready.requests).then((report) => process.send?.(report));
});
process.on("disconnect", () => process.exit(0));
