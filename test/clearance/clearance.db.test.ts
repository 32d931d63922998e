import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findReadyWords, sayPrivately } from "../../server/modules/cases/index.ts";
import { forgetStandings } from "../../server/modules/channels/index.ts";
import { record } from "../../server/modules/customers/index.ts";
import { moveClock } from "../ground.ts";
import { until } from "../until.ts";
import { openScene, type Scene } from "./scene.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const somebody = (): string => `p-${randomUUID().slice(0, 8)}`;
const ago = async (interval: string): Promise<string> => {
  const [row] = await scene.ground.app.db<[{ at: Date }]>`select platform.now() - ${interval}::interval as at`;
  return row.at.toISOString();
};
const standingOf = async (who: string): Promise<any> => {
  const [row] = await scene.ground.app.db`select * from channels.standing where correspondent_id = ${who}`;
  return row;
};

describe("before writing", () => {
  test("the agent sees by which window, until when, and what follows it", async () => {
    const writtenAt = await ago("20 hours");
    const caseId = await scene.writes("messenger", somebody(), { writtenAt });
    const [way, ...others] = await scene.ways(caseId);
    expect(others).toEqual([]);
    expect(way).toMatchObject({ channel: "messenger", visibility: "private", why: null, byWindow: true, charge: null });
    const end = (days: number): string => new Date(Date.parse(writtenAt) + days * 86_400_000).toISOString();
    expect(way.windows).toEqual([
      { name: "answer", until: end(1), left: null, humanOnly: false },
      { name: "human-agent", until: end(7), left: null, humanOnly: true },
    ]);
    expect(way.next).toEqual([expect.objectContaining({ kind: "wait" })]);
  });

  test("nobody without the right hears of it", async () => {
    const partner = await scene.ground.as("partner");
    const caseId = await scene.writes("messenger", somebody());
    expect((await partner("GET", `/api/v1/cases/${caseId}/ways`)).status).toBe(403);
    expect((await scene.ground.anonymous("GET", `/api/v1/cases/${caseId}/ways`)).status).toBe(401);
    expect((await scene.agent("GET", `/api/v1/cases/${randomUUID()}/ways`)).body.items).toEqual([]);
  });
});

describe("an answer", () => {
  test("goes by the window that is open, and the vendor is told which", async () => {
    const caseId = await scene.writes("messenger", somebody());
    const { id, status } = await scene.reply(caseId);
    expect(status).toBe(201);
    await scene.sendNow(id);
    expect((await scene.settled(caseId, id)).delivery.state).toBe("accepted");
    expect(scene.messenger.sent.find((one) => one.id === id)).toMatchObject({ window: "answer", template: null });
  });

  test("after a day is a person's; what a program wrote is refused with what is left", async () => {
    const caseId = await scene.writes("messenger", somebody(), { writtenAt: await ago("30 hours") });
    const refused = await scene.reply(caseId, { automatic: true });
    expect(refused).toMatchObject({ status: 409, body: { code: "cases.not-clear", details: { why: "people-only" } } });
    const { id, status } = await scene.reply(caseId);
    expect(status).toBe(201);
    await scene.sendNow(id);
    await scene.settled(caseId, id);
    expect(scene.messenger.sent.find((one) => one.id === id)).toMatchObject({ window: "human-agent" });
  });

  test("after a week is refused, says why and what is left, and leaves no trace", async () => {
    const caseId = await scene.writes("messenger", somebody(), { writtenAt: await ago("8 days") });
    const { status, body, id } = await scene.reply(caseId);
    expect({ status, code: body.code, why: body.details.why }).toEqual({
      status: 409,
      code: "cases.not-clear",
      why: "window-closed",
    });
    expect(body.details.next).toEqual([expect.objectContaining({ kind: "wait" })]);
    expect(await scene.ground.app.db`select id from cases.message where id = ${id}`).toHaveLength(0);
  });

  test("whose window closes while it waits is not sent by another: it is back with who wrote it", async () => {
    const caseId = await scene.writes("messenger", somebody(), { writtenAt: await ago("23 hours 59 minutes") });
    const { id, status } = await scene.reply(caseId);
    expect(status).toBe(201);
    await scene.ground.stopWorker();
    await moveClock(scene.ground.app, "2 minutes");
    await scene.ground.startWorker();
    const message = await scene.settled(caseId, id);
    expect(message.delivery).toMatchObject({ state: "refused", code: "window-closed", attempts: 0 });
    expect(scene.messenger.sent.some((one) => one.id === id)).toBe(false);
    const { body } = await scene.agent("GET", `/api/v1/cases/${caseId}`);
    expect(body).toMatchObject({ state: "open", answering: false });
  });

  test("that was refused goes once they have written again", async () => {
    const who = somebody();
    const caseId = await scene.writes("messenger", who, { writtenAt: await ago("23 hours 59 minutes") });
    const { id } = await scene.reply(caseId);
    await scene.ground.stopWorker();
    await moveClock(scene.ground.app, "2 minutes");
    await scene.ground.startWorker();
    await scene.settled(caseId, id);
    expect((await scene.agent("POST", `/api/v1/messages/${id}/retry`)).status).toBe(200);
    expect((await scene.settled(caseId, id)).delivery).toMatchObject({ state: "refused", code: "window-closed" });
    expect(await scene.writes("messenger", who)).toBe(caseId);
    await scene.agent("POST", `/api/v1/messages/${id}/retry`);
    await until(
      () => scene.settled(caseId, id),
      ({ delivery }) => delivery.state === "accepted",
    );
    expect(scene.messenger.sent.find((one) => one.id === id)).toMatchObject({ window: "answer" });
  });

  test("that was cleared for people alone goes as an answer when they write before it leaves", async () => {
    const who = somebody();
    const caseId = await scene.writes("messenger", who, { writtenAt: await ago("30 hours") });
    const { id } = await scene.reply(caseId);
    await scene.writes("messenger", who);
    await scene.sendNow(id);
    await scene.settled(caseId, id);
    expect(scene.messenger.sent.find((one) => one.id === id)).toMatchObject({ window: "answer" });
  });

  test("waits for nobody who opted out meanwhile", async () => {
    const who = somebody();
    const caseId = await scene.writes("whatsapp", who);
    const { id } = await scene.reply(caseId);
    await scene.tells("whatsapp", { kind: "optout", author: { id: who, name: null, handle: null } });
    await until(
      () => standingOf(who),
      (row) => row?.stoppedAt,
    );
    await scene.sendNow(id);
    expect((await scene.settled(caseId, id)).delivery).toMatchObject({ state: "refused", code: "opted-out" });
    expect(scene.whatsapp.sent.some((one) => one.id === id)).toBe(false);
    expect((await scene.reply(caseId)).body.details).toMatchObject({
      why: "opted-out",
      next: [{ kind: "wait", channel: "whatsapp" }],
    });
    await scene.writes("whatsapp", who);
    expect((await scene.reply(caseId)).status).toBe(201);
  });

  test("to which the vendor says that the window is shut shuts it for us too, until they write", async () => {
    const who = somebody();
    const caseId = await scene.writes("whatsapp", who);
    const { id } = await scene.reply(caseId);
    scene.whatsapp.answerNext({ status: "window-closed" });
    await scene.sendNow(id);
    expect((await scene.settled(caseId, id)).delivery).toMatchObject({ state: "refused", code: "window-closed" });
    const again = await scene.reply(caseId);
    expect(again).toMatchObject({ status: 409, body: { details: { why: "window-closed" } } });
    expect(again.body.details.next.map(({ kind }: any) => kind)).toEqual(["template", "wait"]);
    await scene.writes("whatsapp", who);
    expect((await scene.reply(caseId)).status).toBe(201);
  });

  test("in several parts needs room for all of them", async () => {
    const who = somebody();
    const caseId = await scene.writes("messenger", who, {
      kind: "comment",
      visibility: "public",
      threadId: `post-${who}`,
    });
    const long = await scene.reply(caseId, { text: "It flies with the next plane. ".repeat(20) });
    expect(long).toMatchObject({ status: 409, body: { details: { why: "window-full" } } });
    expect(long.body.details.next.map(({ kind }: any) => kind)).toContain("public");
  });
});

describe("a comment", () => {
  test("is answered in private once, by its id; then in public, or when they write", async () => {
    const who = somebody();
    const commentId = randomUUID();
    const comment = { kind: "comment", visibility: "public", threadId: `post-${who}`, externalId: commentId } as const;
    const caseId = await scene.writes("messenger", who, comment);
    const ways = await scene.ways(caseId);
    expect(ways.map(({ visibility, threadId, windows }) => [visibility, threadId === null, windows[0]?.name])).toEqual([
      ["public", false, undefined],
      ["private", true, "private-reply"],
    ]);
    const first = await scene.reply(caseId);
    expect(first.status, JSON.stringify(first.body)).toBe(201);
    // Two at once are one too many.
    const second = await scene.reply(caseId);
    await scene.sendNow(first.id);
    await scene.settled(caseId, first.id);
    expect(scene.messenger.sent.find((one) => one.id === first.id)).toMatchObject({
      window: "private-reply",
      parentId: commentId,
      recipientId: who,
    });
    await scene.sendNow(second.id);
    expect((await scene.settled(caseId, second.id)).delivery).toMatchObject({
      state: "refused",
      code: "answered-once",
    });
    expect((await scene.reply(caseId, { visibility: "public" })).status).toBe(201);
    expect((await scene.reply(caseId)).body.details).toMatchObject({ why: "answered-once" });
    await scene.writes("messenger", who);
    expect((await scene.reply(caseId)).status).toBe(201);
  });
});

describe("what opens a window", () => {
  test.each<[string, object]>([
    ["a reaction", { kind: "reaction", visibility: "private", text: "👍" }],
    ["a read mark", { kind: "read", visibility: "private", watermark: new Date().toISOString() }],
    ["typing", { kind: "typing", visibility: "private" }],
    ["our own side come round", { kind: "message", direction: "outbound", visibility: "private", text: "Hello" }],
  ])("is not %s", async (_, entry) => {
    const who = somebody();
    const caseId = await scene.writes("whatsapp", who, { writtenAt: await ago("25 hours") });
    await scene.tells("whatsapp", { author: { id: who, name: null, handle: null }, recipientId: who, ...entry });
    await until(
      () => scene.ground.app.db`select from channels.arrival where state = 'waiting'`,
      (rows) => rows.length === 0,
    );
    expect(await scene.reply(caseId)).toMatchObject({ status: 409, body: { details: { why: "window-closed" } } });
  });

  test("is not an old message that is read later, nor one that claims to come from tomorrow", async () => {
    const who = somebody();
    const caseId = await scene.writes("whatsapp", who, { writtenAt: await ago("1 hour") });
    const before = await standingOf(who);
    await scene.writes("whatsapp", who, { writtenAt: await ago("3 days") });
    expect((await standingOf(who)).messageAt).toEqual(before.messageAt);
    await scene.writes("whatsapp", who, { writtenAt: await ago("-1 day") });
    const [{ at }] = await scene.ground.app.db<[{ at: Date }]>`select platform.now() as at`;
    expect((await standingOf(who)).messageAt <= at).toBe(true);
    expect((await scene.ways(caseId))[0].windows).toHaveLength(1);
  });

  test("counts for every id under which the vendor knows them", async () => {
    const [who, number] = [somebody(), somebody()];
    await scene.writes("whatsapp", who, { author: { id: who, name: null, handle: null, aliases: [number] } });
    expect((await standingOf(number)).messageAt).toEqual((await standingOf(who)).messageAt);
  });
});

describe("the house itself", () => {
  test("says nothing by a window for people: it stands in the case as not sent, and why", async () => {
    const caseId = await scene.writes("messenger", somebody(), { writtenAt: await ago("30 hours") });
    const id = randomUUID();
    await sayPrivately(scene.ground.app, { id, caseId, text: findReadyWords("en").whyHidden("a booking code") });
    const { delivery, author } = await scene.settled(caseId, id);
    expect({ author: author.kind, ...delivery }).toMatchObject({
      author: "system",
      state: "refused",
      code: "people-only",
    });
    expect(await scene.ground.app.db`select from channels.outgoing where id = ${id}`).toHaveLength(0);
    // What waits for an answer still does.
    expect((await scene.agent("GET", `/api/v1/cases/${caseId}`)).body).toMatchObject({
      state: "open",
      answering: false,
    });
  });
});

describe("elsewhere", () => {
  test("is offered where it is proved to be theirs, and the case goes on there", async () => {
    const mailbox = await scene.ground.api("POST", "/api/v1/channel-accounts", {
      kind: "email",
      name: "Care",
      externalId: "care@airline.example",
      secrets: { smtpUrl: "smtp://127.0.0.1:9", webhookPassword: "a password of the webhook" },
    });
    const accountId = mailbox.body.id as string;
    const caseId = await scene.writes("messenger", somebody(), { writtenAt: await ago("8 days") });
    const { customerId } = (await scene.agent("GET", `/api/v1/cases/${caseId}`)).body;
    const address = `${randomUUID().slice(0, 8)}@home.example`;
    const say = (known: "claimed" | "verified", value: string) =>
      record(scene.ground.app, [
        {
          id: randomUUID(),
          kind: "link",
          customerId,
          identifier: { kind: "email", value },
          known,
          source: known === "verified" ? "login" : "words",
        },
      ]);
    await say("claimed", `other-${address}`);
    expect((await scene.reply(caseId)).body.details.next.map(({ kind }: any) => kind)).toEqual(["wait"]);
    expect(await scene.reply(caseId, { accountId })).toMatchObject({ status: 409, body: { code: "cases.not-theirs" } });
    await say("verified", address);
    const refused = await scene.reply(caseId);
    expect(refused.body.details.next).toEqual([
      { kind: "elsewhere", channel: "email", visibility: "private", threadId: null, channelAccountId: accountId },
      expect.objectContaining({ kind: "wait" }),
    ]);
    const { id, status, body } = await scene.reply(caseId, { accountId });
    expect(status, JSON.stringify(body)).toBe(201);
    expect(body).toMatchObject({ channel: "email", channelAccountId: accountId, visibility: "private" });
    const [row] = await scene.ground.app.db`select recipient_id, account_id from channels.outgoing where id = ${id}`;
    expect(row).toEqual({ recipientId: address, accountId });
    const { threads } = (await scene.agent("GET", `/api/v1/cases/${caseId}`)).body;
    expect(threads.map(({ channel }: any) => channel).toSorted()).toEqual(["email", "messenger"]);
  });
});

describe("how somebody stands", () => {
  test("is forgotten when nothing was heard of them for long, but not what they want no more of", async () => {
    const [quiet, stopped] = [somebody(), somebody()];
    await scene.writes("whatsapp", quiet);
    await scene.writes("whatsapp", stopped);
    await scene.tells("whatsapp", { kind: "optout", author: { id: stopped, name: null, handle: null } });
    await until(
      () => standingOf(stopped),
      (row) => row?.stoppedAt,
    );
    await scene.ground.app.db`update channels.standing set changed_at = changed_at - interval '401 days'`;
    await forgetStandings(scene.ground.app);
    expect(await standingOf(quiet)).toBeUndefined();
    expect(await standingOf(stopped)).toMatchObject({ stoppedWhy: "opted-out" });
  });
});
