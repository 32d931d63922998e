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
  /** How urgent their case is; null: they are in none. */
  caseUrgency: number | null;
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
    select m.id, m.customer_id, reading, c.urgency::int as case_urgency
    from cases.message m left join cases."case" c on c.id = m.case_id
    where ${"caseId" in of ? db`m.case_id = ${of.caseId}` : db`m.id = ${of.messageId}`}
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
  language: string;
  kind: CaseKind;
}

/** An agent solved a case: what its last words were judged to be was right, where the case is still taken for that. */
export async function sayStood(app: Context, { by, solved }: { by: string; solved: Solved }): Promise<void> {
  const judged = await findJudged(app.db, { caseId: solved.id });
  if (!judged) return;
  const { needs, topics, language, urgency, feeling } = labelsOf(judged.reading);
  const isSameKind = needs === (solved.kind === "word" ? "word" : "answer");
  const right = {
    ...(isSameKind && { needs }),
    ...(topics === solved.topic && { topics }),
    ...(language === solved.language && { language }),
    ...(isOfWords(judged) && { urgency }),
    feeling,
  };
  await tell(app, judged, { by, right, how: "stood" });
}

/** Where words alone would have made their case as urgent as it is, what is said of that is said of them. */
const isOfWords = ({ reading, caseUrgency }: Judged): boolean => reading.urgency === caseUrgency;

function tell(
  app: Context,
  theirs: Judged,
  { by, right, how }: { by: string; right: Labels; how: JudgementSaid["how"] },
): Promise<void> {
  const { id, customerId, reading } = theirs;
  const judged = labelsOf(reading);
  const version = reading.version ?? null;
  const facts = Object.entries(right).map(([about, label]): JudgementSaid => {
    const field = about as keyof Labels;
    const teaches = field !== "urgency" || isOfWords(theirs);
    return { messageId: id, customerId, about: field, judged: judged[field], label, version, by, how, teaches };
  });
  return emit(app, judgementSaid, facts);
}

interface Words {
  id: string;
  text: string;
  visibility: "public" | "private";
  language: string;
  /** What the same customer wrote in before. */
  priorLanguage: string;
}

/** Words that can be learned from, with what is known of them; those that were taken back or erased are not. */
export function findWords(db: Db, messageIds: readonly string[]): Promise<Words[]> {
  return db<Words[]>`
    select id, text, visibility, m.language, coalesce(before.language, 'und') as prior_language
    from cases.message m left join lateral (
      select earlier.language from cases.message earlier
      where earlier.customer_id = m.customer_id and earlier.seq < m.seq and earlier.direction = 'inbound'
      order by earlier.seq desc limit 1
    ) as before on true
    where id = any(${[...messageIds]}::uuid[]) and removed_at is null and text <> ''`;
}
