/** The case page: who it is, what they need, how long they have waited, and what was said. */
import type { z } from "zod";
import type { CaseDetail as CaseDetailShape } from "../../contract/cases.ts";
import { findCopies, findReplyAll, findSignature } from "../modules/cases/index.ts";
import type { Channels } from "../modules/channels/index.ts";
import { type Db, inOneView, type Pool } from "../platform/db.ts";
import { getCase } from "./case-list.ts";
import type { Case } from "./case-row.ts";
import { getCustomer } from "./customer.ts";
import { limitsOf } from "./limits.ts";
import { sameAs } from "./identity.ts";
import { type Message, messageColumns, type MessageRow, type Reader, showMessage } from "./message.ts";

export type CaseDetail = z.output<typeof CaseDetailShape>;

const messagesAtMost = 200;

export interface CaseReader extends Reader {
  id: string;
}

/** As it stands at one moment: a message that was accepted and a case that still waits for it are never shown together. */
export const getCaseDetail = (db: Pool, channels: Channels, id: string, reader: CaseReader): Promise<CaseDetail> =>
  inOneView(db, (db) => readCaseDetail(db, channels, id, reader));

async function readCaseDetail(db: Db, channels: Channels, id: string, reader: CaseReader): Promise<CaseDetail> {
  const theCase = await getCase(db, id);
  const [{ messages, moreMessages }, customer, standing, draft, earlierCases, readTo, signature] = await Promise.all([
    findMessages(db, theCase, reader),
    getCustomer(db, theCase.customerId),
    findStanding(db, theCase),
    findDraft(db, id, reader.id),
    findEarlierCases(db, theCase),
    findReadTo(db, id),
    findSignature(db, { channel: theCase.channel, staffId: reader.id }),
  ]);
  const limits = limitsOf(channels, theCase.channel);
  const { hasMoved, erasedAt } = await findFate(db, id);
  return {
    ...theCase,
    customer,
    erasedAt,
    messages,
    moreMessages,
    readTo,
    signature,
    standing,
    limits,
    letters: await findLetters(db, theCase),
    elsewhere: await findElsewhere(db, channels, theCase, reader),
    draft,
    safeVisibility: hasMoved ? movedOn : safeVisibility(theCase, messages),
    earlierCases,
  };
}

/** A case may have threads on several channels, and an answer goes into any of them. */
async function findElsewhere(
  db: Db,
  channels: Channels,
  { channel, threads }: Case,
  reader: CaseReader,
): Promise<CaseDetail["elsewhere"]> {
  const others = new Set(threads.map((thread) => thread.channel).filter((one) => one !== channel));
  return Promise.all(
    [...others].map(async (one) => ({
      channel: one,
      limits: limitsOf(channels, one),
      signature: await findSignature(db, { channel: one, staffId: reader.id }),
    })),
  );
}

/** Who may get an answer too, per thread. */
async function findLetters(db: Db, { threads }: Case): Promise<CaseDetail["letters"]> {
  const copies = await findCopies(
    db,
    threads.filter(({ channel }) => channel === "email").map(({ id }) => id),
  );
  if (copies.length === 0) return [];
  const byDefault = await findReplyAll(db);
  return copies.map((one) => ({ ...one, byDefault }));
}

/** All that was said in this case, and in its threads before it was one: the newest 200, oldest first. */
async function findMessages(
  db: Db,
  { id }: Case,
  reader: Reader,
): Promise<{ messages: Message[]; moreMessages: boolean }> {
  const rows = await db<MessageRow[]>`
    select ${messageColumns(db)}
    from cases.message m left join channels.outgoing o on o.id = m.id
    where m.case_id = ${id} or (m.case_id is null and m.thread_id in (select id from cases.thread where case_id = ${id}))
    order by m.seq desc limit ${messagesAtMost + 1}`;
  return {
    messages: rows
      .slice(0, messagesAtMost)
      .toReversed()
      .map((row) => showMessage(row, reader)),
    moreMessages: rows.length > messagesAtMost,
  };
}

/** The newest message, edit or removal of the case. */
async function findReadTo(db: Db, id: string): Promise<string> {
  const [row] = await db<[{ readTo: string }]>`
    select coalesce(max(greatest(seq, changed_seq)), 0)::text as read_to from cases.message where case_id = ${id}`;
  return row.readTo;
}

/** Its place among all of its kind that wait, free or held; none while it rests. */
async function findStanding(
  db: Db,
  { urgency, waitingSince, state, resting, id }: Case,
): Promise<CaseDetail["standing"]> {
  const nowhere = { place: null, urgency, waitingSince: null, ahead: { moreUrgent: 0, longerWaiting: 0 } };
  if (state !== "open" || resting || !waitingSince) return nowhere;
  // Two stretches of one index, which holds all that is asked.
  const [row] = await db<{ moreUrgent: number; longerWaiting: number }[]>`
    select
      (select count(*)::int from assignment.queue_entry e
        where e.kind = own.kind and e.urgency > own.urgency and not e.answering) as more_urgent,
      (select count(*)::int from assignment.queue_entry e
        where e.kind = own.kind and e.urgency = own.urgency and (e.waiting_since, e.case_id) < (own.waiting_since, own.case_id)
          and not e.answering) as longer_waiting
    from assignment.queue_entry own where own.case_id = ${id}`;
  if (!row) return nowhere;
  return { place: row.moreUrgent + row.longerWaiting + 1, urgency, waitingSince, ahead: row };
}

async function findDraft(db: Db, caseId: string, staffId: string): Promise<CaseDetail["draft"]> {
  const [row] = await db<NonNullable<CaseDetail["draft"]>[]>`
    select text, visibility, thread_id, cc, saved_at from cases.draft where case_id = ${caseId} and staff_id = ${staffId}`;
  return row ?? null;
}

async function findEarlierCases(db: Db, { customerId, id }: Case): Promise<CaseDetail["earlierCases"]> {
  const rows = await db<(CaseDetail["earlierCases"][number] & { number: string })[]>`
    select id, number::text as number, opened_at, kind, topic, state, outcome from cases."case"
    where customer_id in ${sameAs(db, customerId)} and id <> ${id} order by opened_at desc limit 20`;
  return rows.map((row) => ({ ...row, number: `C-${row.number}` }));
}

/** They were invited, and what is said now is said there. */
const movedOn: CaseDetail["safeVisibility"] = { visibility: "private", why: "invited" };

/** Whether it went on in private, and whether there is anything left of it. */
async function findFate(db: Db, id: string): Promise<{ hasMoved: boolean; erasedAt: Date | null }> {
  const [row] = await db<{ hasMoved: boolean; erasedAt: Date | null }[]>`
    select moved_at is not null as has_moved, erased_at from cases."case" where id = ${id}`;
  return row ?? { hasMoved: false, erasedAt: null };
}

/** Public where they asked in public; private where they wrote in private, or where what they wrote in public holds personal data. */
function safeVisibility({ visibility }: Case, messages: readonly Message[]): CaseDetail["safeVisibility"] {
  if (visibility === "private") return { visibility: "private", why: "private-thread" };
  const lastAnswer = messages.findLastIndex(
    ({ direction, visibility, author }) =>
      direction === "outbound" && visibility !== "internal" && author.kind !== "system",
  );
  const hasPersonalData = messages.slice(lastAnswer + 1).some(({ triage }) => (triage?.personalData.length ?? 0) > 0);
  return hasPersonalData
    ? { visibility: "private", why: "personal-data" }
    : { visibility: "public", why: "asked-in-public" };
}
