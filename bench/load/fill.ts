/** Fills an installation as years of work would: people, cases, messages and their words, copied straight into the tables. */
import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import type postgres from "postgres";
import type { Writable } from "node:stream";
import type { Reading, Topic } from "../../contract/triage.ts";
import type { Language } from "../../contract/words.ts";
import { searchMarks } from "../../server/modules/cases/index.ts";
import { wordsOf } from "../../server/platform/words.ts";

export interface Filling {
  accountId: string;
  openCases: number;
  closedCases: number;
  messagesPerCase: number;
}

export interface Filled {
  /** Some cases that wait, in no order. */
  caseIds: string[];
  /** Words that were written, the commonest first. */
  words: string[];
}

const languages: readonly Language[] = [
  "en",
  "nl",
  "de",
  "fr",
  "es",
  "pt",
  "it",
  "ja",
  "zh",
  "ko",
  "ru",
  "th",
  "tr",
  "no",
];
const topics: readonly Topic[] = [
  "baggage",
  "cancellation",
  "delay",
  "rebooking",
  "seat",
  "refund",
  "check-in",
  "other",
];

/** Words as common as in any language: the n-th occurs a n-th as often as the first (Zipf). */
const commonest = [
  "flight",
  "bag",
  "the",
  "my",
  "where",
  "is",
  "koffer",
  "vlucht",
  "gate",
  "delayed",
  "cancelled",
  "please",
  "help",
  "refund",
];
const vocabulary = [
  ...commonest,
  ...Array.from({ length: 20_000 }, () => randomBytes(4).toString("hex").replaceAll(/\d/g, "o")),
];
const reach = Math.log(vocabulary.length);
const pickWord = (): string => vocabulary[Math.floor(Math.exp(Math.random() * reach)) - 1] ?? "flight";
const sentence = (): string => Array.from({ length: 8 + Math.floor(Math.random() * 14) }, pickWord).join(" ");

const pick = <T>(of: readonly T[]): T => of[Math.floor(Math.random() * of.length)] as T;

const day = 86_400_000;

const filled = [
  "cases.message",
  "cases.message_search",
  "cases.thread",
  'cases."case"',
  "customers.identifier",
  "assignment.queue_entry",
  "service_levels.episode",
];

/** Takes minutes. Constraints that look into other tables and the triggers rest meanwhile, so what is written must fit. */
export async function fill(sql: postgres.Sql, filling: Filling, told: (text: string) => void): Promise<Filled> {
  const { accountId, openCases, closedCases, messagesPerCase } = filling;
  const connection = await sql.reserve();
  await connection`set session_replication_role = replica`;
  await connection`set synchronous_commit = off`;
  await connection`set maintenance_work_mem = '512MB'`;
  const makeIndexes = await dropIndexes(connection, filled);
  const caseIds: string[] = [];
  const all = openCases + closedCases;
  const batch = 10_000;
  let seq = 0;
  for (let from = 0; from < all; from += batch) {
    const rows = Array.from({ length: Math.min(batch, all - from) }, (_, n) => newCase(from + n < openCases));
    for (const { id, isOpen } of rows) if (isOpen && Math.random() < 0.01) caseIds.push(id);
    await copy(connection, `customers.customer (id, language, first_seen_at)`, rows, (c) => [
      [c.customerId, c.language, c.openedAt],
    ]);
    await copy(connection, `customers.identifier (customer_id, kind, value, name, handle, words)`, rows, (c) => [
      [c.customerId, "x", c.number, `Passenger ${c.name}`, `p${c.name}`, `'passenger' '${c.name}' 'p${c.name}'`],
    ]);
    await copy(
      connection,
      `cases."case" (id, customer_id, account_id, channel, visibility, language, topic, urgency, state, opened_at, closed_at, outcome, waiting_since, preview, changed_at)`,
      rows,
      (c) => [
        [
          c.id,
          c.customerId,
          accountId,
          "x",
          "public",
          c.language,
          c.topic,
          c.urgency,
          c.isOpen ? "open" : "closed",
          c.openedAt,
          c.isOpen ? null : c.closedAt,
          c.isOpen ? null : "solved",
          c.isOpen ? c.openedAt : null,
          sentence().slice(0, 140),
          c.openedAt,
        ],
      ],
    );
    await copy(
      connection,
      `cases.thread (id, account_id, customer_id, channel, visibility, external_id, case_id, last_message_at)`,
      rows,
      (c) => [[c.threadId, accountId, c.customerId, "x", "public", c.number, c.id, c.openedAt]],
    );
    const messages = rows.flatMap((c) =>
      Array.from({ length: messagesPerCase }, (_, place) => ({
        c,
        place,
        id: randomUUID(),
        seq: ++seq,
        text: sentence(),
      })),
    );
    await copy(
      connection,
      `cases.message (id, seq, case_id, thread_id, customer_id, account_id, channel, external_id, direction, visibility, author_kind, author_name, text, masked_text, language, written_at, received_at, reading, needs, delivery_state, delivery_at)`,
      messages,
      ({ c, place, id, seq, text }) => {
        const isOurs = !c.isOpen && place % 2 === 1;
        return [
          [
            id,
            seq,
            c.id,
            c.threadId,
            c.customerId,
            accountId,
            "x",
            `${c.number}${place}`,
            isOurs ? "outbound" : "inbound",
            "public",
            isOurs ? "staff" : "customer",
            isOurs ? "Bench" : `Passenger ${c.name}`,
            text,
            text,
            c.language,
            c.openedAt,
            c.openedAt,
            isOurs ? null : reading(c),
            isOurs ? null : "answer",
            isOurs ? "accepted" : null,
            isOurs ? c.openedAt : null,
          ],
        ];
      },
    );
    await copy(connection, `cases.message_search (message_id, seq, words)`, messages, ({ c, place, id, seq, text }) => {
      const marks = [
        searchMarks.language(c.language),
        searchMarks.channel("x"),
        searchMarks.direction(!c.isOpen && place % 2 === 1 ? "outbound" : "inbound"),
        searchMarks.block(seq),
      ];
      return [[id, seq, [...wordsOf(text), ...marks].map((word) => `'${word}'`).join(" ")]];
    });
    const open = rows.filter(({ isOpen }) => isOpen);
    await copy(connection, `assignment.queue_entry (case_id, urgency, waiting_since, channel, language)`, open, (c) => [
      [c.id, c.urgency, c.openedAt, "x", c.language],
    ]);
    await copy(
      connection,
      `service_levels.episode (case_id, account_id, channel, language, kind, started_at, ended_at, ended_why)`,
      rows,
      (c) => [
        [
          c.id,
          accountId,
          "x",
          c.language,
          "first",
          c.openedAt,
          c.isOpen ? null : c.closedAt,
          c.isOpen ? null : "closed",
        ],
      ],
    );
    if ((from / batch) % 10 === 9) told(`${from + rows.length} cases, ${seq} messages`);
  }
  await connection`select setval(pg_get_serial_sequence('cases.message', 'seq'), ${seq})`;
  await connection`insert into cases.search_word (word) select distinct unnest(${vocabulary}::text[])`;
  told("indexes");
  await makeIndexes();
  connection.release();
  await sql`vacuum analyze`;
  return { caseIds, words: vocabulary };
}

/** An index is made in one go far faster than row by row. Those that are constraints stay. */
export async function dropIndexes(sql: postgres.Sql, tables: readonly string[]): Promise<() => Promise<void>> {
  const indexes = await sql<{ name: string; definition: string }[]>`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i where i.indrelid::regclass::text = any(${[...tables]})
      and not exists (select 1 from pg_constraint where conindid = i.indexrelid)`;
  for (const { name } of indexes) await sql.unsafe(`drop index ${name}`);
  return async () => {
    for (const { definition } of indexes) await sql.unsafe(definition);
  };
}

type NewCase = ReturnType<typeof newCase>;

let lastNumber = BigInt(Date.now()) * 1_000_000n;

function newCase(isOpen: boolean) {
  const age = isOpen ? Math.random() * 5 * day : Math.random() * 300 * day;
  const openedAt = new Date(Date.now() - age);
  return {
    id: randomUUID(),
    customerId: randomUUID(),
    threadId: randomUUID(),
    number: String(++lastNumber),
    name: randomBytes(4).toString("hex"),
    isOpen,
    language: pick(languages),
    topic: pick(topics),
    urgency: Math.random() < 0.7 ? 0 : Math.floor(Math.random() * 4),
    openedAt: openedAt.toISOString(),
    closedAt: new Date(openedAt.getTime() + Math.random() * 3_600_000).toISOString(),
  };
}

const reading = (c: NewCase): string =>
  JSON.stringify({
    language: c.language,
    languageConfidence: 1,
    needs: "answer",
    needsConfidence: 1,
    topics: [c.topic],
    urgency: c.urgency,
    feeling: "neutral",
    personalData: [],
    reasons: [],
  } satisfies Reading);

type Value = string | number | null;

async function copy<Row>(
  connection: postgres.Sql,
  into: string,
  rows: readonly Row[],
  lines: (row: Row) => readonly (readonly Value[])[],
): Promise<void> {
  const stream: Writable = await connection.unsafe(`copy ${into} from stdin`).writable();
  let text = "";
  for (const row of rows) {
    for (const line of lines(row))
      text += `${line.map((value) => (value === null ? String.raw`\N` : value)).join("\t")}\n`;
    if (text.length > 1_000_000) {
      if (!stream.write(text)) await once(stream, "drain");
      text = "";
    }
  }
  stream.end(text);
  await once(stream, "finish");
}
