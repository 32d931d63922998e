/** Puts an agreed endpoint on the air: checks who calls, reads the request, encodes the answer. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { Endpoint, Needs } from "../../../contract/endpoint.ts";
import type { Permission } from "../../../contract/permission.ts";
import type { Role } from "../../../contract/staff.ts";
import { problem } from "../problem.ts";
import type { Server } from "./server.ts";

/** Who calls: a member of staff, by session or by a token that acts as one. */
export interface Caller {
  id: string;
  name: string;
  email: string;
  role: Role;
  permissions: ReadonlySet<Permission>;
  by: "session" | "token";
}

export interface Call<E extends Endpoint> {
  caller: E["needs"] extends "public" ? null : Caller;
  params: z.output<E["params"]>;
  query: z.output<E["query"]>;
  body: z.output<E["body"]>;
  request: FastifyRequest;
}

export type Handler<E extends Endpoint> = (call: Call<E>) => Promise<z.output<E["returns"]>>;

export const SignInNeeded = problem(
  "staff.sign-in-needed",
  401,
  "Sign in, or send a token as `Authorization: Bearer TOKEN`.",
);
export const NotAllowed = problem<{ needs: string }>("staff.not-allowed", 403, "Your role does not allow this.");

export type Identify = (request: FastifyRequest) => Promise<Caller | null>;

/** Throws unless `caller` may do what `needs` names. */
export function authorise(caller: Caller | null, needs: Needs): void {
  if (needs === "public") return;
  if (!caller) throw SignInNeeded();
  if (needs !== "signed-in" && !caller.permissions.has(needs)) throw NotAllowed({ needs });
}

export type Implement = <E extends Endpoint>(endpoint: E, handler: Handler<E>) => void;

/** Gives the function that routes are written with, and the list of what was implemented. */
export function implementer(server: Server, identify: Identify): { implement: Implement; done: Set<Endpoint> } {
  const done = new Set<Endpoint>();
  const implement: Implement = (endpoint, handler) => {
    done.add(endpoint);
    server.route({
      method: endpoint.method,
      url: endpoint.path,
      schema: {
        summary: endpoint.summary,
        tags: [tagOf(endpoint.path)],
        ...(endpoint.needs !== "public" && { security: [{ token: [] }] }),
        params: endpoint.params,
        querystring: endpoint.query,
        ...(takesBody(endpoint) && { body: z.preprocess((body) => body ?? undefined, endpoint.body) }),
        response: { [endpoint.status]: endpoint.returns },
      },
      // Before the body is read: who may not call learns nothing of its shape.
      onRequest: async (request) => {
        if (endpoint.needs === "public") return;
        const caller = await identify(request);
        authorise(caller, endpoint.needs);
        (request as { caller?: Caller | null }).caller = caller;
      },
      handler: async (request: FastifyRequest, reply: FastifyReply) => {
        const { caller = null } = request as { caller?: Caller | null };
        const answer = await handler({
          caller,
          params: request.params,
          query: request.query,
          body: request.body,
          request,
        } as never);
        if (answer === null) return reply.code(204).send();
        return reply.code(endpoint.status).send(answer);
      },
    });
  };
  return { implement, done };
}

const takesBody = ({ method, body }: Endpoint): boolean => method !== "GET" && !(body instanceof z.ZodUndefined);

const tagOf = (path: string): string => path.split("/")[3] ?? "";
