import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { apiOf } from "../call-api.ts";
import { headerOf, type MailScene, openMail, ourAddress } from "./scene.ts";

let scene: MailScene;
beforeAll(async () => {
  scene = await openMail();
});
afterEach(() => replyToAll(false));
afterAll(() => scene.close());

const replyToAll = (replyAll: boolean) => scene.ground.api("PUT", "/api/v1/settings/letters", { replyAll });

interface Talk {
  from: string;
  caseId: string;
  threadId: string;
}

async function talk(more: readonly string[] = []): Promise<Talk> {
  const from = `anna.${randomUUID().slice(0, 8)}@example.org`;
  const id = `<${randomUUID()}@example.org>`;
  const lines = [
    `From: Anna <${from}>`,
    `To: ${ourAddress}`,
    `Message-ID: ${id}`,
    "Subject: My bag",
    ...more,
    "",
    "Where is it?",
  ];
  expect(await scene.deliver(lines)).toBeLessThan(300);
  const { caseId, threadId } = await scene.message(id, ({ caseId }) => caseId !== null);
  return { from, caseId, threadId };
}

async function upload(content: Buffer, name?: string): Promise<{ id: string; status: number; body: any }> {
  const id = randomUUID();
  const { url, adminToken } = scene.ground;
  const size = 512 * 1024;
  const pieces = Math.ceil(content.length / size);
  for (let place = 0; place < pieces; place++) {
    const response = await fetch(`${url}/api/v1/uploads/${id}/pieces/${place}`, {
      method: "PUT",
      headers: { authorization: `Bearer ${adminToken}`, "content-type": "application/octet-stream" },
      body: new Uint8Array(content.subarray(place * size, (place + 1) * size)),
    });
    expect(response.status).toBe(204);
  }
  const done = { pieces, ...(name !== undefined && { name }) };
  return { id, ...(await apiOf(url, adminToken)("POST", `/api/v1/uploads/${id}`, done)) };
}

/** Answers at once; gives the message as it fared, and what the mail server was given. */
async function answer({ caseId }: Talk, more: object = {}): Promise<{ message: any; out: any; refused: any }> {
  const id = randomUUID();
  const { readTo } = await scene.caseOf(caseId);
  const reply = { id, text: `It is in Paris. ${id}`, visibility: "private", readTo, ...more };
  const { status, body } = await scene.ground.api("POST", `/api/v1/cases/${caseId}/replies`, reply);
  if (status !== 201) return { message: null, out: null, refused: { status, ...body } };
  await scene.ground.app.db`update channels.outgoing set send_after = platform.now() where id = ${id}`;
  scene.ground.app.ring("outgoing");
  const { messages } = await scene.caseOf(caseId, ({ messages }) =>
    messages.some((one: any) => one.id === id && one.delivery.state !== "pending"),
  );
  const out = scene.sent.find(({ mail }) => mail.replaceAll("=\r\n", "").includes(id));
  return { message: messages.find((one: any) => one.id === id), out, refused: null };
}

describe("an answer by mail", () => {
  const pdf = Buffer.from(`%PDF-1.7\n${"itinerary ".repeat(60_000)}\n%%EOF`);

  test("carries files of any kind under their names, and its case shows them", async () => {
    const { id, body } = await upload(pdf, "Reisplan für Zürich.pdf");
    expect(body).toMatchObject({ kind: "file", name: "Reisplan für Zürich.pdf", bytes: pdf.length });
    const { message, out } = await answer(await talk(), { attachments: [{ id }] });
    expect(message).toMatchObject({
      delivery: { state: "accepted" },
      attachments: [{ kind: "file", name: "Reisplan für Zürich.pdf", state: "here", bytes: pdf.length }],
    });
    expect(out.mail).toMatch(/filename\*0\*=utf-8''Reisplan%20f%C3%BCr/i);
    expect(out.mail.replaceAll(/\s/g, "")).toContain(pdf.toString("base64"));
    const file = await fetch(`${scene.ground.url}/api/v1/files/${body.fileId}`, {
      headers: { authorization: `Bearer ${scene.ground.adminToken}` },
    });
    expect(file.headers.get("content-disposition")).toContain("attachment; filename=");
  });

  test("carries no more than mail takes: ten files, ten megabytes together; and a file without a name is none that we know", async () => {
    const theTalk = await talk();
    const large = await Promise.all(["a.bin", "b.bin"].map((name) => upload(Buffer.alloc(6_000_000, name), name)));
    const both = await answer(theTalk, { attachments: large.map(({ id }) => ({ id })) });
    expect(both.refused).toMatchObject({ status: 400, code: "cases.media-not-taken" });
    expect(await upload(pdf)).toMatchObject({ status: 415, body: { code: "cases.unknown-file" } });
    expect((await upload(pdf, "x".repeat(301))).status).toBe(400);
  });

  test("goes to the customer alone, unless its writer or the house wants others to have it", async () => {
    const theTalk = await talk(["Cc: Peter <peter@example.org>, Care <Care+abc@airline.example>"]);
    const { letters } = await scene.caseOf(theTalk.caseId);
    expect(letters).toEqual([{ threadId: theTalk.threadId, copies: ["peter@example.org"], byDefault: false }]);
    const alone = await answer(theTalk);
    expect(alone.out.to).toEqual([theTalk.from]);
    expect(headerOf(alone.out.mail, "Cc")).toBeNull();

    const wanted = ["petra@example.org", "petra@example.org", ourAddress, theTalk.from];
    const chosen = await answer(theTalk, { cc: wanted });
    expect(chosen.out.to).toEqual([theTalk.from, "petra@example.org"]);
    expect(headerOf(chosen.out.mail, "Cc")).toBe("petra@example.org");
    expect(chosen.message.letter).toMatchObject({ to: [theTalk.from], cc: ["petra@example.org"] });

    await replyToAll(true);
    expect((await answer(theTalk)).out.to).toEqual([theTalk.from, "peter@example.org"]);
    expect((await answer(theTalk, { cc: [] })).out.to).toEqual([theTalk.from]);
    const wrong = await answer(theTalk, { cc: ["nobody"] });
    expect(wrong.refused.status).toBe(400);
  });

  test("keeps with its draft who gets it too, also when it is taken back, and forgets it once it went", async () => {
    const theTalk = await talk(["Cc: Peter <peter@example.org>"]);
    const { caseId, threadId } = theTalk;
    const { api } = scene.ground;
    const draft = { text: "", visibility: "private", threadId, cc: ["petra@example.org"] };
    const save = (more: object) => api("PUT", `/api/v1/cases/${caseId}/draft`, { ...draft, ...more });
    const kept = async () => (await scene.caseOf(caseId)).draft;
    expect((await save({})).status).toBe(200);
    expect(await kept()).toMatchObject(draft);
    // Nobody at all is a choice too.
    await save({ cc: [] });
    expect(await kept()).toMatchObject({ cc: [] });
    await save({ cc: null });
    expect(await kept()).toBeNull();
    const before = { text: "Written by an earlier page", visibility: "private" };
    expect((await api("PUT", `/api/v1/cases/${caseId}/draft`, before)).status).toBe(200);
    expect(await kept()).toMatchObject({ ...before, threadId: null, cc: null });

    const id = randomUUID();
    const { readTo } = await scene.caseOf(caseId);
    const reply = { id, text: "It is in Paris.", visibility: "private", readTo, cc: draft.cc };
    expect((await api("POST", `/api/v1/cases/${caseId}/replies`, reply)).status).toBe(201);
    expect(await kept()).toBeNull();
    expect((await api("POST", `/api/v1/messages/${id}/undo`)).status).toBe(200);
    expect(await kept()).toMatchObject({ text: "It is in Paris.", threadId, cc: draft.cc });
  });

  test("keeps nobody for a thread of another case, and nobody without an address", async () => {
    const [one, other] = [await talk(), await talk()];
    const save = (more: object) =>
      scene.ground.api("PUT", `/api/v1/cases/${one.caseId}/draft`, { text: "So", visibility: "private", ...more });
    await save({ threadId: other.threadId, cc: ["petra@example.org"] });
    expect((await scene.caseOf(one.caseId)).draft).toMatchObject({ text: "So", threadId: null, cc: null });
    expect((await save({ threadId: one.threadId, cc: ["nobody"] })).status).toBe(400);
    const many = Array.from({ length: 21 }, (_, at) => `p${at}@example.org`);
    expect((await save({ threadId: one.threadId, cc: many })).status).toBe(400);
  });

  test("that one of the copied could not get went all the same; that they could not get did not", async () => {
    const theTalk = await talk();
    scene.refuse("full@example.org", 552, "5.2.2 mailbox full");
    const copied = await answer(theTalk, { cc: ["full@example.org"] });
    expect(copied.message.delivery.state).toBe("accepted");
    const other = await talk();
    scene.refuse(other.from, 550, "5.1.1 no such user");
    const refused = await answer(other, { cc: ["petra@example.org"] });
    expect(refused.message.delivery).toMatchObject({ state: "refused", code: "no-such-address" });
  });
});

describe("what comes back of an answer", () => {
  const report = (to: string, type: string, fields: readonly string[], original: readonly string[] = []) => [
    "From: machine@example.org",
    `To: ${to}`,
    `Message-ID: <${randomUUID()}@example.org>`,
    `Content-Type: multipart/report; report-type=${type}; boundary=r`,
    "",
    "--r",
    "",
    "A machine wrote this.",
    "--r",
    `Content-Type: message/${type}`,
    "",
    ...fields,
    "--r",
    ...(original.length > 0
      ? ["Content-Type: message/rfc822", "", ...original, "", "It is in Paris.", "--r--"]
      : ["--r--"]),
  ];
  const codeOf = (caseId: string, id: string, code: string) =>
    scene.caseOf(caseId, ({ messages }) => messages.some((one: any) => one.id === id && one.delivery.code === code));

  test("a copy that came back keeps nobody waiting", async () => {
    const theTalk = await talk();
    const { message, out } = await answer(theTalk, { cc: ["gone@example.org"] });
    const status = [
      "Reporting-MTA: dns; mx.example.org",
      "",
      "Final-Recipient: rfc822; Gone@example.org",
      "Action: failed",
      "Status: 5.1.1",
    ];
    await scene.deliver(report(out.from, "delivery-status", status));
    const theCase = await codeOf(theTalk.caseId, message.id, "copy-came-back");
    expect(theCase.state).toBe("waiting");
  });

  test.each([
    ["by the return path of our mail", (out: any) => ({ fields: [`Original-Mail-From: <${out.from}>`], original: [] })],
    [
      "by the mail that it encloses",
      (out: any) => ({ fields: [], original: [`Message-ID: ${headerOf(out.mail, "Message-ID")}`] }),
    ],
  ])("a complaint is known %s, and stands at the answer as unwanted", async (_, evidence) => {
    const theTalk = await talk();
    const { message, out } = await answer(theTalk);
    const { fields, original } = evidence(out);
    const feedback = ["Feedback-Type: abuse", "User-Agent: SomeLoop/1.0", "Version: 1", ...fields];
    await scene.deliver(report(ourAddress, "feedback-report", feedback, original));
    const theCase = await codeOf(theTalk.caseId, message.id, "unwanted");
    expect(theCase.state).toBe("waiting");
  });

  test("a complaint that anybody could have written changes nothing", async () => {
    const theTalk = await talk();
    const { message } = await answer(theTalk);
    const fields = [
      "Feedback-Type: abuse",
      `Original-Mail-From: <care+b-${"0".repeat(26)}.${"0".repeat(16)}@airline.example>`,
    ];
    await scene.deliver(report(ourAddress, "feedback-report", fields, ["Message-ID: <guessed@airline.example>"]));
    await answer(await talk());
    const { messages } = await scene.caseOf(theTalk.caseId);
    expect(messages.find((one: any) => one.id === message.id).delivery.code).toBeNull();
  });

  test("a read receipt (RFC 8098) says that it was read, and opens nothing", async () => {
    const theTalk = await talk();
    const { message, out } = await answer(theTalk);
    const before = (await scene.messages()).length;
    const fields = [
      "Reporting-UA: mail.example; SomeMail 1.0",
      `Final-Recipient: rfc822;${theTalk.from}`,
      `Original-Message-ID: ${headerOf(out.mail, "Message-ID")}`,
      "Disposition: manual-action/MDN-sent-manually; displayed",
    ];
    await scene.deliver(report(headerOf(out.mail, "Reply-To") ?? "", "disposition-notification", fields));
    const theCase = await scene.caseOf(theTalk.caseId, ({ messages }) =>
      messages.some((one: any) => one.id === message.id && one.delivery.state === "read"),
    );
    expect(theCase.state).toBe("waiting");
    expect((await scene.messages()).length).toBe(before);
  });

  test("a mail that was deleted unread was not read", async () => {
    const theTalk = await talk();
    const { message, out } = await answer(theTalk);
    const fields = [
      `Final-Recipient: rfc822;${theTalk.from}`,
      `Original-Message-ID: ${headerOf(out.mail, "Message-ID")}`,
      "Disposition: automatic-action/MDN-sent-automatically; deleted",
    ];
    await scene.deliver(report(headerOf(out.mail, "Reply-To") ?? "", "disposition-notification", fields));
    await answer(await talk());
    const { messages } = await scene.caseOf(theTalk.caseId);
    expect(messages.find((one: any) => one.id === message.id).delivery.state).toBe("accepted");
  });
});
