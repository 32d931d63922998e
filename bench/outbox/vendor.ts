/**
 * X and Meta as they are on bad days, a process of its own: of the calls that send a share fails, by a seed, in every way that they
 * document; the others are done once. It counts what it was asked within each window, whom it gave what, and tells of it by webhook.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import type { LoadAccount } from "../load/shapes.ts";
import { seedChance } from "./chance.ts";
import { type Fault, graphError, pickFault, problem } from "./faults.ts";
import { accept, read, textsGiven } from "./held.ts";
import type { Answer, Place, Wish } from "./places.ts";
import { overLimit, take } from "./windows.ts";
import { type Asked, wishOf } from "./wish.ts";

export type Order =
  | "listen"
  | { seed: number; failing: number; accounts: Record<string, LoadAccount> }
  | { down: Place; seconds: number }
  | { tokens: Partial<Record<Place, string>> }
  | "report";

export interface Report {
  calls: number;
  failed: Record<string, number>;
  /** Calls beyond what a window allows, of each place that had any. */
  overLimit: Record<string, number>;
  /** Of each person or comment the texts it holds, in the order they came. */
  given: Record<string, string[]>;
  /** Places whose token ended. */
  signedOut: Place[];
}

/** A hang as short as a bench has time for; the line is cut at its end, as the caller would. */
const hangMs = 1500;

let failing = 0;
let accounts: Record<string, LoadAccount> = {};
let refreshed = 1;
const counted = { calls: 0, failed: {} as Partial<Record<Fault, number>> };
const tokens: Partial<Record<Place, string>> = {};
const downUntil = new Map<Place, number>();
const signedOut = new Set<Place>();

async function send(wish: Wish, token: string, response: ServerResponse): Promise<void> {
  const { place } = wish;
  counted.calls++;
  const cut = (): void => void response.socket?.destroy();
  const answer = ({ status, body, headers = {} }: Answer): void => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  };
  const { isOver, headers } = take(place);
  if (isOver) return answer({ ...problem(place, 429, 4), headers: { ...headers, "retry-after": "5" } });
  if (tokens[place] !== undefined && token !== tokens[place])
    return answer(place === "x" ? problem(place, 401, 190) : problem(place, 400, 190));
  if ((downUntil.get(place) ?? 0) > Date.now()) return answer({ ...problem(place, 503, 2), headers });
  const fault = pickFault(failing);
  if (fault) counted.failed[fault] = (counted.failed[fault] ?? 0) + 1;
  switch (fault) {
    case null:
      return answer({ ...accept(wish, accounts), headers });
    case "limit-told": {
      const told: Record<string, string> =
        place === "x" ? { ...headers, "x-rate-limit-remaining": "0" } : { "retry-after": "1" };
      return answer({ ...problem(place, 429, 4), headers: told });
    }
    case "limit-untold":
      return answer(problem(place, 429, 613));
    case "broken":
      return answer({ ...problem(place, 500, 1), headers });
    case "unavailable":
      return answer({ ...problem(place, 503, 2), headers });
    case "bad-gateway-after":
      accept(wish, accounts);
      return answer({ status: 502, body: "<html>Bad gateway</html>" });
    case "bad-gateway":
      return answer({ status: 502, body: "<html>Bad gateway</html>" });
    case "cut":
      return cut();
    case "cut-after":
      accept(wish, accounts);
      return cut();
    case "hang-after":
      accept(wish, accounts);
      await pause(hangMs);
      return cut();
    case "hang":
      await pause(hangMs);
      return cut();
    case "token-ends":
      tokens[place] = `new-${place}-${++refreshed}`;
      if (place !== "x") signedOut.add(place);
      return answer(place === "x" ? problem(place, 401, 190) : problem(place, 400, 190));
    case "window-closed":
      if (place === "messenger") return answer({ ...graphError(400, 10, 2018278), headers });
      if (place === "whatsapp") return answer({ ...graphError(400, 131_047), headers });
      return answer({ ...problem(place, 403, 200, "Tweet is deleted or not visible to you"), headers });
    case "blocked":
      return answer({ ...problem(place, 403, place === "whatsapp" ? 131_026 : 551, "You have been blocked"), headers });
  }
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const url = new URL(request.url ?? "/", "http://vendor");
  const say = (body: unknown): void => {
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  };
  if (request.method === "GET") return say(read(url, accounts));
  if (url.pathname.endsWith("/oauth2/token")) {
    tokens.x = `new-x-${++refreshed}`;
    return say({ access_token: tokens.x, refresh_token: `r-${refreshed}` });
  }
  const text = Buffer.concat(chunks).toString();
  const wish = wishOf(url.pathname, (text ? JSON.parse(text) : {}) as Asked);
  if (!wish) return say({ success: true });
  await send(wish, (request.headers.authorization ?? "").replace("Bearer ", ""), response);
}

const server = createServer((request, response) => void serve(request, response));

process.on("message", (order: Order) => {
  const answer = (value: unknown): void => void process.send?.(value);
  if (order === "listen") server.listen(0, "127.0.0.1", () => answer({ port: (server.address() as AddressInfo).port }));
  else if (order === "report")
    answer({
      ...counted,
      overLimit,
      signedOut: [...signedOut],
      given: textsGiven(),
    });
  else if ("seed" in order) {
    seedChance(order.seed);
    ({ failing, accounts } = order);
    answer("ready");
  } else if ("down" in order) {
    downUntil.set(order.down, Date.now() + order.seconds * 1000);
    answer("ready");
  } else {
    // An engineer fetches new tokens.
    const fresh = Object.fromEntries([...signedOut].map((place) => [place, tokens[place] ?? ""]));
    signedOut.clear();
    answer(fresh);
  }
});
process.on("disconnect", () => process.exit(0));
