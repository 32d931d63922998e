/** The vendors, a process of its own: delivers what the plan says, each line one after the other, and answers what is asked of a vendor meanwhile. */
import { Agent, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { type LoadAccount, shapes } from "../load/shapes.ts";
import { at } from "../load/quantile.ts";
import { chatPlace, codeOf, deliveriesOf, type Delivery, lineCount, writerOf } from "./plan.ts";
import { wordsOf, writtenAt } from "./words.ts";

export interface Order {
  count: number;
  seed: number;
  begun: string;
  /** By channel. */
  accounts: Record<string, LoadAccount>;
  chat: { url: string; tokens: readonly string[] };
}

export interface Report {
  acknowledged: number;
  /** Sent again until it was taken. */
  repeated: number;
  /** Of the chat, which takes nothing that is broken. */
  refusedAtDoor: number;
  seconds: number;
  p50Ms: number;
  p99Ms: number;
}

interface Request {
  url: string;
  headers: Record<string, string>;
  body: Buffer;
  isRefused: boolean;
}

function requestOf({ accounts, begun, chat }: Order, line: number, delivery: Delivery): Request {
  const { place, writer, number, kind } = delivery;
  const written = (more: number) => {
    const code = codeOf(place, line, writer, number + more);
    const text = wordsOf(code);
    return { code, writer: writerOf(line, writer), text, at: writtenAt(new Date(begun), number + more) };
  };
  const shape = shapes[place];
  if (place === chatPlace || !shape) {
    const { code, text } = written(0);
    const id = `${code.slice(0, 8)}-${code.slice(8, 12)}-4${code.slice(12)}-8000-000000000000`;
    return {
      url: chat.url,
      headers: { "content-type": "application/json", authorization: `Bearer ${chat.tokens[writerOf(line, writer)]}` },
      body: Buffer.from(JSON.stringify(kind === "broken" ? { id } : { id, text })),
      isRefused: kind === "broken",
    };
  }
  const account = accounts[shape.channel];
  if (!account) throw new Error(`no account of ${shape.channel}`);
  const body =
    kind === "broken"
      ? (shape.broken[number % shape.broken.length]?.(account, written(0)) ?? Buffer.alloc(0))
      : shape.body(
          account,
          Array.from({ length: delivery.messages }, (_, more) => written(more)),
        );
  return { url: account.webhookUrl, headers: shape.headers(account, body), body, isRefused: false };
}

/** What is refused so often is refused for good. */
const mostTries = 60;

const post = (agent: Agent, { url, headers, body }: Request): Promise<number> =>
  new Promise((done) => {
    const asked = request(url, {
      method: "POST",
      agent,
      headers: { ...headers, "content-length": String(body.length) },
      timeout: 20_000,
    });
    asked.on("response", (answer) => {
      answer.resume();
      answer.on("end", () => done(answer.statusCode ?? 0));
      answer.on("error", () => done(0));
    });
    asked.on("timeout", () => asked.destroy());
    asked.on("error", () => done(0));
    asked.end(body);
  });

async function deliver(order: Order): Promise<Report> {
  const took: number[] = [];
  const report = { acknowledged: 0, repeated: 0, refusedAtDoor: 0 };
  const sendLine = async (line: number): Promise<void> => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (const delivery of deliveriesOf(line, order)) {
      const one = requestOf(order, line, delivery);
      for (let tries = 1; ; tries++) {
        const begun = performance.now();
        const status = await post(agent, one);
        took.push(performance.now() - begun);
        if (one.isRefused && status >= 400 && status < 500 && status !== 429) report.refusedAtDoor++;
        else if (status === 200 || status === 201) report.acknowledged++;
        else {
          // As a vendor does whose delivery is not taken.
          report.repeated++;
          if (tries === mostTries)
            throw new Error(`${delivery.kind} ${JSON.stringify(delivery)} was answered ${status} again and again`);
          await pause(status === 429 ? 2000 : 100);
          continue;
        }
        break;
      }
    }
    agent.destroy();
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: lineCount }, (_, line) => sendLine(line)));
  return { ...report, seconds: (performance.now() - begun) / 1000, p50Ms: at(took, 0.5), p99Ms: at(took, 0.99) };
}

/** Who somebody is, and lists that hold nothing more. */
const vendor = createServer((asked, answer) => {
  const id = /\/(\d+)$/.exec(new URL(asked.url ?? "/", "http://vendor").pathname)?.[1];
  asked.resume();
  answer.setHeader("content-type", "application/json");
  answer.end(
    JSON.stringify(id ? { id, name: `Passenger ${id}`, first_name: "Passenger", last_name: id } : { data: [] }),
  );
});

process.on("message", (message: Order | "listen") => {
  if (message === "listen")
    vendor.listen(0, "127.0.0.1", () => process.send?.({ port: (vendor.address() as AddressInfo).port }));
  else
    void deliver(message).then(
      (report) => process.send?.(report),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
});
process.on("disconnect", () => process.exit(0));
