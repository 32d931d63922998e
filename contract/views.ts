/** Which cases of the queue somebody wants to see, and such wishes kept under a name. */
import { z } from "zod";
import { endpoint, Time } from "./endpoint.ts";
import { DrillKind } from "./drills.ts";
import { Topic } from "./triage.ts";
import { ChannelKind, Language } from "./words.ts";

/** One of them or several; in an address by repeating the name. */
const several = <One extends z.ZodType>(one: One) => z.union([one, z.array(one).max(20)]).optional();

export const CaseFilter = z.object({
  language: several(Language),
  channel: several(ChannelKind),
  topic: several(Topic),
  /** With a drill of this kind that stands. */
  drill: several(DrillKind),
  /** At least so urgent. */
  urgency: z.coerce.number().int().min(0).max(3).optional(),
  visibility: z.enum(["public", "private"]).optional(),
  /** A member of staff, `me` or `nobody`. */
  assignee: z.union([z.uuid(), z.enum(["me", "nobody"])]).optional(),
  /** Waiting for at least so many minutes. */
  olderThanMinutes: z.coerce.number().int().min(1).max(43_200).optional(),
});
export type CaseFilter = z.output<typeof CaseFilter>;

const Name = z.string().trim().min(1).max(60);

export const View = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Everybody has it; made by a lead. */
  shared: z.boolean(),
  /** Whether the caller may change it. */
  mine: z.boolean(),
  filter: CaseFilter,
  waiting: z.int(),
  oldestWaitingSince: Time.nullable(),
});

export const listViews = endpoint({
  method: "GET",
  path: "/api/v1/views",
  summary: "The caller's views of the queue, shared ones first, each with how many wait in it now.",
  needs: "cases:read",
  returns: z.object({ items: z.array(View) }),
});

export const createView = endpoint({
  method: "POST",
  path: "/api/v1/views",
  summary: "Keep a filter of the queue under a name; sharing it with everybody needs `settings:manage`.",
  needs: "cases:read",
  body: z.object({ name: Name, filter: CaseFilter, shared: z.boolean().default(false) }),
  returns: z.object({ id: z.uuid() }),
  status: 201,
});

const params = z.object({ viewId: z.uuid() });
const Done = z.object({ ok: z.literal(true) });

export const changeView = endpoint({
  method: "PUT",
  path: "/api/v1/views/:viewId",
  summary: "Change a view's name or filter; a shared one needs `settings:manage`.",
  needs: "cases:read",
  params,
  body: z.object({ name: Name.optional(), filter: CaseFilter.optional() }),
  returns: Done,
});

export const removeView = endpoint({
  method: "DELETE",
  path: "/api/v1/views/:viewId",
  summary: "Forget a view; a shared one needs `settings:manage`.",
  needs: "cases:read",
  params,
  returns: Done,
});

export const orderViews = endpoint({
  method: "PUT",
  path: "/api/v1/views",
  summary: "Put the caller's views into this order; shared ones move only for those who may share.",
  needs: "cases:read",
  body: z.object({ ids: z.array(z.uuid()).max(60) }),
  returns: Done,
});
