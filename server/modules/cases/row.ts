/** Cases as their table has them, and the lock every command takes first. */
import type { CaseKind, ChannelKind } from "../../../contract/words.ts";
import type { Db } from "../../platform/db.ts";
import type { Context } from "../../platform/context.ts";
import { emit } from "../../platform/events.ts";
import { caseStands } from "./events.ts";
import { CaseErased, CaseNotFound } from "./problems.ts";

export interface CaseRow {
  id: string;
  customerId: string;
  accountId: string;
  channel: ChannelKind;
  visibility: "public" | "private";
  language: string;
  topic: string;
  urgency: number;
  kind: CaseKind;
  state: "open" | "waiting" | "closed";
  /** While open: out of the queue until its promise is due. */
  resting: boolean;
  assigneeId: string | null;
  answering: boolean;
  openedAt: Date;
  closedAt: Date | null;
  waitingSince: Date | null;
}

/** Reads a case and holds it until the end of the transaction, but not from those who only refer to it. Throws where its customer was erased. */
export async function lockCase(db: Db, caseId: string): Promise<CaseRow> {
  const [row] = await db<(CaseRow & { isErased: boolean })[]>`
    select id, customer_id, account_id, channel, visibility, language, topic, urgency, kind, state, resting, assignee_id, answering, opened_at,
      closed_at, waiting_since, erased_at is not null as is_erased
    from cases."case" where id = ${caseId} for no key update`;
  if (!row) throw CaseNotFound();
  const { isErased, ...held } = row;
  if (isErased) throw CaseErased();
  return held;
}

/**
 * Holds those of these cases that nobody else holds, and gives them: whoever goes through many leaves the others for the next round. A
 * case comes before its place in the queue and its promises: whoever held them the other way round would wait for a reply that waits for them.
 */
export async function holdFree(db: Db, caseIds: readonly string[]): Promise<string[]> {
  const rows = await db<{ id: string }[]>`
    select id from cases."case" where id = any(${[...caseIds]}::uuid[]) order by id for no key update skip locked`;
  return rows.map(({ id }) => id);
}

/** Tells where these cases stand now. Called at the end of every command that changed one. */
export async function tellStanding(
  app: Context,
  caseIds: readonly string[],
  { isGiven = false }: { isGiven?: boolean } = {},
): Promise<void> {
  const rows = await app.db<CaseRow[]>`
    select id, kind, state, resting, urgency, waiting_since, channel, language, topic, answering, assignee_id
    from cases."case" where id = any(${[...caseIds]}::uuid[]) order by id`;
  await emit(
    app,
    caseStands,
    rows.map((row) => ({
      caseId: row.id,
      kind: row.kind,
      state: row.state,
      resting: row.state === "open" && row.resting,
      urgency: row.urgency,
      waitingSince: row.waitingSince?.toISOString() ?? null,
      channel: row.channel,
      language: row.language,
      topic: row.topic,
      answering: row.answering,
      assigneeId: row.assigneeId,
      isGiven,
    })),
  );
}
