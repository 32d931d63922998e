import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { scanFiles, startScanning } from "../../server/platform/scan-files.ts";
import { type ClamdPlay, eicar, playClamd } from "../../world/scanner/play-clamd.ts";
import { makePng } from "../../world/x/pictures.ts";
import { type MailScene, openMail } from "../email/scene.ts";
import { moveClock } from "../ground.ts";
import { apiOf } from "../call-api.ts";
import { until } from "../until.ts";
import { direct, newId, openScene, type Scene } from "../meta/scene.ts";

let clamd: ClamdPlay;
let scene: Scene;
let mail: MailScene;
beforeAll(async () => {
  clamd = await playClamd();
  const { host, port } = clamd;
  [scene, mail] = await Promise.all([openScene({ clamd: { host, port } }), openMail({}, { clamd: { host, port } })]);
});
afterEach(() => {
  clamd.fail(null);
  clamd.setLargest(25 * 1024 * 1024);
});
afterAll(async () => {
  await scene.close();
  await mail.close();
  await clamd.stop();
});

let painted = 0;
/** No two are the same: what is known is not looked at again. */
const picture = (): Buffer => makePng(++painted, { width: 60 + painted, height: 40 });

/** A message of Messenger with this file; gives it as it stands once it satisfies. */
async function shown(body: Buffer, satisfies: (attachment: any) => boolean): Promise<any> {
  const [mid, sender] = [`m_${newId()}`, newId()];
  scene.graph.on(({ path }) => (path === `/${mid}` ? { body, headers: { "content-type": "image/png" } } : undefined));
  const url = `${new URL(scene.graph.url).origin}/${mid}`;
  await scene.deliver(
    "messenger",
    direct({ sender, message: { mid, attachments: [{ type: "image", payload: { url } }] } }),
  );
  const { attachments, caseId } = await scene.message(mid, (one) => satisfies(one.attachments[0]));
  return { ...attachments[0], caseId };
}

const bytesOf = (ground: { url: string; adminToken: string }, fileId: string): Promise<Response> =>
  fetch(`${ground.url}/api/v1/files/${fileId}`, { headers: { authorization: `Bearer ${ground.adminToken}` } });

const fileOf = async (attachmentId: string): Promise<string> => {
  const [row] = await scene.ground.app.db<{ fileId: string }[]>`
    select file_id from cases.attachment where id = ${attachmentId}`;
  return row?.fileId ?? "";
};

async function upload(content: Buffer, name: string, { url, adminToken } = scene.ground): Promise<any> {
  const id = randomUUID();
  for (let place = 0; place * 524_288 < content.length; place++)
    await fetch(`${url}/api/v1/uploads/${id}/pieces/${place}`, {
      method: "PUT",
      headers: { authorization: `Bearer ${adminToken}`, "content-type": "application/octet-stream" },
      body: new Uint8Array(content.subarray(place * 524_288, (place + 1) * 524_288)),
    });
  const pieces = Math.ceil(content.length / 524_288);
  const { body } = await apiOf(url, adminToken)("POST", `/api/v1/uploads/${id}`, { pieces, name });
  return body;
}
const lookedAt = (id: string, ground = scene.ground): Promise<any> =>
  until(
    () => ground.api("GET", `/api/v1/uploads/${id}`).then(({ body }) => body),
    ({ held }) => held !== "waiting",
  );

const alarms = async (): Promise<string[]> => {
  const { body } = await scene.ground.api("GET", "/api/v1/operations");
  return body.alarms.map(({ code }: any) => code);
};

describe("a file that comes in", () => {
  test("is opened once it was found clean", async () => {
    const one = await shown(picture(), ({ held, fileId }) => held === null && fileId !== null);
    expect((await bytesOf(scene.ground, one.fileId)).status).toBe(200);
  });

  test("is opened by nobody where something was found in it, its case says what, and an alarm does", async () => {
    const one = await shown(Buffer.concat([picture(), eicar]), ({ held }) => held === "infected");
    expect(one).toMatchObject({ state: "here", fileId: null, found: "Eicar-Test-Signature" });
    const answer = await bytesOf(scene.ground, await fileOf(one.id));
    expect([answer.status, ((await answer.json()) as any).code]).toEqual([409, "files.infected"]);
    expect(await alarms()).toContain("files-infected");
  });

  test("is opened by nobody before it was looked at", async () => {
    clamd.fail("error");
    const one = await shown(picture(), ({ held }) => held === "waiting");
    const answer = await bytesOf(scene.ground, await fileOf(one.id));
    expect([one.fileId, answer.status, ((await answer.json()) as any).code]).toEqual([null, 409, "files.waiting"]);
  });

  test("at which the scanner fails again and again is held back, and looked at once more when somebody wants it", async () => {
    clamd.fail("error");
    const one = await shown(picture(), ({ held }) => held === "waiting");
    await scene.ground.app
      .db`update platform.file set scan_attempts = 6, scan_at = platform.now() where id = ${await fileOf(one.id)}`;
    const heldBack = (held: string | null) =>
      scene.caseOf(one.caseId, ({ messages }) => messages[0].attachments[0].held === held);
    expect((await heldBack("unscannable")).messages[0].attachments[0].found).toBe("failed");
    clamd.fail(null);
    const agent = await scene.ground.as("agent");
    expect((await agent("POST", `/api/v1/attachments/${one.id}/scan`)).status).toBe(403);
    expect((await scene.ground.api("POST", `/api/v1/attachments/${one.id}/scan`)).status).toBe(200);
    expect((await heldBack(null)).messages[0].attachments[0].fileId).not.toBeNull();
  });

  test("that is larger than the scanner takes is held back, and says so", async () => {
    clamd.setLargest(50_000);
    const large = Buffer.concat([picture(), Buffer.alloc(300_000, painted)]);
    expect(await shown(large, ({ held }) => held === "unscannable")).toMatchObject({ found: "too-large" });
    expect(await alarms()).toContain("files-unscannable");
  });

  test("by mail is held back like any other, in the letter too", async () => {
    const id = `<${randomUUID()}@example.com>`;
    const lines = [
      "From: Anna <anna@example.com>",
      "To: care@airline.example",
      "Subject: Mijn bon",
      `Message-ID: ${id}`,
      "MIME-Version: 1.0",
      "Content-Type: multipart/mixed; boundary=b",
      "",
      "--b",
      "",
      "Hier is mijn bon",
      "--b",
      'Content-Type: application/pdf; name="bon.pdf"',
      "Content-Transfer-Encoding: base64",
      'Content-Disposition: attachment; filename="bon.pdf"',
      "",
      eicar.toString("base64"),
      "--b--",
    ];
    expect(await mail.deliver(lines)).toBe(200);
    const { attachments } = await mail.message(id, (one) => one.attachments[0]?.held === "infected");
    expect(attachments[0]).toMatchObject({ name: "bon.pdf", fileId: null });
  });
});

describe("while the scanner is away", () => {
  test("files wait, an alarm says why, and all is looked at when it is back", async () => {
    await clamd.stop();
    const one = await shown(picture(), ({ held }) => held === "waiting");
    await until(
      async () => {
        await scene.ground.app.db`update platform.scanner set next_at = '-infinity'`;
        return alarms();
      },
      (codes) => codes.includes("scanner-away"),
    );
    const { body } = await scene.ground.api("GET", "/api/v1/operations");
    expect(body.alarms.find(({ code }: any) => code === "scanner-away")).toMatchObject({
      severity: "urgent",
      about: "ECONNREFUSED",
    });
    await clamd.start();
    await moveClock(scene.ground.app, "2 minutes");
    await scene.caseOf(one.caseId, ({ messages }) => messages[0].attachments[0].held === null);
    expect(await alarms()).not.toContain("scanner-away");
  });

  test("who takes a line and says nothing is away too: no file is given up for that", async () => {
    await scene.ground.stopWorker();
    clamd.fail("silent");
    const { id } = await upload(picture(), "a.png");
    // Nothing is told of any file, not even that it is there.
    const scanner = { scan: async () => ({ status: "failed" as const, why: "no answer" }), answers: async () => false };
    for (let round = 0; round < 9; round++) {
      await scene.ground.app.db`update platform.scanner set next_at = '-infinity'`;
      await scanFiles({ ...scene.ground.app, scanner }, async () => {});
    }
    const [row] = await scene.ground.app.db<{ scan: string; scanAttempts: number }[]>`
      select scan, scan_attempts from platform.file f join cases.attachment a on a.file_id = f.id where a.id = ${id}`;
    expect(row).toEqual({ scan: "waiting", scanAttempts: 0 });
    clamd.fail(null);
    await scene.ground.startWorker();
    await moveClock(scene.ground.app, "2 minutes");
    expect((await lookedAt(id)).held).toBeNull();
  });
});

describe("what an agent attaches", () => {
  const talk = async (): Promise<string> => {
    const mid = `m_${newId()}`;
    await scene.deliver("messenger", direct({ sender: newId(), message: { mid, text: "Can you send it to me?" } }));
    return (await scene.message(mid, ({ caseId }) => caseId !== null)).caseId;
  };

  test("goes once it was looked at, and not before", async () => {
    const caseId = await talk();
    clamd.fail("error");
    const { id, held } = await upload(picture(), "plan.png");
    expect(held).toBe("waiting");
    const replyId = randomUUID();
    const reply = { id: replyId, text: "Here it is", visibility: "private", attachments: [{ id }] };
    expect((await scene.ground.api("POST", `/api/v1/cases/${caseId}/replies`, reply)).status).toBe(201);
    await scene.sendNow(replyId);
    await until(
      () => scene.ground.app.db`select scan_attempts from platform.file where scan = 'waiting' and scan_attempts > 0`,
      (rows) => rows.length > 0,
    );
    const states = () =>
      scene.ground.app.db<{ state: string; attempts: number }[]>`
        select state, attempts from channels.outgoing where id = ${replyId} or message_id = ${replyId}`;
    expect((await states()).every(({ state, attempts }) => state === "pending" && attempts === 0)).toBe(true);
    clamd.fail(null);
    await moveClock(scene.ground.app, "1 minute");
    await until(states, (rows) => rows.every(({ state }) => state === "accepted"));
  });

  test("is refused where something was found in it: in the reply, and when it was found only after", async () => {
    const caseId = await talk();
    const bad = await upload(Buffer.concat([picture(), eicar]), "bad.png");
    expect(await lookedAt(bad.id)).toMatchObject({ held: "infected", fileId: null });
    const replyWith = (id: string, replyId: string) =>
      scene.ground.api("POST", `/api/v1/cases/${caseId}/replies`, {
        id: replyId,
        text: "Here it is",
        visibility: "private",
        attachments: [{ id }],
      });
    expect(await replyWith(bad.id, randomUUID())).toMatchObject({ status: 409, body: { code: "cases.upload-held" } });

    await scene.ground.stopWorker();
    const late = await upload(Buffer.concat([picture(), eicar]), "late.png");
    const replyId = randomUUID();
    expect((await replyWith(late.id, replyId)).status).toBe(201);
    await scene.sendNow(replyId);
    await scene.ground.startWorker();
    const { messages } = await scene.caseOf(caseId, ({ messages }) =>
      messages.some((one: any) => one.id === replyId && one.delivery.state === "refused"),
    );
    expect(messages.find(({ id }: any) => id === replyId).delivery.code).toBe("media-infected");
    const gone = scene.graph.asked.filter(({ body }: any) => JSON.stringify(body ?? "").includes("Here it is"));
    const [{ went }] = await scene.ground.app.db<[{ went: number }]>`
      select count(*)::int as went from channels.attempt where outgoing_id = ${replyId}`;
    expect([gone.length, went]).toEqual([1, 0]);
  });

  test("within a letter is held back the same way", async () => {
    const id = `<${randomUUID()}@example.com>`;
    await mail.deliver([
      "From: b@example.com",
      "To: care@airline.example",
      "Subject: x",
      `Message-ID: ${id}`,
      "",
      "Hoi",
    ]);
    const { caseId } = await mail.message(id, (one) => one.caseId !== null);
    await mail.ground.stopWorker();
    const late = await upload(Buffer.concat([eicar, picture()]), "invoice.doc", mail.ground);
    const replyId = randomUUID();
    const { readTo } = await mail.caseOf(caseId);
    const reply = { id: replyId, text: "Hierbij", visibility: "private", readTo, attachments: [{ id: late.id }] };
    expect((await mail.ground.api("POST", `/api/v1/cases/${caseId}/replies`, reply)).status).toBe(201);
    await mail.ground.app.db`update channels.outgoing set send_after = platform.now() where id = ${replyId}`;
    await mail.ground.startWorker();
    const { messages } = await mail.caseOf(caseId, ({ messages }) =>
      messages.some((one: any) => one.id === replyId && one.delivery.state === "refused"),
    );
    expect(messages.find((one: any) => one.id === replyId).delivery.code).toBe("media-infected");
    expect(mail.sent.some(({ mail: text }) => text.includes("Hierbij"))).toBe(false);
  });
});

test("a scanner that is set later looks at what came before, and turned off again nothing waits for it", async () => {
  const { app } = mail.ground;
  await startScanning(app, "off");
  const { id } = await upload(picture(), "before.png", mail.ground);
  expect(await lookedAt(id, mail.ground)).toMatchObject({ held: null });
  clamd.fail("error");
  await startScanning(app, "on");
  expect((await mail.ground.api("GET", `/api/v1/uploads/${id}`)).body).toMatchObject({ held: "waiting", fileId: null });
  // A worker that was told of none does not open what others hold.
  await startScanning({ ...app, scanner: null }, null);
  expect((await mail.ground.api("GET", `/api/v1/uploads/${id}`)).body.held).toBe("waiting");
  await startScanning(app, "off");
  expect((await mail.ground.api("GET", `/api/v1/uploads/${id}`)).body.held).toBeNull();
});
