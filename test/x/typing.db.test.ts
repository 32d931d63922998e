/** "Is typing", of customers. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { moveClock } from "../ground.ts";
import { until } from "../until.ts";
import { listen } from "../live/listener.ts";
import { ask as asVisitor, origin, say, siteSecret } from "../chat/visitor.ts";
import { openScene, type Scene } from "./scene.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const writers = (caseId: string, satisfies: (isTyping: boolean) => boolean) =>
  until(
    () =>
      scene.ground
        .api("GET", "/api/v1/presence")
        .then(({ body }) => body.writers.some((one: { caseId: string }) => one.caseId === caseId)),
    satisfies,
    "who types",
  );
const isTyping = (is: boolean) => is;
const isQuiet = (is: boolean) => !is;

async function talk(): Promise<{ as: string; caseId: string }> {
  const as = scene.somebody();
  const { id } = scene.world.sendMessage({ as, text: "Where is my suitcase? It did not arrive in Oslo." });
  const { caseId } = await scene.message(id);
  return { as, caseId };
}

describe("somebody who types a direct message on X", () => {
  test("is shown as typing to who looks at their case, and no longer after some seconds", async () => {
    const { as, caseId } = await talk();
    const agent = await scene.ground.as("agent");
    const page = listen({ url: scene.ground.url, token: agent.token });
    await until(
      async () => page.messages.length,
      (count) => count > 0,
    );
    page.socket.send(JSON.stringify({ type: "at", caseId, typing: false }));
    scene.world.beginTyping(as);
    await writers(caseId, isTyping);
    const told = () => page.messages.filter((one) => one.type === "presence" && one.cases.includes(caseId)).length;
    await until(
      async () => told(),
      (times) => times > 0,
      "word of it",
    );
    await moveClock(scene.ground.app, "9 seconds");
    expect(await writers(caseId, isQuiet)).toBe(false);
    page.cut();
  });

  test("types no more once their message is here", async () => {
    const { as, caseId } = await talk();
    scene.world.beginTyping(as);
    await writers(caseId, isTyping);
    const { id } = scene.world.sendMessage({ as, text: "It is red." });
    await scene.message(id);
    expect(await writers(caseId, isQuiet)).toBe(false);
  });

  test("is kept nowhere: no arrival, and no delivery that told nothing else", async () => {
    const { as, caseId } = await talk();
    scene.world.beginTyping(as);
    await writers(caseId, isTyping);
    const [kept] = await scene.ground.app.db`
      select (select count(*)::int from channels.arrival where kind = 'typing') as arrivals,
        (select count(*)::int from channels.delivery where position('indicate_typing'::bytea in body) > 0) as deliveries`;
    expect(kept).toEqual({ arrivals: 0, deliveries: 0 });
    await moveClock(scene.ground.app, "9 seconds");
    await until(
      () => scene.ground.app.db<{ n: number }[]>`select count(*)::int as n from channels.their_typing`,
      ([row]) => row?.n === 0,
      "the sign to be forgotten",
    );
  });
});

describe("a visitor of the chat who types", () => {
  test("is shown as typing, and is refused where nobody knows them", async () => {
    const { ground } = scene;
    const secrets = { siteSecret, origins: origin };
    const made = await ground.api("POST", "/api/v1/channel-accounts", {
      kind: "chat",
      name: "Halcyra Air",
      externalId: randomUUID(),
      secrets,
    });
    const opened = await asVisitor(ground.url, "POST", "sessions", { body: { siteId: made.body.id } });
    const { token } = opened.body;
    const said = await say(ground.url, token, "May my dog come along to Oslo?");
    const { caseId } = await scene.message(String(said.body.number), (one) => Boolean(one.caseId));
    expect((await asVisitor(ground.url, "POST", "typing", { token })).status).toBe(204);
    await writers(caseId, isTyping);
    expect((await asVisitor(ground.url, "POST", "typing", { token: "unknown" })).status).toBe(401);
    const many = await Promise.all(
      Array.from({ length: 15 }, () => asVisitor(ground.url, "POST", "typing", { token })),
    );
    expect(many.some(({ status }) => status === 429)).toBe(true);
  });
});
