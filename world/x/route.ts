import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from "fastify";
import type { Ground } from "./ground.ts";
import type { Endpoint } from "./limits.ts";
import {
  appOnlyForbidden,
  forbidden,
  internalError,
  tooManyRequests,
  unauthorized,
  unavailable,
  XProblem,
} from "./problems.ts";
import { holderOf } from "./tokens.ts";
import type { Fault } from "./faults.ts";

/** Who calls: a user through an app, or the app itself. */
type Caller = { kind: "user"; userId: string } | { kind: "app" };

export interface Call {
  caller: Caller;
  params: Record<string, string>;
  query: Record<string, string | undefined>;
  body: unknown;
  request: FastifyRequest;
}

export interface Answer {
  status: number;
  body: unknown;
  /** Where the body is no JSON. */
  type?: string;
}

interface XRoute {
  method: HTTPMethods;
  url: string;
  endpoint: Endpoint;
  /** Who may call it. */
  by: readonly Caller["kind"][] | "anybody";
  bodyLimit?: number;
  answer: (call: Call) => Answer | Promise<Answer>;
}

/** One endpoint of X: faults strike first, then the sign-in, then the limits, then it does its work. */
export function xRoute(server: FastifyInstance, x: Ground & { bearerToken: string }, route: XRoute): void {
  server.route({
    method: route.method,
    url: route.url,
    ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
    handler: async (request, reply) => {
      const fault = x.faults.strike(route.endpoint, request.body);
      if (fault) x.news.tell({ kind: "settings-changed" });
      if (fault && struckBefore(fault, reply, x.now())) return reply;

      const caller = route.by === "anybody" ? ({ kind: "app" } as const) : callerOf(x, request, route.by);
      const standing = x.limits.take(route.endpoint, caller.kind === "user" ? caller.userId : "app");
      void reply.headers(standing.headers);
      if (!standing.allowed) throw tooManyRequests();

      const answer = await route.answer({
        caller,
        params: request.params as Record<string, string>,
        query: request.query as Record<string, string | undefined>,
        body: request.body,
        request,
      });
      if (fault?.kind === "accept-then-cut") return cut(reply);
      if (fault?.kind === "accept-then-hang") return reply.hijack();
      if (fault?.kind === "accept-then-bad-gateway") return badGateway(reply);
      if (answer.type !== undefined) void reply.type(answer.type);
      return reply.code(answer.status).send(answer.body);
    },
    errorHandler: (error, _request, reply) => {
      const standing = x.limits.peek(route.endpoint, x.brandId).headers;
      for (const [name, value] of Object.entries(standing)) if (!reply.hasHeader(name)) void reply.header(name, value);
      const problem = error instanceof XProblem ? error : problemOf(error);
      if (!(error instanceof XProblem) && problem.status >= 500) x.complain(error);
      void reply.code(problem.status).type("application/problem+json").send(JSON.stringify(problem.body));
    },
  });
}

/** What went wrong before the endpoint: a body that does not read, or a bug of the world. */
function problemOf(error: { statusCode?: number; message: string }): XProblem {
  const status = error.statusCode ?? 500;
  if (status >= 500) return internalError();
  const type = "https://api.x.com/2/problems/invalid-request";
  return new XProblem({ type, title: "Invalid Request", detail: error.message, status });
}

/** Answers in place of the endpoint, where the fault says so. */
function struckBefore(fault: Fault, reply: FastifyReply, now: number): boolean {
  switch (fault.kind) {
    case "rate-limited": {
      const reset = Math.ceil(now / 1000) + (fault.resetSeconds ?? 60);
      void reply.headers({ "x-rate-limit-remaining": "0", "x-rate-limit-reset": String(reset) });
      throw tooManyRequests();
    }
    case "limit-untold":
      void reply.code(429).type("application/problem+json").send(JSON.stringify(tooManyRequests().body));
      return true;
    case "unavailable":
      throw unavailable();
    case "broken":
      throw internalError();
    case "bad-gateway":
      badGateway(reply);
      return true;
    case "unauthorized":
      throw unauthorized();
    case "forbidden":
      throw forbidden("You are not permitted to perform this action.");
    case "hang":
      reply.hijack();
      return true;
    case "cut":
      cut(reply);
      return true;
    default:
      return false;
  }
}

/** What stands in front of X speaks no JSON. */
const badGateway = (reply: FastifyReply): FastifyReply =>
  reply.code(502).type("text/html").send("<html><body><h1>502 Bad Gateway</h1></body></html>");

function cut(reply: FastifyReply): FastifyReply {
  reply.hijack();
  reply.raw.destroy();
  return reply;
}

function callerOf(x: Ground & { bearerToken: string }, request: FastifyRequest, by: readonly Caller["kind"][]): Caller {
  const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? "")?.[1];
  if (token === undefined) throw unauthorized();
  if (token === x.bearerToken) {
    if (!by.includes("app")) throw appOnlyForbidden();
    return { kind: "app" };
  }
  const userId = holderOf(x.db, token, x.now());
  if (userId === null || !by.includes("user")) throw unauthorized();
  return { kind: "user", userId };
}

/** The user a call is made for, where the endpoint takes users only. */
export function userOf(call: Call): string {
  if (call.caller.kind !== "user") throw appOnlyForbidden();
  return call.caller.userId;
}
