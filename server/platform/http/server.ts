/** The HTTP edge: limits, time-outs, headers, and errors in one shape. */
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from "fastify";
import swagger from "@fastify/swagger";
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import type { Logger } from "pino";
import { randomUUID } from "node:crypto";
import type { Socket } from "node:net";
import type { Problem as ProblemShape } from "../../../contract/endpoint.ts";
import { isUnavailable } from "../db.ts";
import { Problem } from "../problem.ts";
import { withErrors } from "./describe.ts";
import { nothingAllowed } from "./content-policy.ts";

export type Server = FastifyInstance;

declare module "fastify" {
  interface FastifyContextConfig {
    /** Takes a file's bytes rather than JSON. */
    takesBytes?: boolean;
  }
}

const securityHeaders = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "x-frame-options": "DENY",
  // Pages name their own; an answer that is none of them may do nothing.
  "content-security-policy": nothingAllowed,
  "cross-origin-opener-policy": "same-origin",
  // What we answer is about people; who may be kept in a cache says so themselves.
  "cache-control": "no-store",
};

/** Whole requests must be said within this many milliseconds. */
const requestTimeout = 10_000;

/** Fastify's own requestTimeout alone cuts slow bodies late, and without it Node's is overwritten by none: both are needed (measured). */
const patience = {
  requestTimeout,
  headersTimeout: 8000,
  connectionsCheckingInterval: 1000,
  keepAliveTimeout: 65_000,
  // Answered one after the other; a line that asks more begins anew, so that a balancer can spread them.
  maxRequestsPerSocket: 10_000,
};

/** Lines open at once, sockets among them; who comes on top is not let in, and those who are in are served. */
const mostConnections = 4000;

export interface Edge {
  log: Logger;
  /** The proxies whose word counts on where a request comes from, as addresses or networks. */
  trustedProxies: readonly string[];
  /** Whether the outside reaches us by https alone. */
  isSecure: boolean;
  /** Whether this process is about to end: lines are closed after their next answer. */
  isLeaving: () => boolean;
}

export async function createServer({ log, trustedProxies, isSecure, isLeaving }: Edge): Promise<Server> {
  const headers = {
    ...securityHeaders,
    ...(isSecure && { "strict-transport-security": "max-age=31536000" }),
  };
  const server = Fastify({
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    loggerInstance: log.child({}, { level: "warn" }) as never,
    logger: undefined as never,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 1_048_576,
    // What was let in is served, also in our last moments.
    return503OnClosing: false,
    genReqId: () => randomUUID(),
    requestTimeout,
    http: patience,
    routerOptions: { maxParamLength: 500 },
    // An address that can't be decoded, or is far too long, never meets a route.
    frameworkErrors: (error, request, reply) => {
      for (const [name, value] of Object.entries(headers)) reply.header(name, value);
      void answerError(error, request, reply, log);
    },
    clientErrorHandler: answerGarbage,
  }) as unknown as Server;
  server.server.maxConnections = mostConnections;
  readJsonOnly(server);
  const routes = rememberRoutes(server);
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  server.setErrorHandler((error, request, reply) => answerError(error, request, reply, log));
  server.setNotFoundHandler((request, reply) => answerNotFound(routes, request, reply));
  server.addHook("onSend", async (_request, reply) => {
    for (const [name, value] of Object.entries(headers)) if (!reply.hasHeader(name)) reply.header(name, value);
    if (isLeaving()) reply.header("connection", "close");
  });
  await server.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: { title: "Jetbridge", version: "1", description: "One customer, one conversation, on every channel." },
      components: {
        securitySchemes: {
          token: {
            type: "http",
            scheme: "bearer",
            description: "A program's token, with the permissions of its role.",
          },
          session: {
            type: "apiKey",
            in: "cookie",
            name: "jetbridge.session_token",
            description: "A person's session in the desk; it changes things only from Jetbridge's own pages.",
          },
        },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: (described) =>
      "openapiObject" in described ? withErrors(described.openapiObject) : described.swaggerObject,
  });
  return server;
}

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply, log: Logger): FastifyReply {
  const known = explain(error);
  if (known.status >= 500)
    log.error({ requestId: request.id, route: request.routeOptions.url, err: error }, "a request failed");
  if (known.status === 503) reply.header("retry-after", "2");
  const wait = (known.details as { retryAfterSeconds?: unknown } | undefined)?.retryAfterSeconds;
  if (known.status === 429 && typeof wait === "number") reply.header("retry-after", String(wait));
  return answer(reply, request, known);
}

interface Explained {
  code: string;
  status: number;
  message: string;
  details?: unknown;
}

/** Says any error in one shape. What we do not know is a bug: the caller gets a request id, the log its cause. */
function explain(error: unknown): Explained {
  if (error instanceof Problem) return error;
  if (isUnavailable(error))
    return {
      code: "database.unavailable",
      status: 503,
      message: "The database can't be reached or is full. Nothing was lost; try again.",
    };
  const { validation, statusCode, code } = error as {
    validation?: { instancePath?: string; message?: string }[];
    statusCode?: number;
    code?: string;
  };
  if (Array.isArray(validation))
    return {
      code: "request.invalid",
      status: 400,
      message: "The request does not have the agreed shape; details name the fields.",
      details: validation.slice(0, 20).map(({ instancePath, message }) => ({ field: instancePath, message })),
    };
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE" || statusCode === 413)
    return {
      code: "request.too-large",
      status: 413,
      message: "The request is larger than is taken here: 1 MB, where nothing else is agreed.",
    };
  if (statusCode === 414 || code === "FST_ERR_MAX_PARAM_LENGTH")
    return { code: "request.address-too-long", status: 414, message: "The address is too long." };
  if (statusCode === 415) return { code: "request.media-type", status: 415, message: "Send application/json." };
  if (typeof statusCode === "number" && statusCode >= 400 && statusCode < 500)
    return { code: "request.invalid", status: statusCode, message: "The request can't be read; is it JSON?" };
  return {
    code: "internal",
    status: 500,
    message: "Something went wrong on our side. The request id helps to find it.",
  };
}

function answer(
  reply: FastifyReply,
  request: FastifyRequest,
  { code, status, message, details }: Explained,
): FastifyReply {
  const body: ProblemShape = { code, message, requestId: request.id, ...(details !== undefined && { details }) };
  return reply.code(status).type("application/json").serializer(JSON.stringify).send(body);
}

const garbage: Readonly<Record<string, readonly [status: string, code: string, message: string]>> = {
  HPE_HEADER_OVERFLOW: [
    "431 Request Header Fields Too Large",
    "request.headers-too-large",
    "The headers are larger than 16 kB.",
  ],
  ERR_HTTP_REQUEST_TIMEOUT: ["408 Request Timeout", "request.too-slow", "The request was not said within 10 seconds."],
};

/** What is no HTTP at all is told so in the same shape, and hung up on. */
function answerGarbage(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const [status, code, message] = garbage[error.code ?? ""] ?? [
    "400 Bad Request",
    "request.invalid",
    "The request can't be read as HTTP.",
  ];
  const body: ProblemShape = { code, message, requestId: randomUUID() };
  const text = JSON.stringify(body);
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\nConnection: close\r\n\r\n${text}`,
  );
}

/** Only JSON is read; forms and plain text, which other sites' pages can send, are refused. No body is no mistake. */
function readJsonOnly(server: Server): void {
  const parse = server.getDefaultJsonParser("error", "error");
  server.removeAllContentTypeParsers();
  server.addContentTypeParser("application/json", { parseAs: "string" }, (request, body, done) => {
    if (body === "") done(null, undefined);
    else void parse(request, body as string, done);
  });
  // A file comes as bytes, and only where one is asked for; no other site's page can send this type unasked.
  server.addContentTypeParser("application/octet-stream", { parseAs: "buffer" }, (request, body, done) => {
    if (request.routeOptions.config.takesBytes) done(null, body);
    else done(Object.assign(new Error("not here"), { statusCode: 415 }));
  });
}

interface KnownRoute {
  method: string;
  address: RegExp;
}

/** Collects what is served, so that a wrong method can be told from a wrong address. */
function rememberRoutes(server: Server): readonly KnownRoute[] {
  const routes: KnownRoute[] = [];
  server.addHook("onRoute", ({ method, url }) => {
    const pattern = url
      .replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`)
      .replaceAll(/:\w+/g, "[^/]+")
      .replaceAll("*", ".*");
    for (const one of [method].flat()) routes.push({ method: one, address: new RegExp(`^${pattern}$`) });
  });
  return routes;
}

/** 405 with `Allow` where the address exists under another method. */
function answerNotFound(routes: readonly KnownRoute[], request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const path = request.url.split("?")[0] ?? "/";
  const here = routes.filter(({ method, address }) => method !== "HEAD" && address.test(path));
  const methods = [...new Set(here.map(({ method }) => method))];
  if (methods.length > 0) {
    reply.header("allow", methods.join(", "));
    return answer(reply, request, {
      code: "request.method",
      status: 405,
      message: `Use ${methods.join(" or ")} here.`,
    });
  }
  return answer(reply, request, {
    code: "request.not-found",
    status: 404,
    message: "There is nothing at this address.",
  });
}
