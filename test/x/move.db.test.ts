import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { until } from "../until.ts";
import { openScene, type Scene } from "./scene.ts";

let scene: Scene;

beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

/** A case of somebody who asks in public. */
async function asked(text = "where is my suitcase?", more: Parameters<Scene["somebody"]>[0] = {}) {
  const who = scene.somebody(more);
  const { id } = scene.world.writePost({ as: who, text: scene.ask(text) });
  const { caseId } = await scene.message(id, (one) => one.caseId);
  return { who, caseId };
}

const invitationTo = (caseId: string) =>
  scene.ground.api("GET", `/api/v1/cases/${caseId}/invitation`).then(({ body }) => body);
const move = (caseId: string, body: object = {}) =>
  scene.ground.api("POST", `/api/v1/cases/${caseId}/move-to-private`, {
    publicId: randomUUID(),
    privateId: randomUUID(),
    ...body,
  });
const sendAll = async ({ items }: any) => {
  for (const { id } of items) await scene.sendNow(id);
};
const deliveries = (caseId: string, fits: (states: string[]) => boolean) =>
  scene.caseOf(caseId, ({ messages }) =>
    fits(messages.filter(({ direction }: any) => direction === "outbound").map((one: any) => one.delivery.state)),
  );

describe("moving from public to private", () => {
  test("is one step: an invitation for all with a way to write, a message for them alone, one case, answered once", async () => {
    const { caseId } = await asked("waar is mijn koffer?", { language: "nl" });
    const { link, publicText, privateText, closingWord } = await invitationTo(caseId);
    expect(link).toBe(`https://x.com/messages/compose?recipient_id=${scene.world.brand.id}`);
    expect([publicText.includes(link), publicText.includes("privébericht"), closingWord]).toEqual([true, true, null]);
    const { status, body } = await move(caseId);
    expect([status, body.items.map(({ visibility }: any) => visibility)]).toEqual([201, ["public", "private"]]);
    await sendAll(body);
    const theCase = await deliveries(
      caseId,
      (states) => states.every((state) => state === "accepted") && states.length === 2,
    );
    expect([theCase.state, theCase.waitingSince]).toEqual(["waiting", null]);
    const { posts, messages } = scene.world.received();
    expect([posts.at(-1)?.text.includes("privébericht"), messages.at(-1)?.text]).toEqual([true, privateText]);
    expect((await invitationTo(caseId)).publicText).toBeNull();
    expect((await move(caseId)).body.code).toBe("cases.nothing-to-move");
  });

  test("the answer they give in private stands in the same case, and the link is left out where they write to us already", async () => {
    const { who, caseId } = await asked();
    scene.world.sendMessage({ as: who, text: "I sent you a message about it, did you see?" });
    await scene.caseOf(caseId, ({ messages }) => messages.length === 2);
    const { link, publicText } = await invitationTo(caseId);
    expect([link, publicText.includes("https://")]).toEqual([null, false]);
    const { body } = await move(caseId, { publicText: "Answered in your messages." });
    await sendAll(body);
    await deliveries(caseId, (states) => states.every((state) => state === "accepted"));
    scene.world.sendMessage({ as: who, text: "thank you, and when does it come?" });
    const theCase = await scene.caseOf(caseId, ({ messages }) => messages.length === 5);
    expect(theCase.threads.map(({ visibility }: any) => visibility).toSorted()).toEqual(["private", "public"]);
  });

  test("where the platform lets us not begin, the invitation got there with its link and they do not wait for us", async () => {
    const { caseId } = await asked("where is my bag?", { acceptsMessages: false });
    const { body } = await move(caseId);
    await sendAll(body);
    const theCase = await deliveries(caseId, (states) => states.includes("accepted") && states.includes("refused"));
    expect(theCase.state).toBe("waiting");
    expect(scene.world.received().posts.at(-1)?.text).toContain("recipient_id=");
  });

  test("twice is once, both at once too; and what was not read holds both back", async () => {
    const { caseId } = await asked();
    const ids = { publicId: randomUUID(), privateId: randomUUID() };
    const answers = await Promise.all([move(caseId, ids), move(caseId, ids)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect((await scene.caseOf(caseId)).messages.length).toBe(3);
    const other = await asked();
    const before = await scene.caseOf(other.caseId);
    scene.world.writePost({ as: other.who, text: scene.ask("and my other bag?") });
    await scene.caseOf(other.caseId, ({ messages }) => messages.length === 2);
    expect((await move(other.caseId, { readTo: before.readTo })).body.code).toBe("cases.stale");
    expect((await scene.caseOf(other.caseId)).messages.length).toBe(2);
  });

  test("taken back, takes back both", async () => {
    const { caseId } = await asked();
    const { body } = await move(caseId);
    expect((await scene.ground.api("POST", `/api/v1/messages/${body.items[1].id}/undo`)).status).toBe(200);
    const theCase = await deliveries(caseId, (states) => states.every((state) => state === "undone"));
    expect([theCase.state, theCase.answering]).toEqual(["open", false]);
    expect((await invitationTo(caseId)).publicText).not.toBeNull();
  });
});

describe("closing what went on in private", () => {
  test("says in public that it is solved, once, with the closing", async () => {
    const { caseId } = await asked();
    await sendAll((await move(caseId)).body);
    await deliveries(caseId, (states) => states.every((state) => state === "accepted"));
    const { closingWord } = await invitationTo(caseId);
    const id = randomUUID();
    const close = (word: object = { id }) =>
      scene.ground.api("POST", `/api/v1/cases/${caseId}/close`, { outcome: "solved", publicWord: word });
    expect((await close()).body.state).toBe("closed");
    await scene.sendNow(id);
    await deliveries(caseId, (states) => states.length === 3 && states.every((state) => state === "accepted"));
    expect(scene.world.received().posts.at(-1)?.text).toContain(closingWord);
    const after = await scene.caseOf(caseId);
    expect([after.state, after.outcome, (await invitationTo(caseId)).closingWord]).toEqual(["closed", "solved", null]);
    expect((await close({ id: randomUUID() })).body.state).toBe("closed");
    expect((await scene.caseOf(caseId)).messages.filter(({ direction }: any) => direction === "outbound").length).toBe(
      3,
    );
  });

  test("says nothing where nobody was invited, or where it needed no answer", async () => {
    const { caseId } = await asked();
    await scene.ground.api("POST", `/api/v1/cases/${caseId}/close`, {
      outcome: "solved",
      publicWord: { id: randomUUID() },
    });
    const theCase = await until(
      () => scene.caseOf(caseId),
      ({ state }) => state === "closed",
    );
    expect(theCase.messages.length).toBe(1);
  });
});
