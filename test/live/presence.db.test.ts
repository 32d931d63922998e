import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeApp, openApp } from "../../server/app.ts";
import { startWeb } from "../../server/web.ts";
import { findFreePort } from "../../server/platform/free-port.ts";
import { type Ground, moveClock, openGround } from "../ground.ts";
import { until } from "../until.ts";
import { listen, type Listener } from "./listener.ts";

let ground: Ground;

beforeAll(async () => {
  ground = await openGround({ worker: false });
});
afterAll(() => ground.close());

/** Opens a page of a new agent. */
async function page(name: string, url = ground.url): Promise<Listener & { id: string; at: Say }> {
  const agent = await ground.as("agent", name);
  const listener = listen({ url, token: agent.token });
  await until(
    async () => listener.messages.length,
    (count) => count > 0,
  );
  const at: Say = (caseId, typing = false) => listener.socket.send(JSON.stringify({ type: "at", caseId, typing }));
  return Object.assign(listener, { id: agent.id, at });
}
type Say = (caseId: string | null, typing?: boolean) => void;

const present = (caseId: string) =>
  ground.api("GET", "/api/v1/presence").then(({ body }) =>
    body.items
      .filter((one: { caseId: string }) => one.caseId === caseId)
      .map(({ name, typing }: { name: string; typing: boolean }) => `${name}${typing ? " types" : ""}`)
      .toSorted(),
  );
/** Who is at the case once these are, and nobody else. */
const seen = (caseId: string, expected: string[]) =>
  until(
    () => present(caseId),
    (names) => JSON.stringify(names) === JSON.stringify(expected),
    `at the case: ${expected.join(", ")}`,
  );
const toldOf = (listener: Listener, caseId: string) =>
  listener.messages.filter((message) => message.type === "presence" && message.cases.includes(caseId)).length;

describe("who is at a case", () => {
  test("is shown with the name, tells others that it changed, and moves on with the page", async () => {
    const [one, other] = [randomUUID(), randomUUID()];
    const [lena, omar] = [await page("Lena Vos"), await page("Omar Aziz")];
    lena.at(one);
    omar.at(one);
    expect(await seen(one, ["Lena Vos", "Omar Aziz"])).toEqual(["Lena Vos", "Omar Aziz"]);
    await until(
      async () => toldOf(lena, one),
      (times) => times > 0,
      "word of it",
    );
    lena.at(other);
    await seen(one, ["Omar Aziz"]);
    await seen(other, ["Lena Vos"]);
    lena.at(null);
    await seen(other, []);
    for (const line of [lena, omar]) line.cut();
  });

  test("types, and no longer after some seconds without a key", async () => {
    const caseId = randomUUID();
    const lena = await page("Lena Tikt");
    lena.at(caseId, true);
    expect(await seen(caseId, ["Lena Tikt types"])).toEqual(["Lena Tikt types"]);
    const before = toldOf(lena, caseId);
    await moveClock(ground.app, "7 seconds");
    await seen(caseId, ["Lena Tikt"]);
    await until(
      async () => toldOf(lena, caseId),
      (times) => times > before,
      "word that the typing ended",
    );
    lena.cut();
  });

  test("is gone when the line is cut, and others hear of it", async () => {
    const caseId = randomUUID();
    const [lena, omar] = [await page("Lena Weg"), await page("Omar Blijft")];
    omar.at(randomUUID());
    lena.at(caseId);
    await until(
      async () => toldOf(omar, caseId),
      (times) => times === 1,
    );
    lena.cut();
    await until(
      async () => toldOf(omar, caseId),
      (times) => times === 2,
      "word that she left",
    );
    expect(await present(caseId)).toEqual([]);
    omar.cut();
  });

  test("is gone soon when their whole process died without a word", async () => {
    const caseId = randomUUID();
    const lena = await page("Lena Ook");
    lena.at(caseId);
    expect(await seen(caseId, ["Lena Ook"])).toEqual(["Lena Ook"]);
    await ground.app.db`
      insert into assignment.presence (socket_id, staff_id, case_id, since, typing_until, until)
      select gen_random_uuid(), ${(await ground.as("agent", "Geest")).id}, ${caseId}, platform.now(), platform.now(), platform.now() + interval '12 seconds'`;
    await seen(caseId, ["Geest", "Lena Ook"]);
    await moveClock(ground.app, "13 seconds");
    // Those who live say so again; the dead are swept away.
    await seen(caseId, ["Lena Ook"]);
    await until(
      () =>
        ground.app.db<{ n: number }[]>`select count(*)::int as n from assignment.presence where until < platform.now()`,
      ([row]) => row?.n === 0,
      "the row to go",
    );
    lena.cut();
  });

  test("twice is there once", async () => {
    const caseId = randomUUID();
    const lena = await page("Lena Twee");
    const again = listen({ url: ground.url, token: (await ground.as("agent", "Omar Twee")).token });
    await until(
      async () => again.messages.length,
      (count) => count > 0,
    );
    lena.at(caseId);
    again.socket.send(JSON.stringify({ type: "at", caseId, typing: false }));
    expect(await seen(caseId, ["Lena Twee", "Omar Twee"])).toEqual(["Lena Twee", "Omar Twee"]);
    for (const line of [lena, again]) line.cut();
  });

  test("is told over all processes", async () => {
    const caseId = randomUUID();
    const port = await findFreePort();
    const app = await openApp({ ...ground.app.config, port }, "test");
    app.log.level = "silent";
    const web = await startWeb(app);
    const [lena, omar] = [await page("Lena Hier"), await page("Omar Daar", `http://127.0.0.1:${port}`)];
    omar.at(randomUUID());
    lena.at(caseId, true);
    const told = await until(
      async () => toldOf(omar, caseId),
      (times) => times > 0,
      "word from the other process",
    );
    expect(told).toBeGreaterThan(0);
    for (const line of [lena, omar]) line.cut();
    await web.stop();
    await closeApp(app);
  });
});

describe("the line is hung up on", () => {
  test.each([
    ["a case that is none", { type: "at", caseId: "4711", typing: false }],
    ["more than was agreed", { type: "at", caseId: null, typing: false, text: "hello" }],
    ["another word", { type: "all", caseId: null, typing: false }],
    ["nothing", null],
  ])("%s", async (_what, word) => {
    const lena = await page("Lena Fout");
    lena.socket.send(JSON.stringify(word));
    expect(await lena.closed).toBe(1003);
  });

  test("whoever talks without end", async () => {
    const lena = await page("Lena Praat");
    for (let n = 0; n < 60; n++) lena.at(randomUUID());
    expect(await lena.closed).toBe(1008);
  });

  test("who may read no cases and says where they are", async () => {
    const analyst = await ground.as("insight");
    const listener = listen({ url: ground.url, token: analyst.token });
    listener.socket.once("open", () =>
      listener.socket.send(JSON.stringify({ type: "at", caseId: randomUUID(), typing: false })),
    );
    expect(await listener.closed).toBe(1003);
  });
});

test("who says nothing of themselves hears nothing of others", async () => {
  const caseId = randomUUID();
  const [lena, quiet] = [await page("Lena Luid"), await page("Omar Stil")];
  lena.at(caseId);
  await until(
    async () => toldOf(lena, caseId),
    (times) => times > 0,
  );
  expect(toldOf(quiet, caseId)).toBe(0);
  for (const line of [lena, quiet]) line.cut();
});
