/** The door of the reservation API: who knocks, what the clock changed meanwhile, and what goes wrong on demand. */
import { setTimeout as pause } from "node:timers/promises";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Desk } from "../desk.ts";
import type { Call, Faults } from "../faults/faults.ts";
import type { FaultOrder } from "../orders.ts";
import { Refused } from "../refused.ts";
import { settle } from "../settle.ts";

export interface Given {
  desk: Desk;
  token: string;
  faults: Faults;
}

export interface Answer {
  status?: number;
  body: object;
}

type FaultKind = FaultOrder["kind"];
type Fault = Pick<FaultOrder, "kind" | "ms">;

export interface Route {
  method: "GET" | "POST";
  path: string;
  call: Call;
  /** `fault` is one that the work itself has to know of. */
  work: (request: FastifyRequest, fault: FaultKind | null) => Answer;
}

export const reading: Call = { on: "read", what: "other" };
export const notThere: Answer = { status: 404, body: { error: "No such booking." } };

export function serve(server: FastifyInstance, { desk, token, faults }: Given, routes: readonly Route[]): void {
  for (const { method, path, call, work } of routes)
    server.route({
      method,
      url: `/reservations/v1${path}`,
      handler: async (request, reply) => {
        if (request.headers.authorization !== `Bearer ${token}`)
          return reply.code(401).send({ error: "Unknown token." });
        const fault = faults.next(call);
        if (fault && (await failsBefore(fault, call, reply))) return reply;
        settle(desk);
        const { status = 200, body } = answerOf(() => work(request, fault?.kind ?? null));
        if (fault && failsAfter(fault, reply)) return reply;
        return reply.code(status).send(body);
      },
    });
}

function answerOf(work: () => Answer): Answer {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (error.refusal.code === "NOT_FOUND") return notThere;
    return { status: 422, body: { refusal: error.refusal } };
  }
}

/** Nothing was done. What is garbled of a change was done, see below. */
export async function failsBefore({ kind, ms }: Fault, call: Call, reply: FastifyReply): Promise<boolean> {
  switch (kind) {
    case "unavailable":
      return refuse(reply, 503);
    case "broken":
      return refuse(reply, 500);
    case "garbled":
      return call.on === "read" && garble(reply);
    case "cut":
      return cut(reply);
    case "timeout":
      return fallSilent(reply, ms);
    case "slow":
      await pause(ms);
      return false;
    default:
      return false;
  }
}

/** All was done, and nobody hears of it. */
export function failsAfter({ kind, ms }: Fault, reply: FastifyReply): boolean {
  switch (kind) {
    case "broken-after":
      return refuse(reply, 500);
    case "garbled":
      return garble(reply);
    case "cut-after":
      return cut(reply);
    case "timeout-after":
      return fallSilent(reply, ms);
    default:
      return false;
  }
}

function refuse(reply: FastifyReply, status: number): true {
  void reply.code(status).send({ error: "Try again later." });
  return true;
}

function garble(reply: FastifyReply): true {
  void reply.code(200).send({ bookings: "none", events: null });
  return true;
}

function cut(reply: FastifyReply): true {
  reply.hijack();
  reply.raw.destroy();
  return true;
}

function fallSilent(reply: FastifyReply, ms: number): true {
  reply.hijack();
  setTimeout(() => reply.raw.destroy(), ms).unref();
  return true;
}
