import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { MetaEndpoint } from "./faults.ts";
import { sendProblem, struckAfter, struckBefore } from "./graph-answers.ts";
import { readArguments } from "./graph-arguments.ts";
import type { MetaGround } from "./ground.ts";
import { findNode } from "./nodes.ts";
import type { GraphNode, NodeKind } from "./nodes.ts";
import {
  GraphProblem,
  invalid,
  lacksPermission,
  oldVersion,
  unknownError,
  unknownNode,
  unknownPath,
} from "./problems.ts";
import type { Place, Shape } from "./store.ts";
import { callerOf } from "./tokens.ts";
import type { MetaToken } from "./tokens.ts";

/** One call of the Graph: who calls, for what, with everything given in address, form or JSON as one. */
export interface GraphCall {
  token: MetaToken;
  node: GraphNode;
  args: Shape;
  files: ReadonlyMap<string, File>;
  version: string;
}

/** What can be done with a node, or with one of its edges. */
interface Edge {
  endpoint: MetaEndpoint;
  /** The permission it takes; any of them will do. */
  needs?: readonly string[];
  /** Where it counts, when not where the node is. */
  place?: Place;
  answer: (call: GraphCall) => unknown;
}
type Method = "GET" | "POST" | "DELETE";
/** By `METHOD node` or `METHOD node/edge`. */
export type Edges = Partial<Record<`${Method} ${NodeKind}${"" | `/${string}`}`, Edge>>;

/** The Graph under `/graph`, with or without a version. A browser's fetch of files is elsewhere. */
export async function graphApi(server: FastifyInstance, meta: MetaGround, edges: Edges): Promise<void> {
  await server.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: 110_000_000 }, (_request, body, parsed) =>
      parsed(null, body),
    );
    scope.route({
      method: ["GET", "POST", "DELETE"],
      url: "/graph/*",
      bodyLimit: 110_000_000,
      handler: (request, reply) => answerCall(meta, edges, request, reply),
      errorHandler: (error, _request, reply) => sendProblem(reply, problemOf(meta, error)),
    });
    done();
  });
}

async function answerCall(
  meta: MetaGround,
  edges: Edges,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { args, files } = await readArguments(request);
  const [version, id, edge, more] = pathOf(request);
  if (more !== undefined) throw unknownPath(`/${more}`);
  requireVersion(meta, version);
  const isDebug = id === "debug_token";
  const tokenText = bearerOf(request) ?? (typeof args["access_token"] === "string" ? args["access_token"] : null);
  const node = id === "me" || isDebug || id === undefined ? null : findNode(meta, id);
  const proof = typeof args["appsecret_proof"] === "string" ? args["appsecret_proof"] : null;
  const token = callerOf(meta, { token: tokenText, proof, isWhatsapp: node?.place === "whatsapp" });
  const target = id === "me" || isDebug ? (findNode(meta, token.holderId) ?? null) : node;
  const method = request.method as Method;
  if (!target || !mayReach(token, target)) throw unknownNode(id ?? "", method);

  const name = isDebug ? "debug_token" : edge;
  const key = `${method} ${isDebug ? "app" : target.kind}${name === undefined ? "" : `/${name}`}`;
  const known = edges[key as keyof Edges];
  if (!known) throw edge === undefined ? unknownNode(target.id, method) : unknownPath(`/${edge}`);
  const place = known.place ?? target.place;
  const fault = meta.faults.strike(known.endpoint, place);
  if (fault) {
    meta.news.tell({ kind: "changed-everywhere" });
    if (await struckBefore(meta, fault, { place, reply })) return reply;
  }
  void reply.headers(meta.usage.headers(place, target.id));
  meta.usage.take(place);
  if (known.needs && !known.needs.some((scope) => token.scopes.includes(scope)) && token.kind !== "app")
    throw lacksPermission(known.needs[0] ?? "");

  const body = await known.answer({
    token,
    node: target,
    args,
    files,
    version: version ?? `v${meta.rules.newestVersion}.0`,
  });
  void reply.headers(meta.usage.headers(place, target.id));
  if (!struckAfter(fault, reply)) sendJson(reply, body);
  return reply;
}

function sendJson(reply: FastifyReply, body: unknown): void {
  void reply.type("application/json; charset=UTF-8").header("facebook-api-version", "v26.0").send(JSON.stringify(body));
}

function problemOf(meta: MetaGround, error: unknown): GraphProblem {
  if (error instanceof GraphProblem) return error;
  const status = (error as { statusCode?: number }).statusCode ?? 500;
  if (status < 500 && error instanceof Error) return invalid(error.message);
  meta.complain(error);
  return unknownError();
}

/** A token of the Page reaches what is the Page's, Instagram's reaches Instagram, the system user everything, the app itself only. */
function mayReach(token: MetaToken, node: GraphNode): boolean {
  if (token.kind === "app") return node.kind === "app";
  if (node.kind === "app") return true;
  if (token.kind === "system") return true;
  if (token.kind === "instagram") return node.place === "instagram";
  return node.place !== "whatsapp";
}

function pathOf(request: FastifyRequest): (string | undefined)[] {
  const parts = (request.params as { "*": string })["*"].split("/").filter(Boolean).map(decodeURIComponent);
  return /^v\d+\.\d+$/.test(parts[0] ?? "") ? parts : [undefined, ...parts];
}

function requireVersion({ rules }: MetaGround, version: string | undefined): void {
  if (version === undefined) return;
  const number = Number(version.slice(1));
  if (number < rules.oldestVersion) throw oldVersion(`v${rules.newestVersion}.0`);
  if (number > rules.newestVersion) throw unknownPath(`/${version}`);
}

const bearerOf = (request: FastifyRequest) =>
  /^(?:Bearer|OAuth) (.+)$/i.exec(request.headers.authorization ?? "")?.[1] ?? null;
