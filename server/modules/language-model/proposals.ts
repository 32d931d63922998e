/** What agents asked the language model, and what came of it: theirs alone to read. */
import type { Failure, Proposal } from "../../../contract/language-model.ts";
import type { Db } from "../../platform/db.ts";
import { ProposalNotFound } from "./problems.ts";

const columns = (db: Db) => db`id, case_id, task, language, state, text, cautions, failure, model, asked_at`;

/** Of who asked; everybody else is told that there is none. */
export async function findProposal(db: Db, { id, askedBy }: { id: string; askedBy: string }): Promise<Proposal> {
  const [row] = await db<Proposal[]>`
    select ${columns(db)} from language_model.proposal where id = ${id} and asked_by = ${askedBy}`;
  if (!row) throw ProposalNotFound();
  return row;
}

interface Judged {
  id: string;
  askedBy: string;
  verdict: "taken" | "dismissed";
}

/** The last word counts. */
export async function judgeProposal(db: Db, { id, askedBy, verdict }: Judged): Promise<Proposal> {
  await db`update language_model.proposal set verdict = ${verdict} where id = ${id} and asked_by = ${askedBy}`;
  return findProposal(db, { id, askedBy });
}

export type Outcome = { tokens: number; promptHash: Buffer } & (
  | { text: string; cautions: Proposal["cautions"] }
  | { failure: Failure }
);

/** Ends it unless somebody else has; gives whether it did. What was to be translated is not needed any more. */
export async function endProposal(db: Db, id: string, outcome: Outcome): Promise<boolean> {
  const { text, cautions, failure } =
    "failure" in outcome ? { ...outcome, text: null, cautions: [] } : { ...outcome, failure: null };
  const { count } = await db`
    update language_model.proposal
    set state = ${failure === null ? "done" : "failed"}, ended_at = platform.now(), taken_until = null, words = null, text = ${text},
      cautions = ${[...cautions]}, failure = ${failure}, tokens = tokens + ${outcome.tokens}, prompt_hash = ${outcome.promptHash}
    where id = ${id} and state = 'waiting'`;
  return count > 0;
}

/** What was proposed is of use for minutes; after an hour its words go, and after thirteen months that anybody asked. */
export async function forgetProposals({ db }: { db: Db }): Promise<void> {
  await db`
    update language_model.proposal set text = null, words = null
    where (text is not null or words is not null) and ended_at < platform.now() - interval '1 hour'`;
  await db`delete from language_model.proposal where asked_at < platform.now() - interval '13 months'`;
}

export async function eraseProposals(db: Db, customerIds: readonly string[]): Promise<Record<string, number>> {
  const { count } = await db`delete from language_model.proposal where customer_id = any(${[...customerIds]}::uuid[])`;
  return count > 0 ? { proposals: count } : {};
}
