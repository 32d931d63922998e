/** What somebody wrote and was told, in which cases, with the files: for themselves to read. Colleagues are named by their side alone. */
import type { Db } from "../../../platform/db.ts";

export interface ExportedMessage {
  seq: string;
  id: string;
  caseId: string | null;
  channel: string;
  visibility: string;
  direction: string;
  from: string | null;
  text: string;
  writtenAt: Date;
  receivedAt: Date;
  language: string;
  reading: unknown;
  edited: unknown;
  letter: unknown;
  quoted: unknown;
  removedAt: Date | null;
  files: { id: string; fileId: string | null; name: string | null; kind: string; alt: string | null }[];
}

/** In the order in which they came, from after `after`. */
export const exportMessages = (
  db: Db,
  {
    customerIds,
    after,
    limit,
    caseId = null,
  }: { customerIds: readonly string[]; after: string; limit: number; caseId?: string | null },
): Promise<ExportedMessage[]> => db<ExportedMessage[]>`
  select m.seq::text as seq, m.id, m.case_id, m.channel, m.visibility, m.direction,
    case when m.direction = 'inbound' then coalesce(m.author_name, m.author_handle) else 'airline' end as "from",
    coalesce(b.text, m.text) as text, m.written_at, m.received_at, m.language, m.reading, m.letter, m.quoted, m.removed_at,
    (select jsonb_agg(jsonb_build_object('text', v.text, 'writtenAt', v.written_at) order by v.place) from cases.message_version v
      where v.message_id = m.id and v.text is not null) as edited,
    coalesce((
      select jsonb_agg(jsonb_build_object('id', a.id, 'fileId', a.file_id, 'name', a.name, 'kind', a.kind, 'alt', a.alt) order by a.place)
      from cases.attachment a where a.message_id = m.id), '[]') as files
  from cases.message m left join cases.letter_body b on b.message_id = m.id
  where m.customer_id = any(${[...customerIds]}::uuid[]) and m.seq > ${after}::text::bigint
    and (${caseId}::uuid is null or m.case_id = ${caseId}::uuid) order by m.seq limit ${limit}`;

const mostCases = 10_000;

export async function exportCases(db: Db, customerIds: readonly string[]) {
  const ids = [...customerIds];
  const [cases, promises, joinings] = await Promise.all([
    db`
      select number, id, channel, language, topic, urgency, kind, state, outcome, opened_at, closed_at from cases."case"
      where customer_id = any(${ids}::uuid[]) order by opened_at limit ${mostCases}`,
    db`
      select p.case_id, p.kind, p.text, p.made_at, p.due_at, p.flight, p.flight_on, p.flight_event, p.state, p.ended_at
      from cases.promise p join cases."case" c on c.id = p.case_id where c.customer_id = any(${ids}::uuid[]) order by p.made_at limit ${mostCases}`,
    db`
      select j.at, j.kind, j.case_id, j.other_id, j.why, j.taken_back_at from cases.joining j join cases."case" c on c.id = j.case_id
      where c.customer_id = any(${ids}::uuid[]) order by j.at limit ${mostCases}`,
  ]);
  return { cases: [...cases], promises: [...promises], joinings: [...joinings] };
}

export interface Claim {
  caseId: string;
  number: string;
  topic: string;
  /** When it last moved. */
  at: Date;
}

/** Cases about what may be owed, for who must keep them a time. */
export const findClaims = (db: Db, customerIds: readonly string[], topics: readonly string[]): Promise<Claim[]> =>
  db<Claim[]>`
    select id as case_id, number::text as number, topic, coalesce(closed_at, changed_at) as at from cases."case"
    where customer_id = any(${[...customerIds]}::uuid[]) and topic = any(${[...topics]}::text[]) order by opened_at limit ${mostCases}`;
