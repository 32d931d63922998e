/** Which open cases are meant, as conditions over `c` (cases.case). */
import type { CaseFilter } from "../../contract/views.ts";
import type { Db } from "../platform/db.ts";

/** A filter with its caller in the place of `me`. */
export function meantBy(filter: CaseFilter, callerId: string): CaseFilter {
  return filter.assignee === "me" ? { ...filter, assignee: callerId } : filter;
}

const all = <One>(wanted: One | One[] | undefined): One[] => (wanted === undefined ? [] : ([wanted].flat() as One[]));

/** Conditions that begin with `and`; nothing where all are meant. */
export function among(db: Db, filter: CaseFilter) {
  const { urgency, visibility, assignee, olderThanMinutes } = filter;
  const [languages, channels, topics] = [all(filter.language), all(filter.channel), all(filter.topic)];
  const drills = all(filter.drill);
  return db`
    ${languages.length > 0 ? db`and c.language = any(${languages})` : db``}
    ${channels.length > 0 ? db`and c.channel = any(${channels})` : db``}
    ${topics.length > 0 ? db`and c.topic = any(${topics})` : db``}
    ${drills.length > 0 ? db`and exists (select from drills.drill where drill.case_id = c.id and drill.kind = any(${drills}) and drill.dismissed_by is null)` : db``}
    ${urgency === undefined ? db`` : db`and c.urgency >= ${urgency}`}
    ${visibility === undefined ? db`` : db`and c.visibility = ${visibility}`}
    ${assignee === undefined ? db`` : assignee === "nobody" ? db`and c.assignee_id is null` : db`and c.assignee_id = ${assignee}`}
    ${olderThanMinutes === undefined ? db`` : db`and c.waiting_since <= (select platform.now()) - ${olderThanMinutes} * interval '1 minute'`}`;
}

export const isAll = (filter: CaseFilter): boolean => Object.values(filter).every((wish) => wish === undefined);
