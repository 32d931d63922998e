/** A public answer of ours on X is deleted, with all its parts. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { until } from "../until.ts";
import { openScene, type Scene } from "./scene.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const long = Array.from({ length: 60 }, (_, place) => `Sentence number ${place} of our answer.`)
  .join(" ")
  .slice(0, 500);

test("a long answer goes with all its parts, and what a customer wrote can't be deleted there", async () => {
  const asked = scene.world.writePost({
    as: scene.somebody(),
    text: scene.ask("where is my suitcase? It did not arrive."),
  });
  const question = await scene.message(asked.id, ({ caseId }) => caseId !== null);
  expect(question.deletable).toBe(false);
  const id = await scene.answer(question.caseId, { text: long });
  const sent = await scene.settled(question.caseId, id);
  expect(sent.delivery.parts.length).toBeGreaterThan(1);
  const ids = sent.delivery.parts.map(({ externalId }: { externalId: string }) => externalId);
  const lead = await scene.ground.as("lead");
  expect((await lead("POST", `/api/v1/messages/${id}/deletion`)).status).toBe(200);
  const gone = await scene.message(sent.externalId, ({ removed }) => removed !== null);
  expect(gone.text).toBe("");
  const rows = await until(
    () => scene.ground.app.db<{ state: string }[]>`select state from channels.deletion where external_id = any(${ids})`,
    (states) => states.every(({ state }) => state === "done"),
    "all parts to be gone",
  );
  expect(rows).toHaveLength(ids.length);
  expect((await lead("POST", `/api/v1/messages/${question.id}/deletion`)).body.code).toBe("cases.not-deletable");
});
