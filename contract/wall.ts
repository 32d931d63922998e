/** What a team lead sees from five metres away. */
import { z } from "zod";
import { endpoint, Time } from "./endpoint.ts";
import { ChannelKind, Language } from "./words.ts";

/** How many wait in one language on one channel. */
export const WallCell = z.object({
  language: Language,
  channel: ChannelKind,
  waiting: z.int(),
  oldestWaitingSince: Time,
});

export const getWall = endpoint({
  method: "GET",
  path: "/api/v1/screens/wall",
  summary: "How many questions wait and how long, by language and channel, and whether it gets better.",
  needs: "figures:read",
  returns: z.object({
    now: Time,
    waiting: z.int(),
    oldestWaitingSince: Time.nullable(),
    cells: z.array(WallCell),
    /** Per five minutes of the last three hours: how many began to wait, and how many ceased to. */
    pace: z.array(z.object({ at: Time, began: z.int(), ended: z.int() })),
    /** By our service levels, of what is still owed: over, and over soon. */
    deadlines: z.object({ broken: z.int(), near: z.int() }),
    /** Against what we told the public: who waits longer than that, and who soon will. */
    promises: z.array(z.object({ channel: ChannelKind, expectedSeconds: z.int(), broken: z.int(), near: z.int() })),
  }),
});
