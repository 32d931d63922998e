/** How the running of it all fares: queues, alarms, what was set aside, and how long things are kept. */
import { z } from "zod";
import { endpoint, pageOf, Paging, Time } from "./endpoint.ts";

/** Everything that waits somewhere. `reactions` is the log that is followed, `lists` the vendors' own lists, `words` what search still has to read. */
export const QueueName = z.enum([
  "deliveries",
  "arrivals",
  "outgoing",
  "reactions",
  "lists",
  "files",
  "scans",
  "hiding",
  "promises",
  "bookings",
  "words",
  "jobs",
]);
export type QueueName = z.infer<typeof QueueName>;

export const Queue = z.object({
  name: QueueName,
  /** How many wait; counted up to 10,000. */
  waiting: z.int(),
  /** How long the oldest has been due. */
  oldestSeconds: z.int().nullable(),
  /** Those that failed at least once and are tried again. */
  retrying: z.int(),
  /** Those that nobody tries any more: unreadable, dead, refused within a week, signed out. */
  dead: z.int(),
});
export type Queue = z.infer<typeof Queue>;

export const JobRun = z.object({
  name: z.string(),
  runs: z.int(),
  failures: z.int(),
  endedAt: Time,
  why: z.string().nullable(),
});

export const AlarmCode = z.enum([
  "deliveries-wait",
  "arrivals-wait",
  "outgoing-waits",
  "reactions-wait",
  "words-wait",
  "log-held",
  "jobs-late",
  "job-failed",
  "deliveries-unreadable",
  "arrivals-dead",
  "reactions-dead",
  "outgoing-unsure",
  "account-signed-out",
  "keys-end-soon",
  "channel-away",
  "no-account",
  "reservations-away",
  "bookings-unread",
  "bookings-untold",
  "operations-unknown",
  "operations-need-person",
  "baggage-away",
  "scanner-away",
  "files-infected",
  "files-unscannable",
  "nobody-speaks",
  "disk-full",
  "clocks-apart",
  "dead-rows",
  "connections-used-up",
  "identity-differs",
  "deadlines-late",
  "targets-broken",
  "drill-waits",
  "customers-large",
  "keeping-behind",
  "requests-late",
  "requests-set-aside",
  "payments-in-trouble",
  "payments-wait",
  "payments-unreadable",
]);
export type AlarmCode = z.infer<typeof AlarmCode>;

/** `urgent`: customers wait or something may be lost soon. `look`: somebody should, today. */
export const Alarm = z.object({
  code: AlarmCode,
  severity: z.enum(["look", "urgent"]),
  /** How many, how long or how much, in the alarm's own unit: seconds, rows, percent. */
  amount: z.int().nullable(),
  /** Which job, account or table, or why. */
  about: z.string().nullable(),
});
export type Alarm = z.infer<typeof Alarm>;

export const getOperations = endpoint({
  method: "GET",
  path: "/api/v1/operations",
  summary: "Every queue, every job, and what needs somebody.",
  needs: "operations:read",
  returns: z.object({ at: Time, alarms: z.array(Alarm), queues: z.array(Queue), jobs: z.array(JobRun) }),
});

export const DeadArrival = z.object({
  id: z.string(),
  channelAccountId: z.uuid(),
  deliveryId: z.string(),
  externalId: z.string(),
  kind: z.string(),
  attempts: z.int(),
  why: z.string().nullable(),
  receivedAt: Time,
});

export const listDeadArrivals = endpoint({
  method: "GET",
  path: "/api/v1/operations/dead-arrivals",
  summary: "What was read and could not be received, and was set aside after five tries.",
  needs: "operations:read",
  query: Paging,
  returns: pageOf(DeadArrival),
});

const Id = z.string().regex(/^\d{1,18}$/);
/** Without ids: all, a thousand at a time. */
const Chosen = z.object({ ids: z.array(Id).min(1).max(1000).optional() });
const Redriven = z.object({ count: z.int(), isMore: z.boolean() });

export const redriveArrivals = endpoint({
  method: "POST",
  path: "/api/v1/operations/dead-arrivals/redrive",
  summary: "Have dead arrivals received again, in their place.",
  needs: "operations:manage",
  body: Chosen,
  returns: Redriven,
});

export const DeadReaction = z.object({
  id: z.string(),
  reaction: z.string(),
  /** The event it follows. */
  type: z.string(),
  attempts: z.int(),
  why: z.string(),
  /** The event's fact: ids, times and our own words. */
  fact: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});

export const listDeadReactions = endpoint({
  method: "GET",
  path: "/api/v1/operations/dead-reactions",
  summary: "What should have followed an event and failed eight times.",
  needs: "operations:read",
  query: Paging,
  returns: pageOf(DeadReaction),
});

export const redriveReactions = endpoint({
  method: "POST",
  path: "/api/v1/operations/dead-reactions/redrive",
  summary: "Have set-aside reactions run again.",
  needs: "operations:manage",
  body: Chosen,
  returns: Redriven,
});

/** What is kept for a time. */
export const Kept = z.enum(["deliveries", "events", "attempts", "reply-times", "sign-ins", "lanes"]);
export type Kept = z.infer<typeof Kept>;

export const Retention = z.object({
  what: Kept,
  days: z.int(),
  /** What it is unless somebody sets it, and the least it may be. */
  usualDays: z.int(),
  leastDays: z.int(),
});

export const listRetention = endpoint({
  method: "GET",
  path: "/api/v1/operations/retention",
  summary: "How long things are kept.",
  needs: "operations:read",
  returns: pageOf(Retention),
});

export const setRetention = endpoint({
  method: "PUT",
  path: "/api/v1/operations/retention/:what",
  summary: "Keep one kind of thing longer or shorter; null: as long as usual.",
  needs: "operations:manage",
  params: z.object({ what: Kept }),
  body: z.object({ days: z.int().min(1).max(3650).nullable() }),
  returns: Retention,
});
