import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { traces as assignment } from "../../server/modules/assignment/index.ts";
import { traces as bookings } from "../../server/modules/bookings/index.ts";
import { traces as cases } from "../../server/modules/cases/index.ts";
import { traces as channels } from "../../server/modules/channels/index.ts";
import { traces as chat } from "../../server/modules/chat/index.ts";
import { traces as customers } from "../../server/modules/customers/index.ts";
import { traces as documents } from "../../server/modules/documents/index.ts";
import { traces as facts } from "../../server/modules/facts/index.ts";
import { traces as flights } from "../../server/modules/flights/index.ts";
import { traces as insights } from "../../server/modules/insights/index.ts";
import { traces as journeys } from "../../server/modules/journeys/index.ts";
import { traces as judgement } from "../../server/modules/judgement/index.ts";
import { traces as languageModel } from "../../server/modules/language-model/index.ts";
import { traces as payments } from "../../server/modules/payments/index.ts";
import { traces as privacy } from "../../server/modules/privacy/index.ts";
import { traces as proof } from "../../server/modules/proof/index.ts";
import { traces as ratings } from "../../server/modules/ratings/index.ts";
import { traces as rights } from "../../server/modules/rights/index.ts";
import { traces as rosters } from "../../server/modules/rosters/index.ts";
import { traces as serviceLevels } from "../../server/modules/service-levels/index.ts";
import { traces as staff } from "../../server/modules/staff/index.ts";
import { traces as templates } from "../../server/modules/templates/index.ts";
import { traces as drills } from "../../server/modules/drills/index.ts";
import { traces as urgency } from "../../server/modules/urgency/index.ts";
import { platformTraces } from "../../server/platform/platform-traces.ts";
import type { Traces } from "../../server/platform/traces.ts";
import { freshDatabase } from "../ground.ts";

/** Every module that keeps anything. */
const all: readonly Traces[] = [
  staff,
  customers,
  flights,
  bookings,
  channels,
  chat,
  cases,
  proof,
  documents,
  privacy,
  judgement,
  languageModel,
  assignment,
  rosters,
  serviceLevels,
  journeys,
  drills,
  urgency,
  payments,
  ratings,
  insights,
  templates,
  facts,
  rights,
  platformTraces,
];

/** Of the library that runs jobs; what it keeps of ours are names of jobs. */
const others = new Set(["jobs"]);
/** Colleagues': no customer's words stand there but in the audit's details. */
const ofColleagues = (column: string): boolean => column.startsWith("staff.") && column !== "staff.audit.detail";

let sql: postgres.Sql;
beforeAll(async () => {
  sql = postgres(await freshDatabase(), { max: 1, onnotice() {} });
});
afterAll(() => sql.end());

const named = (list: Traces["ofPeople"]): string[] =>
  Object.entries(list).flatMap(([table, columns]) => columns.map((column) => `${table}.${column}`));

/** Columns that can hold words, but for those that may hold only what a constraint lists. */
async function columnsThatCanHoldWords(): Promise<string[]> {
  const rows = await sql<{ name: string; schema: string }[]>`
    select n.nspname as schema, n.nspname || '.' || c.relname || '.' || a.attname as name
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
      and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
      and format_type(a.atttypid, null) ~ '^(text|character|character varying|jsonb|json|bytea|tsvector|inet|text\\[\\]|jsonb\\[\\]|xml|hstore|name|citext)$'
      and not exists (
        select from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
          and pg_get_constraintdef(k.oid) ~ '= ANY|<@' and pg_get_constraintdef(k.oid) ~ 'ARRAY\\[')`;
  return rows.filter(({ schema }) => !others.has(schema)).map(({ name }) => name);
}

test("every column that can hold words is known to its module as somebody's or nobody's", async () => {
  const known = new Set(all.flatMap(({ ofPeople, ofNobody }) => [...named(ofPeople), ...named(ofNobody)]));
  const columns = await columnsThatCanHoldWords();
  expect(columns.filter((column) => !known.has(column) && !ofColleagues(column)).toSorted()).toEqual([]);
});

test("what modules name is there, and once", async () => {
  const columns = new Set(await columnsThatCanHoldWords());
  const listed = all.flatMap(({ ofPeople, ofNobody }) => [...named(ofPeople), ...named(ofNobody)]);
  expect(listed.filter((column) => !columns.has(column))).toEqual([]);
  expect(listed.filter((column, place) => listed.indexOf(column) !== place)).toEqual([]);
});

test("a table that nobody thought of is found", async () => {
  await sql`create table cases.whim (id int, note text)`;
  const known = new Set(all.flatMap(({ ofPeople, ofNobody }) => [...named(ofPeople), ...named(ofNobody)]));
  const columns = await columnsThatCanHoldWords();
  expect(columns.filter((column) => !known.has(column) && !ofColleagues(column))).toEqual(["cases.whim.note"]);
  await sql`drop table cases.whim`;
});
