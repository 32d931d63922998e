/** What somebody said in chats on the airline's site, for themselves to read, or to be gone. */
import type { Context } from "../../../platform/context.ts";
import type { Db } from "../../../platform/db.ts";
import { dropFiles } from "../../../platform/files.ts";
import type { Counts } from "../../../platform/traces.ts";
import { findStoredOf } from "../files.ts";

interface Trace {
  kind: string;
  value: string;
}

const idsOf = (traces: readonly Trace[]): string[] =>
  traces.flatMap(({ kind, value }) => (kind === "chat" && /^[0-9a-f-]{36}$/.test(value) ? [value] : []));
const accountsOf = (traces: readonly Trace[]): string[] =>
  traces.flatMap(({ kind, value }) => (kind === "account" ? [value] : []));

const mostLines = 50_000;

export async function exportChat(db: Db, traces: readonly Trace[]) {
  const visitors = await db<{ id: string }[]>`
    select id, user_id, name, language, since, seen_at from chat.visitor
    where id = any(${idsOf(traces)}::uuid[]) or user_id = any(${accountsOf(traces)}::text[]) order by since limit 200`;
  const lines = await db`
    select visitor_id, side, text, at, array(select name from chat.file where line_number = number order by place) as files from chat.line where visitor_id = any(${visitors.map(({ id }) => id)}::uuid[])
    order by number limit ${mostLines}`;
  return { visitors: [...visitors], lines: [...lines] };
}

/** Their browser is a new visitor the next time it asks. */
export async function eraseChat(app: Context, traces: readonly Trace[]): Promise<Counts> {
  const { db } = app;
  const rows = await db<{ id: string }[]>`
    select id from chat.visitor where id = any(${idsOf(traces)}::uuid[]) or user_id = any(${accountsOf(traces)}::text[]) order by id for update`;
  const ids = rows.map(({ id }) => id);
  const stored = await findStoredOf(db, ids);
  const lines = await db`delete from chat.line where visitor_id = any(${ids}::uuid[])`;
  await db`delete from chat.visitor where id = any(${ids}::uuid[])`;
  // What their cases keep too goes with those.
  await dropFiles(app, stored);
  return { "chat-visitors": ids.length, "chat-lines": lines.count };
}
