/** What happens to cases. Ids, times and our own words only. */
import type { CaseKind, Language } from "../../../contract/words.ts";
import { event } from "../../platform/events.ts";

/** How a case ended. */
export type Outcome = "solved" | "needed-no-answer" | "no-reaction" | "passed-by" | "joined";

const ofCase = ({ caseId }: { caseId: string }): string[] => [`case/${caseId}`];

/** Where a case stands after a change: what the queue needs to know. */
export type CaseStanding = {
  caseId: string;
  kind: CaseKind;
  state: "open" | "waiting" | "closed";
  /** Open, and out of the queue until its promise is due. */
  resting: boolean;
  urgency: number;
  /** ISO 8601; null when nobody waits. */
  waitingSince: string | null;
  channel: string;
  language: string;
  topic: string;
  answering: boolean;
  assigneeId: string | null;
  /** By this very change: somebody took it or was given it. Else it is still, or again, with whoever had it. */
  isGiven: boolean;
};

export const caseStands = event<CaseStanding>("cases.stands", (fact) => [...ofCase(fact), "queue"]);

export const caseOpened = event<{ caseId: string; channel: string; language: string; about: CaseKind; at: string }>(
  "cases.opened",
  ofCase,
);

/**
 * A word became a question or the other way round. `asked`: the customer asked now, and a new wait begins; else an agent knew better,
 * and it was so from the start.
 */
export const caseTurned = event<{
  caseId: string;
  channel: string;
  language: string;
  about: CaseKind;
  asked: boolean;
  at: string;
}>("cases.turned", ofCase);

/** A customer begins to wait: the earliest unanswered message. */
export const waitBegan = event<{
  caseId: string;
  accountId: string;
  channel: string;
  language: string;
  messageId: string;
  about: CaseKind;
  at: string;
}>("cases.wait-began", ofCase);

/**
 * The vendor accepted a human answer; `by` wrote it (null: a colleague in the vendor's own app). It answers nothing from
 * `unansweredId` on, which its writer had not seen.
 */
export const customerAnswered = event<{
  caseId: string;
  messageId: string;
  by: string | null;
  unansweredId: string | null;
  at: string;
}>("cases.customer-answered", ofCase);

export const caseClosed = event<{
  caseId: string;
  outcome: Outcome;
  at: string;
  isAnswering: boolean;
}>("cases.closed", ofCase);

export const caseReopened = event<{ caseId: string; channel: string; language: string; about: CaseKind; at: string }>(
  "cases.reopened",
  ofCase,
);

/** What they waited for was taken back. */
export const waitEnded = event<{ caseId: string; at: string }>("cases.wait-ended", ofCase);

/** A customer's message was kept, with or without a case. */
export const messageKept = event<{
  messageId: string;
  customerId: string;
  caseId: string | null;
  language: Language;
  /** A machine wrote, or somebody else in their place: nothing of the customer. */
  isTheirs: boolean;
}>("cases.message-kept", ({ customerId, caseId }) => [
  `customer/${customerId}`,
  caseId ? `case/${caseId}` : "mentions",
]);

/** The words of a message are others than before: what follows from words follows again. */
export const messageReread = event<{ messageId: string }>("cases.message-reread", () => []);

/** A message that was taken for a mention somewhere stands below ours: what may be done with it is more than before. */
export const messageBelowOurs = event<{ messageId: string }>("cases.message-below-ours", () => []);

/** What an agent said of what triage thought: that it was wrong, or by solving the case as it was judged, that it was right. */
export type JudgementSaid = {
  messageId: string;
  customerId: string | null;
  about: "language" | "needs" | "topics" | "urgency" | "feeling";
  judged: string;
  label: string;
  /** Which version of what was learned here judged; null: the rules alone. */
  version: number | null;
  by: string;
  how: "said" | "stood";
  /** Of its words: how urgent a case is may come of a booking that no word tells of. */
  teaches: boolean;
};
export const judgementSaid = event<JudgementSaid>("cases.judgement-said", () => []);

/** A promise is due and its case is back: with who made it (`returnedTo`), or in the queue. */
export const promiseFellDue = event<{ promiseId: string; caseId: string; returnedTo: string | null }>(
  "cases.promise-fell-due",
  ofCase,
);

/** A case went into another one of the same person, and its clock with it. */
export const caseJoined = event<{ caseId: string; intoId: string; at: string }>(
  "cases.joined",
  ({ caseId, intoId }) => [`case/${caseId}`, `case/${intoId}`],
);

/** Threads left a case: who waits in it now does since another message, or nobody does. */
export const waitMoved = event<{ caseId: string; messageId: string | null; at: string | null }>(
  "cases.wait-moved",
  ofCase,
);

/** A person says that two cases are two matters. */
export const casesParted = event<{ caseId: string; otherId: string }>("cases.kept-apart", ({ caseId, otherId }) => [
  `case/${caseId}`,
  `case/${otherId}`,
]);
