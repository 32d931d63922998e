/** What the airline sends its mail and text messages with: takes letters, and keeps them for who wants to look. */
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { readBody } from "../x/reading.ts";

const Letter = z.object({
  id: z.string().max(100),
  to: z.object({ kind: z.enum(["email", "phone"]), value: z.string().max(320) }),
  subject: z.string().max(200),
  text: z.string().max(2000),
  language: z.string().max(8),
});
export type Letter = z.infer<typeof Letter>;

export interface CourierPlay {
  letters: () => readonly Letter[];
  /** What the next calls answer instead of taking the letter. */
  fail: (status: number, count?: number) => void;
}

const kept = 1000;

/** Under `/courier/v1`; the same letter again is the same letter. */
export function playCourier(server: FastifyInstance, { token }: { token: string }): CourierPlay {
  const letters = new Map<string, Letter>();
  const failures: number[] = [];
  server.post("/courier/v1/letters", (request, reply) => {
    if (request.headers.authorization !== `Bearer ${token}`) return reply.code(401).send({ error: "Unknown token." });
    const failure = failures.shift();
    if (failure !== undefined) return reply.code(failure).send({ error: "Not now." });
    const letter = readBody(Letter, request.body);
    letters.set(letter.id, letter);
    const [oldest] = letters.keys();
    if (letters.size > kept && oldest !== undefined) letters.delete(oldest);
    return reply.code(202).send({ taken: true });
  });
  server.get("/control/letters", () => ({ items: [...letters.values()] }));
  return {
    letters: () => [...letters.values()],
    fail: (status, count = 1) => failures.push(...Array.from({ length: count }, () => status)),
  };
}
