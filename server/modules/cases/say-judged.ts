/** What an agent knew better than triage, or left as it was: told, so that it can be learned from. */
import type { Reading } from "../../../contract/triage.ts";
import type { CaseKind } from "../../../contract/words.ts";
import type { Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { emit } from "../../platform/events.ts";
import { type JudgementSaid, judgementSaid } from "./events.ts";

type Labels = Partial<Record<"language" | "needs" | "topics" | "urgency" | "feeling", string>>;

interface Judged {
  id: string;
  customerId: string | null;
  reading: Reading;
}

const labelsOf = ({ language, needs, topics, urgency, feeling }: Reading): Required<Labels> => ({
  language,
  needs,
  topics: topics[0] ?? "other",
  urgency: String(urgency),
  feeling,
});

/** The customer's last words in a case that were judged, or these words. */
export async function findJudged(db: Db, of: { caseId: string } | { messageId: string }): Promise<Judged | undefined> {
  const [row] = await db<Judged[]>`
    select id, customer_id, reading from cases.message
    where ${"caseId" in of ? db`case_id = ${of.caseId}` : db`id = ${of.messageId}`}
      and direction = 'inbound' and reading is not null and removed_at is null
    order by seq desc limit 1`;
  return row;
}

/** An agent says what is right. */
export async function sayJudged(
  app: Context,
  { by, right, ...of }: { by: string; right: Labels } & ({ caseId: string } | { messageId: string }),
): Promise<void> {
  const judged = await findJudged(app.db, of);
  if (judged) await tell(app, judged, { by, right, how: "said" });
}

/** What a case is taken for when it is solved. */
interface Solved {
  id: string;
  topic: string;
  kind: CaseKind;
}

/** An agent solved a case: what its last words were judged to be was right, where the case is still taken for that. */
export async function sayStood(app: Context, { by, solved }: { by: string; solved: Solved }): Promise<void> {
  const judged = await findJudged(app.db, { caseId: solved.id });
  if (!judged) return;
  const { needs, topics, feeling } = labelsOf(judged.reading);
  const isSameKind = needs === (solved.kind === "word" ? "word" : "answer");
  const right = { ...(isSameKind && { needs }), ...(topics === solved.topic && { topics }), feeling };
  await tell(app, judged, { by, right, how: "stood" });
}

function tell(
  app: Context,
  { id, customerId, reading }: Judged,
  { by, right, how }: { by: string; right: Labels; how: JudgementSaid["how"] },
): Promise<void> {
  const judged = labelsOf(reading);
  const version = reading.version ?? null;
  const facts = Object.entries(right).map(([about, label]): JudgementSaid => {
    const field = about as keyof Labels;
    return { messageId: id, customerId, about: field, judged: judged[field], label, version, by, how };
  });
  return emit(app, judgementSaid, facts);
}

/** Words that can be learned from, with what is known of them; those that were taken back or erased are not. */
export function findWords(
  db: Db,
  messageIds: readonly string[],
): Promise<{ id: string; text: string; visibility: "public" | "private"; language: string }[]> {
  return db`
    select id, text, visibility, language from cases.message
    where id = any(${[...messageIds]}::uuid[]) and removed_at is null and text <> ''`;
}
