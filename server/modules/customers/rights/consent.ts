/** What a customer allows us beyond answering them: lines that are only added, of which the latest counts. */
import {
  type ConsentHow,
  type ConsentPurpose,
  ConsentPurpose as Purposes,
  type ConsentWay,
} from "../../../../contract/consent.ts";
import type { ChannelKind } from "../../../../contract/words.ts";
import { atomically, type Context } from "../../../platform/context.ts";
import type { Db } from "../../../platform/db.ts";
import { changed } from "../../../platform/events.ts";
import { audit } from "../../staff/index.ts";
import { ConsentAhead } from "../problems.ts";
import { findOne, requireKept } from "../survivor.ts";

export interface NewConsent {
  id: string;
  customerId: string;
  purpose: ConsentPurpose;
  given: boolean;
  at: Date | null;
  how: ConsentWay;
  evidence: string | null;
  actorId: string;
}

/** The same id twice is one line. */
export const noteConsent = (app: Context, one: NewConsent): Promise<void> =>
  atomically(app, async (app) => {
    await findOne(app.db, one.customerId);
    await requireKept(app.db, [one.customerId]);
    const { count } = await app.db`
      insert into customers.consent (id, customer_id, purpose, given, at, how, evidence, actor_id)
      select ${one.id}, ${one.customerId}, ${one.purpose}, ${one.given}, coalesce(${one.at}::timestamptz, clock.at), ${one.how}, ${one.evidence}, ${one.actorId}
      from (select platform.now() as at) as clock where coalesce(${one.at}::timestamptz, clock.at) <= clock.at
      on conflict (id) do nothing`;
    if (count === 0) {
      const [known] =
        await app.db`select from customers.consent where id = ${one.id} and customer_id = ${one.customerId}`;
      if (!known) throw ConsentAhead();
      return;
    }
    const subject = `customer/${one.customerId}`;
    const detail = `${one.purpose} ${one.given ? "given" : "withdrawn"}`;
    await audit(app.db, { actorId: one.actorId, action: "customers.note-consent", subject, detail });
    await changed(app, [subject]);
  });

export interface ConsentRow {
  id: string;
  purpose: ConsentPurpose;
  given: boolean;
  at: Date;
  notedAt: Date;
  how: ConsentHow;
  evidence: string | null;
  /** Null: they told the channel themselves. */
  actorId: string | null;
  channel: ChannelKind | null;
}

/** Of all who are one with them, newest first. Said earlier and written down later counts by when it was said. */
export const findConsent = (db: Db, customerIds: readonly string[]): Promise<ConsentRow[]> => db<ConsentRow[]>`
  select id, purpose, given, at, noted_at, how, evidence, actor_id, channel from customers.consent
  where customer_id = any(${[...customerIds]}::uuid[]) order by at desc, seq desc limit 200`;

/** What counts now; what nobody noted is not given. */
export const standingOf = (
  rows: readonly ConsentRow[],
): { purpose: ConsentPurpose; given: boolean; since: Date | null }[] =>
  Purposes.options.map((purpose) => {
    const latest = rows.find((row) => row.purpose === purpose);
    return { purpose, given: latest?.given ?? false, since: latest?.at ?? null };
  });
