/** A Bot API of our own: it answers as it is told, and holds every call against Telegram's description of it, where that is here. */
import { existsSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { recordings } from "../recordings.ts";

export interface Asked {
  method: string;
  fields: Record<string, unknown>;
}
type Reply = { status?: number; body?: object | Buffer; isCut?: boolean };

const described = join(recordings, "data", "specs", "telegram-bot-api.json");
const description: any = existsSync(described) ? JSON.parse(readFileSync(described, "utf8")) : null;

/** What of a call is not as Telegram describes it. */
function faultsOf({ method, fields }: Asked): string[] {
  const known: { name: string; required: boolean }[] | undefined = description?.methods[method]?.fields ?? [];
  if (!description) return [];
  if (!description.methods[method]) return [`no method ${method}`];
  return [
    ...Object.keys(fields)
      .filter((name) => !known?.some((one) => one.name === name))
      .map((name) => `${method} has no ${name}`),
    ...(known ?? [])
      .filter(({ name, required }) => required && !(name in fields))
      .map(({ name }) => `${method} without ${name}`),
  ];
}

export async function startBotApi(token: string) {
  const asked: Asked[] = [];
  const faults: string[] = [];
  let rules: ((asked: Asked) => Reply | undefined)[] = [];
  let last = 900;
  const accepted = ({ method, fields }: Asked): Reply =>
    method.startsWith("send")
      ? {
          body: {
            ok: true,
            result: { message_id: ++last, date: 1, chat: { id: Number(fields["chat_id"]), type: "private" } },
          },
        }
      : { body: { ok: true, result: method === "getMe" ? { id: 1, is_bot: true, first_name: "Bot" } : true } };
  const server = createServer((request, response) => {
    void (async () => {
      const [, area, given, method = ""] = /^(\/file)?\/bot([^/]+)\/(.*)$/.exec(request.url ?? "") ?? [];
      const one = { method: area ? `file/${method}` : method, fields: await fieldsOf(request) };
      asked.push(one);
      if (!area) faults.push(...faultsOf(one));
      const found: Reply =
        given === token
          ? (rules.map((rule) => rule(one)).find(Boolean) ?? accepted(one))
          : { status: 401, body: { ok: false, error_code: 401, description: "Unauthorized" } };
      const { status = 200, body = {}, isCut } = found;
      if (isCut) {
        request.socket.destroy();
        return;
      }
      response.writeHead(status, {
        "content-type": Buffer.isBuffer(body) ? "application/octet-stream" : "application/json",
      });
      response.end(Buffer.isBuffer(body) ? body : JSON.stringify(body));
    })();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    faults,
    on: (rule: (asked: Asked) => Reply | undefined) => void (rules = [rule, ...rules]),
    close: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

async function fieldsOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const type = request.headers["content-type"] ?? "";
  if (type.includes("json")) return JSON.parse(body.toString("utf8"));
  if (!type.includes("multipart")) return {};
  return Object.fromEntries(
    (await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData()).entries(),
  );
}

export const no = (error_code: number, description: string, parameters?: object): Reply => ({
  status: error_code,
  body: { ok: false, error_code, description, ...(parameters && { parameters }) },
});
