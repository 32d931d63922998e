/** What stands in public is deleted for good. */
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Answer, Api } from "../call-api.ts";
import type { Ground } from "../ground.ts";
import { until } from "../until.ts";
import { graphError } from "./graph.ts";
import { comment, instagramComment, newId, openScene, type Scene } from "./scene.ts";

let scene: Scene;
let ground: Ground;
let lead: Api;
beforeAll(async () => {
  scene = await openScene();
  ({ ground } = scene);
  lead = await ground.as("lead");
});
afterAll(() => scene.close());
afterEach(() => scene.graph.clear());

const text = "Where is my suitcase? It did not arrive in Oslo.";

async function commented(place: "facebook" | "instagram"): Promise<any> {
  const id = place === "facebook" ? `77_${newId()}` : newId();
  const author = newId();
  const body =
    place === "facebook"
      ? comment({
          comment_id: id,
          post_id: "10_77",
          parent_id: "10_77",
          message: text,
          from: { id: author, name: "Ada" },
        })
      : instagramComment({ id, text, from: { id: author, username: "ada" }, media: { id: "88" } });
  expect(await scene.deliver(place, body)).toBe(200);
  return scene.message(id, ({ caseId }) => caseId !== null);
}

const remove = (id: string, by = lead): Promise<Answer> => by("POST", `/api/v1/messages/${id}/deletion`);
const shown = (id: string, satisfies: (one: any) => boolean, externalId: string) =>
  scene.message(externalId, (one) => one.id === id && satisfies(one));
const deletions = (externalId: string) =>
  scene.graph.asked.filter(({ method, path }) => method === "DELETE" && path === `/${externalId}`);

describe.each(["facebook", "instagram"] as const)("a comment on %s", (place) => {
  test("is deleted at the channel, once, and gone here too; who did it stands in the audit", async () => {
    const { id, externalId, caseId, deletable } = await commented(place);
    expect(deletable).toBe(true);
    expect(await remove(id)).toMatchObject({ status: 200, body: { deletion: { state: "pending" }, deletable: false } });
    const gone = await shown(id, ({ removed }) => removed !== null, externalId);
    expect(gone).toMatchObject({ text: "", removed: { why: "we took it back" }, deletion: null, deletable: false });
    expect(deletions(externalId)).toHaveLength(1);
    expect((await scene.caseOf(caseId, ({ state }) => state === "closed")).outcome).toBe("needed-no-answer");
    const { body } = await ground.api("GET", "/api/v1/audit?limit=50");
    expect(body.items.some((line: any) => line.action === "cases.delete" && line.subject === `message/${id}`)).toBe(
      true,
    );
    expect(await remove(id)).toMatchObject({ status: 409, body: { code: "cases.not-deletable" } });
    const kept = await ground.app.db`select 1 from channels.delivery where position(${text}::bytea in body) > 0
      and position(${externalId}::bytea in body) > 0`;
    expect(kept).toHaveLength(0);
  });

  test("that the channel does not let us delete stays, with the reason, and can be tried again", async () => {
    const { id, externalId } = await commented(place);
    scene.graph.on(({ method }) => (method === "DELETE" ? graphError(200, undefined, 403) : undefined));
    await remove(id);
    const refused = await shown(id, ({ deletion }) => deletion?.state === "refused", externalId);
    expect(refused).toMatchObject({ text, removed: null, deletion: { code: "not-permitted" }, deletable: true });
    scene.graph.clear();
    expect((await remove(id)).status).toBe(200);
    await shown(id, ({ removed }) => removed !== null, externalId);
  });

  test("that was deleted by a call that got no answer counts as deleted", async () => {
    const { id, externalId } = await commented(place);
    let calls = 0;
    scene.graph.on(({ method }) =>
      method === "DELETE" ? (calls++ === 0 ? { isCut: true } : graphError(100, 33)) : undefined,
    );
    await remove(id);
    await shown(id, ({ removed }) => removed !== null, externalId);
    expect(calls).toBe(2);
  });
});

describe("deleting", () => {
  test("is for who may: an agent may not, nor may a note or a private message be deleted", async () => {
    const { id, caseId } = await commented("facebook");
    expect((await remove(id, await ground.as("agent"))).status).toBe(403);
    const note = randomUUID();
    await ground.api("POST", `/api/v1/cases/${caseId}/replies`, {
      id: note,
      text: "Look here",
      visibility: "internal",
    });
    expect((await remove(note)).status).toBe(409);
    expect((await remove(randomUUID())).status).toBe(404);
  });

  test("takes a public answer of ours away, and no wait begins by it", async () => {
    const { caseId } = await commented("facebook");
    const sent = await scene.answer(caseId, { text: "It is found.", visibility: "public" });
    expect(sent).toMatchObject({ delivery: { state: "accepted" }, deletable: true });
    await remove(sent.id);
    const gone = await shown(sent.id, ({ removed }) => removed !== null, sent.externalId);
    expect(gone.text).toBe("");
    expect((await scene.caseOf(caseId)).waitingSince).toBeNull();
  });

  test("told by the vendor before its answer came is ours, not the writer's", async () => {
    const { id, externalId, author } = await commented("facebook");
    scene.graph.on(({ method }) => (method === "DELETE" ? graphError(4) : undefined));
    await remove(id);
    await until(
      async () => deletions(externalId),
      (calls) => calls.length > 0,
      "the call",
    );
    await scene.deliver(
      "facebook",
      comment({
        comment_id: externalId,
        post_id: "10_77",
        parent_id: "10_77",
        verb: "remove",
        from: { id: "5", name: author.name },
      }),
    );
    const gone = await shown(id, ({ removed }) => removed !== null, externalId);
    expect(gone.removed.why).toBe("we took it back");
  });
});
