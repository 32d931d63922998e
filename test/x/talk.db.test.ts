import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeApp, openApp } from "../../server/app.ts";
import { lookAtLists } from "../../server/modules/channels/index.ts";
import { until } from "../until.ts";
import { openScene, type Scene } from "./scene.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const opened = async (more = {}): Promise<{ caseId: string; handle: string; postId: string }> => {
  const handle = scene.somebody();
  const post = scene.world.writePost({ as: handle, text: scene.ask("where is my bag?") });
  const { caseId } = await scene.message(post.id);
  // What they are like shows once they have written.
  scene.world.addPassenger({ handle, ...more });
  return { caseId, handle, postId: post.id };
};

const longText =
  `We found your bag in Oslo ${randomUUID().slice(0, 6)}. ${"It flies with the next plane and is brought to your hotel tonight. ".repeat(9)}`.trim();

describe("a long answer", () => {
  test("goes out in numbered parts, each beneath the one before, as one message", async () => {
    const { caseId, postId } = await opened();
    const id = await scene.answer(caseId, { text: longText });
    const { delivery, text, externalId } = await scene.settled(caseId, id);
    expect(text).toBe(longText);
    expect(delivery).toMatchObject({ state: "accepted" });
    expect(delivery.parts.map(({ state }: any) => state)).toEqual(["accepted", "accepted", "accepted"]);
    const posts = scene.world
      .received()
      .posts.filter(({ shown }) => delivery.parts.some((part: any) => part.text === shown));
    expect(posts.map(({ shown }) => shown.slice(-6))).toEqual([" (1/3)", " (2/3)", " (3/3)"]);
    expect(posts.map(({ replyToId }) => replyToId)).toEqual([postId, posts[0]?.id, posts[1]?.id]);
    expect(externalId).toBe(posts[0]?.id);
    expect(await scene.caseOf(caseId)).toMatchObject({ state: "waiting" });
    const [episode] = await scene.ground.app
      .db`select ended_why, end_message_id from service_levels.episode where case_id = ${caseId}`;
    expect(episode).toEqual({ endedWhy: "answered", endMessageId: id });
  });

  test("stops at a part that is refused, says which, and goes on from there when sent once more", async () => {
    const { caseId } = await opened();
    const id = randomUUID();
    const text = longText.replaceAll("hotel", "home");
    await scene.ground.api("POST", `/api/v1/cases/${caseId}/replies`, { id, text, visibility: "public" });
    // The second part has been said before: X takes no duplicates.
    const [second] = await scene.ground.app.db<
      [{ text: string }]
    >`select text from channels.outgoing where message_id = ${id} and part = 2`;
    await scene.ground.app
      .db`update channels.outgoing set text = text || repeat('x', 300) where message_id = ${id} and part = 2`;
    await scene.sendNow(id);
    const refused = await scene.settled(caseId, id);
    expect(refused.delivery).toMatchObject({ state: "refused", code: "too-long" });
    expect(refused.delivery.why).toMatch(/^part 2 of 3/);
    expect(refused.delivery.parts.map(({ state }: any) => state)).toEqual(["accepted", "refused", "stopped"]);
    expect(await scene.caseOf(caseId)).toMatchObject({ state: "open", answering: false });
    await scene.ground.app.db`update channels.outgoing set text = ${second.text} where message_id = ${id} and part = 2`;
    await scene.ground.api("POST", `/api/v1/messages/${id}/retry`);
    const sent = await scene.settled(caseId, id);
    expect(sent.delivery.parts.map(({ state }: any) => state)).toEqual(["accepted", "accepted", "accepted"]);
    expect(await scene.caseOf(caseId)).toMatchObject({ state: "waiting" });
  });

  test("with a part that nobody answered for waits until it is found, and then goes on by itself, each part once", async () => {
    const { caseId } = await opened();
    const text = longText.replaceAll("hotel", "door");
    scene.world.addFault({ endpoint: "create-post", kind: "accept-then-cut" });
    const id = await scene.answer(caseId, { text });
    const { messages } = await scene.caseOf(caseId, ({ messages }) => messages.at(-1).delivery.state === "accepted");
    const { parts } = messages.at(-1).delivery;
    for (const part of parts)
      expect(scene.world.received().posts.filter(({ shown }) => shown === part.text)).toHaveLength(1);
    expect(messages.at(-1).id).toBe(id);
  }, 40_000);

  test("is taken back whole", async () => {
    const { caseId } = await opened();
    const id = randomUUID();
    await scene.ground.api("POST", `/api/v1/cases/${caseId}/replies`, { id, text: longText, visibility: "public" });
    const undone = await scene.ground.api("POST", `/api/v1/messages/${id}/undo`);
    expect(undone.body.delivery.parts.map(({ state }: any) => state)).toEqual(["undone", "undone", "undone"]);
    expect((await scene.caseOf(caseId)).draft.text).toBe(longText);
  });
});

describe("the vendor's no", () => {
  test.each([
    ["protected", "public", "protected"],
    ["suspended", "public", "suspended"],
    ["blocking", "public", "blocked"],
    ["blocking", "private", "messages-closed"],
  ] as const)("to a %s account, %s, is understood as %s", async (standing, visibility, code) => {
    const { caseId } = await opened({ standing });
    const sent = await scene.settled(caseId, await scene.answer(caseId, { text: "We are on it.", visibility }));
    expect(sent.delivery).toMatchObject({ state: "refused", code });
    expect(await scene.caseOf(caseId)).toMatchObject({ state: "open" });
  });

  test("to who takes no messages is understood", async () => {
    const { caseId } = await opened({ acceptsMessages: false });
    const sent = await scene.settled(caseId, await scene.answer(caseId, { text: "Hello!", visibility: "private" }));
    expect(sent.delivery).toMatchObject({ state: "refused", code: "messages-closed" });
  });

  test("to the same words twice, and to a post that is gone, is understood", async () => {
    const { caseId, postId } = await opened();
    scene.world.setRules({ tellsDeletions: false });
    const text = `Sorry! ${randomUUID().slice(0, 6)}`;
    await scene.settled(caseId, await scene.answer(caseId, { text }));
    expect((await scene.settled(caseId, await scene.answer(caseId, { text }))).delivery.code).toBe("duplicate");
    scene.world.removePost(postId);
    expect((await scene.settled(caseId, await scene.answer(caseId, { text: "Still there?" }))).delivery.code).toBe(
      "parent-gone",
    );
    scene.world.setRules({ tellsDeletions: true });
  });

  test("to an app that nobody called is understood", async () => {
    const other = scene.somebody();
    const root = scene.world.writePost({ as: other, text: scene.ask("where is my bag?") });
    const { caseId } = await scene.message(root.id);
    scene.world.setRules({ summonedOnly: true });
    const plain = scene.world.writePost({ as: scene.somebody(), text: "nothing to do with you" });
    const id = randomUUID();
    await scene.ground.api("POST", `/api/v1/cases/${caseId}/replies`, { id, text: "Hello", visibility: "public" });
    await scene.ground.app.db`update channels.outgoing set parent_id = ${plain.id} where id = ${id}`;
    await scene.sendNow(id);
    expect((await scene.settled(caseId, id)).delivery.code).toBe("not-summoned");
    scene.world.setRules({ summonedOnly: false });
  });
});

describe("hiding a reply", () => {
  const replyTo = async (): Promise<any> => {
    const response = await fetch(`${scene.world.url}/2/tweets`, {
      method: "POST",
      headers: { authorization: `Bearer ${scene.world.secrets().accessToken}`, "content-type": "application/json" },
      body: JSON.stringify({ text: `Good morning ${randomUUID().slice(0, 8)}` }),
    });
    const { data } = (await response.json()) as any;
    const comment = scene.world.writePost({
      as: scene.somebody(),
      text: "you are all useless, why is nobody answering?",
      replyToId: data.id,
    });
    return scene.message(comment.id);
  };
  const hide = (id: string, hidden: boolean, more = {}) =>
    scene.ground.api("PUT", `/api/v1/messages/${id}/hidden`, { hidden, ...more });

  test("is carried out by the worker, shown with its reason, audited, and taken back again", async () => {
    const reply = await replyTo();
    expect(reply.hideable).toBe(true);
    expect((await hide(reply.id, true, { reason: "an insult" })).body.hiding).toMatchObject({
      hidden: true,
      state: "pending",
    });
    const done = await scene.message(reply.externalId, ({ hiding }) => hiding.state === "done");
    expect(done.hiding).toMatchObject({ hidden: true, reason: "an insult" });
    const { body } = await scene.ground.api("GET", `/api/v1/audit?subject=message/${reply.id}`);
    expect(body.items.map(({ action }: any) => action)).toContain("cases.hide");
    await hide(reply.id, false);
    expect((await scene.message(reply.externalId, ({ hiding }) => hiding.state === "done")).hiding.hidden).toBe(false);
  });

  test("survives a call without an answer and an expired token", async () => {
    const reply = await replyTo();
    scene.world.expireTokens();
    scene.world.addFault({ endpoint: "hide-reply", kind: "accept-then-cut" });
    await hide(reply.id, true);
    const done = await scene.message(reply.externalId, ({ hiding }) => hiding.state === "done");
    expect(done.hiding.hidden).toBe(true);
  });

  test("in a talk that is not ours is refused, in our words", async () => {
    const { postId, handle } = await opened();
    const own = scene.world.writePost({ as: handle, text: `hello? ${scene.ask("anybody?")}`, replyToId: postId });
    const { id } = await scene.message(own.id);
    await hide(id, true);
    expect((await scene.message(own.id, ({ hiding }) => hiding?.state === "refused")).hiding.code).toBe(
      "not-our-thread",
    );
  });

  test("of what is no reply is refused at once", async () => {
    const { postId } = await opened();
    expect(await hide((await scene.message(postId)).id, true)).toMatchObject({
      status: 409,
      body: { code: "cases.not-hideable" },
    });
  });
});

describe("their side of a private talk", () => {
  test("what they read is shown as read", async () => {
    const { caseId, handle } = await opened();
    const id = await scene.answer(caseId, { text: "What is your booking code?", visibility: "private" });
    await scene.settled(caseId, id);
    scene.world.beginTyping(handle);
    scene.world.readMessages(handle);
    const theCase = await scene.caseOf(
      caseId,
      ({ messages }) => messages.find((one: any) => one.id === id).delivery.state === "read",
    );
    expect(theCase).toMatchObject({ state: "waiting" });
    const unreadable = await scene.ground.api("GET", "/api/v1/deliveries?state=unreadable&limit=1");
    expect(unreadable.body.items).toEqual([]);
  });
});

describe("deliveries that X repeats, delays and mixes up", () => {
  test("end as one message each, whatever their order", async () => {
    const { world } = scene;
    world.setWebhooks({ keepOrder: false, duplicateShare: 0.6, delayMs: 20 });
    const handle = scene.somebody();
    const posts = Array.from({ length: 20 }, (_, n) =>
      world.writePost({ as: handle, text: scene.ask(`where is bag ${n}?`) }),
    );
    const edits = posts.map((post, n) =>
      n % 3 === 0 ? world.editPost(post.id, scene.ask(`where is the red bag ${n}?`)) : null,
    );
    const gone = posts.filter((_, n) => n % 5 === 4);
    for (const post of gone) world.removePost(post.id);
    await until(
      async () => world.deliveries(),
      ({ waiting }) => waiting === 0,
      "all to be delivered",
      30_000,
    );
    for (const [n, post] of posts.entries()) {
      const isGone = gone.includes(post);
      const one = await scene.message(post.id, ({ removed, edited, text }) =>
        isGone
          ? removed !== null && text === ""
          : removed === null && (edits[n] ? edited !== null && text.includes("red") : true),
      );
      const { body } = await scene.ground.api("GET", `/api/v1/messages?externalId=${post.id}`);
      expect(body.items).toHaveLength(1);
      expect(one.externalId).toBe(post.id);
    }
    world.clearFaults();
  }, 60_000);
});

describe("after a long outage", () => {
  test("all mentions are caught up from the list, over several pages, through a limit and a crash in the middle", async () => {
    const { world, ground } = scene;
    const look = async (): Promise<void> => {
      await ground.app.db`update channels.account set looked_at = null`;
      await until(
        () => lookAtLists(ground.app),
        (wasDue) => !wasDue,
        "no list to be due",
      );
    };
    await look();
    await look();
    world.setWebhooks({ mode: "lost" });
    const handle = scene.somebody();
    const posts = Array.from({ length: 260 }, (_, n) =>
      world.writePost({ as: handle, text: scene.ask(`where is bag number ${n}?`) }),
    );
    // The limit strikes at the second page, then a page hangs up: nothing is lost or half taken.
    const before = await ground.app.db`select read_to from channels.account where id = ${world.accountId}`;
    world.addFault({ endpoint: "read-mentions", kind: "cut" });
    await look();
    expect(await ground.app.db`select read_to from channels.account where id = ${world.accountId}`).toEqual(before);
    world.setLimits({ "read-mentions": [{ calls: 2, seconds: 1 }] });
    await look();
    world.setLimits("roomy");
    await look();
    world.setWebhooks({ mode: "on" });
    const last = await scene.message(posts.at(-1)?.id ?? "");
    const [{ n }] = await until(
      () => ground.app.db<[{ n: number }]>`select count(*)::int as n from cases.message where case_id = ${last.caseId}`,
      ([row]) => row.n === 260,
      "all of them",
    );
    expect(n).toBe(260);
  }, 90_000);
});

describe("a refresh token that works once", () => {
  test("is used once by two programs on one database that find it needed at the same moment", async () => {
    const other = await openApp(scene.ground.app.config, "other");
    other.log.level = "silent";
    const { renewKeys, findAccount } = await import("../../server/modules/channels/index.ts");
    for (let round = 0; round < 5; round++) {
      scene.world.expireTokens();
      const used = await findAccount(scene.ground.app, scene.world.accountId);
      if (!used) throw new Error("no account");
      const fresh = await Promise.all(
        [scene.ground.app, other, scene.ground.app, other].map((app) => renewKeys(app, used)),
      );
      expect(new Set(fresh.map((one) => one?.secrets["accessToken"])).size).toBe(1);
      expect(fresh[0]?.secrets["accessToken"]).not.toBe(used.secrets["accessToken"]);
    }
    const { body } = await scene.ground.api("GET", "/api/v1/channel-accounts");
    expect(body.items[0].state).toBe("active");
    await closeApp(other);
  });
});
