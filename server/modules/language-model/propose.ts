/** Works on what was asked: outside any transaction, a few at once, never twice by two workers. */
import { changed } from "../../platform/events.ts";
import { answerTo, type Taken } from "./answer-to.ts";
import type { ModelContext } from "./context.ts";
import type { LanguageModel } from "./port.ts";
import { endProposal } from "./proposals.ts";
import { findRule } from "./rule.ts";

const atOnce = 4;
const mostAttempts = 2;
/** Longer than any two calls, so that nobody takes over what is still worked on. */
const leaseSeconds = 300;

export interface Proposer {
  /** Begins what waits, as much as may run at once; gives false: whoever ends one calls `wake`. */
  round(): Promise<boolean>;
  /** Breaks off what runs; another worker begins it anew. */
  stop(): Promise<void>;
}

export function makeProposer(app: ModelContext, wake: () => void): Proposer {
  const running = new Set<Promise<void>>();
  const ending = new AbortController();
  return {
    async round() {
      await dropForgotten(app);
      if (!app.languageModel || ending.signal.aborted) return false;
      for (const taken of await take(app, atOnce - running.size)) {
        const work = propose(app, app.languageModel, taken, ending.signal)
          .catch((error: unknown) => app.log.error({ err: error, proposal: taken.id }, "a proposal failed"))
          .finally(() => {
            running.delete(work);
            wake();
          });
        running.add(work);
      }
      return false;
    },
    async stop() {
      ending.abort();
      await Promise.all(running);
    },
  };
}

const take = async ({ db }: ModelContext, most: number): Promise<Taken[]> =>
  most <= 0
    ? []
    : db<Taken[]>`
        update language_model.proposal set taken_until = platform.now() + ${leaseSeconds} * interval '1 second', attempts = attempts + 1
        where id in (
          select id from language_model.proposal
          where state = 'waiting' and attempts < ${mostAttempts} and (taken_until is null or taken_until < platform.now())
          order by asked_at limit ${most} for update skip locked)
        returning id, case_id, task, language, message_id, words, sees_personal_data, model`;

/** What nobody worked on in time, or two workers died at. */
async function dropForgotten(app: ModelContext): Promise<void> {
  const dropped = await app.db<{ id: string }[]>`
    update language_model.proposal set state = 'failed', failure = 'dropped', ended_at = platform.now(), words = null
    where state = 'waiting' and coalesce(taken_until, asked_at + interval '3 minutes') < platform.now()
      and (taken_until is null or attempts >= ${mostAttempts})
    returning id`;
  if (dropped.length > 0) await changed(app, dropped.map(topicOf));
}

const topicOf = ({ id }: { id: string }): string => `proposal/${id}`;

async function propose(app: ModelContext, model: LanguageModel, taken: Taken, ending: AbortSignal): Promise<void> {
  const { rule } = await findRule(app.db);
  const outcome = await answerTo(app, { model, taken, rule, ending });
  if (outcome === "broken-off") {
    await app.db`
      update language_model.proposal set taken_until = null, attempts = attempts - 1 where id = ${taken.id} and state = 'waiting'`;
    return;
  }
  if (await endProposal(app.db, taken.id, outcome)) await changed(app, [topicOf(taken)]);
}
