/** What travels over the live socket: positions, topics and who is where; never content. */
import { z } from "zod";

/**
 * Server to browser. Topics are `queue`, `case/{id}`, `customer/{id}`, `mentions`, `reply-times`, `views`, `flight/{number}/{date}`, `channels`, `payments`, `staff`, `trial/{id}` and `caller/{id}` (what that person may). `hello` tells the position the socket starts from; `changed` that everything under `topics` should be fetched
 * again; `behind` that `after` is too old to resume from: fetch all again and go on from `position`. `presence` names cases where somebody came, went or began to type; it is part of no log,
 * and only told to pages that said themselves where they are.
 */
export const LiveMessage = z.discriminatedUnion("type", [
  z.object({ type: z.literal("hello"), position: z.string() }),
  z.object({ type: z.literal("changed"), position: z.string(), topics: z.array(z.string()) }),
  z.object({ type: z.literal("behind"), position: z.string() }),
  z.object({ type: z.literal("presence"), cases: z.array(z.uuid()) }),
]);
export type LiveMessage = z.infer<typeof LiveMessage>;

/** Browser to server, and all it may say: which case its page shows, and whether an answer is being typed there. */
export const LiveWord = z.strictObject({ type: z.literal("at"), caseId: z.uuid().nullable(), typing: z.boolean() });
export type LiveWord = z.infer<typeof LiveWord>;
