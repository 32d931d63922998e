/** What happens to cases. Ids, times and our own words only. */
import type { Language } from "../../../contract/words.ts";
import { event } from "../../platform/events.ts";

const ofCase = ({ caseId }: { caseId: string }): string[] => [`case/${caseId}`];

/** Where a case stands after a change: what the queue needs to know. */
export type CaseStanding = {
  caseId: string;
  state: "open" | "waiting" | "closed";
  urgency: number;
  /** ISO 8601; null when nobody waits. */
  waitingSince: string | null;
  channel: string;
  language: string;
  answering: boolean;
  assigneeId: string | null;
};

export const caseStands = event<CaseStanding>("cases.stands", (fact) => [...ofCase(fact), "queue"]);

export const caseOpened = event<{ caseId: string; channel: string; language: string; at: string }>(
  "cases.opened",
  ofCase,
);

/** A customer begins to wait: the earliest unanswered message. */
export const waitBegan = event<{
  caseId: string;
  accountId: string;
  channel: string;
  language: string;
  messageId: string;
  at: string;
}>("cases.wait-began", ofCase);

/** The vendor accepted a human answer; `by` wrote it (null: a colleague in the vendor's own app). */
export const customerAnswered = event<{ caseId: string; messageId: string; by: string | null; at: string }>(
  "cases.customer-answered",
  ofCase,
);

export const caseClosed = event<{
  caseId: string;
  outcome: "solved" | "needed-no-answer" | "no-reaction";
  at: string;
  isAnswering: boolean;
}>("cases.closed", ofCase);

export const caseReopened = event<{ caseId: string; channel: string; language: string; at: string }>(
  "cases.reopened",
  ofCase,
);

/** A customer's message was kept, with or without a case. */
export const messageKept = event<{ messageId: string; customerId: string; caseId: string | null; language: Language }>(
  "cases.message-kept",
  ({ customerId, caseId }) => [`customer/${customerId}`, caseId ? `case/${caseId}` : "mentions"],
);
