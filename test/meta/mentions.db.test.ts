/** Where others name us on Instagram: the words are asked for with patience, open a case, and are answered at their own door. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { graphError } from "./graph.ts";
import { ids, instagramComment, newId, openScene, type Scene } from "./scene.ts";
import { until } from "../until.ts";

let scene: Scene;

beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());
afterEach(() => scene.graph.clear());

const question = "Where is my suitcase? It did not arrive in Oslo. @jetbridge";

const named = (value: object): object => ({
  object: "instagram",
  entry: [{ id: ids.instagram, time: Math.floor(Date.now() / 1000), changes: [{ field: "mentions", value }] }],
});

/** What Meta says of a mention when it is asked. */
const tells = (id: string, told: object) =>
  scene.graph.on(({ path, query: { fields = "" } }) => {
    if (path !== `/${ids.instagram}` || !fields.includes(`(${id})`)) return undefined;
    return { body: { id: ids.instagram, [fields.split(".")[0] ?? ""]: { id, ...told } } };
  });

const askedFor = (id: string) => scene.graph.asked.filter(({ query }) => query["fields"]?.includes(`(${id})`));

const state = async (externalId: string) => {
  const [row] = await scene.ground.app.db`
    select state, why, attempts from channels.untold where external_id = ${externalId}`;
  return row;
};

const untilState = (externalId: string, wanted: string) =>
  until(
    () => state(externalId),
    (row) => row?.["state"] === wanted,
    `what was said to be ${wanted}`,
  );

/** Nobody waits for a pause to end. */
const askAgain = async (externalId: string): Promise<void> => {
  await scene.ground.app.db`
    update channels.untold set next_at = platform.now() where external_id = ${externalId} and state = 'waiting'`;
  scene.ground.app.ring("attachments");
};

describe("a comment somewhere that names us", () => {
  test("opens a case with its words and its author, and is answered below it by the account", async () => {
    const [mediaId, id] = [newId(), newId()];
    tells(id, {
      text: question,
      username: "zoe",
      from: { id: `5${id}`, username: "zoe" },
      timestamp: "2026-11-20T10:00:00+0000",
    });
    expect(await scene.deliver("instagram", named({ media_id: mediaId, comment_id: id }))).toBe(200);
    const message = await scene.message(id);
    expect(message).toMatchObject({ text: question, visibility: "public", author: { handle: "zoe" } });
    expect(new Date(message.writtenAt).toISOString()).toBe("2026-11-20T10:00:00.000Z");
    const sent = await scene.answer(message.caseId, { visibility: "public", text: "We look for it." });
    expect(sent.delivery.state).toBe("accepted");
    const call = scene.graph.asked.findLast(({ path }) => path === `/${ids.instagram}/mentions`);
    expect(call?.body).toEqual({ media_id: mediaId, comment_id: id, message: "We look for it." });
  });

  test("is asked for once, however often it is told", async () => {
    const [mediaId, id] = [newId(), newId()];
    tells(id, { text: question, username: "bo" });
    for (let times = 0; times < 3; times++)
      await scene.deliver("instagram", named({ media_id: mediaId, comment_id: id }));
    await scene.message(id);
    await scene.deliver("instagram", named({ media_id: mediaId, comment_id: id }));
    await until(
      () => scene.ground.app.db`select from channels.delivery where state = 'waiting'`,
      (rows) => rows.length === 0,
      "all to be read",
    );
    expect(askedFor(id)).toHaveLength(1);
  });

  test("is known by the name where no id is told, and stands for its author where nothing is", async () => {
    const [known, nobody] = [newId(), newId()];
    tells(known, { text: question, username: `kai${known}` });
    tells(nobody, { text: question });
    for (const id of [known, nobody]) await scene.deliver("instagram", named({ media_id: newId(), comment_id: id }));
    expect((await scene.message(known)).author).toMatchObject({ handle: `kai${known}` });
    expect((await scene.message(nobody)).caseId).not.toBeNull();
  });

  test("is asked for again by fewer fields where Meta knows one of them not", async () => {
    const id = newId();
    tells(id, { text: question });
    scene.graph.on(({ query: { fields = "" } }) => (fields.includes("from") ? graphError(100) : undefined));
    await scene.deliver("instagram", named({ media_id: newId(), comment_id: id }));
    expect((await scene.message(id)).text).toBe(question);
    expect(askedFor(id)).toHaveLength(2);
  });

  test("opens no private answer: Meta takes one only below what is ours", async () => {
    const [own, id] = [newId(), newId()];
    tells(id, { text: question, from: { id: `6${id}`, username: "pia" } });
    await scene.deliver("instagram", named({ media_id: newId(), comment_id: id }));
    const elsewhere = await scene.message(id);
    const comment = { id: own, text: question, from: { id: `7${own}`, username: "liv" }, media: { id: newId() } };
    await scene.deliver("instagram", instagramComment(comment));
    const below = await scene.message(own);
    const ways = async ({ caseId }: { caseId: string }) => {
      const { body } = await scene.ground.api("GET", `/api/v1/cases/${caseId}/ways`);
      return JSON.stringify(body);
    };
    expect(await ways(below)).toContain("private-reply");
    expect(await ways(elsewhere)).not.toContain("private-reply");
  });
});

test("a caption that names us brings its picture, and is answered below the picture", async () => {
  const id = newId();
  tells(id, { caption: question, username: `mia${id}`, media_type: "IMAGE", media_url: `${scene.graph.url}/p/${id}` });
  await scene.deliver("instagram", named({ media_id: id }));
  const message = await scene.message(id);
  expect(message.text).toBe(question);
  expect(message.attachments).toMatchObject([{ kind: "image" }]);
  const sent = await scene.answer(message.caseId, { visibility: "public", text: "Thank you." });
  expect(sent.delivery.state).toBe("accepted");
  const call = scene.graph.asked.findLast(({ path }) => path === `/${ids.instagram}/mentions`);
  expect(call?.body).toEqual({ media_id: id, message: "Thank you." });
});

describe("when Meta does not tell", () => {
  test.each([
    ["what is gone", graphError(100, 33), "parent-gone"],
    ["what is kept from us", graphError(10), "not-permitted"],
    ["an answer that says nothing", { body: { id: ids.instagram } }, "parent-gone"],
  ])("%s is left alone, and its delivery says why", async (_, reply, why) => {
    const id = newId();
    scene.graph.on(({ query }) => (query["fields"]?.includes(`(${id})`) ? reply : undefined));
    await scene.deliver("instagram", named({ media_id: newId(), comment_id: id }));
    expect(await untilState(id, "gone")).toMatchObject({ why });
    const list = await scene.ground.api("GET", `/api/v1/deliveries?externalId=${id}`);
    const { body } = await scene.ground.api("GET", `/api/v1/deliveries/${list.body.items[0].id}`);
    expect(body.found[0].why).toContain(why);
    expect((await scene.ground.api("GET", `/api/v1/messages?externalId=${id}`)).body.items).toEqual([]);
  });

  test("a busy Meta is asked again, and nothing is lost", async () => {
    const id = newId();
    scene.graph.on(({ query }) => (query["fields"]?.includes(`(${id})`) ? graphError(2, undefined, 500) : undefined));
    await scene.deliver("instagram", named({ media_id: newId(), comment_id: id }));
    await until(
      () => state(id),
      (row) => (row?.["attempts"] ?? 0) >= 1,
      "a first question",
    );
    tells(id, { text: question, username: `ola${id}` });
    await until(
      () => askAgain(id).then(() => state(id)),
      (row) => row?.["state"] === "told",
      "the words",
    );
    expect((await scene.message(id)).caseId).not.toBeNull();
  });

  test("an expired token loses nothing: the account says so, and new keys bring the words", async () => {
    const id = newId();
    const accountId = scene.accounts.instagram.id;
    scene.graph.on(({ query }) => (query["fields"]?.includes(`(${id})`) ? graphError(190, 463, 401) : undefined));
    await scene.deliver("instagram", named({ media_id: newId(), comment_id: id }));
    await until(
      () => scene.ground.app.db`select state from channels.account where id = ${accountId}`,
      ([row]) => row?.["state"] === "sign-in-again",
      "the account to say so",
    );
    tells(id, { text: question, username: `eva${id}` });
    const secrets = { appSecret: "the app's secret", verifyToken: "agreed", accessToken: "EAA instagram" };
    const { status } = await scene.ground.api("PUT", `/api/v1/channel-accounts/${accountId}/secrets`, { secrets });
    expect(status).toBeLessThan(300);
    expect((await scene.message(id)).caseId).not.toBeNull();
  });
});

test.each(["gets through", "did not get through"])(
  "an answer whose call got no word back and that %s is looked up below the mention, and not written twice",
  async (how) => {
    const id = newId();
    tells(id, { text: question, username: `ada${id}` });
    await scene.deliver("instagram", named({ media_id: newId(), comment_id: id }));
    const { caseId } = await scene.message(id);
    scene.graph.on(({ path }) => (path.endsWith("/mentions") ? { isCut: true } : undefined));
    const replies = how === "gets through" ? [{ id: `9${id}`, text: "Under way." }] : [];
    tells(id, { replies: { data: replies } });
    const before = scene.graph.asked.filter(({ path }) => path.endsWith("/mentions")).length;
    const { id: messageId } = await scene.answer(caseId, { visibility: "public", text: "Under way." });
    const wanted = how === "gets through" ? "accepted" : "unsure";
    await scene.caseOf(caseId, ({ messages }) =>
      messages.some((one: any) => one.id === messageId && one.delivery.state === wanted),
    );
    expect(scene.graph.asked.filter(({ path }) => path.endsWith("/mentions")).length - before).toBe(1);
  },
);

/** What stands below our own picture comes as a comment too, where it names us. */
const below = (id: string, mediaId: string, authorId: string, text = question): object =>
  instagramComment({ id, text, from: { id: authorId, username: `tove${id}` }, media: { id: mediaId } });

const waysOf = async (caseId: string) =>
  JSON.stringify((await scene.ground.api("GET", `/api/v1/cases/${caseId}/ways`)).body);

const untilExposed = (caseId: string, state: string) =>
  until(
    async () => (await scene.ground.api("GET", `/api/v1/cases/${caseId}/exposures`)).body.items,
    ([exposure]) => exposure?.state === state,
    `its booking code to be ${state}`,
  );

const messagesNamed = async (id: string) =>
  (await scene.ground.api("GET", `/api/v1/messages?externalId=${id}`)).body.items;

describe("what stands below somebody else's post", () => {
  test("is offered to be hidden or deleted by nobody, nor is our answer to it, and both are refused", async () => {
    const id = newId();
    tells(id, { text: question, username: `una${id}` });
    await scene.deliver("instagram", named({ media_id: newId(), comment_id: id }));
    const message = await scene.message(id);
    expect(message).toMatchObject({ hideable: false, deletable: false, told: { elsewhere: true } });
    const hide = await scene.ground.api("PUT", `/api/v1/messages/${message.id}/hidden`, { hidden: true });
    expect([hide.status, hide.body.code]).toEqual([409, "cases.not-hideable"]);
    const sent = await scene.answer(message.caseId, { visibility: "public", text: "We look for it." });
    expect(sent).toMatchObject({ deletable: false });
    for (const one of [message, sent]) {
      const { status, body } = await scene.ground.api("POST", `/api/v1/messages/${one.id}/deletion`);
      expect([status, body.code]).toEqual([409, "cases.not-deletable"]);
    }
    expect(scene.graph.asked.filter(({ path }) => path === `/${id}`)).toEqual([]);
  });

  test("is not hidden by the house either: an agent is to ask its writer to take it away", async () => {
    const id = newId();
    tells(id, { text: "Please help me @jetbridge, my booking is QX7RT4, the flight was cancelled?", username: "vic" });
    await scene.deliver("instagram", named({ media_id: newId(), comment_id: id }));
    const { caseId } = await scene.message(id);
    await untilExposed(caseId, "to-ask");
    expect(scene.graph.asked.filter(({ path }) => path === `/${id}`)).toEqual([]);
  });
});

describe("a comment below ours that names us is one message, and opens a private answer", () => {
  const mention = (id: string, mediaId: string) =>
    scene.deliver("instagram", named({ media_id: mediaId, comment_id: id }));

  const untilOurs = (id: string) =>
    until(
      () => messagesNamed(id),
      ([message]) => message?.hideable === true,
      "the comment to be below ours",
    );

  test.each([
    ["the comment first", true],
    ["the mention first", false],
  ])("%s", async (_, isCommentFirst) => {
    const [id, mediaId] = [newId(), newId()];
    tells(id, { text: question, username: `tove${id}` });
    const tellings = [() => scene.deliver("instagram", below(id, mediaId, `8${id}`)), () => mention(id, mediaId)];
    for (const tell of isCommentFirst ? tellings : tellings.toReversed()) {
      expect(await tell()).toBe(200);
      await scene.message(id);
    }
    expect(await untilOurs(id)).toHaveLength(1);
    const { caseId } = await scene.message(id);
    expect(await state(id)).toBeUndefined();
    await until(
      () => waysOf(caseId),
      (ways) => ways.includes("private-reply"),
      "a private answer to be possible",
    );
    const sent = await scene.answer(caseId, { visibility: "private", text: "We look for it." });
    expect(sent.delivery.state).toBe("accepted");
    const call = scene.graph.asked.findLast(({ path }) => path.endsWith("/messages"));
    expect(call?.body.recipient).toEqual({ comment_id: id });
    await scene.answer(caseId, { visibility: "public", text: "See your messages." });
    expect(scene.graph.asked.filter(({ path }) => path === `/${id}/replies`)).toHaveLength(1);
    expect(await scene.message(id)).toMatchObject({ deletable: true });
  });

  test("also where the comment comes while the words are still being asked for", async () => {
    const [id, mediaId] = [newId(), newId()];
    scene.graph.on(({ query }) => (query["fields"]?.includes(`(${id})`) ? graphError(2, undefined, 500) : undefined));
    await mention(id, mediaId);
    await untilState(id, "waiting");
    await scene.deliver("instagram", below(id, mediaId, `8${id}`));
    expect(await untilOurs(id)).toHaveLength(1);
    expect(await state(id)).toBeUndefined();
  });

  test("who was known by the name alone is the one whose id the comment tells", async () => {
    const [id, mediaId, later] = [newId(), newId(), newId()];
    tells(id, { text: question, username: `tove${id}` });
    await mention(id, mediaId);
    const { customerId } = await scene.message(id);
    await scene.deliver("instagram", below(id, mediaId, `8${id}`));
    await untilOurs(id);
    await scene.deliver("instagram", below(later, newId(), `8${id}`, "And when will it come?"));
    expect((await scene.message(later)).customerId).toBe(customerId);
  });

  test("its booking code is hidden as soon as it is known to stand below ours", async () => {
    const [id, mediaId] = [newId(), newId()];
    const text = "Please help me @jetbridge, my booking is QX7RT4, the flight was cancelled?";
    tells(id, { text, username: `tove${id}` });
    await mention(id, mediaId);
    const { caseId } = await scene.message(id);
    await untilExposed(caseId, "to-ask");
    await scene.deliver("instagram", below(id, mediaId, `8${id}`, text));
    await untilExposed(caseId, "hidden");
    expect(scene.graph.asked.filter(({ path, query }) => path === `/${id}` && query["hide"] === "true")).toHaveLength(
      1,
    );
  });
});

test("a mention on Facebook stands elsewhere where the post is another's, and may not be hidden", async () => {
  const [own, other] = [newId(), newId()];
  const named = (id: string, postId: string): object => ({
    object: "page",
    entry: [
      {
        id: ids.facebook,
        time: Math.floor(Date.now() / 1000),
        changes: [
          {
            field: "mention",
            value: {
              item: "comment",
              verb: "add",
              post_id: postId,
              comment_id: id,
              message: question,
              sender_id: `9${id}`,
            },
          },
        ],
      },
    ],
  });
  await scene.deliver("facebook", named(own, `${ids.facebook}_1`));
  await scene.deliver("facebook", named(other, "77_1"));
  expect(await scene.message(own)).toMatchObject({ hideable: true, deletable: true });
  expect(await scene.message(other)).toMatchObject({ hideable: false, deletable: false });
});
