import { randomUUID } from "node:crypto";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { moveClock } from "../ground.ts";
import { until } from "../until.ts";
import { findMarks } from "./find-marks.ts";
import { ended, startErasing } from "./erasing.ts";
import { type Marked, markSomebody } from "./marked.ts";
import { openRights, type RightsScene } from "./scene.ts";

let scene: RightsScene;
let somebody: Marked;
beforeAll(async () => {
  scene = await openRights();
  somebody = await markSomebody(scene);
});
afterAll(() => scene.close());

async function note(kind = "export", customerId = somebody.customerId) {
  const id = randomUUID();
  const noted = await scene.lead("POST", `/api/v1/customers/${customerId}/privacy-requests`, { id, kind });
  return { id, ...noted };
}
const customerIds = async () =>
  (await scene.lead("GET", `/api/v1/customers/${somebody.customerId}/erasure-preview`)).body.customerIds;
const start = async (id: string) =>
  scene.lead("POST", `/api/v1/privacy-requests/${id}/start`, { customerIds: await customerIds() });

async function fetchZip(id: string): Promise<Record<string, Uint8Array>> {
  const response = await fetch(`${scene.ground.url}/api/v1/privacy-requests/${id}/file`, {
    headers: { authorization: `Bearer ${scene.ground.adminToken}` },
  });
  expect(response.status).toBe(200);
  expect(response.headers.get("cache-control")).toBe("no-store");
  return unzipSync(new Uint8Array(await response.arrayBuffer()));
}

describe("an export", () => {
  let files: Record<string, string>;
  let request: any;

  test("is due a month after it was asked for", async () => {
    const { id, status, body } = await note();
    expect(status).toBe(201);
    expect(body).toMatchObject({
      kind: "export",
      state: "noted",
      step: null,
      file: null,
      customerName: expect.any(String),
    });
    expect(Math.round((Date.parse(body.dueAt) - Date.parse(body.askedAt)) / 86_400_000)).toBeGreaterThanOrEqual(28);
    const second = await note();
    expect(second).toMatchObject({ status: 409, body: { code: "rights.open-already", details: { requestId: id } } });
    const ahead = { id: randomUUID(), kind: "erasure", askedAt: "2999-01-01T00:00:00Z" };
    expect(await scene.lead("POST", `/api/v1/customers/${somebody.customerId}/privacy-requests`, ahead)).toMatchObject({
      status: 400,
      body: { code: "rights.asked-ahead" },
    });
    request = body;
  });

  test("holds everything that is theirs, with the files, for programs and for people", async () => {
    expect((await start(request.id)).status).toBe(200);
    expect((await ended(scene, request.id)).state).toBe("done");
    const zip = await fetchZip(request.id);
    files = Object.fromEntries(Object.entries(zip).map(([name, bytes]) => [name, strFromU8(bytes, true)]));
    const data = Object.entries(files)
      .filter(([name]) => name.startsWith("data/"))
      .map(([name, text]) => {
        expect(() => JSON.parse(strFromU8(zip[name] ?? new Uint8Array())), name).not.toThrow();
        return text;
      })
      .join("\n")
      .toLowerCase();
    expect(somebody.readable.filter((mark) => !data.includes(mark.toLowerCase()))).toEqual([]);
    const page = strFromU8(zip["index.html"] ?? new Uint8Array());
    expect(page).toContain('<html lang="en">');
    expect(page).not.toMatch(/<script|src="http|href="http/);
    const kept = Object.keys(files).filter((name) => name.startsWith("files/"));
    expect(kept).toHaveLength(2);
    for (const name of kept) expect(page).toContain(`href="${name}"`);
    const [read] = JSON.parse(files["data/reads.json"] ?? "[]");
    expect(read).toMatchObject({ action: expect.any(String), byRole: expect.any(String) });
  });

  test("tells nothing of who travels with them, and of colleagues their roles alone", () => {
    const all = Object.values(files).join("\n");
    expect(all.toLowerCase()).not.toContain("companion");
    expect(all).not.toContain("Test agent");
  });

  test("lies sealed here, is fetched by who may, written down, and gone after a week", async () => {
    const { ground, agent } = scene;
    expect(await findMarks(ground.app.db, [somebody.mailAddress])).not.toContain(expect.stringContaining("rights."));
    expect((await agent("GET", `/api/v1/privacy-requests/${request.id}/file`)).status).toBe(403);
    const lines = await ground.app.db<{ action: string }[]>`
      select action from staff.audit where subject = ${`customer/${somebody.customerId}`} and action like 'rights.%' order by id`;
    expect(lines.map(({ action }) => action)).toContain("rights.fetch-export");
    await moveClock(ground.app, "8 days");
    await ground.app.db`select jobs.add_job('drop-old-exports')`;
    await until(
      () => ground.app.db`select from rights.export_piece limit 1`,
      (rows) => rows.length === 0,
      "the export to be gone",
    );
    expect((await scene.lead("GET", `/api/v1/privacy-requests/${request.id}/file`)).status).toBe(404);
  });

  test("is refused where who they are has changed since it was shown", async () => {
    const { id } = await note();
    const answer = await scene.lead("POST", `/api/v1/privacy-requests/${id}/start`, {
      customerIds: [somebody.customerId],
    });
    expect(answer).toMatchObject({ status: 409, body: { code: "rights.customer-changed" } });
    expect((await scene.lead("POST", `/api/v1/privacy-requests/${id}/cancel`)).body.state).toBe("cancelled");
  });

  test("under way ends when its person is erased, and one that is ready is gone", async () => {
    const ready = await note();
    await start(ready.id);
    await ended(scene, ready.id);
    const { ground, lead } = scene;
    await ground.stopWorker();
    const underWay = await note();
    await start(underWay.id);
    const erasing = await startErasing(scene, somebody.customerId);
    await ground.startWorker();
    await ended(scene, erasing.id);
    expect((await lead("GET", `/api/v1/privacy-requests/${underWay.id}`)).body).toMatchObject({
      state: "cancelled",
      file: null,
    });
    expect((await lead("GET", `/api/v1/privacy-requests/${ready.id}`)).body).toMatchObject({
      state: "done",
      file: null,
    });
    expect(await ground.app.db`select from rights.export_piece`).toHaveLength(0);
  });
});
