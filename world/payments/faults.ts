/** How providers of payments fail, on demand, and that they know a call again by its key. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";

/** `away`: 500 and nothing done. `lost`: it is done, and the answer never comes. `slow`: it takes a second. `limited`: 429. */
export const paymentFaults = ["away", "lost", "slow", "limited"] as const;
export type PaymentFault = (typeof paymentFaults)[number];

export interface Answer {
  code: number;
  body: unknown;
}

export interface Failing {
  fail: (fault: PaymentFault, count?: number) => void;
  /** Does what is asked, once for each key; `other`: how this provider says that a key stands for another call. */
  answer(
    request: FastifyRequest,
    reply: FastifyReply,
    work: () => Answer,
    other: (what: "key" | "limited" | "away") => Answer,
  ): Promise<unknown>;
}

const slowMs = 1000;

export function makeFailing(): Failing {
  const faults: PaymentFault[] = [];
  const known = new Map<string, { said: string; answer: Answer }>();
  const once = (request: FastifyRequest, work: () => Answer, other: () => Answer): Answer => {
    const key = request.headers["idempotency-key"];
    if (typeof key !== "string" || request.method === "GET") return work();
    const said = createHash("sha256")
      .update(`${request.method} ${request.url} ${JSON.stringify(request.body ?? null)}`)
      .digest("hex");
    const before = known.get(key);
    if (before) return before.said === said ? before.answer : other();
    const answer = work();
    // A call that was never understood may be made again.
    if (answer.code < 500) known.set(key, { said, answer });
    return answer;
  };
  return {
    fail(fault, count = 1) {
      faults.push(...Array.from({ length: count }, () => fault));
    },
    async answer(request, reply, work, other) {
      const fault = faults.shift();
      if (fault === "away" || fault === "limited") {
        const { code, body } = other(fault);
        return reply.code(code).send(body);
      }
      if (fault === "slow") await pause(slowMs);
      const { code, body } = once(request, work, () => other("key"));
      if (fault === "lost") {
        reply.hijack();
        request.raw.socket.destroy();
        return reply;
      }
      return reply.code(code).send(body);
    },
  };
}
