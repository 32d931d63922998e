/** A mention becomes a case: an agent saw that they do wait for an answer, or that a word would be kind. */
import type { Reading } from "../../../contract/triage.ts";
import type { CaseKind } from "../../../contract/words.ts";
import { atomically, type Context } from "../../platform/context.ts";
import { emit } from "../../platform/events.ts";
import { caseOpened, waitBegan } from "./events.ts";
import { HasCase, MessageNotFound, NotACustomer } from "./problems.ts";
import { tellStanding } from "./row.ts";
import { sayJudged } from "./say-judged.ts";

interface Mention {
  customerId: string | null;
  accountId: string;
  channel: string;
  visibility: string;
  threadId: string;
  caseId: string | null;
  direction: string;
  reading: Reading | null;
  language: string;
  since: Date;
  maskedText: string;
}

/** Opens a case for the message, waiting since it was written, and gives the case's id. */
export function openCaseForMessage(
  app: Context,
  { messageId, kind, by }: { messageId: string; kind: CaseKind; by?: string | undefined },
): Promise<string> {
  return atomically(app, async (app) => {
    const [mention] = await app.db<Mention[]>`
      select customer_id, account_id, channel, visibility, thread_id, case_id, direction, reading, language,
        least(written_at, received_at) as since, masked_text
      from cases.message where id = ${messageId} and removed_why is distinct from 'erased' for no key update`;
    if (!mention) throw MessageNotFound();
    if (mention.caseId) throw HasCase({ caseId: mention.caseId });
    const { customerId, accountId, channel, language, reading, since } = mention;
    if (mention.direction !== "inbound" || !customerId) throw NotACustomer();
    const [row] = await app.db<[{ id: string }]>`
      insert into cases."case" (kind, customer_id, account_id, channel, visibility, language, topic, urgency, opened_at, waiting_since, preview)
      values (${kind}, ${customerId}, ${accountId}, ${channel}, ${mention.visibility}, ${language}, ${reading?.topics[0] ?? "other"}, ${reading?.urgency ?? 0},
        ${since}, ${since}, ${mention.maskedText.slice(0, 160)})
      returning id`;
    await app.db`update cases.message set case_id = ${row.id}, needs = ${kind === "word" ? "word" : "answer"} where id = ${messageId}`;
    await app.db`update cases.thread set case_id = ${row.id} where id = ${mention.threadId}`;
    if (by) await sayJudged(app, { messageId, by, right: { needs: kind === "word" ? "word" : "answer" } });
    const at = since.toISOString();
    await emit(app, caseOpened, [{ caseId: row.id, channel, language, about: kind, at }]);
    await emit(app, waitBegan, [{ caseId: row.id, accountId, channel, language, messageId, about: kind, at }]);
    await tellStanding(app, [row.id]);
    return row.id;
  });
}
