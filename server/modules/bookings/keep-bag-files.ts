/** Keeps bag files as the tracing system has them, with what leads to whose they are. */
import type { Context } from "../../platform/context.ts";
import { emit } from "../../platform/events.ts";
import { storable } from "../../platform/storable.ts";
import type { TracedFile } from "./baggage-tracing.ts";
import { comparable } from "./contacts.ts";
import { bagFileKept } from "./events.ts";
import { findErasedFiles } from "./rights/without-erased.ts";
import { tellOwners } from "./tell-owners.ts";

/** Within the caller's transaction. The same version again changes nothing and tells nobody. */
export async function keepBagFiles(app: Context & { key: Buffer }, traced: readonly TracedFile[]): Promise<void> {
  const erased = await findErasedFiles(
    app,
    traced.map(({ file }) => file.reference),
  );
  for (const one of traced.toSorted((a, b) => (a.file.reference < b.file.reference ? -1 : 1)))
    if (!erased.has(one.file.reference)) await keep(app, one);
}

async function keep(app: Context, traced: TracedFile): Promise<void> {
  const { file, leads, requestId } = storable(traced);
  const { reference } = file;
  if (requestId !== null)
    await app.db`
      update bookings.bag_report set state = 'filed', reference = ${reference}, why = null
      where id::text = ${requestId} and state <> 'filed'`;
  const { count } = await app.db`
    insert into bookings.bag_file as f (reference, version, kind, state, reported_at, record_locator, content)
    values (${reference}, ${file.version}, ${file.kind}, ${file.state}, ${file.reportedAt}, ${file.recordLocator}, ${app.db.json(file)})
    on conflict (reference) do update
    set version = excluded.version, kind = excluded.kind, state = excluded.state, reported_at = excluded.reported_at,
      record_locator = excluded.record_locator, content = excluded.content
    where f.version <> excluded.version`;
  if (count === 0) return;
  await app.db`delete from bookings.bag_lead where reference = ${reference}`;
  const compared = leads.flatMap(({ kind, value }) => {
    const key = comparable({ kind, value });
    return key === null ? [] : [{ kind, value: key }];
  });
  await app.db`
    insert into bookings.bag_lead (kind, value, reference)
    select kind, value, ${reference} from jsonb_to_recordset(${app.db.json(compared)}) as lead (kind text, value text) on conflict do nothing`;
  await emit(app, bagFileKept, [{ reference }]);
  const { recordLocator, passenger } = file;
  const named = recordLocator === null ? [] : [{ recordLocator, surname: passenger.surname, madeAt: null }];
  await tellOwners(app, { leads: compared, named });
}
