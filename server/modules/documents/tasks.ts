/** What is to be done for documents once a booking or a message changed: rows, so that nothing is forgotten while the reservation system is away. */
import type { Context } from "../../platform/context.ts";
import type { OutgoingChange } from "../channels/index.ts";
import type { DocumentsContext } from "./context.ts";
import { sendNextForm } from "./follow-refused.ts";
import { refresh } from "./refresh.ts";
import { tellWallet } from "./wallet/saved.ts";

/** A reaction; bears being run twice. Only notes which bookings are to be looked at. */
export async function lookAgain({ db }: Context, facts: readonly { bookingId: string }[]): Promise<void> {
  const ids = [...new Set(facts.map(({ bookingId }) => bookingId))];
  await db`
    insert into documents.task (kind, about)
    select distinct 'look', booking_id from documents.document where booking_id = any(${ids}::text[]) and void_at is null
    on conflict (kind, about) do update set next_at = platform.now(), failures = 0`;
}

/** The same of messages that a vendor refused. */
export async function followRefused({ db }: Context, facts: readonly OutgoingChange[]): Promise<void> {
  const refused = facts
    .filter(({ state }) => state === "refused")
    .map(({ messageId, code }) => ({ id: messageId, code }));
  if (refused.length === 0) return;
  await db`
    insert into documents.task (kind, about, code)
    select 'next-form', s.message_id::text, row.code from jsonb_to_recordset(${db.json(refused)}) as row (id uuid, code text)
    join documents.sending s on s.message_id = row.id
    on conflict (kind, about) do nothing`;
}

interface Task {
  id: string;
  kind: "look" | "next-form" | "wallet";
  about: string;
  code: string | null;
  /** As the database writes it: what comes in meanwhile has it done once more. */
  lease: string;
}

/** Done in less, or by somebody else after it. */
const leaseSeconds = 60;
const longestPauseSeconds = 300;

/** One of them; gives whether there may be more. Where the reservation system is away it is tried again with growing pauses. */
export async function workOnTasks(app: DocumentsContext): Promise<boolean> {
  const { db } = app;
  const [task] = await db<Task[]>`
    update documents.task set next_at = platform.now() + ${leaseSeconds} * interval '1 second'
    where id = (select id from documents.task where next_at <= (select platform.now()) order by next_at limit 1 for update skip locked)
    returning id::text as id, kind, about, code, next_at::text as lease`;
  if (!task) return false;
  const { id, lease } = task;
  const isDone = await work(app, task).catch((error: unknown) => {
    app.log.warn({ err: error, task: id }, "documents could not be looked after, and are again");
    return false;
  });
  if (isDone) await db`delete from documents.task where id = ${id} and next_at = ${lease}::text::timestamptz`;
  else
    await db`
      update documents.task
      set failures = failures + 1, next_at = platform.now() + least(${longestPauseSeconds}, 2 ^ least(failures, 10)) * interval '1 second'
      where id = ${id} and next_at = ${lease}::text::timestamptz`;
  return true;
}

async function work(app: DocumentsContext, { kind, about, code }: Task): Promise<boolean> {
  if (kind === "look") return refresh(app, about);
  if (kind === "wallet") return tellWallet(app, about);
  await sendNextForm(app, about, code);
  return true;
}
