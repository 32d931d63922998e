/** One case across channels: what somebody asked here and there, joined into one and parted again. */
import { z } from "zod";
import { Case, CaseState } from "./cases.ts";
import { endpoint, Time } from "./endpoint.ts";
import { Topic } from "./triage.ts";
import { ChannelKind } from "./words.ts";

const params = z.object({ caseId: z.uuid() });
const why = z.string().trim().min(1).max(300);

/** Another case of the same person that is not closed. */
export const Joinable = z.object({
  caseId: z.uuid(),
  number: z.string(),
  state: CaseState,
  channel: ChannelKind,
  topic: Topic,
  preview: z.string(),
  openedAt: Time,
  assigneeName: z.string().nullable(),
  /** What speaks for one matter. */
  sameTopic: z.boolean(),
  sameBooking: z.boolean(),
  /** A colleague said that they are two matters. */
  isParted: z.boolean(),
});

/** What was joined with or split from a case. */
export const Joining = z.object({
  id: z.uuid(),
  at: Time,
  kind: z.enum(["join", "split", "apart"]),
  /** The case that went, or came out. */
  caseId: z.uuid(),
  number: z.string(),
  otherId: z.uuid(),
  otherNumber: z.string(),
  /** Null: the machine. */
  by: z.string().nullable(),
  why: z.string(),
  threads: z.int(),
  messages: z.int(),
  takenBackAt: Time.nullable(),
});

export const getJoinings = endpoint({
  method: "GET",
  path: "/api/v1/cases/:caseId/joinings",
  summary:
    "The other open cases of the same person, those that are likely the same matter first; and what was joined with or split from this one, newest first.",
  needs: "cases:read",
  params,
  returns: z.object({ proposed: z.array(Joinable), joinings: z.array(Joining) }),
});

const joined = z.object({ joiningId: z.uuid(), case: Case });

export const joinCase = endpoint({
  method: "POST",
  path: "/api/v1/cases/:caseId/join",
  summary:
    "Joins two open cases of one person: one clock since they first waited, one assignee, one stream. The one that opened first goes on, and is the answer. It can be taken back.",
  needs: "cases:reply",
  params,
  body: z.object({ otherId: z.uuid(), why }),
  returns: joined,
  status: 201,
});

export const splitCase = endpoint({
  method: "POST",
  path: "/api/v1/cases/:caseId/split",
  summary: "Gives some threads of a case a case of their own, which is the answer. It can be taken back.",
  needs: "cases:reply",
  params,
  body: z.object({ threadIds: z.array(z.uuid()).min(1).max(50), why }),
  returns: joined,
  status: 201,
});

export const keepCasesApart = endpoint({
  method: "POST",
  path: "/api/v1/cases/:caseId/keep-apart",
  summary:
    "Says that two cases are two matters: no machine joins them, and it is not proposed again. It can be taken back.",
  needs: "cases:reply",
  params,
  body: z.object({ otherId: z.uuid(), why }),
  returns: z.object({ joiningId: z.uuid() }),
  status: 201,
});

export const takeBackJoining = endpoint({
  method: "POST",
  path: "/api/v1/cases/:caseId/joinings/:joiningId/take-back",
  summary:
    "The inverse of a join, a split or a keeping apart: each thread goes back with what was said in it since, and who waits does so since they first did.",
  needs: "cases:reply",
  params: z.object({ caseId: z.uuid(), joiningId: z.uuid() }),
  returns: z.object({ case: Case, other: Case }),
});
