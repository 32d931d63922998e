/** Signs of life: that we have seen it, that we type. */
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { startWorld, type World } from "../../world/world.ts";
import { type Ground, moveClock, openGround } from "../ground.ts";
import { until } from "../until.ts";
import { type Asked, graphError } from "./graph.ts";
import { direct, newId, onInstagram, onWhatsApp, openScene, type Scene, whatsAppText } from "./scene.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());
afterEach(async () => {
  scene.graph.clear();
  await scene.ground.api("PUT", "/api/v1/settings/signs", { seen: true, typing: true });
  await scene.ground.app.db`delete from channels.allowance`;
});

type Place = "messenger" | "instagram" | "whatsapp";
const places: readonly Place[] = ["messenger", "instagram", "whatsapp"];

/** Writes a question there; gives the message. */
async function write(place: Place, person: string): Promise<{ id: string; caseId: string; threadId: string }> {
  const text = "Where is my suitcase? It did not arrive in Oslo.";
  const id = place === "whatsapp" ? `wamid.${newId()}` : `m_${newId()}`;
  const body =
    place === "whatsapp"
      ? onWhatsApp({ messages: [{ ...whatsAppText(person, text), id }] })
      : place === "messenger"
        ? direct({ sender: person, message: { mid: id, text } })
        : onInstagram({ sender: person, message: { mid: id, text } });
  expect(await scene.deliver(place, body)).toBe(200);
  return { ...(await scene.message(id)), id };
}

/** A question of somebody new, and the agent who took it. */
async function asked(place: Place) {
  const person = place === "whatsapp" ? `47${newId().slice(-9)}` : newId();
  const { id, caseId, threadId } = await write(place, person);
  const agent = await scene.ground.as("agent");
  await agent("POST", `/api/v1/cases/${caseId}/assign`, { assigneeId: "me" });
  return { person, messageId: id, caseId, threadId, agent };
}

const isSign = ({ body }: Asked): boolean => body?.sender_action !== undefined || body?.status === "read";
const signsTo = ({ person, messageId }: { person: string; messageId: string }): any[] =>
  scene.graph.asked
    .filter(isSign)
    .map(({ body }) => body)
    .filter((body) => body.recipient?.id === person || body.message_id === messageId);
/** Once nothing is wished for them any more. */
const taken = (person: string) =>
  until(
    () =>
      scene.ground.app.db<{ isTaken: boolean }[]>`
        select not (wishes_seen or wishes_typing) as is_taken from channels.sign where correspondent_id = ${person}`,
    ([row]) => row?.isTaken === true,
    "the sign to be taken off the list",
  );
const type = ({ agent, caseId, threadId }: Awaited<ReturnType<typeof asked>>) =>
  agent("POST", `/api/v1/cases/${caseId}/typing`, { threadId }).then(({ status, body }) => {
    expect(status).toBe(200);
    return body.seconds;
  });

describe.each(places)("on %s", (place) => {
  test("what they wrote is marked as seen when its agent opens the case, once, and again with what they write next", async () => {
    const one = await asked(place);
    await one.agent("GET", `/api/v1/cases/${one.caseId}`);
    await until(
      async () => signsTo(one),
      (signs) => signs.length > 0,
      "the sign",
    );
    await one.agent("GET", `/api/v1/cases/${one.caseId}`);
    await taken(one.person);
    expect(signsTo(one)).toEqual([
      place === "whatsapp"
        ? { messaging_product: "whatsapp", status: "read", message_id: one.messageId }
        : { recipient: { id: one.person }, sender_action: "mark_seen" },
    ]);
    const { id: messageId } = await write(place, one.person);
    await one.agent("GET", `/api/v1/cases/${one.caseId}`);
    await until(
      async () => signsTo({ person: one.person, messageId }),
      (signs) => signs.length === (place === "whatsapp" ? 1 : 2),
      "the next sign",
    );
  });

  test("it shows that an agent types, once in its time", async () => {
    const one = await asked(place);
    const seconds = await type(one);
    expect(seconds).toBe(place === "whatsapp" ? 25 : 20);
    await until(
      async () => signsTo(one),
      (signs) => signs.length === 1,
      "the sign",
    );
    expect(signsTo(one)).toEqual([
      place === "whatsapp"
        ? {
            messaging_product: "whatsapp",
            status: "read",
            message_id: one.messageId,
            typing_indicator: { type: "text" },
          }
        : { recipient: { id: one.person }, sender_action: "typing_on" },
    ]);
    await type(one);
    await taken(one.person);
    expect(signsTo(one)).toHaveLength(1);
    await moveClock(scene.ground.app, "26 seconds");
    await type(one);
    await until(
      async () => signsTo(one),
      (signs) => signs.length === 2,
      "the sign again",
    );
  });
});

describe("a sign", () => {
  test("is no message: nothing of it is in the outbox, and no attempt was made", async () => {
    const one = await asked("messenger");
    await type(one);
    await taken(one.person);
    const [row] = await scene.ground.app.db`
      select count(*)::int as n from channels.outgoing where recipient_id = ${one.person}`;
    expect(row).toEqual({ n: 0 });
  });

  test.each([
    ["no time left for it", async () => scene.graph.on((one) => (isSign(one) ? { isCut: true } : undefined))],
    ["a no", async () => scene.graph.on((one) => (isSign(one) ? graphError(10, undefined, 403) : undefined))],
    ["an ended token", async () => scene.graph.on((one) => (isSign(one) ? graphError(190) : undefined))],
  ])("that gets %s is not said again, and holds up nothing", async (_, trouble) => {
    const one = await asked("messenger");
    await trouble();
    await type(one);
    await until(
      async () => signsTo(one),
      (signs) => signs.length === 1,
      "the sign",
    );
    scene.graph.clear();
    const id = randomUUID();
    const reply = { id, text: "It is found.", visibility: "private" };
    expect((await one.agent("POST", `/api/v1/cases/${one.caseId}/replies`, reply)).status).toBe(201);
    await scene.sendNow(id);
    await scene.caseOf(one.caseId, ({ messages }) =>
      messages.some((message: any) => message.id === id && message.delivery.state === "accepted"),
    );
    expect(signsTo(one)).toHaveLength(1);
    const { body } = await scene.ground.api("GET", "/api/v1/channel-accounts");
    expect(body.items.find(({ kind }: any) => kind === "messenger").state).toBe("active");
  });

  test("is left out while less than half of what the vendor allows is left", async () => {
    const one = await asked("messenger");
    await scene.ground.app.db`
      insert into channels.allowance (account_id, visibility, remaining, most, resets_at)
      values (${scene.accounts.messenger.id}, 'private', 5, 10, platform.now() + interval '10 minutes')`;
    await type(one);
    await taken(one.person);
    await one.agent("GET", `/api/v1/cases/${one.caseId}`);
    await taken(one.person);
    expect(signsTo(one)).toEqual([]);
  });

  test("comes to nothing when nobody could give it in time", async () => {
    const one = await asked("messenger");
    await scene.ground.app.db`
      insert into channels.sign (account_id, correspondent_id, message_id, wishes_typing, wished_at)
      values (${scene.accounts.messenger.id}, ${one.person}, ${one.messageId}, true, platform.now() - interval '11 seconds')`;
    await taken(one.person);
    expect(signsTo(one)).toEqual([]);
  });

  test("is not given where the airline wants none; WhatsApp's typing needs both", async () => {
    const lead = await scene.ground.as("lead");
    const set = (rule: object) => lead("PUT", "/api/v1/settings/signs", rule);
    const [one, other] = [await asked("messenger"), await asked("whatsapp")];
    expect((await set({ seen: true, typing: false })).status).toBe(200);
    expect([await type(one), await type(other)]).toEqual([null, null]);
    await set({ seen: false, typing: true });
    expect([await type(one), await type(other)]).toEqual([20, null]);
    await one.agent("GET", `/api/v1/cases/${one.caseId}`);
    await taken(one.person);
    expect(signsTo(one)).toMatchObject([{ sender_action: "typing_on" }]);
    const { body } = await scene.ground.api("GET", "/api/v1/audit?action=settings.signs");
    expect(JSON.stringify(body)).toContain("seen off, typing on");
    expect((await one.agent("PUT", "/api/v1/settings/signs", { seen: true, typing: true })).status).toBe(403);
  });

  test("is not given by who only looks: another holds the case, or a program reads it", async () => {
    const one = await asked("messenger");
    const other = await scene.ground.as("agent", "Omar Aziz");
    await other("GET", `/api/v1/cases/${one.caseId}`);
    const answer = await other("POST", `/api/v1/cases/${one.caseId}/typing`, { threadId: one.threadId });
    expect(answer.body).toEqual({ seconds: null });
    const rows = await scene.ground.app.db`select 1 from channels.sign where correspondent_id = ${one.person}`;
    expect(rows).toHaveLength(0);
  });

  test.each([
    ["a thread of nothing", randomUUID(), randomUUID()],
    ["another case's thread", null, randomUUID()],
  ])("is not given in %s", async (_, caseId, threadId) => {
    const one = await asked("messenger");
    const answer = await one.agent("POST", `/api/v1/cases/${caseId ?? one.caseId}/typing`, { threadId });
    expect(answer).toMatchObject({ status: 200, body: { seconds: null } });
  });

  test("is not given once only a tag lets us write", async () => {
    const one = await asked("messenger");
    await moveClock(scene.ground.app, "25 hours");
    expect(await type(one)).toBeNull();
  });
});

describe("in the world", () => {
  let ground: Ground;
  let world: World;
  beforeAll(async () => {
    ground = await openGround();
    world = await startWorld({ rate: 0, seed: 7, firstPauseMs: 50, meta: true });
    await world.connectTo({ api: ground.url, token: ground.adminToken });
    await until(
      () => ground.api("GET", "/api/v1/channel-accounts").then(({ body }) => body.items),
      (items) => places.every((kind) => items.some((one: any) => one.kind === kind)),
      "all to be connected",
    );
  }, 60_000);
  afterAll(async () => {
    await world.close();
    await ground.close();
  });

  test.each(places)("somebody on %s sees that they were read, and that an answer is typed", async (place) => {
    const as = `p${randomUUID().slice(0, 8)}`;
    world.addPassenger({ handle: as, name: "Ada Nordmann", language: "en", acceptsMessages: true });
    const written = world.meta.sendMessage({ as, place, text: "Where is my suitcase? It did not arrive in Oslo." });
    const { caseId, threadId } = await until(
      () =>
        ground
          .api("GET", `/api/v1/messages?externalId=${encodeURIComponent(written.id)}`)
          .then(({ body }) => body.items[0]),
      (found) => Boolean(found?.caseId),
      "the case",
    );
    const agent = await ground.as("agent");
    await agent("POST", `/api/v1/cases/${caseId}/assign`, { assigneeId: "me" });
    await agent("GET", `/api/v1/cases/${caseId}`);
    expect((await agent("POST", `/api/v1/cases/${caseId}/typing`, { threadId })).body.seconds).toBeGreaterThan(10);
    await until(
      async () => world.meta.received().signs.filter(({ to }) => to === as),
      (signs) => ["seen", "typing"].every((sign) => signs.some((one) => one.sign === sign)),
      "both signs",
    );
  });
});
