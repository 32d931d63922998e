import type { Api } from "../test/call-api.ts";
import { leaveNothing } from "./load/leave-nothing.ts";
import { quiet } from "./load/processes.ts";
import { at } from "./load/quantile.ts";
import { startBench } from "./load/start-bench.ts";
import { fillProfile } from "./profile/fill.ts";

/** What this bench measures. */
export const promise =
  "With 10,000 entries for one person among two million customers, the profile and the first page of the timeline come within 50 ms for 95 of 100.";

/** Fewer for a quick look. */
const people = Number(process.env["JETBRIDGE_PROFILE_PEOPLE"] ?? 2_000_000);
const rounds = 400;

/** Over the API of a running product, one after the other, then eight at once. */
export function measure(): Promise<Record<string, number | string>> {
  return leaveNothing(async (undo) => {
    const { product, sql } = await startBench(undo);
    // Somebody must be there to have told of it.
    await product.api("GET", "/api/v1/me");
    const { customerId, entries } = await fillProfile(sql, people);
    await quiet();
    const path = `/api/v1/customers/${customerId}`;
    const { api } = product;
    const deep = await cursorAfter(api, `${path}/timeline`, 40);
    const asked = {
      profile: `${path}/profile`,
      timeline: `${path}/timeline?limit=20`,
      deepPage: `${path}/timeline?limit=50&cursor=${deep}`,
      onlyTouchpoints: `${path}/timeline?limit=20&only=touchpoints`,
    };
    const figures: Record<string, number | string> = { people, entries };
    for (const [name, address] of Object.entries(asked)) {
      await times(api, address, 30);
      const took = await times(api, address, rounds);
      figures[`${name}P50Ms`] = at(took, 0.5);
      figures[`${name}P95Ms`] = at(took, 0.95);
    }
    const crowd = await Promise.all(Array.from({ length: 8 }, () => times(api, asked.timeline, rounds / 8)));
    figures["timelineP95MsEightAtOnce"] = at(crowd.flat(), 0.95);
    return figures;
  });
}

async function times(api: Api, address: string, count: number): Promise<number[]> {
  const took: number[] = [];
  for (let n = 0; n < count; n++) {
    const begun = performance.now();
    const { status } = await api("GET", address);
    if (status !== 200) throw new Error(`${address} answered ${status}`);
    took.push(performance.now() - begun);
  }
  return took;
}

async function cursorAfter(api: Api, address: string, pages: number): Promise<string> {
  let cursor = "";
  for (let n = 0; n < pages; n++) {
    const { body } = await api("GET", `${address}?limit=200${cursor && `&cursor=${cursor}`}`);
    cursor = body.nextCursor ?? cursor;
  }
  return cursor;
}
