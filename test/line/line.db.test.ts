import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { World } from "../../world/world.ts";
import { type Ground, moveClock, openGround, openWorld } from "../ground.ts";
import { until } from "../until.ts";
import { deliver } from "../vendor.ts";

let ground: Ground;
let world: World & { accountId: string };

beforeAll(async () => {
  ground = await openGround();
  world = await openWorld(ground);
});

afterAll(async () => {
  await world.close();
  await ground.close();
});

/** A passenger of this test alone, who takes direct messages. */
function somebody(name = "Test Passenger"): string {
  const handle = `p${randomUUID().slice(0, 8)}`;
  world.addPassenger({ handle, name, language: "en", acceptsMessages: true });
  return handle;
}

const ask = (text: string): string => `@${world.brand.handle} ${text}`;

const received = (externalId: string) =>
  until(
    () => ground.api("GET", `/api/v1/messages?externalId=${externalId}`).then(({ body }) => body.items[0]),
    (message) => message !== undefined,
    "the message",
  );

const caseOf = (caseId: string) => ground.api("GET", `/api/v1/cases/${caseId}`).then(({ body }) => body);

/** The answer leaves at once: nobody waits five seconds in a test. */
async function sendNow(messageId: string): Promise<void> {
  await ground.app
    .db`update channels.outgoing set send_after = platform.now() where id = ${messageId} and state = 'pending'`;
  ground.app.ring("outgoing");
}

async function answer(caseId: string, text: string, visibility: "public" | "private" = "public"): Promise<string> {
  const id = randomUUID();
  const { status, body } = await ground.api("POST", `/api/v1/cases/${caseId}/replies`, { id, text, visibility });
  expect(status, JSON.stringify(body)).toBe(201);
  await sendNow(id);
  return id;
}

const settled = (caseId: string, messageId: string) =>
  until(
    () => caseOf(caseId),
    ({ messages }) => messages.find((one: { id: string }) => one.id === messageId)?.delivery?.state !== "pending",
    "the vendor's answer",
  );

describe("from a post to an answer", () => {
  test("a question becomes an open case, is answered where it was asked, and the wait ends", async () => {
    const anna = somebody("Anna de Vries");
    const post = world.writePost({ as: anna, text: ask("my flight is cancelled, what now?") });
    const message = await received(post.id);
    expect(message).toMatchObject({
      direction: "inbound",
      visibility: "public",
      language: "en",
      author: { kind: "customer", name: "Anna de Vries", handle: anna },
    });
    expect(message.triage.needs).toBe("answer");

    const opened = await caseOf(message.caseId);
    expect(opened).toMatchObject({ state: "open", answering: false, assigneeId: null });
    expect(new Date(opened.waitingSince).getTime()).toBeLessThanOrEqual(new Date(message.receivedAt).getTime());

    const reply = await answer(message.caseId, "We are so sorry. Let me look for another flight.");
    const answered = await settled(message.caseId, reply);
    expect(answered).toMatchObject({ state: "waiting", answering: false, waitingSince: null });
    const posted = world.received().posts.filter(({ replyToId }) => replyToId === post.id);
    expect(posted.map(({ shown }) => shown)).toEqual(["We are so sorry. Let me look for another flight."]);

    const [episode] = await ground.app
      .db`select kind, ended_why, answered_by, end_message_id from service_levels.episode where case_id = ${message.caseId}`;
    expect(episode).toMatchObject({ kind: "first", endedWhy: "answered", endMessageId: reply });
  });

  test("an answer goes on in private, and what comes back there joins the same case", async () => {
    const ben = somebody();
    const post = world.writePost({ as: ben, text: ask("can you rebook me to tomorrow please?") });
    const { caseId } = await received(post.id);
    await settled(caseId, await answer(caseId, "Gladly! We send you a direct message."));
    await settled(caseId, await answer(caseId, "Hello Ben, what is your booking code?", "private"));
    expect(world.received().messages.at(-1)?.text).toBe("Hello Ben, what is your booking code?");

    const direct = world.sendMessage({ as: ben, text: "Can you please do it today? My code is ABC7XQ" });
    const back = await received(direct.id);
    expect(back).toMatchObject({ caseId, visibility: "private" });
    const theCase = await caseOf(caseId);
    expect(theCase.threads.map(({ visibility }: { visibility: string }) => visibility).toSorted()).toEqual([
      "private",
      "public",
    ]);
    expect(theCase).toMatchObject({ state: "open", safeVisibility: { visibility: "private", why: "private-thread" } });
  });

  test("a thank-you does not reopen a closed case, a new question opens a new one linked to the old", async () => {
    const chen = somebody();
    const post = world.writePost({ as: chen, text: ask("where is my bag?") });
    const { caseId } = await received(post.id);
    await settled(caseId, await answer(caseId, "It arrives tonight."));
    await ground.api("POST", `/api/v1/cases/${caseId}/close`, {});
    const ours = world.received().posts.at(-1);
    const thanks = await received(
      world.writePost({ as: chen, text: ask("thank you so much!"), replyToId: ours?.id }).id,
    );
    expect(thanks.caseId).toBe(caseId);
    expect(await caseOf(caseId)).toMatchObject({ state: "closed", outcome: "solved" });

    const again = await received(
      world.writePost({ as: chen, text: ask("how do I get a refund for the taxi?"), replyToId: ours?.id }).id,
    );
    expect(again.caseId).not.toBe(caseId);
    expect(await caseOf(again.caseId)).toMatchObject({ state: "open", previousCaseId: caseId });
  });

  test("a mention is kept, searchable and counted, makes no case, and an agent can make it one", async () => {
    const dan = somebody();
    const post = world.writePost({ as: dan, text: ask("flies over my house every morning, zebrafinch") });
    const message = await received(post.id);
    expect(message.caseId).toBeNull();
    const found = await until(
      () => ground.api("GET", "/api/v1/messages?withoutCase=true&search=zebrafinch"),
      ({ body }) => body.items.length > 0,
    );
    expect(found.body.items.map(({ id }: { id: string }) => id)).toEqual([message.id]);

    const opened = await ground.api("POST", `/api/v1/messages/${message.id}/case`);
    expect(opened).toMatchObject({ status: 201, body: { state: "open" } });
    const closed = await ground.api("POST", `/api/v1/cases/${opened.body.id}/close`, { outcome: "needed-no-answer" });
    expect(closed.body).toMatchObject({ state: "closed", outcome: "needed-no-answer" });
    const [episode] = await ground.app
      .db`select ended_why from service_levels.episode where case_id = ${opened.body.id}`;
    expect(episode).toMatchObject({ endedWhy: "needed-no-answer" });
  });

  test("twenty first messages at once are one case with twenty messages", async () => {
    const eva = somebody();
    const posts = Array.from({ length: 20 }, (_, n) =>
      world.writePost({ as: eva, text: ask(`where is my bag? This is photo ${n} of it`) }),
    );
    const messages = await Promise.all(posts.map(({ id }) => received(id)));
    expect(new Set(messages.map(({ caseId }) => caseId)).size).toBe(1);
  });

  test("who writes again keeps their place: the clock starts with the first unanswered message", async () => {
    const fin = somebody();
    const first = await received(world.writePost({ as: fin, text: ask("is my flight on time?") }).id);
    const before = await caseOf(first.caseId);
    await received(world.writePost({ as: fin, text: ask("hello? anybody there?") }).id);
    expect((await caseOf(first.caseId)).waitingSince).toBe(before.waitingSince);
  });
});

describe("replying", () => {
  const opened = async (text = "can I bring my guitar?") =>
    (await received(world.writePost({ as: somebody(), text: ask(text) }).id)).caseId as string;

  test("the same id twice is one message", async () => {
    const caseId = await opened();
    const reply = { id: randomUUID(), text: "Yes, as hand luggage.", visibility: "public" };
    const [one, two] = await Promise.all(
      [1, 2].map(() => ground.api("POST", `/api/v1/cases/${caseId}/replies`, reply)),
    );
    expect(one?.body.id).toBe(two?.body.id);
    await sendNow(reply.id);
    await settled(caseId, reply.id);
    expect(world.received().posts.filter(({ shown }) => shown === "Yes, as hand luggage.")).toHaveLength(1);
  });

  test("undone within five seconds it does not go, its text is the draft again, and the case stands where it stood", async () => {
    const caseId = await opened();
    const before = await caseOf(caseId);
    const id = randomUUID();
    await ground.api("POST", `/api/v1/cases/${caseId}/replies`, {
      id,
      text: "Sorry, wrong window.",
      visibility: "public",
    });
    expect(await caseOf(caseId)).toMatchObject({ answering: true });
    const undone = await ground.api("POST", `/api/v1/messages/${id}/undo`);
    expect(undone.body.delivery.state).toBe("undone");
    const after = await caseOf(caseId);
    expect(after).toMatchObject({
      state: "open",
      answering: false,
      waitingSince: before.waitingSince,
      draft: { text: "Sorry, wrong window." },
    });
    expect(after.standing.place).toBe(before.standing.place);
    expect((await ground.api("POST", `/api/v1/messages/${id}/undo`)).status).toBe(409);
  });

  test("a refused reply puts the case back where it stood, also when it was closed meanwhile, and says why", async () => {
    const caseId = await opened();
    const before = await caseOf(caseId);
    const id = randomUUID();
    await ground.api("POST", `/api/v1/cases/${caseId}/replies`, { id, text: "Gladly.", visibility: "public" });
    expect((await ground.api("POST", `/api/v1/cases/${caseId}/close`, {})).body.state).toBe("closed");
    await ground.app.db`update channels.outgoing set parent_id = '1' where id = ${id}`;
    await sendNow(id);
    const after = await settled(caseId, id);
    expect(after.messages.at(-1).delivery).toMatchObject({ state: "refused" });
    expect(after.messages.at(-1).delivery.why).toMatch(/^X refused it/);
    expect(after).toMatchObject({ state: "open", answering: false, waitingSince: before.waitingSince });
  });

  test("what the customer wrote meanwhile is shown before anything goes out", async () => {
    const nina = somebody();
    const first = await received(world.writePost({ as: nina, text: ask("can I change my seat?") }).id);
    const second = await received(world.writePost({ as: nina, text: ask("can I do it in the app?") }).id);
    const stale = await ground.api("POST", `/api/v1/cases/${first.caseId}/replies`, {
      id: randomUUID(),
      text: "Yes.",
      visibility: "public",
      seenMessageId: first.id,
    });
    expect(stale).toMatchObject({ status: 409, body: { code: "cases.stale", details: { newer: 1 } } });
    const fresh = await ground.api("POST", `/api/v1/cases/${first.caseId}/replies`, {
      id: randomUUID(),
      text: "Yes.",
      visibility: "public",
      seenMessageId: second.id,
    });
    expect(fresh.status).toBe(201);
  });

  test("what is written while an answer is on its way begins the next wait when the answer is accepted", async () => {
    const olga = somebody();
    const first = await received(world.writePost({ as: olga, text: ask("is there wifi on board?") }).id);
    const id = randomUUID();
    await ground.api("POST", `/api/v1/cases/${first.caseId}/replies`, {
      id,
      text: "Yes there is.",
      visibility: "public",
    });
    const second = await received(world.writePost({ as: olga, text: ask("and what does it cost?") }).id);
    await sendNow(id);
    const after = await settled(first.caseId, id);
    expect(after.state).toBe("open");
    const episodes = await ground.app
      .db`select kind, start_message_id, ended_why from service_levels.episode where case_id = ${first.caseId} order by id`;
    expect(episodes).toMatchObject([
      { kind: "first", startMessageId: first.id, endedWhy: "answered" },
      { kind: "next", startMessageId: second.id, endedWhy: null },
    ]);
  });

  test.each([
    ["longer than X takes in eight parts", { text: "ß".repeat(2241), visibility: "public" }, 400, "cases.too-long"],
    ["empty", { text: "   ", visibility: "public" }, 400, "request.invalid"],
    ["without an id", { id: undefined, text: "Hi", visibility: "public" }, 400, "request.invalid"],
  ])("refuses a text that is %s", async (_why, reply, status, code) => {
    const caseId = await opened();
    expect(await ground.api("POST", `/api/v1/cases/${caseId}/replies`, { id: randomUUID(), ...reply })).toMatchObject({
      status,
      body: { code },
    });
  });

  test("an id that stands for another message is refused, and tells nothing of it", async () => {
    const first = await received(world.writePost({ as: somebody(), text: ask("my code is ABC7XQ, am I booked?") }).id);
    const answer = await ground.api("POST", `/api/v1/cases/${await opened()}/replies`, {
      id: first.id,
      text: "Hello",
      visibility: "public",
    });
    expect(answer).toMatchObject({ status: 409, body: { code: "cases.id-taken" } });
    expect(JSON.stringify(answer.body)).not.toContain("ABC7XQ");
  });

  test("only its writer takes a reply back", async () => {
    const [caseId, omar] = [await opened(), await ground.as("agent", "Omar")];
    const id = randomUUID();
    await ground.api("POST", `/api/v1/cases/${caseId}/replies`, { id, text: "Hello", visibility: "public" });
    expect(await omar("POST", `/api/v1/messages/${id}/undo`)).toMatchObject({
      status: 403,
      body: { code: "cases.not-yours" },
    });
  });

  test("a case is given only to somebody who works here and answers", async () => {
    const [caseId, engineer] = [await opened(), await ground.as("engineer")];
    for (const assigneeId of [randomUUID(), engineer.id])
      expect(await ground.api("POST", `/api/v1/cases/${caseId}/assign`, { assigneeId })).toMatchObject({
        status: 409,
        body: { code: "cases.assignee" },
      });
  });

  test("what its writer took back is gone from the case and from the queue's preview", async () => {
    const post = world.writePost({ as: somebody(), text: ask("where is my secret umbrella?") });
    const { caseId, id } = await received(post.id);
    const { body: account } = await ground.api("GET", "/api/v1/channel-accounts");
    const deletion = {
      data: {
        event_type: "post.delete",
        filter: { user_id: world.brand.id },
        payload: { id: post.id, author_id: "1" },
      },
    };
    const { webhookUrl } = account.items[0];
    const brand = {
      id: world.accountId,
      webhookUrl,
      externalId: world.brand.id,
      consumerSecret: world.secrets().consumerSecret,
    };
    expect(await deliver(brand, JSON.stringify(deletion))).toBe(200);
    const after = await until(
      () => caseOf(caseId),
      ({ preview }) => preview === "",
      "the words to go",
    );
    expect(after.preview).toBe("");
    expect(after.messages.find((one: { id: string }) => one.id === id)).toMatchObject({
      text: "",
      removed: { why: "its writer took it back" },
    });
  });

  test("a note stays with us and stops no clock", async () => {
    const caseId = await opened();
    const id = randomUUID();
    const note = await ground.api("POST", `/api/v1/cases/${caseId}/replies`, {
      id,
      text: "Frequent flyer, be kind.",
      visibility: "internal",
    });
    expect(note.body).toMatchObject({ visibility: "internal", delivery: null });
    expect(await caseOf(caseId)).toMatchObject({ state: "open", answering: false });
  });
});

describe("the vendor's bad days", () => {
  const opened = async () =>
    (await received(world.writePost({ as: somebody(), text: ask("does my dog fly with me?") }).id)).caseId as string;

  test("a call without an answer is unsure, found at the vendor, and never sent twice", async () => {
    const caseId = await opened();
    world.addFault({ endpoint: "create-post", kind: "accept-then-cut" });
    const id = randomUUID();
    const text = `Yes, in the cabin up to eight kilos. ${id.slice(0, 4)}`;
    await ground.api("POST", `/api/v1/cases/${caseId}/replies`, { id, text, visibility: "public" });
    await sendNow(id);
    const after = await until(
      () => caseOf(caseId),
      ({ messages }) => messages.at(-1).delivery.state === "accepted",
      "reconciliation",
    );
    expect(after.state).toBe("waiting");
    expect(world.received().posts.filter(({ shown }) => shown === text)).toHaveLength(1);
  }, 40_000);

  test("a used-up limit makes the account wait until it begins anew, in order", async () => {
    const caseId = await opened();
    world.addFault({ endpoint: "create-post", kind: "rate-limited", resetSeconds: 600 });
    const first = await answer(caseId, "One moment please, we are looking.");
    await until(
      () => caseOf(caseId),
      ({ messages }) => messages.at(-1).delivery.retryAt !== null,
      "the retry time",
    );
    const theCase = await caseOf(caseId);
    expect(theCase.messages.at(-1).delivery).toMatchObject({
      state: "pending",
      attempts: 1,
      why: "X's limit is used up",
    });
    await ground.app.db`update channels.allowance set resets_at = platform.now(), rests_until = null`;
    await sendNow(first);
    expect((await settled(caseId, first)).messages.at(-1).delivery.state).toBe("accepted");
  });

  test("many messages that meet an expired token at once renew it once, and all go out", async () => {
    const cases = await Promise.all([1, 2, 3, 4].map(opened));
    world.expireTokens();
    const ids = await Promise.all(cases.map((caseId, n) => answer(caseId, `Yes, number ${n}, in the cabin.`)));
    const after = await Promise.all(cases.map((caseId, n) => settled(caseId, ids[n] ?? "")));
    expect(after.map(({ messages }) => messages.at(-1).delivery.state)).toEqual(
      Array.from({ length: 4 }, () => "accepted"),
    );
  });

  test("an expired access token is renewed and the message goes out", async () => {
    const caseId = await opened();
    world.expireTokens();
    const id = await answer(caseId, "The vet certificate is all you need.");
    expect((await settled(caseId, id)).messages.at(-1).delivery.state).toBe("accepted");
  });
});

describe("the queue", () => {
  test("of any number who ask at once, each claims another case, in the order of the queue", async () => {
    const posts = Array.from({ length: 8 }, (_, n) =>
      world.writePost({ as: somebody(), text: ask(`when does boarding for row ${n} begin?`) }),
    );
    await Promise.all(posts.map(({ id }) => received(id)));
    const agents = await Promise.all(Array.from({ length: 6 }, (_, n) => ground.as("agent", `Agent ${n}`)));
    const { body: queue } = await ground.api("GET", "/api/v1/cases?assignee=nobody&limit=6");
    const claimed = await Promise.all(agents.map((agent) => agent("POST", "/api/v1/cases/next", {})));
    const ids = claimed.map(({ body }) => body.id);
    expect(new Set(ids).size).toBe(6);
    expect(ids.toSorted()).toEqual(queue.items.map(({ id }: { id: string }) => id).toSorted());
  });

  test("urgency goes before age, and both are told", async () => {
    const late = await received(
      world.writePost({
        as: somebody(),
        text: ask("we are stranded at the airport with a baby, no hotel, please help!!"),
      }).id,
    );
    const { body } = await ground.api("GET", "/api/v1/cases?assignee=nobody&limit=1");
    expect(body.items[0].id).toBe(late.caseId);
    const { standing } = await caseOf(late.caseId);
    expect(standing.ahead.moreUrgent).toBe(0);
  });

  test("a colleague's case can't be answered, and a handed back one keeps its place", async () => {
    const [lena, omar] = [await ground.as("agent", "Lena"), await ground.as("agent", "Omar")];
    const { body: claimed } = await lena("POST", "/api/v1/cases/next", {});
    const refused = await omar("POST", `/api/v1/cases/${claimed.id}/replies`, {
      id: randomUUID(),
      text: "Hi",
      visibility: "public",
    });
    expect(refused).toMatchObject({ status: 409, body: { code: "cases.held-by-other" } });
    expect((await omar("POST", `/api/v1/cases/${claimed.id}/hand-back`, {})).status).toBe(409);
    const back = await lena("POST", `/api/v1/cases/${claimed.id}/hand-back`, {});
    expect(back.body).toMatchObject({ assigneeId: null, waitingSince: claimed.waitingSince });
    expect((await omar("POST", "/api/v1/cases/next", {})).body.id).toBe(claimed.id);
  });

  test("a case of an agent who vanished goes back to all, with its place", async () => {
    const gone = await ground.as("agent", "Gone");
    const { body: claimed } = await gone("POST", "/api/v1/cases/next", {});
    expect(new Date(claimed.heldUntil).getTime()).toBeGreaterThan(Date.now());
    await moveClock(ground.app, "6 minutes");
    const back = await until(
      () => caseOf(claimed.id),
      ({ assigneeId }) => assigneeId === null,
      "the return",
    );
    expect(back).toMatchObject({ state: "open", waitingSince: claimed.waitingSince, heldUntil: null });
  });

  test("an empty queue answers 204", async () => {
    const agent = await ground.as("agent");
    expect((await agent("POST", "/api/v1/cases/next", { language: ["other"] })).status).toBe(204);
  });
});
