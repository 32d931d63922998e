import type { FastifyInstance } from "fastify";
import type { Shown } from "../control.ts";

export async function phoneApi(_server: FastifyInstance, _shown: Shown): Promise<void> {}
