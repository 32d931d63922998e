/** Puts an agreed endpoint on the air: checks who calls, reads the request, encodes the answer. */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Logger } from "pino";
import { Readable } from "node:stream";
import { z } from "zod";
import type { Endpoint, Needs } from "../../../contract/endpoint.ts";
import { type Permission, permissions } from "../../../contract/permission.ts";
import type { Role } from "../../../contract/roles.ts";
import type { Proof, Stage, Way } from "../../../contract/sign-in.ts";
import { problem } from "../problem.ts";
import { storable } from "../storable.ts";
import type { Server } from "./server.ts";

/** Who calls: a member of staff, by session or by a token that acts as one. */
export interface Caller {
  id: string;
  name: string;
  email: string;
  role: Role;
  permissions: ReadonlySet<Permission>;
  by: "session" | "token";
  /** Of a token: whether it may do what a person must prove themselves anew for. */
  isTrusted: boolean;
  /** Null for a token. */
  session: CallerSession | null;
}

export interface CallerSession {
  id: string;
  /** How it began. */
  way: Way;
  stage: Stage;
  /** Whether its person proved within the last minutes to be there. */
  isFresh: boolean;
  /** How they may prove it, best first. */
  proofs: readonly Proof[];
}

export interface Call<E extends Endpoint> {
  caller: E["needs"] extends "public" ? null : Caller;
  params: z.output<E["params"]>;
  query: z.output<E["query"]>;
  body: z.output<E["body"]>;
  request: FastifyRequest;
  /** Adds `Set-Cookie` lines to the answer. */
  setCookies: (lines: readonly string[]) => void;
}

export type Handler<E extends Endpoint> = (call: Call<E>) => Promise<z.output<E["returns"]>>;

export const SignInNeeded = problem(
  "staff.sign-in-needed",
  401,
  "Sign in, or send a token as `Authorization: Bearer TOKEN`.",
);
export const NotAllowed = problem<{ needs: string }>("staff.not-allowed", 403, "Your role does not allow this.");

export const SecondFactorNeeded = problem<{ stage: Stage; proofs: readonly Proof[] }>(
  "staff.second-factor-needed",
  401,
  "Your second factor is needed first.",
);
export const ProofNeeded = problem<{ proofs: readonly Proof[] }>(
  "staff.proof-needed",
  403,
  "Prove first that it is you. A program needs a token that was made as trusted.",
);

const WrongCursor = problem("request.cursor", 400, "This cursor is not one of ours: begin without one.");

const Unreadable = problem("request.invalid", 400, "A value of the request is beyond what can be stored or compared.");

export type Identify = (request: FastifyRequest) => Promise<Caller | null>;

/** Throws unless `caller` may do what `needs` names, and has proved to be there where `stepUp` asks for it. */
export function authorise(caller: Caller | null, { needs, stepUp }: Pick<Endpoint, "needs" | "stepUp">): void {
  if (needs === "public") return;
  if (!caller) throw SignInNeeded();
  const { session } = caller;
  const stage = session?.stage ?? "complete";
  const isHalfEnough = needs === "half-signed-in" || (needs === "enrolling" && stage === "enrolment");
  if (session && stage !== "complete" && !isHalfEnough) throw SecondFactorNeeded({ stage, proofs: session.proofs });
  if (isPermission(needs) && !caller.permissions.has(needs)) throw NotAllowed({ needs });
  // Who must set up a first factor has nothing to prove anew with.
  if (!stepUp || stage !== "complete") return;
  if (!(session ? session.isFresh : caller.isTrusted)) throw ProofNeeded({ proofs: session?.proofs ?? [] });
}

const isPermission = (needs: Needs): needs is Permission => permissions.some((one) => one === needs);

export type Implement = <E extends Endpoint>(endpoint: E, handler: Handler<E>) => void;

/** Gives the function that routes are written with, and the list of what was implemented. */
export function implementer(
  server: Server,
  identify: Identify,
  log: Logger,
): { implement: Implement; done: Set<Endpoint> } {
  const done = new Set<Endpoint>();
  const implement: Implement = (endpoint, handler) => {
    done.add(endpoint);
    server.route({
      method: endpoint.method,
      url: endpoint.path,
      schema: {
        summary: endpoint.summary,
        tags: [tagOf(endpoint.path)],
        ...(endpoint.needs !== "public" && { security: [{ token: [] }, { session: [] }] }),
        "x-needs": endpoint.needs,
        ...(endpoint.stepUp && { "x-step-up": true }),
        params: endpoint.params,
        querystring: endpoint.query,
        ...(takesBody(endpoint) && { body: z.preprocess((body) => body ?? undefined, endpoint.body) }),
        ...(endpoint.bytes !== "gives" && { response: { [endpoint.status]: endpoint.returns } }),
      },
      config: { takesBytes: endpoint.bytes === "takes" },
      // Before the body is read: who may not call learns nothing of its shape.
      onRequest: async (request) => {
        if (endpoint.needs === "public") return;
        const caller = await identify(request);
        authorise(caller, endpoint);
        (request as { caller?: Caller | null }).caller = caller;
      },
      preValidation: async (request) => {
        request.query = storable(request.query);
        if (endpoint.bytes === "takes") requireBytes(request.body);
        else request.body = storable(request.body);
      },
      handler: async (request: FastifyRequest, reply: FastifyReply) => {
        const { caller = null } = request as { caller?: Caller | null };
        const { params, query, body } = request;
        const setCookies = (lines: readonly string[]) => void reply.header("set-cookie", [...lines]);
        const call = { caller, params, query, body, request, setCookies };
        const answer = await handler(call as never).catch((error: unknown) => {
          if (!isDataException(error)) throw error;
          log.warn({ requestId: request.id, err: error }, "the database could not read what a request gave");
          throw typeof (query as { cursor?: unknown }).cursor === "string" ? WrongCursor() : Unreadable();
        });
        if (answer === null) return reply.code(204).send();
        if (endpoint.bytes === "gives") return sendBytes(reply, answer as SentBytes);
        return reply.code(endpoint.status).send(answer);
      },
    });
  };
  return { implement, done };
}

/** What an endpoint that gives bytes hands over: its headers say what it is. */
export interface SentBytes {
  status: 200 | 206 | 416;
  headers: Readonly<Record<string, string>>;
  content: AsyncIterable<Buffer>;
}

const sendBytes = (reply: FastifyReply, { status, headers, content }: SentBytes): FastifyReply =>
  reply
    .code(status)
    .headers({ ...headers })
    .send(Readable.from(content, { objectMode: false }));

const NoBytes = problem("request.bytes", 415, "Send the bytes as application/octet-stream.");

function requireBytes(body: unknown): void {
  if (!Buffer.isBuffer(body) || body.length === 0) throw NoBytes();
}

/** Of the shape we agreed on, but nothing that the database can read as a number, a time or an id: the year 0, a cursor of somebody else's. */
function isDataException(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" && /^22\w{3}$/.test(code);
}

const takesBody = ({ method, body }: Endpoint): boolean => method !== "GET" && !(body instanceof z.ZodUndefined);

const tagOf = (path: string): string => path.split("/")[3] ?? "";
