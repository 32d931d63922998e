import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeGif, makePng, makeVideo } from "../../world/x/pictures.ts";
import { moveClock } from "../ground.ts";
import { apiOf } from "../call-api.ts";
import { until } from "../until.ts";
import { openScene, type Scene } from "./scene.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const here = ({ attachments }: any): boolean =>
  attachments.length > 0 && attachments.every((one: any) => one.state === "here");

const getFile = (fileId: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${scene.ground.url}/api/v1/files/${fileId}`, {
    headers: { authorization: `Bearer ${scene.ground.adminToken}`, ...headers },
  });

async function upload(
  content: Buffer,
  token = scene.ground.adminToken,
): Promise<{ id: string; status: number; body: any }> {
  const id = randomUUID();
  const size = 512 * 1024;
  const pieces = Math.ceil(content.length / size);
  for (let place = 0; place < pieces; place++) {
    const response = await fetch(`${scene.ground.url}/api/v1/uploads/${id}/pieces/${place}`, {
      method: "PUT",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/octet-stream" },
      body: new Uint8Array(content.subarray(place * size, (place + 1) * size)),
    });
    expect(response.status, await response.text()).toBe(204);
  }
  const { status, body } = await apiOf(scene.ground.url, token)("POST", `/api/v1/uploads/${id}`, { pieces });
  return { id, status, body };
}

const opened = async (): Promise<string> => {
  const post = scene.world.writePost({ as: scene.somebody(), text: scene.ask("where is my bag?") });
  return (await scene.message(post.id)).caseId;
};

describe("what a message shows", () => {
  test("is fetched at once, kept, and shown safely, with what its author says it shows", async () => {
    const { world, ask, message } = scene;
    const post = world.writePost({
      as: scene.somebody(),
      text: ask("where is my bag?"),
      show: [{ what: "picture", alt: "A red suitcase" }, { what: "picture" }],
    });
    const { attachments } = await message(post.id, here);
    expect(attachments).toHaveLength(2);
    expect(attachments[0]).toMatchObject({
      kind: "image",
      type: "image/png",
      alt: "A red suitcase",
      width: 480,
      height: 360,
    });
    const response = await getFile(attachments[0].fileId);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "image/png",
      "x-content-type-options": "nosniff",
      "content-disposition": 'inline; filename="attachment.png"',
      "content-security-policy": "sandbox; default-src 'none'",
      "cache-control": "no-store",
    });
    expect((await response.arrayBuffer()).byteLength).toBe(attachments[0].bytes);
    const { body } = await scene.ground.api("GET", `/api/v1/audit?subject=file/${attachments[0].fileId}`);
    expect(body.items.map(({ action }: any) => action)).toEqual(["cases.read-file"]);
  });

  test.each([
    ["animation", "animation", "image/gif"],
    ["video", "video", "video/mp4"],
  ] as const)("may be a %s, and parts of it are given to players", async (what, kind, type) => {
    const post = scene.world.writePost({ as: scene.somebody(), text: scene.ask("see?"), show: [{ what }] });
    const { attachments } = await scene.message(post.id, here);
    expect(attachments[0]).toMatchObject({ kind, type });
    const part = await getFile(attachments[0].fileId, { range: "bytes=4-11" });
    expect(part.status).toBe(206);
    expect(part.headers.get("content-range")).toBe(`bytes 4-11/${attachments[0].bytes}`);
    expect((await part.arrayBuffer()).byteLength).toBe(8);
    expect((await getFile(attachments[0].fileId, { range: "bytes=99999999-" })).status).toBe(416);
  });

  test("in a direct message is fetched with our sign-in, also when that has just expired", async () => {
    const { world, message } = scene;
    world.expireTokens();
    const direct = world.sendMessage({ as: scene.somebody(), text: "", show: [{ what: "picture" }] });
    const one = await message(direct.id, here);
    expect(one).toMatchObject({ visibility: "private", attachments: [{ kind: "image", type: "image/png" }] });
    expect(one.caseId).not.toBeNull();
  });

  test("is asked for where a webhook only names it", async () => {
    scene.world.setRules({ namesMediaOnly: true });
    const post = scene.world.writePost({ as: scene.somebody(), text: scene.ask("see?"), show: [{ what: "picture" }] });
    scene.world.setRules({ namesMediaOnly: false });
    expect((await scene.message(post.id, here)).attachments[0]).toMatchObject({ kind: "image", width: 480 });
  });

  test("says why where it could not be fetched, and is tried again when somebody wants it", async () => {
    const { world, message, ground } = scene;
    world.addFault({ endpoint: "read-media", kind: "unavailable", count: 1000 });
    const direct = world.sendMessage({ as: scene.somebody(), text: "look", show: [{ what: "picture" }] });
    const waiting = await message(direct.id, ({ attachments }) => attachments[0]?.why === "the vendor answered 503");
    await ground.app
      .db`update cases.attachment set attempts = 7, next_at = platform.now() where id = ${waiting.attachments[0].id}`;
    const failed = await message(direct.id, ({ attachments }) => attachments[0]?.state === "failed");
    expect(failed.attachments[0].why).toBe("the vendor answered 503");
    world.clearFaults();
    await ground.api("POST", `/api/v1/attachments/${failed.attachments[0].id}/fetch`);
    await message(direct.id, here);
  });

  test("is gone with its message, and the file with it; another's same file stays", async () => {
    const { world, ask, message, ground } = scene;
    const post = world.writePost({ as: scene.somebody(), text: ask("where is it?"), show: [{ what: "picture" }] });
    const { attachments } = await message(post.id, here);
    const [{ fileId }] = attachments;
    await ground.app.db`
      insert into cases.attachment (message_id, kind, state, file_id)
      select id, 'image', 'here', ${fileId} from cases.message where external_id <> ${post.id} and direction = 'inbound' limit 1`;
    world.removePost(post.id);
    await message(post.id, ({ removed }) => removed !== null);
    expect((await getFile(fileId)).status).toBe(200);
    await ground.app.db`delete from cases.attachment where file_id = ${fileId}`;
    expect((await getFile(fileId)).status).toBe(404);
  });

  test("is shown to nobody who may not read cases", async () => {
    const post = scene.world.writePost({ as: scene.somebody(), text: scene.ask("see?"), show: [{ what: "picture" }] });
    const { attachments } = await scene.message(post.id, here);
    const insight = await scene.ground.as("insight");
    expect((await insight("GET", `/api/v1/files/${attachments[0].fileId}`)).status).toBe(403);
    expect((await scene.ground.anonymous("GET", `/api/v1/files/${attachments[0].fileId}`)).status).toBe(401);
  });
});

describe("what an agent attaches", () => {
  test("goes out with the answer, in public with its words for those who do not see", async () => {
    const caseId = await opened();
    const [one, two] = [
      await upload(makePng(1, { width: 900, height: 700 })),
      await upload(makePng(2, { width: 64, height: 64 })),
    ];
    expect(one.body).toMatchObject({ kind: "image", type: "image/png", width: 900, height: 700 });
    const text = `This one? ${randomUUID().slice(0, 6)}`;
    const attachments = [{ id: one.id, alt: "A suitcase on belt 4" }, { id: two.id }];
    const sent = await scene.settled(caseId, await scene.answer(caseId, { text, attachments }));
    expect(sent.delivery.state).toBe("accepted");
    expect(sent.attachments).toMatchObject([
      { kind: "image", alt: "A suitcase on belt 4", state: "here" },
      { kind: "image" },
    ]);
    const posted = scene.world.received().posts.find(({ shown }) => shown === text);
    expect(posted?.media).toMatchObject([
      { kind: "photo", alt: "A suitcase on belt 4", bytes: one.body.bytes },
      { kind: "photo", alt: null },
    ]);
  });

  test("goes out in private, in pieces, and after X has worked on it", async () => {
    const caseId = await opened();
    scene.world.setRules({ mediaWorkMs: 300 });
    const video = await upload(Buffer.concat([makeVideo(3), Buffer.alloc(1_500_000, 7)]));
    const text = `How to close it ${randomUUID().slice(0, 6)}`;
    const id = await scene.answer(caseId, { text, visibility: "private", attachments: [{ id: video.id }] });
    expect((await scene.settled(caseId, id)).delivery.state).toBe("accepted");
    scene.world.setRules({ mediaWorkMs: 0 });
    expect(scene.world.received().messages.find((one) => one.text === text)?.media).toMatchObject([
      { kind: "video", bytes: video.body.bytes },
    ]);
  });

  test("survives an upload that was cut, a limit and an expired token", async () => {
    const caseId = await opened();
    scene.world.addFault({ endpoint: "upload-media", kind: "accept-then-cut" });
    scene.world.expireTokens();
    const { id } = await upload(makePng(4, { width: 300, height: 200 }));
    const sent = await scene.settled(
      caseId,
      await scene.answer(caseId, { text: "Here it is, look closely.", attachments: [{ id }] }),
    );
    expect(sent.delivery.state).toBe("accepted");
    scene.world.clearFaults();
  });

  test("that X can't use is refused in words an agent understands, and the case is back", async () => {
    const caseId = await opened();
    scene.world.setRules({ mediaFails: true, mediaWorkMs: 1 });
    const { id } = await upload(makeGif(5));
    const sent = await scene.settled(caseId, await scene.answer(caseId, { text: "Like this:", attachments: [{ id }] }));
    scene.world.setRules({ mediaFails: false, mediaWorkMs: 0 });
    expect(sent.delivery).toMatchObject({ state: "refused", code: "media-unusable" });
    expect(await scene.caseOf(caseId)).toMatchObject({ state: "open", answering: false });
  });

  test("is back in its writer's hands after undo", async () => {
    const caseId = await opened();
    const { id } = await upload(makePng(6, { width: 30, height: 30 }));
    const reply = { id: randomUUID(), text: "Oops", visibility: "public", attachments: [{ id }] };
    await scene.ground.api("POST", `/api/v1/cases/${caseId}/replies`, reply);
    expect((await scene.ground.api("POST", `/api/v1/messages/${reply.id}/undo`)).body.attachments).toEqual([]);
    const again = { ...reply, id: randomUUID(), text: "This one." };
    expect((await scene.ground.api("POST", `/api/v1/cases/${caseId}/replies`, again)).status).toBe(201);
  });

  test.each([
    ["five pictures", () => Array.from({ length: 5 }, (_, n) => makePng(n, { width: 9, height: 9 })), "too-many"],
    ["a picture and a GIF", () => [makePng(1, { width: 9, height: 9 }), makeGif(1)], "too-many"],
    [
      "a picture of more than 5 MB",
      () => [Buffer.concat([makePng(1, { width: 9, height: 9 }), Buffer.alloc(5_300_000)])],
      "too-large",
    ],
  ])("is refused before it goes where it is %s", async (_what, contents, why) => {
    const caseId = await opened();
    const uploads = await Promise.all(contents().map((content) => upload(content)));
    const attachments = uploads.map(({ id }) => ({ id }));
    const body = { id: randomUUID(), text: "Look", visibility: "public", attachments };
    expect(await scene.ground.api("POST", `/api/v1/cases/${caseId}/replies`, body)).toMatchObject({
      status: 400,
      body: { code: "cases.media-not-taken", details: { why } },
    });
  });

  test("is looked at: what is no picture or video is refused, whatever it is called", async () => {
    for (const content of ["<svg onload=alert(1)>", "<!doctype html><script>", "%PDF-1.7", "MZ\x90"])
      expect(await upload(Buffer.from(content))).toMatchObject({ status: 415, body: { code: "cases.unknown-file" } });
  });

  test("belongs to who uploaded it", async () => {
    const [lena, omar] = [await scene.ground.as("agent", "Lena"), await scene.ground.as("agent", "Omar")];
    const { id } = await upload(makePng(7, { width: 9, height: 9 }), lena.token);
    const body = { id: randomUUID(), text: "Look", visibility: "public", attachments: [{ id }] };
    const caseId = await opened();
    expect(await omar("POST", `/api/v1/cases/${caseId}/replies`, body)).toMatchObject({
      status: 409,
      body: { code: "cases.upload-not-found" },
    });
    await omar("DELETE", `/api/v1/uploads/${id}`);
    expect((await lena("POST", `/api/v1/cases/${caseId}/replies`, body)).status).toBe(201);
  });

  test("and not sent is forgotten after a day", async () => {
    const { id, body } = await upload(makePng(8, { width: 19, height: 9 }));
    await moveClock(scene.ground.app, "25 hours");
    const { dropUnsentUploads } = await import("../../server/modules/cases/index.ts");
    await dropUnsentUploads(scene.ground.app);
    const rows = await scene.ground.app.db`select 1 from cases.attachment where id = ${id}`;
    expect(rows).toHaveLength(0);
    await until(
      () => getFile(body.fileId),
      ({ status }) => status === 404,
      "the file to go",
    );
  });
});
