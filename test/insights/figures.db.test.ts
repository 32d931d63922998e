import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parquetReadObjects } from "hyparquet";
import { sumHours } from "../../server/modules/insights/index.ts";
import { openScene, type Scene } from "../care/scene.ts";
import type { Api } from "../call-api.ts";
import { moveClock } from "../ground.ts";
import { until } from "../until.ts";

let scene: Scene;
let agent: Api & { id: string };
let other: Api & { id: string };
let solvedId = "";
let summedBefore: unknown;

beforeAll(async () => {
  scene = await openScene();
  const { app } = scene.ground;
  summedBefore = [await sumHours(app), ...(await app.db`select hour from insights.hour`)];
  agent = await scene.ground.as("agent", "Lena");
  other = await scene.ground.as("agent", "Omar");
  solvedId = (await scene.writes("where is my bag?")).caseId;
  await scene.answers(solvedId, agent);
  await agent("POST", `/api/v1/cases/${solvedId}/close`, { outcome: "solved" });
  const away = (await scene.writes("can I change my seat?")).caseId;
  await scene.answers(away, other, "Please call us.");
  await scene.writes("which gate does my flight leave from?");
});
afterAll(() => scene.close());

test("before anybody wrote there is nothing to sum", () => {
  expect(summedBefore).toEqual([false]);
});

const wide = () => {
  const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  return `from=${at(-48)}&to=${at(48)}`;
};

async function report(query: string, by: Api = scene.ground.api): Promise<any> {
  const { status, body } = await by("GET", `/api/v1/figures/report?${wide()}&${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

const shown = async (query: string, by?: Api): Promise<unknown[]> =>
  (await report(query, by)).items.map(({ group, n, of }: { group: string; n: number; of: number | null }) => [
    group,
    n,
    ...(of === null ? [] : [of]),
  ]);

/** All pages of one each. */
async function counted(): Promise<unknown[]> {
  const items: unknown[] = [];
  for (let cursor = ""; ;) {
    const path = `/api/v1/figures/counted?${wide()}&figure=handled&limit=1${cursor}`;
    const { body } = await scene.ground.api("GET", path);
    items.push(...body.items.map(({ caseId, seconds }: { caseId: string; seconds: number }) => [caseId, seconds]));
    if (body.nextCursor === null) return items;
    cursor = `&cursor=${body.nextCursor}`;
  }
}

/** Every figure at a glance, to be the same whatever it is read from. */
const everything = async () => ({
  first: await shown("figure=first-response&by=agent"),
  topics: await shown("figure=first-response&by=topic"),
  solved: await shown("figure=resolution&by=language"),
  whole: await shown("figure=end-to-end&by=channel"),
  opened: await shown("figure=opened&by=topic"),
  reopened: await shown("figure=reopened&by=agent"),
  public: await shown("figure=public&by=channel"),
  referred: await shown("figure=referred&by=agent"),
  needless: await shown("figure=needing-none&by=language"),
  here: await shown("figure=same-channel&by=channel"),
  listed: await counted(),
});

const sumAll = async (): Promise<void> => {
  while (await sumHours(scene.ground.app)) continue;
};

/** Sums that are not what their rows say: each entry is made again from rows, one at a time. */
const wrong = () =>
  scene.ground.app.db`
    with told as (
      select s.measure, s.hour, substr(s.entries, 1 + 14 * at, 14) as entry from insights.sum s, generate_series(0, length(s.entries) / 14 - 1) at
    ), so as (
      select x.measure, h.hour, insights.entry(f.id, a.id, insights.bucket_of(x.seconds), count(*)::int) as entry
      from insights.hour h cross join lateral insights.facts(
          '{first,next,public,referred,resolution,end-to-end,same-channel,opened,reopened,received,needless,rating-asked,rating-answered,csat,csat-good,nps,nps-promoter,nps-detractor}', h.hour, h.hour + interval '1 hour') x
        join insights.facet f on f.channel = x.channel and f.language = x.language and f.topic = x.topic and f.tier = x.tier
        join insights.answerer a on a.agent_id = x.agent_id
      group by x.measure, h.hour, f.id, a.id, insights.bucket_of(x.seconds)
    )
    (select * from told except all select * from so) union all (select * from so except all select * from told)`;

describe("figures", () => {
  let before: Awaited<ReturnType<typeof everything>>;

  test("are told by any grouping while the hour runs, and an agent's beside what came of it", async () => {
    before = await until(
      everything,
      ({ first, solved, referred }) =>
        first.length === 2 && solved.length === 1 && String(referred).includes(`${other.id},1,1`),
      "both answers",
    );
    expect(before).toMatchObject({
      first: [
        [agent.id, 1],
        [other.id, 1],
      ],
      solved: [["en", 1]],
      whole: [["x", 1]],
      public: [["x", 2, 2]],
      here: [["x", 1, 1]],
    });
    const { items } = await report("figure=first-response&by=agent");
    expect(items[0]).toMatchObject({ name: "Lena", solved: 1, reopened: 0, p50Seconds: expect.any(Number) });
    const days = await report("figure=opened&by=day&zone=Asia/Tokyo&compare=before");
    expect(days.items.length).toBeGreaterThanOrEqual(4);
    expect(days.total).toMatchObject({ n: 3, before: { n: 0 } });
    expect((await report("figure=backlog&by=channel")).total).toMatchObject({ n: 1 });
  });

  test("lead to what they count", async () => {
    const list = async (more: string) =>
      (await scene.ground.api("GET", `/api/v1/figures/counted?${wide()}&figure=first-response&limit=1${more}`)).body;
    const first = await list("");
    expect(first).toMatchObject({ items: [{ channel: "x", agentName: "Omar" }], nextCursor: expect.any(String) });
    const second = await list(`&cursor=${first.nextCursor}`);
    expect(second).toMatchObject({ items: [{ caseId: solvedId, agentName: "Lena" }], nextCursor: null });
    expect((await list(`&agent=${other.id}`)).items).toHaveLength(1);
  });

  test("are taken along as CSV, and as Parquet that can be read back", async () => {
    const take = async (what: string, format: string): Promise<Response> => {
      const path = `/api/v1/exports/${what}?${wide()}&figure=first-response&by=agent&format=${format}`;
      const response = await fetch(scene.ground.url + path, {
        headers: { authorization: `Bearer ${scene.ground.adminToken}` },
      });
      expect(response.status).toBe(200);
      return response;
    };
    const csv = await (await take("report", "csv")).text();
    expect(csv.trimEnd().split("\r\n")).toHaveLength(3);
    expect(csv).toContain(`${agent.id},Lena,1,`);
    const file = await take("counted", "parquet");
    expect(file.headers.get("content-disposition")).toMatch(/filename="first-response-[\d-]+-counted\.parquet"$/);
    const rows = await parquetReadObjects({ file: await file.arrayBuffer() });
    expect(rows).toMatchObject([
      { at: expect.any(Date), channel: "x", colleague: "Omar", seconds: expect.any(Number) },
      { case: solvedId, topic: "baggage", colleague: "Lena" },
    ]);
    const { body } = await scene.ground.api("GET", "/api/v1/audit?limit=1");
    expect(body.items).toMatchObject([{ action: "exports.report", detail: expect.stringContaining("first-response") }]);
  });

  test("of colleagues are for who leads; agents see their own", async () => {
    expect(await shown("figure=first-response&by=agent", agent)).toEqual([[agent.id, 1]]);
    expect(await agent("GET", `/api/v1/figures/report?figure=first-response&agent=${other.id}`)).toMatchObject({
      status: 403,
      body: { code: "figures.not-yours" },
    });
    const { body } = await agent("GET", `/api/v1/figures/counted?figure=first-response&${wide()}`);
    expect(body.items.map(({ agentName }: { agentName: string | null }) => agentName)).toEqual([null, "Lena"]);
  });

  test.each([
    ["what nothing is known of", "figure=received&by=agent", "figures.not-by"],
    ["a moment by the hour", "figure=backlog&by=hour", "figures.not-by"],
    [
      "a month by the hour",
      "figure=opened&by=hour&from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z",
      "figures.too-many-hours",
    ],
    ["a zone that is none", "figure=opened&by=day&zone=Mars/Olympus", "request.invalid"],
  ])("refuse %s", async (_what, query, code) => {
    expect(await scene.ground.api("GET", `/api/v1/figures/report?${query}`)).toMatchObject({
      status: 400,
      body: { code },
    });
  });

  test("are the same from sums as from rows, also after a correction and whatever died in the middle of a sum", async () => {
    const { app } = scene.ground;
    await scene.ground.stopWorker();
    await moveClock(app, "3 hours");
    await sumAll();
    expect(await wrong()).toEqual([]);
    expect((await app.db`select 1 from insights.sum where measure = 'first'`).length).toBeGreaterThan(0);
    expect(await everything()).toEqual(before);

    // A lead knows better what it was about: its hours are read from rows again.
    await scene.ground.api("PUT", `/api/v1/cases/${solvedId}/judgement`, { topic: "seat" });
    const corrected = await everything();
    expect(corrected.topics).toEqual([["seat", 2]]);

    // Killed between what it takes away and what it writes.
    const holder = await app.db.reserve();
    await holder`begin`;
    await holder`lock table insights.facet in access exclusive mode`;
    const dying = sumHours(app).then(
      () => "ended",
      () => "died",
    );
    const blocked = await until(
      () =>
        app.db<
          { pid: number }[]
        >`select pid from pg_stat_activity where wait_event_type = 'Lock' and query like '%insights.facet%' and datname = current_database()`,
      (rows) => rows.length > 0,
      "the sum to wait",
    );
    await app.db`select pg_terminate_backend(${blocked[0]?.pid ?? 0})`;
    expect(await dying).toBe("died");
    await holder`rollback`;
    holder.release();
    expect(await everything()).toEqual(corrected);
    await sumAll();
    expect(await app.db`select 1 from insights.mark`).toHaveLength(0);
    // Hours without anything of Omar's are passed over.
    const filtered = (
      await scene.ground.api("GET", `/api/v1/figures/counted?${wide()}&figure=handled&agent=${other.id}`)
    ).body;
    expect(filtered.items).toMatchObject([{ agentName: "Omar" }]);
    expect(await wrong()).toEqual([]);
    expect(await everything()).toEqual(corrected);
  });
});
