/** For answers that are made to stand on other sites. */
import type { FastifyReply, FastifyRequest } from "fastify";

/** An `onSend` hook: they may be framed, and loaded by pages of any origin. */
export async function letIn(_request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  reply.removeHeader("x-frame-options");
  reply.header("cross-origin-resource-policy", "cross-origin");
  return payload;
}
