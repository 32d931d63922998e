import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { problemOf, type TelegramFault } from "./faults.ts";
import { fileByPath } from "./files.ts";
import type { TelegramGround } from "./ground.ts";
import type { BotCall } from "./bot-call.ts";
import { makeMethods } from "./methods.ts";
import { bad, BotProblem, noSuchMethod, unauthorized } from "./problems.ts";
import type { Shape } from "./store.ts";

const largestCall = 60 * 1024 * 1024;

/** The Bot API below `/telegram`, as it stands at api.telegram.org: the token is part of the address. */
export async function botApi(
  server: FastifyInstance,
  ground: TelegramGround,
  complain: (error: unknown) => void,
): Promise<void> {
  const perform = makeMethods(ground);
  const requireToken = (bot: string): void => {
    if (bot !== `bot${ground.token()}`) throw bot.startsWith("bot") ? unauthorized() : noSuchMethod();
  };
  const sayNo = (error: unknown, reply: FastifyReply): void => {
    const problem = error instanceof BotProblem ? error : new BotProblem(500, "Internal Server Error");
    if (!(error instanceof BotProblem)) complain(error);
    void reply.code(problem.status).send(problem.body);
  };
  await server.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: largestCall }, (_request, body, parsed) =>
      parsed(null, body),
    );
    scope.route<{ Params: { bot: string; method: string } }>({
      method: ["GET", "POST"],
      url: "/telegram/:bot/:method",
      bodyLimit: largestCall,
      async handler(request, reply) {
        const { bot, method } = request.params;
        requireToken(bot);
        const fault = ground.faults.take(method);
        if (fault && (await strike(fault, reply))) return reply;
        const performed = perform({ method, ...(await readCall(request)) });
        if (performed === undefined) throw noSuchMethod();
        const result = await performed;
        if (fault?.kind === "accept-then-cut") return cut(reply);
        if (fault?.kind === "accept-then-hang") return reply.hijack();
        return { ok: true, result };
      },
      errorHandler: (error, _request, reply) => sayNo(error, reply),
    });
    scope.get<{ Params: { bot: string; "*": string } }>(
      "/telegram/file/:bot/*",
      { errorHandler: (error, _request, reply) => sayNo(error, reply) },
      (request, reply) => {
        requireToken(request.params.bot);
        const file = fileByPath(ground.db, request.params["*"]);
        if (!file) throw noSuchMethod();
        return reply.type("application/octet-stream").send(file.content);
      },
    );
    done();
  });
}

/** Gives whether the call ends here. */
async function strike(fault: TelegramFault, reply: FastifyReply): Promise<boolean> {
  const problem = problemOf(fault);
  if (problem) throw problem;
  if (fault.kind === "bad-gateway") await reply.code(502).type("text/html").send("<h1>502 Bad Gateway</h1>");
  else if (fault.kind === "hang") reply.hijack();
  else if (fault.kind === "cut") cut(reply);
  else return false;
  return true;
}

function cut(reply: FastifyReply): FastifyReply {
  reply.hijack();
  reply.raw.socket?.destroy();
  return reply;
}

async function readCall(request: FastifyRequest): Promise<Pick<BotCall, "args" | "files">> {
  const args: Shape = { ...(request.query as Shape) };
  const files = new Map<string, File>();
  const { body } = request;
  const type = request.headers["content-type"] ?? "";
  if (!Buffer.isBuffer(body) || body.length === 0) return { args, files };
  if (type.startsWith("application/json")) return { args: { ...args, ...asObject(body.toString("utf8")) }, files };
  const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData().catch(() => {
    throw bad("can't parse the request");
  });
  for (const [name, value] of form)
    if (typeof value === "string") args[name] = /^[[{]/.test(value) ? asObject(value) : value;
    else files.set(name, value);
  return { args, files };
}

function asObject(text: string): Shape {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null) return value as Shape;
  } catch {}
  throw bad("can't parse JSON object");
}
