/** What else the same person asks, and what was joined with a case or split from it. */
import type { z } from "zod";
import type { getJoinings as contract } from "../../contract/joining.ts";
import { CaseNotFound, findLikely } from "../modules/cases/index.ts";
import type { Db } from "../platform/db.ts";
import { sameAs } from "./identity.ts";

type Joinings = z.output<(typeof contract)["returns"]>;
type Joinable = Joinings["proposed"][number];

type OpenRow = Omit<Joinable, "caseId" | "sameTopic" | "sameBooking" | "isParted"> & { id: string; customerId: string };

const proposedAtMost = 20;

export async function getJoinings(db: Db, caseId: string): Promise<Joinings & { customerId: string }> {
  const [theCase] = await db<OpenRow[]>`
    select id, customer_id, topic, state from cases."case" where id = ${caseId}`;
  if (!theCase) throw CaseNotFound();
  const others =
    theCase.state === "closed"
      ? []
      : await db<OpenRow[]>`
          select c.id, c.customer_id, 'C-' || c.number as number, c.state, c.channel, c.topic, c.preview, c.opened_at, m.name as assignee_name
          from cases."case" c left join staff.member m on m.id = c.assignee_id
          where c.customer_id in ${sameAs(db, theCase.customerId)} and c.id <> ${caseId} and c.state <> 'closed'
          order by c.opened_at desc limit ${proposedAtMost}`;
  const byId = new Map(others.map((one) => [one.id, one]));
  const likely = await findLikely(db, theCase, others);
  return {
    customerId: theCase.customerId,
    proposed: likely.flatMap(({ id, topics, bookings, isParted }): Joinable[] => {
      const other = byId.get(id);
      if (!other) return [];
      const { id: otherId, customerId: _customerId, ...shown } = other;
      return [{ ...shown, caseId: otherId, sameTopic: topics === "same", sameBooking: bookings === "same", isParted }];
    }),
    joinings: await db<Joinings["joinings"]>`
      select j.id, j.at, j.kind, j.case_id, 'C-' || one.number as number, j.other_id, 'C-' || other.number as other_number, m.name as by, j.why,
        cardinality(j.threads) as threads, cardinality(j.messages) as messages, j.taken_back_at
      from cases.joining j join cases."case" one on one.id = j.case_id join cases."case" other on other.id = j.other_id
      left join staff.member m on m.id = j.by
      where j.case_id = ${caseId} or j.other_id = ${caseId} order by j.at desc limit 50`,
  };
}
