/** The HTTP edge: limits, time-outs, headers, and errors in one shape. */
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import swagger from "@fastify/swagger";
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import type { Logger } from "pino";
import { randomUUID } from "node:crypto";
import type { Problem as ProblemShape } from "../../../contract/endpoint.ts";
import { isUnavailable } from "../db.ts";
import { Problem } from "../problem.ts";

export type Server = FastifyInstance;

const securityHeaders = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "x-frame-options": "DENY",
  "content-security-policy":
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  "cross-origin-opener-policy": "same-origin",
};

/** Fastify's own requestTimeout alone cuts no slow bodies; Node's three settings together do (measured). */
const patience = {
  requestTimeout: 10_000,
  headersTimeout: 8000,
  connectionsCheckingInterval: 1000,
  keepAliveTimeout: 65_000,
};

export async function createServer(log: Logger): Promise<Server> {
  const server = Fastify({
    loggerInstance: log.child({}, { level: "warn" }) as never,
    logger: undefined as never,
    disableRequestLogging: true,
    bodyLimit: 1_048_576,
    genReqId: () => randomUUID(),
    http: patience,
    routerOptions: { maxParamLength: 500 },
  }) as unknown as Server;
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  server.setErrorHandler((error, request, reply) => answerError(error, request, reply, log));
  server.setNotFoundHandler((request, reply) => answerNotFound(server, request, reply));
  server.addHook("onSend", async (_request, reply) => {
    for (const [name, value] of Object.entries(securityHeaders)) if (!reply.hasHeader(name)) reply.header(name, value);
  });
  await server.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: { title: "Jetbridge", version: "1", description: "One customer, one conversation, on every channel." },
      components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
    },
    transform: jsonSchemaTransform,
  });
  return server;
}

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply, log: Logger): FastifyReply {
  const known = explain(error);
  if (known.status >= 500)
    log.error({ requestId: request.id, route: request.routeOptions.url, err: error }, "a request failed");
  if (known.status === 503) reply.header("retry-after", "2");
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
    return { code: "request.too-large", status: 413, message: "The request is larger than 1 MB." };
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

const methods = ["GET", "POST", "PUT", "DELETE"] as const;

/** 405 with `Allow` where the address exists under another method. */
function answerNotFound(server: Server, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const url = request.url.split("?")[0] ?? "/";
  const others = methods.filter((method) => method !== request.method && server.findRoute({ method, url }) !== null);
  const matching =
    others.length > 0 ? others : methods.filter((method) => method !== request.method && matches(server, method, url));
  if (matching.length > 0) {
    reply.header("allow", matching.join(", "));
    return answer(reply, request, {
      code: "request.method",
      status: 405,
      message: `Use ${matching.join(" or ")} here.`,
    });
  }
  return answer(reply, request, {
    code: "request.not-found",
    status: 404,
    message: "There is nothing at this address.",
  });
}

function matches(server: Server, method: (typeof methods)[number], url: string): boolean {
  const router = server as unknown as { addresses: unknown; [key: string]: unknown };
  return (
    server.hasRoute({ method, url }) ||
    (router["matchesUrl"] as ((m: string, u: string) => boolean) | undefined)?.(method, url) === true
  );
}
