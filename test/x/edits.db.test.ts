import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { until } from "../until.ts";
import { type BrandAccount, deliver, newId } from "../vendor.ts";
import { openScene, type Scene } from "./scene.ts";

let scene: Scene;
let brand: BrandAccount;

beforeAll(async () => {
  scene = await openScene();
  const { body } = await scene.ground.api("GET", "/api/v1/channel-accounts");
  brand = {
    id: scene.world.accountId,
    webhookUrl: body.items[0].webhookUrl,
    externalId: scene.world.brand.id,
    consumerSecret: scene.world.secrets().consumerSecret,
  };
});
afterAll(() => scene.close());

/** A post as a delivery tells it, of any age and with any history. */
const told = (post: {
  id: string;
  text: string;
  authorId: string;
  history?: string[];
  conversationId?: string;
}): string =>
  JSON.stringify({
    data: {
      event_uuid: newId(),
      filter: { user_id: brand.externalId },
      event_type: "post.mention.create",
      payload: {
        id: post.id,
        text: post.text,
        author_id: post.authorId,
        created_at: new Date().toISOString(),
        conversation_id: post.conversationId ?? post.history?.[0] ?? post.id,
        edit_history_tweet_ids: post.history ?? [post.id],
      },
      includes: { users: [{ id: post.authorId, name: "Edith", username: `e${post.authorId}` }] },
    },
  });

const deletion = (id: string, authorId: string): string =>
  JSON.stringify({
    data: { event_type: "post.delete", filter: { user_id: brand.externalId }, payload: { id, author_id: authorId } },
  });

const rawBodiesWith = async (word: string): Promise<number> => {
  const [row] = await scene.ground.app.db`
    select (select count(*) from channels.delivery where convert_from(body, 'UTF8') like ${`%${word}%`})
      + (select count(*) from channels.arrival where entry::text like ${`%${word}%`})
      + (select count(*) from cases.message where text like ${`%${word}%`} or masked_text like ${`%${word}%`} or quoted::text like ${`%${word}%`})
      + (select count(*) from cases.message_version where text like ${`%${word}%`})
      + (select count(*) from cases."case" where preview like ${`%${word}%`}) as n`;
  return Number(row?.["n"]);
};

describe("a post that was edited", () => {
  test("is one message: the newest words count, the earlier ones are kept with their times", async () => {
    const { world, ask, message, caseOf } = scene;
    const post = world.writePost({ as: scene.somebody(), text: ask("where is my bag?") });
    const before = await message(post.id);
    const edit = world.editPost(post.id, ask("we are stranded at the airport with a baby, no hotel, please help!!"));
    const after = await message(edit.id, ({ edited }) => edited !== null);
    expect(after).toMatchObject({ id: before.id, externalId: post.id });
    expect(after.text).toContain("stranded");
    expect(after.edited.versions.map(({ text }: any) => text)).toEqual([post.text]);
    expect(after.triage.urgency).toBe(3);
    const theCase = await caseOf(before.caseId, ({ urgency }) => urgency === 3);
    expect(theCase).toMatchObject({ state: "open", waitingSince: before.writtenAt });
    expect(theCase.preview).toContain("stranded");
    expect(theCase.messages).toHaveLength(1);
  });

  test("calms down again when its words do, unless an agent said how urgent it is", async () => {
    const { world, ask, message, caseOf, ground } = scene;
    const stuck = () =>
      world.writePost({
        as: scene.somebody(),
        text: ask("we are stranded at the airport with a baby, no hotel, please help!!"),
      });
    const [calmed, set] = [stuck(), stuck()];
    const [first, second] = [await message(calmed.id), await message(set.id)];
    await ground.api("PUT", `/api/v1/cases/${second.caseId}/judgement`, { urgency: 2 });
    for (const post of [calmed, set]) world.editPost(post.id, ask("where do I find the opening hours of the lounge?"));
    expect((await caseOf(first.caseId, ({ urgency }) => urgency < 3)).urgency).toBe(0);
    await caseOf(second.caseId, ({ messages }) => messages[0].edited !== null);
    expect((await caseOf(second.caseId)).urgency).toBe(2);
  });

  test.each([
    ["in order", [0, 1, 2]],
    ["with the last first", [2, 1, 0]],
    ["with the original in the middle", [1, 0, 2]],
    ["each twice", [2, 2, 0, 1, 1, 0]],
  ])("ends the same when its versions come %s", async (_how, order) => {
    const ids = [newId(), newId(), newId()];
    const authorId = newId();
    const texts = ["can you help me?", "can you help me please?", "can you help me today please?"];
    for (const n of order) {
      const id = ids[n] ?? "";
      const post = { id, text: `@b ${texts[n]}`, authorId, history: ids.slice(0, n + 1) };
      expect(await deliver(brand, told(post))).toBe(200);
      await scene.message(
        id,
        ({ text, edited }) => text === post.text || edited?.versions.some((one: any) => one.text === post.text),
      );
    }
    const one = await scene.message(ids[2] ?? "", ({ edited }) =>
      edited?.versions.every(({ text }: any) => text !== null),
    );
    expect(one).toMatchObject({ externalId: ids[0], text: `@b ${texts[2]}` });
    expect(one.edited.versions).toMatchObject([
      { externalId: ids[0], text: `@b ${texts[0]}` },
      { externalId: ids[1], text: `@b ${texts[1]}` },
    ]);
    const rows = await scene.ground.app.db`select id from cases.message where author_handle = ${`e${authorId}`}`;
    expect(rows).toHaveLength(1);
    const theCase = await scene.caseOf(one.caseId);
    expect(theCase.messages).toHaveLength(1);
    const [{ n }] = await scene.ground.app.db<[{ n: number }]>`
      select count(*)::int as n from service_levels.episode where case_id = ${one.caseId}`;
    expect(n).toBe(1);
  });

  test("comes in one burst in any order and is still one message", async () => {
    const ids = [newId(), newId(), newId(), newId()];
    const authorId = newId();
    const posts = ids.map((id, n) =>
      told({ id, text: `@b where is my bag? ${n}`, authorId, history: ids.slice(0, n + 1) }),
    );
    await Promise.all([...posts.toReversed(), ...posts].map((post) => deliver(brand, post)));
    const one = await scene.message(
      ids[3] ?? "",
      ({ edited }) => edited?.versions.filter((v: any) => v.text !== null).length === 3,
    );
    expect(one.text).toBe("@b where is my bag? 3");
    expect((await scene.caseOf(one.caseId)).messages).toHaveLength(1);
  });

  test("is answered at its newest version, and hides what personal data the new words hold", async () => {
    const { world, ask, message, ground } = scene;
    const post = world.writePost({ as: scene.somebody(), text: ask("can you rebook me?") });
    const { caseId } = await message(post.id);
    const edit = world.editPost(post.id, ask("can you rebook me? my booking code is K7XQ2M"));
    const edited = await message(edit.id, (one) => one.edited !== null);
    expect(edited.triage.personalData).not.toEqual([]);
    const brandRole = await ground.as("brand");
    const seen = await brandRole("GET", `/api/v1/messages?externalId=${post.id}`);
    expect(JSON.stringify(seen.body)).not.toContain("K7XQ2M");
    const id = await scene.answer(caseId, { text: "Gladly, we write to you in private." });
    expect((await scene.settled(caseId, id)).delivery.state).toBe("accepted");
    expect(world.received().posts.at(-1)?.replyToId).toBe(edit.id);
  });

  test("a mention that becomes a question becomes a case", async () => {
    const { world, ask, message } = scene;
    const post = world.writePost({ as: scene.somebody(), text: ask("flies over my house every morning, zebrafinch") });
    expect((await message(post.id)).caseId).toBeNull();
    world.editPost(post.id, ask("flies over my house every morning, zebrafinch. Where is my bag?"));
    expect((await message(post.id, ({ caseId }) => caseId !== null)).triage.needs).toBe("answer");
  });
});

describe("what its writer takes back", () => {
  test("is gone everywhere with all its versions, and its case waits no longer", async () => {
    const { world, ask, message, caseOf } = scene;
    const word = `umbrella${randomUUID().slice(0, 8)}`;
    const post = world.writePost({ as: scene.somebody(), text: ask(`where is my ${word}?`) });
    const { caseId, id } = await message(post.id);
    world.editPost(post.id, ask(`where is my red ${word}?`));
    await message(post.id, ({ edited }) => edited !== null);
    expect(await rawBodiesWith(word)).toBeGreaterThan(3);
    world.removePost(post.id);
    const closed = await caseOf(caseId, ({ state }) => state === "closed");
    expect(closed).toMatchObject({ outcome: "needed-no-answer", waitingSince: null, preview: "" });
    expect(closed.messages.find((one: any) => one.id === id)).toMatchObject({
      text: "",
      removed: { why: "its writer took it back" },
    });
    expect(await rawBodiesWith(word)).toBe(0);
    const [episode] = await scene.ground.app.db`select ended_why from service_levels.episode where case_id = ${caseId}`;
    expect(episode).toEqual({ endedWhy: "needed-no-answer" });
    const [kept] = await scene.ground.app
      .db`select count(*)::int as n from cases.removal where account_id = ${brand.id} and external_id = ${post.id}`;
    expect(kept?.["n"]).toBe(1);
    // X may tell all of it once more.
    world.replay(600);
    await until(
      async () => world.deliveries().waiting,
      (waiting) => waiting === 0,
      "the replay",
    );
    await until(
      () => scene.ground.app.db`select count(*)::int as n from channels.delivery where state = 'waiting'`,
      ([row]) => row?.["n"] === 0,
      "the replay to be read",
    );
    expect(await rawBodiesWith(word)).toBe(0);
  });

  test("stays gone when the deletion comes first, makes no case, and nobody waits", async () => {
    const [id, authorId, word] = [newId(), newId(), `ghost${randomUUID().slice(0, 8)}`];
    await deliver(brand, deletion(id, authorId));
    await until(
      () => scene.ground.app.db`select count(*)::int as n from cases.removal where external_id = ${id}`,
      ([row]) => row?.["n"] === 1,
      "the tombstone",
    );
    await deliver(brand, told({ id, text: `@b where is my ${word}?`, authorId }));
    const gone = await scene.message(id);
    expect(gone).toMatchObject({ text: "", caseId: null, removed: { why: "its writer took it back" }, triage: null });
    await until(
      () => rawBodiesWith(word),
      (n) => n === 0,
      "its words to go",
    );
  });

  test("an edit of something taken back stays gone too", async () => {
    const [first, second, authorId, word] = [newId(), newId(), newId(), `ghost${randomUUID().slice(0, 8)}`];
    await deliver(brand, deletion(first, authorId));
    await deliver(brand, told({ id: second, text: `@b where is my ${word}?`, authorId, history: [first, second] }));
    expect(await scene.message(first)).toMatchObject({ text: "", caseId: null });
    await until(
      () => rawBodiesWith(word),
      (n) => n === 0,
      "its words to go",
    );
  });

  test("deletion and message at the same moment, many times, leave nobody waiting and no words", async () => {
    const word = `race${randomUUID().slice(0, 8)}`;
    const pairs = Array.from({ length: 25 }, () => ({ id: newId(), authorId: newId() }));
    await Promise.all(
      pairs.flatMap(({ id, authorId }, n) => {
        const both = [told({ id, text: `@b where is my ${word}?`, authorId }), deletion(id, authorId)];
        return (n % 2 ? both.toReversed() : both).map((body) => deliver(brand, body));
      }),
    );
    await until(
      () => rawBodiesWith(word),
      (n) => n === 0,
      "all words to go",
    );
    const [{ n }] = await scene.ground.app.db<[{ n: number }]>`
      select count(*)::int as n from cases.message m join cases."case" c on c.id = m.case_id
      where m.external_id = any(${pairs.map(({ id }) => id)}) and c.state = 'open'`;
    expect(n).toBe(0);
  });

  test("leaves a case waiting where something else is unanswered, and an answered one waiting for them", async () => {
    const { world, ask, message, caseOf } = scene;
    const two = scene.somebody();
    const first = world.writePost({ as: two, text: ask("where is my bag?") });
    const { caseId } = await message(first.id);
    await message(world.writePost({ as: two, text: ask("and can I change my seat?") }).id);
    world.removePost(first.id);
    await message(first.id, ({ removed }) => removed !== null);
    expect(await caseOf(caseId)).toMatchObject({ state: "open" });

    const again = scene.somebody();
    const other = await message(world.writePost({ as: again, text: ask("is there wifi on board?") }).id);
    await scene.settled(other.caseId, await scene.answer(other.caseId, { text: "Yes, there is." }));
    const next = world.writePost({ as: again, text: ask("and what does it cost?") });
    await caseOf(other.caseId, ({ state }) => state === "open");
    world.removePost(next.id);
    expect(await caseOf(other.caseId, ({ state }) => state !== "open")).toMatchObject({ state: "waiting" });
    const open = await scene.ground.app
      .db`select 1 from service_levels.episode where case_id = ${other.caseId} and ended_at is null`;
    expect(open).toHaveLength(0);
  });
});

describe("a quote", () => {
  test("of our post is understood as one, shows what it quotes, and is a talk of its own", async () => {
    const { world, ask, message } = scene;
    const own = await ownPost("We fly to Oslo twice a day from June.");
    const quote = world.writePost({ as: scene.somebody(), text: "lovely! does my dog fly with me?", quotedId: own });
    const one = await message(quote.id);
    expect(one.quoted).toMatchObject({ externalId: own, isOurs: true, text: "We fly to Oslo twice a day from June." });
    const detail = await scene.caseOf(one.caseId);
    expect(detail.threads.map(({ externalId }: any) => externalId)).toEqual([quote.id]);
    expect(one.hideable).toBe(false);
    const asker = world.writePost({ as: scene.somebody(), text: ask("where is my bag?") });
    await message(asker.id);
    const about = world.writePost({ as: scene.somebody(), text: ask("same here, where is mine?"), quotedId: asker.id });
    expect((await message(about.id)).quoted).toMatchObject({ externalId: asker.id, isOurs: false, text: asker.text });
    world.removePost(asker.id);
    const bare = await message(about.id, ({ quoted }) => quoted.text === null);
    expect(bare.text).toContain("where is mine?");
  });

  async function ownPost(text: string): Promise<string> {
    const { world } = scene;
    const response = await fetch(`${world.url}/2/tweets`, {
      method: "POST",
      headers: { authorization: `Bearer ${world.secrets().accessToken}`, "content-type": "application/json" },
      body: JSON.stringify({ text }),
    });
    return ((await response.json()) as any).data.id;
  }
});
