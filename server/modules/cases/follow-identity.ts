/** Who is whom has changed: open cases of one person about the same are joined, and what joined two people comes apart again. Runs after. */
import { type Context } from "../../platform/context.ts";
import { findOnes } from "../customers/index.ts";
import { joinCases } from "./join.ts";
import { findLikely, type OpenCase } from "./likely-one.ts";
import { splitCase, takeBackJoining } from "./split.ts";

const mostOfOne = 20;

export async function followIdentity(app: Context, facts: readonly { customerId: string }[]): Promise<void> {
  const ones = await findOnes(app.db, [...new Set(facts.map(({ customerId }) => customerId))]);
  const groups = new Map([...ones.values()].map((one) => [one.survivorId, one.ids]));
  for (const ids of groups.values()) {
    await partStrangers(app, ids);
    await joinOpen(app, ids);
  }
}

/** Threads of somebody who is no longer the case's customer. */
async function partStrangers(app: Context, ids: readonly string[]): Promise<void> {
  const rows = await app.db<
    { caseId: string; owner: string; threadId: string; customerId: string; joiningId: string | null }[]
  >`
    select c.id as case_id, c.customer_id as owner, t.id as thread_id, t.customer_id, (
      select j.id from cases.joining j where j.other_id = c.id and j.kind = 'join' and j.taken_back_at is null and t.id = any(j.threads) order by j.at desc limit 1
    ) as joining_id
    from cases.thread t join cases."case" c on c.id = t.case_id
    where (t.customer_id = any(${[...ids]}::uuid[]) or c.customer_id = any(${[...ids]}::uuid[])) and t.customer_id <> c.customer_id and c.state <> 'closed'
    limit 200`;
  const whose = await findOnes(app.db, [...new Set(rows.flatMap(({ owner, customerId }) => [owner, customerId]))]);
  const strange = rows.filter(
    ({ owner, customerId }) => whose.get(owner)?.survivorId !== whose.get(customerId)?.survivorId,
  );
  const taken = new Set<string>();
  for (const { joiningId, caseId } of strange)
    if (joiningId && !taken.has(joiningId)) {
      taken.add(joiningId);
      await calmly(() => takeBackJoining(app, { caseId, joiningId, agentId: null }));
    }
  const loose = strange.filter(({ joiningId }) => joiningId === null);
  for (const [caseId, those] of Map.groupBy(loose, (one) => one.caseId))
    for (const threads of Map.groupBy(those, (one) => whose.get(one.customerId)?.survivorId).values())
      await calmly(() =>
        splitCase(app, {
          caseId,
          threadIds: threads.map(({ threadId }) => threadId),
          why: "no longer one person",
          agentId: null,
        }),
      );
}

/** Each into the oldest that it surely belongs to. */
async function joinOpen(app: Context, ids: readonly string[]): Promise<void> {
  if (ids.length < 2) return;
  const cases = await app.db<OpenCase[]>`
    select id, customer_id, topic, state from cases."case"
    where customer_id = any(${[...ids]}::uuid[]) and state <> 'closed' and not answering order by opened_at, id limit ${mostOfOne}`;
  for (const [place, theCase] of cases.entries()) {
    const older = cases.slice(0, place).filter(({ customerId }) => customerId !== theCase.customerId);
    const [likeliest] = await findLikely(app.db, theCase, older);
    if (likeliest?.verdict === "join")
      await calmly(() =>
        joinCases(app, {
          caseId: theCase.id,
          otherId: likeliest.id,
          agentId: null,
          why: likeliest.bookings === "same" ? "one person, one booking" : "one person, one topic",
        }),
      );
  }
}

/** What can't be done just now, because a colleague is at it or an answer is on its way, is left for a person to say. */
async function calmly(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (typeof (error as { status?: unknown }).status !== "number") throw error;
  }
}
