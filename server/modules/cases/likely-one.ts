/** Which of a person's other open cases are about the same, for a machine to join or a person to say. */
import type { PersonalDatum } from "../../../contract/triage.ts";
import type { Db } from "../../platform/db.ts";
import { isOneMatter, matchBookings, matchTopics, type Match, type Verdict } from "./one-matter.ts";

export interface OpenCase {
  id: string;
  customerId: string;
  topic: string;
  state: "open" | "waiting" | "closed";
}

type Datum = Pick<PersonalDatum, "kind" | "start" | "end">;

/** What a text names that leads to a booking; without blanks, in capitals. */
export function bookingsIn(text: string, personalData: readonly Datum[]): string[] {
  return personalData
    .filter(({ kind }) => kind === "pnr" || kind === "eticket")
    .map(({ start, end }) => text.slice(start, end).toUpperCase().replaceAll(/[\s-]/g, ""));
}

/** The bookings that are named in cases, by case. */
export async function findNamedBookings(db: Db, caseIds: readonly string[]): Promise<Map<string, string[]>> {
  if (caseIds.length === 0) return new Map();
  const rows = await db<{ caseId: string; text: string; personalData: Datum[] }[]>`
    select case_id, text, reading -> 'personalData' as personal_data from cases.message
    where case_id = any(${[...caseIds]}::uuid[]) and direction = 'inbound' and jsonb_array_length(coalesce(reading -> 'personalData', '[]')) > 0
    order by seq desc limit 500`;
  const found = new Map<string, string[]>();
  for (const { caseId, text, personalData } of rows)
    found.set(caseId, [...(found.get(caseId) ?? []), ...bookingsIn(text, personalData)]);
  return found;
}

/** Pairs that a person keeps apart or has split, as `older younger` of their ids. */
export async function findParted(db: Db, caseIds: readonly string[]): Promise<Set<string>> {
  if (caseIds.length === 0) return new Set();
  const rows = await db<{ caseId: string; otherId: string }[]>`
    select case_id, other_id from cases.joining
    where case_id = any(${[...caseIds]}::uuid[])
      and ((kind <> 'join' and taken_back_at is null) or (kind = 'join' and taken_back_at is not null and taken_back_by is not null))
    union
    select case_id, other_id from cases.joining
    where other_id = any(${[...caseIds]}::uuid[])
      and ((kind <> 'join' and taken_back_at is null) or (kind = 'join' and taken_back_at is not null and taken_back_by is not null))`;
  return new Set(rows.map(({ caseId, otherId }) => pairOf(caseId, otherId)));
}

export const pairOf = (one: string, other: string): string => [one, other].toSorted().join(" ");

export interface Likely extends OpenCase {
  verdict: Verdict;
  topics: Match;
  bookings: Match;
  isParted: boolean;
}

/** Of the same person's other cases; the surest first. */
export async function findLikely(db: Db, theCase: OpenCase, others: readonly OpenCase[]): Promise<Likely[]> {
  const named = await findNamedBookings(db, [theCase.id, ...others.map(({ id }) => id)]);
  const parted = await findParted(db, [theCase.id]);
  const own = named.get(theCase.id) ?? [];
  return others
    .map((other) => {
      const matter = {
        isOnePerson: true,
        isOpen: other.state !== "closed",
        topics: matchTopics(theCase.topic, other.topic),
        bookings: matchBookings(own, named.get(other.id) ?? []),
        isParted: parted.has(pairOf(theCase.id, other.id)),
      };
      return { ...other, ...matter, verdict: isOneMatter(matter) };
    })
    .toSorted((a, b) => rank[a.verdict] - rank[b.verdict]);
}

const rank: Record<Verdict, number> = { join: 0, propose: 1, apart: 2 };
