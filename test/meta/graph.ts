/** A Graph of our own that takes every call and answers as it was told: for what the product asks, and how it bears the answers. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Asked {
  method: string;
  /** Without the version. */
  path: string;
  query: Record<string, string>;
  authorization: string | null;
  body: any;
  raw: string;
}

type Reply = { status?: number; body?: unknown; headers?: Record<string, string>; isCut?: boolean };

export interface TestGraph {
  url: string;
  asked: Asked[];
  /** The newest rule that says something to a call answers it; else it is accepted. */
  on(rule: (asked: Asked) => Reply | undefined): void;
  clear(): void;
  close(): Promise<void>;
}

export async function startGraph(): Promise<TestGraph> {
  const asked: Asked[] = [];
  let rules: ((asked: Asked) => Reply | undefined)[] = [];
  let last = 0;
  const accepted = ({ path }: Asked): Reply => {
    last++;
    if (path.endsWith("/messages"))
      return {
        body: { recipient_id: "5", message_id: `m_${last}`, messages: [{ id: `wamid.${last}` }], contacts: [] },
      };
    if (path.endsWith("/message_attachments")) return { body: { attachment_id: `90${last}` } };
    if (/\/(comments|replies|mentions|photos|media)$/.test(path)) return { body: { id: `70_${last}` } };
    return { body: { success: true } };
  };
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const one = await read(request);
    asked.push(one);
    const found = rules.map((rule) => rule(one)).find((reply) => reply !== undefined) ?? accepted(one);
    const { status = 200, body = {}, headers = {}, isCut } = found;
    if (isCut) {
      request.socket.destroy();
      return;
    }
    const isBytes = Buffer.isBuffer(body);
    response.writeHead(status, { ...(!isBytes && { "content-type": "application/json" }), ...headers });
    response.end(isBytes ? body : JSON.stringify(body));
  };
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graph`,
    asked,
    on: (rule) => void (rules = [rule, ...rules]),
    clear: () => void (rules = []),
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

async function read(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const raw = Buffer.concat(chunks).toString("latin1");
  const url = new URL(request.url ?? "/", "http://graph");
  return {
    method: request.method ?? "",
    path: url.pathname.replace(/^\/graph(\/v\d+\.\d+)?/, ""),
    query: Object.fromEntries(url.searchParams),
    authorization: request.headers.authorization ?? null,
    body:
      request.headers["content-type"]?.includes("json") && raw
        ? JSON.parse(Buffer.from(raw, "latin1").toString())
        : null,
    raw,
  };
}

export const graphError = (code: number, subcode?: number, status = 400): Reply => ({
  status,
  body: {
    error: { message: "no", type: "OAuthException", code, ...(subcode && { error_subcode: subcode }), fbtrace_id: "A" },
  },
});
