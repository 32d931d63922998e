import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { claimFromWords } from "../../server/modules/proof/index.ts";
import { type Ground, openGround } from "../ground.ts";
import { type Api } from "../call-api.ts";
import { until } from "../until.ts";
import { startWorld, type World } from "../../world/world.ts";

let ground: Ground;
let world: World & { accountId: string };
let agent: Api;

beforeAll(async () => {
  world = await startConnected();
  agent = await ground.as("agent");
  // The languages are loaded with the first text.
  await messageOf(posts(somebody(), "is there wifi on board?"));
});
afterAll(async () => {
  await world.close();
  await ground.close();
});

async function startConnected(): Promise<World & { accountId: string }> {
  const airline = await startWorld({ seed: 5 });
  ground = await openGround({ reservations: airline.reservations, courier: airline.courier });
  await airline.connectTo({ api: ground.url, token: ground.adminToken });
  const { body } = await ground.api("GET", "/api/v1/channel-accounts");
  airline.setRules({ summonedOnly: false });
  airline.setLimits("roomy");
  return Object.assign(airline, { accountId: body.items[0].id as string });
}

const somebody = (more: object = {}): string => {
  const handle = `p${randomUUID().slice(0, 8)}`;
  world.addPassenger({ handle, name: "Test Passenger", language: "en", acceptsMessages: true, ...more });
  return handle;
};
const messageOf = (externalId: string, fits: (one: any) => boolean = () => true) =>
  until(
    () => ground.api("GET", `/api/v1/messages?externalId=${externalId}`).then(({ body }) => body.items[0]),
    (one) => one !== undefined && fits(one),
    "the message",
  );
const exposuresOf = (caseId: string, fits: (items: any[]) => boolean = (items) => items.length > 0) =>
  until(() => agent("GET", `/api/v1/cases/${caseId}/exposures`).then(({ body }) => body.items), fits, "the exposures");
/** A post of the passenger below one of ours: what X lets us hide. */
const replyToUs = (as: string, text: string): string => {
  const ours = world.writePost({ as: world.brand.handle, text: `Boarding at B12. ${randomUUID().slice(0, 6)}` });
  return world.writePost({ as, text, replyToId: ours.id }).id;
};
const posts = (as: string, text: string): string => world.writePost({ as, text: `@${world.brand.handle} ${text}` }).id;
const sendNow = async (): Promise<void> => {
  await ground.app
    .db`update channels.outgoing set send_after = platform.now() where state = 'pending' and attempts = 0`;
  ground.app.ring("outgoing");
};

describe("private data in a reply to us", () => {
  test("is found and hidden at once, its writer told why in private in their language, and the clock goes on", async () => {
    const who = somebody({ language: "nl", name: "Fenna" });
    const externalId = replyToUs(who, "mijn boekingscode is QX7T4M, waar blijft mijn koffer? bel me op 0612345678");
    const message = await messageOf(externalId, (one) => one.hiding?.state === "done");
    const [exposure] = await exposuresOf(message.caseId, ([one]) => one?.state === "hidden" && one.told !== null);
    expect(exposure.found.map(({ kind, rule }: any) => `${kind} ${rule}`).toSorted()).toEqual([
      "phone after-word",
      "pnr after-label",
    ]);
    await sendNow();
    await exposuresOf(message.caseId, ([one]) => one?.told === "accepted");
    const told = world.received().messages.find(({ to }: any) => to === who) ?? world.received().messages.at(-1);
    expect(told?.text).toContain("een boekingscode en een telefoonnummer");
    const { body: theCase } = await agent("GET", `/api/v1/cases/${message.caseId}`);
    expect([theCase.state, theCase.answering, theCase.assigneeId]).toEqual(["open", false, null]);
    expect(theCase.waitingSince).not.toBeNull();
    expect(theCase.safeVisibility).toEqual({ visibility: "private", why: "personal-data" });
    expect(JSON.stringify(theCase)).not.toMatch(/QX7T4M|0612345678/);
  });

  test("is proof without the data: nothing of it stands beside the kinds and the rules", async () => {
    const externalId = replyToUs(somebody(), "card 4111 1111 1111 1111 was charged twice, why?");
    const { caseId } = await messageOf(externalId, (one) => one.caseId);
    await exposuresOf(caseId);
    const [row] = await ground.app.db`
      select (select string_agg(e::text, ' ') from privacy.exposure e) || (select string_agg(e::text, ' ') from platform.event e)
        || (select coalesce(string_agg(h.reason, ' '), '') from channels.hiding h) || (select coalesce(string_agg(a::text, ' '), '') from staff.audit a) as all`;
    expect(String(row?.["all"])).not.toMatch(/4111 ?1111|QX7T4M|0612345678/);
    expect(String(row?.["all"])).toContain("luhn");
  });

  test("written twice is explained once", async () => {
    const who = somebody();
    const first = await messageOf(replyToUs(who, "my record locator is QX7T4M please help?"), (one) => one.caseId);
    await exposuresOf(first.caseId, ([one]) => one?.told);
    const second = await messageOf(replyToUs(who, "and my mail is somebody@example.com can you?"), (one) => one.caseId);
    await exposuresOf(second.caseId, (items) => items.length === 2 && items.every(({ told }) => told !== null));
    const [row] = await ground.app.db<[{ count: number }]>`
      select count(*)::int as count from cases.message where case_id = ${second.caseId} and author_kind = 'system'`;
    expect(row.count).toBe(1);
  });

  test("goes out though an agent answers at the same time, and holds no answer back", async () => {
    const message = await messageOf(
      replyToUs(somebody(), "my record locator is QX7T4M, am I on the list?"),
      (one) => one.caseId,
    );
    const { body: before } = await agent("GET", `/api/v1/cases/${message.caseId}`);
    await exposuresOf(message.caseId, ([one]) => one?.told);
    const answer = await agent("POST", `/api/v1/cases/${message.caseId}/replies`, {
      id: randomUUID(),
      text: "We look into it now.",
      visibility: "private",
      readTo: before.readTo,
    });
    expect(answer.status).toBe(201);
  });
});

describe("private data where the vendor can't hide it", () => {
  test("stands on the case until the customer was asked, by one key, or took it away", async () => {
    const who = somebody({ language: "de", name: "Lotte" });
    const externalId = posts(who, "meine Buchungsnummer lautet QWXTRZ, wo ist mein Koffer?");
    const message = await messageOf(externalId, (one) => one.caseId);
    const [exposure] = await exposuresOf(message.caseId);
    expect([exposure.state, exposure.told]).toEqual(["to-ask", null]);
    const id = randomUUID();
    const ask = () => agent("POST", `/api/v1/messages/${message.id}/exposure/ask`, { id });
    expect([(await ask()).status, (await ask()).status]).toEqual([200, 200]);
    expect((await exposuresOf(message.caseId))[0].state).toBe("asked");
    const { body: theCase } = await agent("GET", `/api/v1/cases/${message.caseId}`);
    expect([theCase.state, theCase.answering, theCase.messages.at(-1).author.kind]).toEqual(["open", false, "system"]);
    await sendNow();
    await until(
      async () => world.received().messages.at(-1)?.text ?? "",
      (text) => text.includes("Buchungscode") && text.includes("löschen"),
      "the asking",
    );
    world.removePost(externalId);
    await exposuresOf(message.caseId, ([one]) => one.state === "gone");
  });

  test("of a mention that asks nothing is put before an agent all the same", async () => {
    const message = await messageOf(posts(somebody(), "flying today, PNR QX7T4M, lovely weather"), (one) => one.caseId);
    expect((await exposuresOf(message.caseId))[0].state).toBe("to-ask");
    const settle = () => agent("POST", `/api/v1/messages/${message.id}/exposure/settle`);
    expect((await settle()).status).toBe(200);
    expect((await exposuresOf(message.caseId))[0].state).toBe("settled");
  });

  test("comes up again when an edit brings it", async () => {
    const externalId = posts(somebody(), "where is my suitcase?");
    const first = await messageOf(externalId, (one) => one.caseId);
    world.editPost(externalId, `@${world.brand.handle} where is my suitcase? PNR QX7T4M`);
    expect((await exposuresOf(first.caseId))[0]).toMatchObject({ state: "to-ask", found: [{ kind: "pnr" }] });
  });

  test.each([
    ["a flight", "KL1234 is late again, why?"],
    ["a discount code", "does code KLM100 work today?"],
    ["a private message", null],
  ])("%s is none", async (_what, text) => {
    const who = somebody();
    const sent = text ? posts(who, text) : world.sendMessage({ as: who, text: "my PNR is QX7T4M, help?" }).id;
    const { caseId } = await messageOf(sent, (one) => one.caseId);
    await until(
      async () => (await agent("GET", `/api/v1/cases/${caseId}`)).body,
      ({ messages }) => messages.length > 0,
    );
    const { body } = await agent("GET", `/api/v1/cases/${caseId}/exposures`);
    expect(body.items).toEqual([]);
  });

  test("nobody is asked for a message that shows nothing", async () => {
    expect((await agent("POST", `/api/v1/messages/${randomUUID()}/exposure/settle`)).body.code).toBe(
      "privacy.no-exposure",
    );
  });
});

describe("what was written still serves", () => {
  const proofOf = (id: string, fits: (proof: any) => boolean) =>
    until(() => agent("GET", `/api/v1/customers/${id}/proof`).then(({ body }) => body), fits, "the claim");

  test("a booking code finds the booking as a claim, masked, and a trip that leaves soon comes first", async () => {
    const { app } = ground;
    const at = new Date(Date.now() + 100 * 60_000);
    const booking = world.reservations.book({
      recordLocator: "QXVT4M",
      passengers: [{ surname: "Van der Berg", givenName: "Anna" }],
      legs: [{ flight: "Q0940", date: new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10) }],
    });
    await until(
      () => app.db`select from bookings.booking where id = ${booking.id}`,
      (rows) => rows.length === 1,
      "the booking",
    );
    // Its flight leaves in under two hours.
    await app.db`
      update bookings.booking set content = jsonb_set(content, '{legs,0,departs,at}', to_jsonb(${at.toISOString()}::text)) where id = ${booking.id}`;
    const message = await messageOf(posts(somebody(), "PNR QXVT4M, can I still change my seat?"), (one) => one.caseId);
    const proof = await proofOf(message.customerId, ({ bookings }) => bookings.length === 1);
    expect(proof).toMatchObject({
      allows: "used",
      bookings: [{ by: "claim", recordLocator: "•••", flight: "Q0940 LHR-AMS" }],
    });
    expect(proof.known.find(({ kind }: any) => kind === "booking")).toMatchObject({
      known: "claimed",
      source: "words",
    });
    const { body } = await agent("GET", `/api/v1/customers/${message.customerId}/bookings`);
    expect(body.items[0]).toMatchObject({ isMasked: true, passengers: [{ surname: "V•••" }] });
    await until(
      async () => (await agent("GET", `/api/v1/cases/${message.caseId}`)).body.urgency,
      (urgency) => urgency === 2,
      "its urgency",
    );
  });

  test("the same message read again says nothing twice", async () => {
    const who = somebody();
    const message = await messageOf(
      posts(who, "write me at anna.berg@example.com about my refund?"),
      (one) => one.caseId,
    );
    await proofOf(message.customerId, ({ known }) => known.some(({ kind }: any) => kind === "email"));
    await claimFromWords(ground.app, [{ messageId: message.id }]);
    const [row] = await ground.app.db<[{ count: number }]>`
      select count(*)::int as count from customers.identity_event where customer_id = ${message.customerId} and kind = 'link'`;
    expect(row.count).toBe(1);
  });
});

describe("no screen shows it", () => {
  test("not to who has no need to see it, in quotes, pictures' words, searches and lists; a reveal is in the audit", async () => {
    const [brand, who] = [await ground.as("brand"), somebody()];
    const quoted = world.writePost({ as: somebody(), text: "my phone is +31 6 12345678" });
    const post = world.writePost({
      as: who,
      text: `@${world.brand.handle} see the quote, my PNR is QX7T4M, can you help?`,
      quotedId: quoted.id,
      show: [{ what: "picture", alt: "my ticket 074 2398765432" }],
    });
    const message = await messageOf(post.id, (one) => one.caseId);
    const secrets = /QX7T4M|12345678|2398765432/;
    for (const path of [
      `/api/v1/cases/${message.caseId}`,
      `/api/v1/messages?externalId=${post.id}`,
      "/api/v1/cases?kind=any",
      "/api/v1/search/messages?text=quote",
      "/api/v1/search/messages?text=QX7T4M",
    ]) {
      const { status, body } = await brand("GET", path);
      expect([path, status, secrets.test(JSON.stringify(body))]).toEqual([path, 200, false]);
    }
    const { body: timeline } = await agent("GET", `/api/v1/customers/${message.customerId}/timeline`);
    expect(JSON.stringify(timeline)).not.toMatch(secrets);
    expect((await brand("POST", `/api/v1/messages/${message.id}/reveal`)).status).toBe(403);
    const { body: revealed } = await agent("POST", `/api/v1/messages/${message.id}/reveal`);
    expect(revealed.text).toContain("QX7T4M");
    const [line] = await ground.app
      .db`select 1 from staff.audit where action = 'cases.reveal' and subject = ${`message/${message.id}`}`;
    expect(line).toBeDefined();
  });
});
