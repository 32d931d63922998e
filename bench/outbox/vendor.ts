/**
 * X and Meta as they are on bad days, a process of its own: of the calls that send a share fails, by a seed, in every way that they
 * document; the others are done once. It counts what it was asked within each window, whom it gave what, and tells of it by webhook.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { randomFrom } from "../identity/random.ts";
import { type LoadAccount, shapes } from "../load/shapes.ts";

export type Place = "x" | "facebook" | "messenger" | "whatsapp";

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

interface Given {
  id: string;
  text: string;
  at: Date;
}

/** What each place allows in so many seconds. */
const limits: Readonly<Record<Place, { calls: number; seconds: number }>> = {
  x: { calls: 20, seconds: 1 },
  facebook: { calls: 400, seconds: 5 },
  messenger: { calls: 400, seconds: 5 },
  whatsapp: { calls: 400, seconds: 5 },
};

/** Of a hundred failures. `untold` makes X's account rest for a minute, and an expired token stops a place: both are seldom. */
const faults = {
  "limit-told": 8,
  "limit-untold": 0.3,
  broken: 14,
  unavailable: 14,
  "bad-gateway": 8,
  "bad-gateway-after": 10,
  cut: 10,
  "cut-after": 10,
  hang: 6,
  "hang-after": 6,
  "token-ends": 0.7,
  "window-closed": 6.5,
  blocked: 6.5,
} as const;
type Fault = keyof typeof faults;

/** A hang as short as a bench has time for; the line is cut at its end, as the caller would. */
const hangMs = 1500;
/** Of what was taken, told by webhook afterwards. */
const toldShare = 0.9;

let random = randomFrom(1);
let failing = 0;
let accounts: Record<string, LoadAccount> = {};
let lastId = 0;
let refreshed = 1;
const report = { calls: 0, failed: {} as Record<string, number>, overLimit: {} as Record<string, number> };
const given = new Map<string, Given[]>();
const windows = new Map<Place, { endsAt: number; used: number }>();
const tokens: Partial<Record<Place, string>> = {};
const downUntil = new Map<Place, number>();
const signedOut = new Set<Place>();

function pickFault(): Fault | null {
  if (random.next() >= failing) return null;
  let left = random.next() * 100;
  for (const [fault, share] of Object.entries(faults)) {
    left -= share;
    if (left < 0) return fault as Fault;
  }
  return "broken";
}

interface Wish {
  place: Place;
  /** Whom or what it is for. */
  to: string;
  text: string;
  ownId: string | null;
}

type Answer = { status: number; body: unknown; headers?: Record<string, string> };

const graphError = (status: number, code: number, subcode?: number): Answer => ({
  status,
  body: { error: { message: "no", type: "OAuthException", code, ...(subcode && { error_subcode: subcode }) } },
});
const problem = (place: Place, status: number, code: number, detail = "no"): Answer =>
  place === "x" ? { status, body: { title: "no", detail, status } } : graphError(status, code);

function take(place: Place): { isOver: boolean; headers: Record<string, string> } {
  const { calls, seconds } = limits[place];
  const now = Date.now();
  let window = windows.get(place);
  // A window of X ends on a whole second, for so it is told.
  if (!window || window.endsAt <= now)
    windows.set(place, (window = { endsAt: Math.ceil(now / 1000 + seconds) * 1000, used: 0 }));
  window.used++;
  const isOver = window.used > calls;
  if (isOver) report.overLimit[place] = (report.overLimit[place] ?? 0) + 1;
  const percent = Math.min(100, Math.floor((100 * window.used) / calls));
  const headers: Record<string, string> =
    place === "x"
      ? {
          "x-rate-limit-limit": String(calls),
          "x-rate-limit-remaining": String(Math.max(0, calls - window.used)),
          "x-rate-limit-reset": String(window.endsAt / 1000),
        }
      : { "x-app-usage": JSON.stringify({ call_count: percent, total_time: 0, total_cputime: 0 }) };
  return { isOver, headers };
}

function accept({ place, to, text, ownId }: Wish): Answer {
  const id = place === "whatsapp" ? `wamid.out${++lastId}` : place === "facebook" ? `77_9${++lastId}` : `9${++lastId}`;
  const all = given.get(`${place} ${to}`) ?? [];
  given.set(`${place} ${to}`, all);
  all.push({ id, text, at: new Date() });
  if (random.next() < toldShare) void tell({ place, to, text, ownId }, id);
  if (place === "x") return { status: 201, body: { data: { dm_event_id: id } } };
  if (place === "facebook") return { status: 200, body: { id } };
  if (place === "messenger") return { status: 200, body: { recipient_id: to, message_id: id } };
  return { status: 200, body: { messages: [{ id }] } };
}

/** The echo of Messenger and the status of WhatsApp bring our own id back. */
async function tell({ place, to, text, ownId }: Wish, id: string): Promise<void> {
  const account = accounts[place];
  const shape = shapes.find(({ channel }) => channel === place);
  if (!account || !shape || (place !== "messenger" && place !== "whatsapp")) return;
  const told =
    place === "messenger"
      ? {
          object: "page",
          entry: [
            {
              id: account.externalId,
              time: Date.now(),
              messaging: [
                {
                  sender: { id: account.externalId },
                  recipient: { id: to },
                  timestamp: Date.now(),
                  message: { mid: id, text, is_echo: true, ...(ownId && { metadata: ownId }) },
                },
              ],
            },
          ],
        }
      : {
          object: "whatsapp_business_account",
          entry: [
            {
              id: "31",
              changes: [
                {
                  field: "messages",
                  value: {
                    messaging_product: "whatsapp",
                    metadata: { display_phone_number: "1", phone_number_id: account.externalId },
                    statuses: [
                      {
                        id,
                        status: "sent",
                        timestamp: String(Math.floor(Date.now() / 1000)),
                        recipient_id: to,
                        ...(ownId && { biz_opaque_callback_data: ownId }),
                      },
                    ],
                  },
                },
              ],
            },
          ],
        };
  const body = Buffer.from(JSON.stringify(told));
  await pause(200 + random.next() * 2000);
  for (let tries = 0; tries < 5; tries++) {
    const status = await fetch(account.webhookUrl, {
      method: "POST",
      headers: shape.headers(account, body),
      body: new Uint8Array(body),
    }).then(
      (answer) => answer.status,
      () => 0,
    );
    if (status === 200) return;
    await pause(500);
  }
}

async function send(wish: Wish, token: string, response: ServerResponse): Promise<void> {
  const { place } = wish;
  report.calls++;
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
  const fault = pickFault();
  if (fault) report.failed[fault] = (report.failed[fault] ?? 0) + 1;
  switch (fault) {
    case null:
      return answer({ ...accept(wish), headers });
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
      accept(wish);
      return answer({ status: 502, body: "<html>Bad gateway</html>" });
    case "bad-gateway":
      return answer({ status: 502, body: "<html>Bad gateway</html>" });
    case "cut":
      return cut();
    case "cut-after":
      accept(wish);
      return cut();
    case "hang-after":
      accept(wish);
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

/** What the vendor holds, the newest first. */
function read(url: URL): unknown {
  const messages = /\/dm_conversations\/with\/(\d+)\/dm_events$/.exec(url.pathname)?.[1];
  const listed = (key: string): Given[] => (given.get(key) ?? []).toReversed().slice(0, 100);
  if (messages)
    return {
      data: listed(`x ${messages}`).map(({ id, text, at }) => ({
        id,
        text,
        sender_id: accounts["x"]?.externalId,
        created_at: at.toISOString(),
      })),
    };
  const comment = /\/(77_\d+)\/comments$/.exec(decodeURIComponent(url.pathname))?.[1];
  if (comment)
    return {
      data: listed(`facebook ${comment}`)
        .slice(0, 50)
        .map(({ id, text, at }) => ({ id, message: text, from: { id: "10" }, created_time: at.toISOString() })),
    };
  if (url.pathname.endsWith("/conversations")) return { data: [{ id: `t_${url.searchParams.get("user_id")}` }] };
  const talk = /\/t_(\d+)\/messages$/.exec(url.pathname)?.[1];
  if (talk)
    return {
      data: listed(`messenger ${talk}`)
        .slice(0, 25)
        .map(({ id, text, at }) => ({ id, message: text, from: { id: "10" }, created_time: at.toISOString() })),
    };
  return { data: [] };
}

interface Asked {
  text?: string | { body?: string };
  message?: string | { text?: string; metadata?: string };
  messaging_product?: string;
  to?: string;
  biz_opaque_callback_data?: string;
  recipient?: { id?: string };
}

function wishOf(path: string, body: Asked): Wish | null {
  const { text, message } = body;
  const toX = /\/dm_conversations\/with\/(\d+)\/messages$/.exec(path)?.[1];
  if (toX) return { place: "x", to: toX, text: typeof text === "string" ? text : "", ownId: null };
  const toComment = /\/(77_\d+)\/comments$/.exec(decodeURIComponent(path))?.[1];
  if (toComment)
    return { place: "facebook", to: toComment, text: typeof message === "string" ? message : "", ownId: null };
  if (!path.endsWith("/messages")) return null;
  if (body.messaging_product === "whatsapp" && typeof text === "object")
    return {
      place: "whatsapp",
      to: body.to ?? "",
      text: text.body ?? "",
      ownId: body.biz_opaque_callback_data ?? null,
    };
  if (typeof message !== "object") return null;
  return {
    place: "messenger",
    to: body.recipient?.id ?? "",
    text: message.text ?? "",
    ownId: message.metadata ?? null,
  };
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const url = new URL(request.url ?? "/", "http://vendor");
  const say = (body: unknown): void => {
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  };
  if (request.method === "GET") return say(read(url));
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
      ...report,
      signedOut: [...signedOut],
      given: Object.fromEntries([...given].map(([to, all]) => [to, all.map(({ text }) => text)])),
    });
  else if ("seed" in order) {
    random = randomFrom(order.seed);
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
