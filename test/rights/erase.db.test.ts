import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkIdentity } from "../../server/modules/customers/index.ts";
import { ask, openPage, say } from "../chat/visitor.ts";
import { until } from "../until.ts";
import { findMarks, findMarksInFiles, marksIn } from "./find-marks.ts";
import { ended, startErasing } from "./erasing.ts";
import { type Marked, markSomebody } from "./marked.ts";
import { homeOf, openRights, type RightsScene } from "./scene.ts";

let scene: RightsScene;
beforeAll(async () => {
  scene = await openRights();
});
afterAll(() => scene.close());

const get = (path: string) => scene.lead("GET", path).then(({ body }) => body);
const figures = async () => {
  const from = new Date(Date.now() - 3 * 86_400_000).toISOString();
  const to = new Date(Date.now() + 3 * 86_400_000).toISOString();
  const { items } = await get(`/api/v1/figures?from=${from}&to=${to}&by=channel`);
  return items;
};
/** So that nothing ends by the erasure that would have gone on. */
const closeAll = async ({ caseIds }: Marked): Promise<void> => {
  for (const caseId of caseIds) {
    const closed = await scene.agent("POST", `/api/v1/cases/${caseId}/close`, {
      outcome: "solved",
      promise: "withdrawn",
    });
    expect(closed.status, JSON.stringify(closed.body)).toBeLessThan(300);
  }
};

describe("somebody who is erased", () => {
  let somebody: Marked;
  let certificate: any;
  let figuresBefore: unknown;

  beforeAll(async () => {
    somebody = await markSomebody(scene);
  });

  test("stood in many places, and each word is found where it stood", async () => {
    const found = await findMarks(scene.ground.app.db, somebody.marks);
    expect(somebody.marks.filter((mark) => !found.some((line) => line.endsWith(`: ${mark}`)))).toEqual([]);
  });

  test("is shown to who does it before: what goes, who was joined, what stays shared, what the law holds, and when they fly", async () => {
    await closeAll(somebody);
    const preview = await get(`/api/v1/customers/${somebody.customerId}/erasure-preview`);
    expect(preview.customerIds).toHaveLength(3);
    expect(preview.joined.map(({ name }: any) => name).filter(Boolean)).toHaveLength(3);
    expect(preview.identifiers.filter((one: any) => one.isShared)).toMatchObject([
      { kind: "email", known: "verified" },
    ]);
    expect(JSON.stringify(preview.identifiers)).not.toContain(somebody.mailAddress);
    expect(preview.counts).toMatchObject({
      cases: 3,
      files: 2,
      drafts: 1,
      bookings: 1,
      "bag-files": 1,
      touchpoints: 1,
      proofs: 2,
    });
    expect(preview).toMatchObject({ openCases: 0, unsent: 1, nextFlight: { flight: "Q0940" } });
    expect(preview.held.map(({ kind }: any) => kind).toSorted()).toEqual(["bags", "claims"]);
  });

  test("is in no table, index, file, export, job or log afterwards", async () => {
    const { ground } = scene;
    figuresBefore = await figures();
    const request = await startErasing(scene, somebody.customerId);
    const done = await ended(scene, request.id);
    expect(done.state, JSON.stringify(done)).toBe("done");
    await until(
      () => ground.app.db`select from cases.message_search_due limit 1`,
      (rows) => rows.length === 0,
      "the rest to be indexed",
    );
    expect(await findMarks(ground.app.db, somebody.marks)).toEqual([]);
    expect(findMarksInFiles(homeOf(scene), somebody.marks)).toEqual([]);
    expect(marksIn(scene.logged(), somebody.marks)).toEqual([]);
    certificate = await get(`/api/v1/erasure-certificates/${done.certificateId}`);
  });

  test("is counted as before: no figure changed, and who is whom is what follows from what is left", async () => {
    expect(await figures()).toEqual(figuresBefore);
    expect((await checkIdentity(scene.ground.app.db)).wrong).toEqual([]);
  });

  test("leaves a certificate without a word of theirs, whose chain is whole", async () => {
    expect(certificate).toMatchObject({
      basis: "asked-by-person",
      by: "Test lead",
      isIntact: true,
      repeats: null,
      counts: {
        messages: 8,
        cases: 3,
        files: 2,
        bookings: 1,
        "bag-files": 1,
        touchpoints: 1,
        "chat-lines": 1,
        exposures: 1,
      },
    });
    expect(marksIn(JSON.stringify(certificate), somebody.marks)).toEqual([]);
    const page = await scene.lead("GET", `/api/v1/erasure-certificates/${certificate.id}/page?language=nl`);
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(page.body).toContain("Verklaring van wissing");
    expect(page.body).toContain(certificate.hash);
  });

  test("leaves others theirs: the companion's place, the quoting person's words, the family's address", async () => {
    const { db } = scene.ground.app;
    const [booking] = await db`select content from bookings.booking where id = ${somebody.bookingId}`;
    expect(booking?.["content"].passengers).toMatchObject([{ surname: "COMPANION" }]);
    const [quoting] = await db`select text, quoted from cases.message where id = ${somebody.other.messageId}`;
    expect(quoting?.["text"]).toContain("what ▮▮▮ says happened to me");
    expect(quoting?.["quoted"]).toBeNull();
    const { body: theirCase } = await scene.agent("GET", `/api/v1/cases/${somebody.other.caseId}`);
    expect(theirCase).toMatchObject({ erasedAt: null, draft: { text: expect.stringContaining("Ask "), cc: [] } });
    const { body } = await scene.agent("GET", `/api/v1/customers/${somebody.other.customerId}`);
    expect(body.identifiers.map(({ kind }: any) => kind)).toContain("email");
  });

  test("can't be joined, spoken to, noted or erased again", async () => {
    const { agent, lead } = scene;
    const { customerId, other, caseIds } = somebody;
    const reason = "the same";
    const refused = { status: 409, body: { code: "customers.already-erased" } };
    expect(
      await agent("POST", `/api/v1/customers/${customerId}/merge`, { otherId: other.customerId, reason }),
    ).toMatchObject(refused);
    expect(
      await agent("POST", `/api/v1/customers/${customerId}/identifiers`, { kind: "device", value: "d1" }),
    ).toMatchObject(refused);
    const consent = { id: randomUUID(), purpose: "surveys", given: true, how: "in-app" };
    expect(await agent("POST", `/api/v1/customers/${customerId}/consent`, consent)).toMatchObject(refused);
    const again = { id: randomUUID(), kind: "erasure" };
    expect(await lead("POST", `/api/v1/customers/${customerId}/privacy-requests`, again)).toMatchObject(refused);
    expect(await lead("GET", `/api/v1/customers/${customerId}/erasure-preview`)).toMatchObject(refused);
    for (const caseId of caseIds) {
      const reply = { id: randomUUID(), text: "hello?", visibility: "internal" };
      expect(await agent("POST", `/api/v1/cases/${caseId}/replies`, reply)).toMatchObject({
        status: 409,
        body: { code: "cases.erased" },
      });
      expect(await agent("POST", `/api/v1/cases/${caseId}/reopen`)).toMatchObject({ status: 409 });
      const { body } = await agent("GET", `/api/v1/cases/${caseId}`);
      expect(body).toMatchObject({ state: "closed", erasedAt: expect.any(String) });
      expect(body.messages.every(({ text, removed }: any) => text === "" && removed?.why === "erased")).toBe(true);
    }
  });

  test("is somebody new when they write again: on X, by mail and in the chat", async () => {
    const { world, ground, messageOf, mail } = scene;
    const post = world.writePost({
      as: somebody.handle,
      text: `@${world.brand.handle} hello, is there wifi on board?`,
    });
    const onX = await messageOf(post.id);
    expect(onX.caseId).not.toBeNull();
    const { body: theCase } = await scene.agent("GET", `/api/v1/cases/${onX.caseId}`);
    expect(somebody.caseIds).not.toContain(onX.caseId);
    expect(theCase.customerId).not.toBe(somebody.customerId);
    const { body: profile } = await scene.agent("GET", `/api/v1/customers/${theCase.customerId}`);
    expect(profile).toMatchObject({ caseCount: 1, messageCount: 1 });
    const id = `<${randomUUID()}@example.org>`;
    await mail([
      `From: ${somebody.mailAddress}`,
      "To: care@airline.example",
      `Message-ID: ${id}`,
      "",
      "Where is my bag?",
    ]);
    expect(somebody.caseIds).not.toContain((await messageOf(id)).caseId);
    expect((await say(ground.url, somebody.visitorToken, "hello?")).status).toBe(401);
    const opened = await ask(ground.url, "POST", "sessions", {
      body: { siteId: scene.siteId, token: somebody.visitorToken },
    });
    expect(opened.body.lines).toEqual([]);
    openPage(ground.url, { token: opened.body.token, after: 0 }).close();
  });

  test("does not come back by what vendors and systems tell once more", async () => {
    const { ground, world } = scene;
    const before = await ground.app.db`select count(*)::int as n from cases.message`;
    world.replay(3600);
    world.reservations.changeFlight({ flight: "Q0940", date: somebody.flies, kind: "retimed", departs: "11:55" });
    const reference =
      world.baggage.files().find(({ passenger }) => passenger.loyalty?.number === somebody.loyaltyNumber)?.reference ??
      "";
    world.baggage.move(reference, "found");
    const kept = () => ground.app.db`select content from bookings.booking where id = ${somebody.bookingId}`;
    const [{ content: copy }] = (await kept()) as unknown as [{ content: { version: string } }];
    await until(kept, ([row]) => row?.["content"].version !== copy.version, "the booking to be read anew");
    await until(
      async () => world.deliveries(),
      ({ waiting }) => waiting === 0,
      "all to be told again",
    );
    await until(
      () => ground.app.db`select from channels.delivery where state = 'waiting' limit 1`,
      (rows) => rows.length === 0,
    );
    await until(
      () => ground.app.db`select from channels.lane where waiting > 0 limit 1`,
      (rows) => rows.length === 0,
    );
    expect(await ground.app.db`select count(*)::int as n from cases.message`).toEqual(before);
    await until(
      () => ground.app.db`select from bookings.bag_feed where heard_at > platform.now() - interval '1 second'`,
      (rows) => rows.length === 1,
      "the bag files to be heard of",
    );
    // Their handle and address are somebody new's by now; the rest is nobody's.
    const own = new Set([
      somebody.handle,
      `@${somebody.handle}`,
      somebody.mailAddress,
      somebody.mailAddress.split("@")[0],
    ]);
    expect(
      await findMarks(
        ground.app.db,
        somebody.marks.filter((mark) => !own.has(mark) && !mark.startsWith("zqfirst")),
      ),
    ).toEqual([]);
  });
});
