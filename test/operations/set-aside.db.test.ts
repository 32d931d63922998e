import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Ground, openGround } from "../ground.ts";
import { until } from "../until.ts";
import { ask, connectBrand } from "../staff/asked.ts";
import { type BrandAccount, deliver, mentionOf, newId } from "../vendor.ts";

let ground: Ground;
let brand: BrandAccount;

beforeAll(async () => {
  ground = await openGround();
  brand = await connectBrand(ground);
});
afterAll(() => ground.close());

const deliveries = (query: string) => ground.api("GET", `/api/v1/deliveries?${query}`).then(({ body }) => body.items);
const whole = (id: string) => ground.api("GET", `/api/v1/deliveries/${id}`).then(({ body }) => body);
const settled = () =>
  until(
    () => deliveries("state=waiting"),
    (items) => items.length === 0,
    "all to be read",
  );

describe("a delivery", () => {
  test("is found by the vendor's id, and shows what it says, what came of it and where that ended", async () => {
    const id = newId();
    await deliver(brand, mentionOf(brand, { id, text: "where is my suitcase?", authorId: "501" }));
    await until(
      () => ground.api("GET", `/api/v1/messages?externalId=${id}`),
      ({ body }) => body.items.length > 0,
    );
    const [found, ...others] = await deliveries(`externalId=${id}`);
    expect(others).toEqual([]);
    const { body, headers, found: entries } = await whole(found.id);
    expect(body).toContain("suitcase");
    expect(headers["content-type"]).toBe("application/json");
    expect(entries).toEqual([
      expect.objectContaining({
        externalId: id,
        kind: "message",
        state: "received",
        firstDeliveryId: null,
        messageId: expect.any(String),
        caseId: expect.any(String),
      }),
    ]);
  });

  test("that came twice says which one was first", async () => {
    const id = newId();
    const body = mentionOf(brand, { id, text: "hello? anybody?", authorId: "502" });
    await deliver(brand, body);
    await settled();
    await deliver(brand, body);
    await settled();
    const [first] = await deliveries(`externalId=${id}`);
    const [second] = await deliveries("limit=1");
    expect(second.id).not.toBe(first.id);
    expect((await whole(second.id)).found[0]).toMatchObject({ externalId: id, firstDeliveryId: first.id });
  });

  test("is found by what its body says, by those who may read it, and that is written to the audit", async () => {
    await deliver(brand, mentionOf(brand, { id: newId(), text: "mijn koffer is weg, één blauwe", authorId: "503" }));
    await settled();
    expect(await deliveries(`text=${encodeURIComponent("één blauwe")}`)).toHaveLength(1);
    expect(await deliveries("text=nobody+said+this")).toEqual([]);
    const { body } = await ground.api("GET", "/api/v1/audit?limit=20");
    expect(body.items.map(({ action }: { action: string }) => action)).toContain("channels.search-deliveries");
  });

  test("shows engineers its shape, with dots for people's data and for our keys; what is behind them for a reason, in the audit", async () => {
    const engineer = await ground.as("engineer");
    const id = newId();
    const text = "I am jan.smit@mail.example, +31 6 12345678, booking code X7KQ2M. Where is my bag?";
    await deliver(brand, mentionOf(brand, { id, text, authorId: "508" }));
    await settled();
    const [{ id: deliveryId }] = await deliveries(`externalId=${id}`);
    const { body: shown } = await engineer("GET", `/api/v1/deliveries/${deliveryId}`);
    expect(shown).toMatchObject({ isMasked: true, found: [{ externalId: id }] });
    expect(shown.body).toContain("Where is my bag?");
    expect(JSON.parse(shown.body).data.payload.id).toBe(id);
    for (const secret of ["jan.smit", "12345678", "X7KQ2M"]) expect(shown.body).not.toContain(secret);

    const reveal = `/api/v1/deliveries/${deliveryId}/reveal`;
    expect((await engineer("POST", reveal, { reason: "" })).status).toBe(400);
    expect((await (await ground.as("lead"))("POST", reveal, { reason: "just because I want" })).status).toBe(403);
    const reason = "X says that the text was cut";
    expect((await engineer("POST", reveal, { reason })).body.body).toContain(text);
    const { body } = await ground.api("GET", `/api/v1/audit?limit=5&subject=delivery/${deliveryId}`);
    expect(body.items[0]).toMatchObject({ action: "channels.reveal-delivery", detail: reason });
  });

  test("is found within its time only", async () => {
    const { receivedAt } = (await deliveries("limit=1"))[0];
    const at = new Date(receivedAt).getTime();
    const between = (from: number, to: number) =>
      deliveries(`since=${new Date(at + from).toISOString()}&until=${new Date(at + to).toISOString()}`);
    expect((await between(-1, 1)).map((one: { receivedAt: string }) => one.receivedAt)).toContain(receivedAt);
    expect(await between(5, 10_000)).toEqual([]);
  });
});

describe("replaying", () => {
  test("what was read changes nothing: one message stays one", async () => {
    const id = newId();
    await deliver(brand, mentionOf(brand, { id, text: "one only, please?", authorId: "504" }));
    await until(
      () => ground.api("GET", `/api/v1/messages?externalId=${id}`),
      (answer) => answer.body.items.length > 0,
    );
    const [{ id: deliveryId }] = await deliveries(`externalId=${id}`);
    const messages = () => ground.app.db`select id from cases.message`.then((rows) => rows.length);
    const before = await messages();
    expect(await ground.api("POST", "/api/v1/deliveries/replay", { ids: [deliveryId] })).toMatchObject({
      status: 200,
      body: { count: 1, nextCursor: null },
    });
    expect((await ground.api("POST", "/api/v1/deliveries/replay", { state: "read" })).body.count).toBeGreaterThan(3);
    await settled();
    expect(await messages()).toBe(before);
  });

  test("what a better reader can read makes the message it should have been", async () => {
    const id = newId();
    const body = mentionOf(brand, { id, text: "was I lost?", authorId: "505" });
    await deliver(brand, "{broken");
    await settled();
    const [broken] = await deliveries("state=unreadable&limit=1");
    // As if today's reader had learnt it.
    await ground.app.db`update channels.delivery set body = convert_to(${body}, 'UTF8') where id = ${broken.id}`;
    const { body: answer } = await ground.api("POST", "/api/v1/deliveries/replay", { state: "unreadable" });
    expect(answer.count).toBeGreaterThanOrEqual(1);
    const found = await until(
      () => ground.api("GET", `/api/v1/messages?externalId=${id}`),
      ({ body }) => body.items.length > 0,
    );
    expect(found.body.items[0].text).toBe("was I lost?");
    expect((await whole(broken.id)).state).toBe("read");
  });

  test("is not for those who only read", async () => {
    const lead = await ground.as("lead");
    expect((await lead("POST", "/api/v1/deliveries/replay", { state: "read" })).status).toBe(403);
  });
});

describe("what was set aside", () => {
  test("a dead arrival is listed with its reason and received once it is redriven", async () => {
    await ground.stopWorker();
    const id = newId();
    await deliver(brand, mentionOf(brand, { id, text: "please do not give up on me?", authorId: "506" }));
    await ground.startWorker();
    await until(
      () => ground.api("GET", `/api/v1/messages?externalId=${id}`),
      ({ body }) => body.items.length > 0,
    );
    // As a failing receiver leaves it: dead after five tries, with nothing made of it.
    await ground.app.db`
      update channels.arrival set state = 'dead', attempts = 5, why = 'TypeError: see the log' where external_id = ${id}`;
    const { body } = await ground.api("GET", "/api/v1/operations/dead-arrivals");
    expect(body.items).toEqual([
      expect.objectContaining({ externalId: id, attempts: 5, why: "TypeError: see the log" }),
    ]);
    const { body: standing } = await ground.api("GET", "/api/v1/operations");
    expect(standing.alarms).toContainEqual(expect.objectContaining({ code: "arrivals-dead", amount: 1 }));
    expect(
      (await ground.api("POST", "/api/v1/operations/dead-arrivals/redrive", { ids: [body.items[0].id] })).body,
    ).toEqual({ count: 1, isMore: false });
    await until(
      () => ground.api("GET", "/api/v1/operations/dead-arrivals"),
      (answer) => answer.body.items.length === 0,
    );
    const [lane] = await until(
      () => ground.app.db`
        select waiting from channels.lane join channels.arrival on key = lane where external_id = ${id}`,
      ([row]) => row?.["waiting"] === 0,
    );
    expect(lane?.["waiting"]).toBe(0);
    const { body: again } = await ground.api("GET", `/api/v1/messages?externalId=${id}`);
    expect(again.items).toHaveLength(1);
  });

  test("a dead reaction is listed with its fact, and runs again", async () => {
    const { messageId, customerId } = await ask(ground, brand, "who follows me?");
    await ground.app.db`
      insert into platform.reaction_retry (reaction, type, fact, attempts, next_at, why, dead)
      values ('rememberLanguage', 'cases.message-kept', ${ground.app.db.json({ messageId, customerId, caseId: null, language: "th" })},
        8, platform.now(), 'Error', true)`;
    const { body } = await ground.api("GET", "/api/v1/operations/dead-reactions");
    expect(body.items[0]).toMatchObject({ reaction: "rememberLanguage", attempts: 8, fact: { customerId } });
    const answer = await ground.api("POST", "/api/v1/operations/dead-reactions/redrive", {});
    expect(answer.body).toEqual({ count: 1, isMore: false });
    await until(
      () => ground.app.db`select language from customers.customer where id = ${customerId}`,
      ([row]) => row?.["language"] === "th",
      "the reaction",
    );
    expect((await ground.api("GET", "/api/v1/operations/dead-reactions")).body.items).toEqual([]);
  });
});
