/** What travels over the live socket: positions and topics, never content. */
import { z } from "zod";

/**
 * Server to browser. Topics are `queue`, `case/{id}`, `customer/{id}`, `mentions`, `reply-times` and `channels`. `hello` tells the position the socket starts from; `changed` that everything under `topics` should be fetched
 * again; `behind` that `after` is too old to resume from: fetch all again and go on from `position`.
 */
export const LiveMessage = z.discriminatedUnion("type", [
  z.object({ type: z.literal("hello"), position: z.string() }),
  z.object({ type: z.literal("changed"), position: z.string(), topics: z.array(z.string()) }),
  z.object({ type: z.literal("behind"), position: z.string() }),
]);
export type LiveMessage = z.infer<typeof LiveMessage>;
