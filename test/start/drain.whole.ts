import { Agent, request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { removeHome } from "../home.ts";
import { madeHome } from "../made-home.ts";
import { type Product, startProduct } from "../product.ts";
import { connectBrand } from "../staff/asked.ts";
import { type BrandAccount, mentionOf, newId, sign } from "../vendor.ts";
import { until } from "../until.ts";

const home = madeHome();
let product: Product;
let brand: BrandAccount;

beforeAll(async () => {
  product = await startProduct({ home, environment: { JETBRIDGE_DRAIN_SECONDS: "2" } });
  brand = await connectBrand(product as never);
});
afterAll(async () => {
  await product.stop();
  removeHome(home);
});

type Fate = "taken" | "never-let-in" | `answered ${number}` | `cut: ${string}`;

/** Delivers one post over a kept line, and tells what became of it. */
function send(agent: Agent, body: string): Promise<Fate> {
  const { hostname, port, pathname } = new URL(brand.webhookUrl);
  return new Promise((done) => {
    const asked = request(
      {
        agent,
        hostname,
        port,
        path: pathname,
        method: "POST",
        headers: {
          "content-type": "application/json",
          "x-twitter-webhooks-signature": sign(brand.consumerSecret, body),
        },
      },
      (answer) => {
        answer.resume();
        answer.once("end", () => done(answer.statusCode === 200 ? "taken" : `answered ${answer.statusCode ?? 0}`));
      },
    );
    asked.once("error", (error: NodeJS.ErrnoException) => {
      // A new line that still stood at the door as it closed is reset unread.
      const wasAtTheDoor = error.code === "ECONNRESET" && !asked.reusedSocket;
      const isOutside = error.code === "ECONNREFUSED" || wasAtTheDoor;
      done(isOutside ? "never-let-in" : `cut: ${error.code ?? error.message}`);
    });
    asked.end(body);
  });
}

describe("a web process that is told to end while vendors deliver", () => {
  const taken: string[] = [];
  const fates: Fate[] = [];
  const ready: string[] = [];
  let goodbye = 0;
  let endedIn = 0;

  test("takes or does not let in, and never refuses or cuts what it let in", async () => {
    const socket = new WebSocket(`${product.url.replace("http", "ws")}/api/v1/live`, {
      headers: { authorization: `Bearer ${product.adminToken}` },
    });
    socket.on("error", () => {});
    socket.once("close", (code) => (goodbye = code));
    await new Promise((done) => socket.once("message", done));

    let isOver = false;
    const line = async (): Promise<void> => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      while (!isOver) {
        const id = newId();
        const fate = await send(agent, mentionOf(brand, { id, text: "is anybody there?", authorId: id }));
        fates.push(fate);
        if (fate === "taken") taken.push(id);
        if (fate === "never-let-in") return;
        await new Promise((rest) => setTimeout(rest, 3));
      }
      agent.destroy();
    };
    const watch = async (): Promise<void> => {
      while (!isOver) {
        const said = await fetch(`${product.url}/readyz`, { headers: { connection: "close" } }).then(
          ({ status }) => String(status),
          () => "gone",
        );
        if (ready.at(-1) !== said) ready.push(said);
        if (said === "gone") return;
        await new Promise((rest) => setTimeout(rest, 20));
      }
    };
    const lines = Promise.all([watch(), ...Array.from({ length: 12 }, line)]);
    await until(
      async () => taken.length,
      (count) => count > 300,
    );
    const begun = performance.now();
    const code = await product.stop();
    endedIn = performance.now() - begun;
    isOver = true;
    await lines;
    expect(code).toBe(0);
    expect([...new Set(fates)].toSorted()).toEqual(["never-let-in", "taken"]);
  });

  test("says at /readyz that it leaves before it lets nobody in", () => {
    expect(ready).toEqual(["200", "503", "gone"]);
  });

  test("tells live sockets that it starts again, and is gone in good time", () => {
    expect(goodbye).toBe(1012);
    expect(endedIn).toBeLessThan(12_000);
  });

  test("lost nothing: all that it took are messages after the next start, once each", async () => {
    product = await startProduct({ home, port: Number(new URL(product.url).port) });
    const kept = await until(
      async () => {
        const { body } = await product.api("GET", "/metrics");
        const [, waiting] = /queue_waiting\{queue="deliveries"\} (\d+)/.exec(body) ?? [];
        const [, lanes] = /queue_waiting\{queue="arrivals"\} (\d+)/.exec(body) ?? [];
        return waiting === "0" && lanes === "0";
      },
      Boolean,
      "all to be received",
      60_000,
    );
    expect(kept).toBe(true);
    const found = new Set<string>();
    let cursor = "";
    let count = 0;
    do {
      const { body } = await product.api(
        "GET",
        `/api/v1/messages?channelAccountId=${brand.id}&limit=200${cursor && `&cursor=${cursor}`}`,
      );
      for (const { externalId } of body.items) found.add(externalId);
      count += body.items.length;
      cursor = body.nextCursor ?? "";
    } while (cursor !== "");
    expect(count).toBe(found.size);
    expect(taken.filter((id) => !found.has(id))).toEqual([]);
  });
});
