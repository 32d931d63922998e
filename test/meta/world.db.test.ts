import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeProfileLines } from "../../server/modules/service-levels/index.ts";
import { checkKeys } from "../../server/modules/channels/index.ts";
import { startWorld, type World } from "../../world/world.ts";
import { type Ground, openGround } from "../ground.ts";
import { until } from "../until.ts";

let ground: Ground;
let world: World;
let accounts: Map<string, any>;

beforeAll(async () => {
  ground = await openGround();
  world = await startWorld({ rate: 0, seed: 7, firstPauseMs: 50, meta: true });
  await world.connectTo({ api: ground.url, token: ground.adminToken });
  const list = await until(
    () => ground.api("GET", "/api/v1/channel-accounts").then(({ body }) => body.items),
    (items) =>
      ["facebook", "messenger", "instagram", "whatsapp"].every((kind) => items.some((one: any) => one.kind === kind)),
    "all four to be connected",
  );
  accounts = new Map(list.map((one: any) => [one.kind, one]));
}, 60_000);
afterAll(async () => {
  await world.close();
  await ground.close();
});

const question = "Where is my suitcase? It did not arrive in Oslo.";

function somebody(more: object = {}): string {
  const handle = `p${randomUUID().slice(0, 8)}`;
  world.addPassenger({ handle, name: "Ada Nordmann", language: "en", acceptsMessages: true, ...more });
  return handle;
}

const message = (externalId: string, satisfies: (one: any) => boolean = () => true): Promise<any> =>
  until(
    () =>
      ground
        .api("GET", `/api/v1/messages?externalId=${encodeURIComponent(externalId)}`)
        .then(({ body }) => body.items[0]),
    (found) => found !== undefined && satisfies(found),
    `the message ${externalId}`,
  );

const caseOf = (caseId: string, satisfies: (one: any) => boolean = () => true): Promise<any> =>
  until(() => ground.api("GET", `/api/v1/cases/${caseId}`).then(({ body }) => body), satisfies, "the case");

async function begin(caseId: string, body: object): Promise<string> {
  const id = randomUUID();
  const answer = await ground.api("POST", `/api/v1/cases/${caseId}/replies`, {
    id,
    visibility: "private",
    text: "We look for it.",
    ...body,
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  await ground.app.db`
    update channels.outgoing set send_after = platform.now() where (id = ${id} or message_id = ${id}) and state = 'pending'`;
  ground.app.ring("outgoing");
  return id;
}

const settled = (caseId: string, id: string, satisfies = (state: string) => state !== "pending"): Promise<any> =>
  caseOf(caseId, ({ messages }) => messages.some((one: any) => one.id === id && satisfies(one.delivery.state))).then(
    ({ messages }) => messages.find((one: any) => one.id === id),
  );

const answer = async (caseId: string, body: object): Promise<any> => settled(caseId, await begin(caseId, body));

describe.each(["facebook", "instagram"] as const)("a comment on %s", (place) => {
  test("is answered below it, hidden at the channel, and its edit or removal followed", async () => {
    const post = world.meta.writePost({ place, text: "Our new A350" });
    const written = world.meta.comment({ as: somebody(), under: post.id, text: question });
    const { caseId, id, author } = await message(written.id);
    expect(author.name ?? author.handle).not.toBeNull();
    const text = `We look for it. ${randomUUID().slice(0, 6)}`;
    const sent = await answer(caseId, { visibility: "public", text });
    expect(sent.delivery).toMatchObject({ state: "accepted", code: null });
    expect(world.meta.received().comments.find((one) => one.text === text)?.parentId).toBe(written.id);
    await ground.api("PUT", `/api/v1/messages/${id}/hidden`, { hidden: true });
    await message(written.id, ({ hiding }) => hiding?.state === "done" && hiding.hidden);
    expect(world.meta.received().hidden).toContain(written.id);
  });

  test("whose answer got no word back is looked up, and not written twice", async () => {
    const post = world.meta.writePost({ place, text: "Oslo from 49" });
    const written = world.meta.comment({ as: somebody(), under: post.id, text: question });
    const { caseId } = await message(written.id);
    world.meta.addFault({ endpoint: "comment", kind: "accept-then-cut", place });
    const text = `Under way ${randomUUID().slice(0, 6)}`;
    const id = await begin(caseId, { visibility: "public", text });
    await settled(caseId, id, (state) => state === "accepted");
    expect(world.meta.received().comments.filter((one) => one.text === text)).toHaveLength(1);
    world.meta.clearFaults();
  });
});

describe.each([
  ["in a comment below their own picture", false],
  ["in the words of their own picture", true],
] as const)("somebody who names us on Instagram %s", (_, inCaption) => {
  test("has a case with their words, and is answered there", async () => {
    const as = somebody();
    const text = `@halcyraair ${question}`;
    const id = world.meta.mention({ as, place: "instagram", text, inCaption, withPicture: true });
    const named = await message(id, ({ attachments: [one] }) => one?.state !== "waiting");
    expect(named).toMatchObject({ author: { handle: expect.stringMatching(as) }, visibility: "public" });
    expect(named.text).toContain(question);
    expect(named.attachments).toHaveLength(inCaption ? 1 : 0);
    const words = `We look for it ${randomUUID().slice(0, 6)}`;
    expect((await answer(named.caseId, { visibility: "public", text: words })).delivery.state).toBe("accepted");
    const written = world.meta.received().comments.find((one) => one.text === words);
    expect(written?.parentId).toBe(inCaption ? null : id);
  });
});

describe.each(["messenger", "instagram", "whatsapp"] as const)("a message on %s", (place) => {
  test("is answered there, delivered and read", async () => {
    const as = somebody();
    const written = world.meta.sendMessage({ as, place, text: question });
    const { caseId } = await message(written.id);
    const text = `We look for it ${randomUUID().slice(0, 6)}`;
    const id = await begin(caseId, { text });
    await settled(caseId, id, (state) => state === "accepted" || state === "delivered");
    expect(world.meta.received().messages.find((one) => one.text === text)).toMatchObject({
      place,
      to: as,
      failed: null,
    });
    world.meta.read(as, place);
    await settled(caseId, id, (state) => state === "read");
  });

  test("brings a picture, and takes one back", async () => {
    const written = world.meta.sendMessage({
      as: somebody(),
      place,
      text: "Look: is this my suitcase?",
      show: "picture",
    });
    const { caseId, attachments } = await message(written.id, (one) => one.attachments[0]?.state !== "waiting");
    expect(attachments).toMatchObject([{ kind: "image", state: "here" }]);
    const upload = randomUUID();
    const file = await fetch(`${ground.url}/api/v1/files/${attachments[0].fileId}`, {
      headers: { authorization: `Bearer ${ground.adminToken}` },
    });
    await fetch(`${ground.url}/api/v1/uploads/${upload}/pieces/0`, {
      method: "PUT",
      headers: { authorization: `Bearer ${ground.adminToken}`, "content-type": "application/octet-stream" },
      body: await file.arrayBuffer(),
    });
    await ground.api("POST", `/api/v1/uploads/${upload}`, { pieces: 1 });
    const text = `This one? ${randomUUID().slice(0, 6)}`;
    const sent = await answer(caseId, { text, attachments: [{ id: upload }] });
    expect(sent.delivery, JSON.stringify(sent.delivery)).toMatchObject({
      state: expect.stringMatching(/accepted|delivered/),
    });
    const received = world.meta.received().messages.slice(-2);
    expect(received.map(({ kind }) => kind)).toEqual(["text", "image"]);
  });

  test("brings a voice note that can be played", async () => {
    const written = world.meta.sendMessage({ as: somebody(), place, show: "voice" });
    const { attachments } = await message(written.id, (one) => one.attachments[0]?.state !== "waiting");
    expect(attachments).toMatchObject([{ kind: "audio", state: "here", type: "audio/ogg" }]);
  });

  test("outlives a token that ended: intake goes on, and all goes out with a new one", async () => {
    const as = somebody();
    const written = world.meta.sendMessage({ as, place, text: question });
    const { caseId } = await message(written.id);
    world.meta.changeToken(place, { state: "expired" });
    const id = await begin(caseId, { text: "Found." });
    const account = accounts.get(place);
    await until(
      () =>
        ground
          .api("GET", "/api/v1/channel-accounts")
          .then(({ body }) => body.items.find((one: any) => one.id === account.id)),
      ({ state }) => state === "sign-in-again",
      "the account to say so",
    );
    const more = world.meta.sendMessage({ as, place, text: "And my stroller?" });
    expect((await message(more.id)).caseId).toBe(caseId);
    world.meta.newToken(place);
    await ground.api("PUT", `/api/v1/channel-accounts/${account.id}/secrets`, { secrets: world.meta.secrets(place) });
    await ground.app
      .db`update channels.outgoing set send_after = platform.now() where id = ${id} and state = 'pending'`;
    await settled(caseId, id, (state) => state === "accepted" || state === "delivered");
  });

  test("that gets no word back is settled without being sent again", async () => {
    const as = somebody();
    const written = world.meta.sendMessage({ as, place, text: question });
    const { caseId } = await message(written.id);
    world.meta.addFault({ endpoint: "send", kind: "accept-then-cut", place });
    const text = `Under way ${randomUUID().slice(0, 6)}`;
    const id = await begin(caseId, { text });
    await settled(caseId, id, (state) => ["accepted", "delivered", "read"].includes(state));
    expect(world.meta.received().messages.filter((one) => one.text === text)).toHaveLength(1);
    world.meta.clearFaults();
  });
});

test.each(["messenger", "instagram"] as const)(
  "somebody whose messages bring no name is asked for on %s",
  async (place) => {
    const written = world.meta.sendMessage({ as: somebody({ name: "Ingrid Ås" }), place, text: question });
    const named = await message(written.id, ({ author }) => author.name !== null);
    expect(named.author.name).toBe("Ingrid Ås");
  },
);

describe("what no webhook told", () => {
  /** As after an outage: their list was last looked at an hour ago, and is due. */
  const outage = (kind: string) =>
    ground.app.db`
      update channels.account set read_to = ${String(Math.floor(Date.now() / 1000) - 3600)}, looked_at = null where id = ${accounts.get(kind).id}`;

  test("is found at Meta, once, and what was known stays one", async () => {
    const [ada, bo] = [somebody(), somebody()];
    const known = world.meta.sendMessage({ as: ada, place: "messenger", text: question });
    await message(known.id);
    world.meta.setWebhooks({ mode: "lost" });
    const talk = world.meta.sendMessage({ as: ada, place: "messenger", text: "And my stroller?" });
    const direct = world.meta.sendMessage({ as: bo, place: "instagram", text: question, show: "picture" });
    const [post, picture] = [
      world.meta.writePost({ place: "facebook", text: "New seats" }),
      world.meta.writePost({ place: "instagram", text: "New seats" }),
    ];
    const below = world.meta.comment({ as: bo, under: post.id, text: question });
    const nested = world.meta.comment({ as: ada, under: below.id, text: "Mine too, where is it?" });
    const underPicture = world.meta.comment({ as: ada, under: picture.id, text: question });
    const visitors = world.meta.writePost({ place: "facebook", as: ada, text: question });
    await until(
      async () => world.meta.deliveries().waiting,
      (waiting) => waiting === 0,
      "the webhooks to be lost",
    );
    world.meta.setWebhooks({ mode: "on" });
    for (const kind of ["facebook", "messenger", "instagram"]) await outage(kind);
    for (const { id } of [talk, direct, below, nested, underPicture, visitors])
      expect((await message(id)).caseId).not.toBeNull();
    expect((await message(nested.id)).author.name).not.toBeNull();
    const rows = await ground.app.db`select 1 from cases.message where external_id = ${known.id}`;
    expect(rows).toHaveLength(1);
  }, 60_000);
});

test("keys that end are told ahead of time, and forgotten with new ones", async () => {
  world.meta.changeToken("facebook", { expiresAt: Date.now() + 5.5 * 86_400_000 });
  await ground.app.db`update channels.account set keys_asked_at = null where id = ${accounts.get("facebook").id}`;
  while (await checkKeys(ground.app));
  const { body } = await ground.api("GET", "/api/v1/operations");
  expect(body.alarms).toContainEqual(expect.objectContaining({ code: "keys-end-soon", severity: "urgent", amount: 5 }));
  const list = await ground.api("GET", "/api/v1/channel-accounts");
  expect(list.body.items.find(({ kind }: any) => kind === "facebook").keysEndAt).not.toBeNull();
  world.meta.newToken("facebook");
  await ground.api("PUT", `/api/v1/channel-accounts/${accounts.get("facebook").id}/secrets`, {
    secrets: world.meta.secrets("facebook"),
  });
  const after = await ground.api("GET", "/api/v1/operations");
  expect(after.body.alarms.filter(({ code }: any) => code === "keys-end-soon")).toEqual([]);
});

describe("what stands about us at Meta", () => {
  test("says how long an answer takes: below the Page's name, in Messenger's greeting, in WhatsApp's about", async () => {
    for (const kind of ["facebook", "messenger", "whatsapp"]) {
      // Newer than what the worker measures of the other tests' cases meanwhile, of which each language may be told apart.
      await ground.app.db`
        insert into service_levels.published (channel, measured_at, expected_seconds, waiting, inputs)
        values (${kind}, platform.now() + interval '1 minute', 1800, 0, '{}')`;
      await ground.app.db`
        insert into service_levels.told (channel, language, measured_at, told_seconds, waiting)
        values (${kind}, 'en', platform.now() + interval '1 minute', 1800, 0)`;
      const { id } = accounts.get(kind);
      const wish = { opening: "Halcyra, day and night.", language: "en", isOn: true };
      expect((await ground.api("PUT", `/api/v1/channel-accounts/${id}/profile-line`, wish)).status).toBe(200);
    }
    const said = "Halcyra, day and night. Reply time now: about 30 minutes.";
    // The worker writes them too.
    const { profiles } = await until(
      async () => {
        await writeProfileLines(ground.app);
        return fetch(`${world.url}/control/meta/state`).then((answer) => answer.json() as any);
      },
      (state) => state.profiles.page === said,
      "the line below the Page's name",
    );
    expect(profiles).toMatchObject({ page: said, whatsapp: said, greeting: { default: said } });
    expect(profiles.greeting["th_TH"]).toMatch(/30/);
    expect(Object.keys(profiles.greeting)).toHaveLength(14);
  });
});
