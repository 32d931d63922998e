import { setTimeout as pause } from "node:timers/promises";
import type { FastifyReply } from "fastify";
import { problemOfFault } from "./faults.ts";
import type { MetaFault } from "./faults.ts";
import type { MetaGround } from "./ground.ts";
import { unknownError } from "./problems.ts";
import type { GraphProblem } from "./problems.ts";
import type { Place } from "./store.ts";

/** Answers with an error in Meta's envelope; a stale token is named in a header too. */
export function sendProblem(reply: FastifyReply, problem: GraphProblem): void {
  const { code } = problem.refusal;
  if (code === 190) {
    void reply.header(
      "www-authenticate",
      `OAuth "Facebook Platform" "invalid_token" "${problem.message.replaceAll('"', "'")}"`,
    );
  }
  void reply.code(problem.status).type("application/json; charset=UTF-8").send(JSON.stringify(problem.body()));
}

/**
 * Whether the call was answered, or left, in place of the edge: what stands in front of Meta speaks no JSON, and some things are never
 * said. Never gives the reply itself: it is a promise too, which whoever awaits it would wait for.
 */
export async function struckBefore(
  meta: MetaGround,
  fault: MetaFault,
  { place, reply }: { place: Place | null; reply: FastifyReply },
): Promise<boolean> {
  if (fault.kind === "slow") await pause(fault.delayMs ?? 3_000);
  const problem = problemOfFault(fault, { place, now: meta.now() });
  if (problem) throw problem;
  switch (fault.kind) {
    case "hang":
      reply.hijack();
      return true;
    case "cut":
      cut(reply);
      return true;
    case "bad-gateway":
      badGateway(reply);
      return true;
    case "garbled":
      garbled(reply);
      return true;
    case "too-many":
      void reply.code(429).header("retry-after", "60").type("text/plain").send("Too Many Requests");
      return true;
    default:
      return false;
  }
}

/** The same after it was done. */
export function struckAfter(fault: MetaFault | null, reply: FastifyReply): boolean {
  switch (fault?.kind) {
    case "accept-then-cut":
      cut(reply);
      return true;
    case "accept-then-hang":
      reply.hijack();
      return true;
    case "accept-then-bad-gateway":
      badGateway(reply);
      return true;
    case "accept-then-broken":
      sendProblem(reply, unknownError());
      return true;
    case "accept-then-garbled":
      garbled(reply);
      return true;
    default:
      return false;
  }
}

const badGateway = (reply: FastifyReply) =>
  void reply.code(502).type("text/html").send("<html><body>Sorry, something went wrong.</body></html>");
const garbled = (reply: FastifyReply) => void reply.type("application/json; charset=UTF-8").send('{"recipient_id":"12');

function cut(reply: FastifyReply): void {
  reply.hijack();
  reply.raw.destroy();
}
