import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { MediaLimits } from "../../server/modules/channels/index.ts";
import type { BoardingPass } from "../../contract/aboard.ts";
import { eraseDocuments, exportDocuments } from "../../server/modules/documents/index.ts";
import { startWorld, type World } from "../../world/world.ts";
import { openScene, type Scene } from "../clearance/scene.ts";
import { until } from "../until.ts";

let world: World;
let scene: Scene;
/** What the reservation system gives, by booking. */
const passes = new Map<string, BoardingPass[]>();
let isAway = false;

async function findPasses(bookingId: string): Promise<BoardingPass[]> {
  if (isAway) throw new Error("it is away");
  return passes.get(bookingId) ?? [];
}

const megabyte = 1024 * 1024;
const media: MediaLimits = {
  images: 3,
  files: 3,
  largest: { image: megabyte, animation: megabyte, video: megabyte, file: megabyte },
  total: null,
  types: ["image/png"],
  altLength: 0,
};

beforeAll(async () => {
  world = await startWorld({ rate: 0, seed: 5 });
  scene = await openScene(undefined, {
    reservations: world.reservations,
    findPasses,
  });
  for (const { channel } of [scene.messenger, scene.whatsapp]) {
    const { private: limit } = channel.limits;
    Object.assign(channel, { limits: { ...channel.limits, private: { ...limit, maxLength: 2000, media } } });
  }
});
afterAll(async () => {
  await scene.close();
  await world.close();
});

const day = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);

async function book(recordLocator: string) {
  const { id } = world.reservations.book({
    recordLocator,
    passengers: [
      { surname: "Wolkenveld", givenName: "Fenna", loyaltyNumber: `77${recordLocator}`, services: ["VGML"] },
      { surname: "Maanlicht", givenName: "Bram" },
    ],
    legs: [{ flight: "Q0940", date: day }],
  });
  const { db } = scene.ground.app;
  const [row] = await until(
    () => db<{ content: any }[]>`select content from bookings.booking where id = ${id}`,
    (rows) => rows.length === 1,
    "the booking",
  );
  return { id, content: row?.content };
}

const documentsOf = (caseId: string): Promise<any> =>
  scene.agent("GET", `/api/v1/cases/${caseId}/documents`).then(({ body }) => body);

/** Once it is as wanted. */
const documentsWhen = (caseId: string, fits: (found: any) => boolean, what: string): Promise<any> =>
  until(() => documentsOf(caseId), fits, what);

/** What went out to them, without waiting for undo. */
async function sentAfter(count: number, of = scene.messenger): Promise<any> {
  const { app } = scene.ground;
  await until(
    async () => {
      await app.db`update channels.outgoing set send_after = platform.now() where state = 'pending'`;
      app.ring("outgoing");
      return of.sent.length;
    },
    (sent) => sent > count,
    "something to be sent",
  );
  return of.sent.at(-1);
}

const linkIn = (text: string): string => /\/trip\/jb_[\w-]+/.exec(text)?.[0] ?? "";

const page = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(scene.ground.url + path, {
    headers: { "user-agent": "Mozilla/5.0", "accept-language": "de", ...headers },
  });
  const body = Buffer.from(await response.arrayBuffer());
  return { status: response.status, body, text: body.toString("utf8"), headers: response.headers };
};

test("a passenger who proved themselves gets documents where they are, sees what became of them, and nothing of who travels along", async () => {
  const { app } = scene.ground;
  const booked = await book("QX7T4M");
  const [fenna] = booked.content.passengers;
  const [leg] = booked.content.legs;
  const who = randomUUID().slice(0, 8);
  const caseId = await scene.writes("messenger", who, { text: "Mag ik mijn instapkaart hier?" });
  const { customerId } = (await scene.agent("GET", `/api/v1/cases/${caseId}`)).body;
  const key = { kind: "confirmation", bookingId: booked.id, legId: null, passengerIds: [fenna.id] };
  const [place] = [{ threadId: null, channelAccountId: scene.messenger.accountId }];
  const send = (more: object) =>
    scene.agent("POST", `/api/v1/cases/${caseId}/documents`, { ...key, to: [place], ...more });

  await scene.agent("POST", `/api/v1/customers/${customerId}/identifiers`, {
    kind: "booking",
    value: "QX7T4M/Wolkenveld",
  });
  expect(await documentsOf(caseId)).toMatchObject({
    items: [],
    unproved: 1,
    places: [{ channel: "messenger", form: "file" }],
  });
  expect(await send({ id: randomUUID() })).toMatchObject({ status: 403, body: { code: "proof.not-proved" } });
  const proof = { recordLocator: "QX7T4M", surname: "Wolkenveld", caseId };
  expect((await scene.agent("POST", `/api/v1/customers/${customerId}/proof/booking`, proof)).body).toMatchObject({
    status: "proved",
  });
  expect(await documentsOf(caseId)).toMatchObject({
    unproved: 0,
    items: [
      { kind: "confirmation", id: null, travellers: ["FENNA WOLKENVELD"], passengerIds: [fenna.id], sendings: [] },
    ],
  });
  const others = booked.content.passengers.map((one: any) => one.id);
  expect(await send({ id: randomUUID(), passengerIds: others })).toMatchObject({
    status: 403,
    body: { code: "documents.not-theirs" },
  });

  // Pressed twice at once it goes once.
  const id = randomUUID();
  const pressed = await Promise.all([send({ id }), send({ id })]);
  expect(pressed.map(({ status }) => status)).toEqual([201, 201]);
  const message = await sentAfter(0);
  expect(message.files).toMatchObject([{ type: "application/pdf", name: expect.stringMatching(/\.pdf$/) }]);
  expect(message.files[0].content.subarray(0, 5).toString()).toBe("%PDF-");
  const link = linkIn(message.text);
  expect(link).not.toBe("");
  const kept = (await scene.agent("GET", `/api/v1/cases/${caseId}`)).body.messages.at(-1);
  expect(kept).toMatchObject({
    author: { kind: "system" },
    text: expect.stringContaining("/trip/…"),
    attachments: [{ kind: "file" }],
  });

  expect(await app.db`select subject from staff.audit where action = 'documents.send'`).toEqual([
    { subject: `case/${caseId}` },
  ]);

  const trip = await page(link);
  expect(trip.status).toBe(200);
  for (const said of [
    "FENNA WOLKENVELD",
    "QX7T4M",
    "Q0940",
    leg.from,
    leg.to,
    leg.departs.local.slice(11, 16),
    "(VGML)",
  ])
    expect(trip.text).toContain(said);
  expect(trip.text).not.toMatch(/MAANLICHT|BRAM|<script/);
  expect(trip.text).toMatch(/lang="nl"/);
  expect(trip.text).toContain("en nog één reiziger");
  expect(trip.body.length).toBeLessThan(50_000);
  expect(Object.fromEntries(trip.headers)).toMatchObject({
    "referrer-policy": "no-referrer",
    "cache-control": "private, no-store",
    "x-robots-tag": expect.stringContaining("noindex"),
  });
  expect(trip.headers.get("content-security-policy")).not.toContain("unsafe");
  const file = /\/trip\/\S+\.pdf/.exec(trip.text)?.[0] ?? "";
  expect((await page(file, { "user-agent": "WhatsApp/2.23 A" })).headers.get("content-type")).toBe("application/pdf");
  expect((await page(file.replace(".pdf", ".png"))).headers.get("content-type")).toBe("image/png");
  expect((await page(file.replace(".pdf", ".pkpass"))).status).toBe(404);
  expect((await page(`${link}/${randomUUID()}.pdf`)).status).toBe(404);
  const shown = await documentsWhen(
    caseId,
    ({ items }) => items[0].sendings[0]?.openedAt && items[0].sendings[0].state === "accepted",
    "what became of it",
  );
  expect(shown.items).toMatchObject([
    { kind: "confirmation", sendings: [{ channel: "messenger", form: "file", by: "Test agent", tellsVoid: false }] },
  ]);
  expect(shown.items[0].sendings).toHaveLength(1);
  expect(
    (await app.db`select form, times from documents.opening order by form`).map(({ form, times }) => [form, times]),
  ).toEqual([
    ["page", 1],
    ["png", 1],
  ]);

  const happened = (
    await scene.agent("GET", `/api/v1/customers/${customerId}/timeline?caseId=${caseId}&only=bookings&limit=10`)
  ).body.items;
  expect(
    happened
      .filter(({ kind }: any) => kind.startsWith("document"))
      .map(({ kind, what, by }: any) => [kind, ...what, by]),
  ).toEqual([
    ["document-opened", "confirmation", "png", null],
    ["document-opened", "trip", "page", null],
    ["document-sent", "confirmation", "file", "Test agent"],
  ]);

  // What they were asked to pay stands there too, and leads to the provider.
  const payment = randomUUID();
  await app.db`
    insert into payments.request (id, case_id, thread_id, customer_id, provider, amount, currency, purpose, about, language, zone, expires_at, asked_by,
      needs_approval, state, hosted_id, page_url, token_hash)
    select ${payment}, ${caseId}, id, ${customerId}, 'mollie', 4500, 'EUR', 'other', 'Stoel 2A', 'nl', 'Europe/Amsterdam', platform.now() + interval '1 hour',
      (select id from staff.member where name = 'Test agent' limit 1), false, 'sent', 'h1', 'https://provider.example/h1', decode('00', 'hex') from cases.thread where case_id = ${caseId} limit 1`;
  expect((await page(link)).text).toMatch(/45,00[^]*Stoel 2A[^]*Betalen/);
  const led = await fetch(`${scene.ground.url}${link}/${payment}.pay`, {
    redirect: "manual",
    headers: { "user-agent": "Mozilla/5.0" },
  });
  expect([led.status, led.headers.get("location")]).toEqual([303, "https://provider.example/h1"]);
  expect((await app.db`select state from payments.request where id = ${payment}`)[0]).toEqual({ state: "viewed" });

  // Checked in: the pass, as a picture where the vendor refuses the page.
  const boards = { ...leg.departs, local: `${leg.departs.local.slice(0, 11)}09:00` };
  const first: BoardingPass = {
    passengerId: fenna.id,
    legId: leg.id,
    sequence: 12,
    seat: "14C",
    boardsAt: boards,
    gate: "B2",
    terminal: null,
    group: "2",
    barcode: null,
  };
  passes.set(booked.id, [first]);
  const pass = { kind: "boarding-pass", legId: leg.id };
  scene.messenger.answerNext({ status: "refused", why: "no files today", code: "media-unusable" });
  expect((await send({ ...pass, id: randomUUID() })).body).toMatchObject({ sent: [{ form: "file" }] });
  const picture = await sentAfter(1);
  expect(picture.files).toMatchObject([{ type: "image/png" }]);
  const passLink = linkIn(picture.text);
  const passFile = [...(await page(passLink)).text.matchAll(/\/trip\/\S+?\.pdf/g)][0]?.[0] ?? "";
  expect((await page(passFile)).body.subarray(0, 5).toString()).toBe("%PDF-");

  // Another seat: the old pass is void, said once, with the new one; the confirmation as well.
  const before = scene.messenger.sent.length;
  passes.set(booked.id, [{ ...first, seat: "2A" }]);
  // While the passes can't be read the one we gave holds; what is known is told.
  isAway = true;
  world.reservations.changeFlight({ flight: "Q0940", date: day, kind: "retimed", departs: "19:45" });
  await sentAfter(before);
  expect((await app.db`select kind from documents.document where void_at is not null`).map(({ kind }) => kind)).toEqual(
    ["confirmation"],
  );
  expect((await page(passFile)).status).toBe(200);
  expect((await send({ ...pass, id: randomUUID() })).status).toBeGreaterThanOrEqual(500);
  isAway = false;
  await until(
    async () => (await sentAfter(scene.messenger.sent.length - 1), scene.messenger.sent.length),
    (n) => n >= before + 2,
    "both to be told",
  );
  const told = scene.messenger.sent.slice(before);
  expect(told.every(({ text }) => text.includes("niet meer geldig"))).toBe(true);
  expect(told.map(({ files }) => files?.length)).toEqual([1, 1]);
  world.reservations.tellAgain(booked.id);
  const voided = await documentsWhen(
    caseId,
    ({ items }) => items.filter((one: any) => one.voidAt).length === 2,
    "both to be void",
  );
  expect(
    voided.items.filter((one: any) => one.voidAt === null && one.sendings.some((each: any) => each.tellsVoid)),
  ).toHaveLength(2);
  const old = await page(passFile);
  expect([old.status, /lang="nl"/.test(old.text)]).toEqual([410, true]);
  const next = /\/trip\/\S+?\.pdf/.exec(old.text)?.[0] ?? "";
  expect((await page(next)).body.subarray(0, 5).toString()).toBe("%PDF-");

  // Cancelled: void, and no other in its place.
  const last = scene.messenger.sent.length;
  world.reservations.cancel(booked.id);
  await until(
    async () => (await sentAfter(scene.messenger.sent.length - 1), scene.messenger.sent.length),
    (n) => n >= last + 2,
    "both to be told",
  );
  expect(
    scene.messenger.sent
      .slice(last)
      .filter(
        ({ text, files }) => text.includes("niet meer geldig") && text.includes("Schrijf ons hier") && !files?.length,
      ),
  ).not.toHaveLength(0);
  expect((await app.db`select count(*)::int as n from documents.notice where told_at is null`)[0]).toEqual({ n: 0 });
  expect(
    await app.db`select count(*)::int as n from documents.sending group by voids, form having count(*) > 1 and voids is not null`,
  ).toHaveLength(0);

  const logged = await app.db`
    select (select coalesce(string_agg(e::text, ' '), '') from platform.event e) || (select coalesce(string_agg(a::text, ' '), '') from staff.audit a) as all`;
  expect(String(logged[0]?.["all"])).not.toMatch(/jb_[\w-]{20}|WOLKENVELD/);
  expect(await scene.agent("DELETE", `/api/v1/cases/${caseId}/trip-links`)).toMatchObject({ status: 200 });
  expect((await page(link)).status).toBe(404);
  expect(await exportDocuments(app.db, [customerId])).toMatchObject({
    sent: expect.arrayContaining([expect.objectContaining({ kind: "boarding-pass" })]),
  });
  await eraseDocuments(app.db, { customerIds: [customerId], traces: [] });
  expect((await app.db`select count(*)::int as n from documents.sending`)[0]).toEqual({ n: 0 });
  const guess = () => page(`/trip/jb_${randomUUID()}`);
  for (let n = 0; n < 20; n++) expect((await guess()).status).toBe(404);
  await guess();
  expect(await guess()).toMatchObject({ status: 429, text: expect.stringContaining("zu oft") });
});

test("the airline's own app sees their trips, documents and question, and a document of theirs alone", async () => {
  const booked = await book("QB2C3D");
  const [fenna] = booked.content.passengers;
  const partner = await scene.ground.as("partner");
  const value = fenna.loyalty.programme + fenna.loyalty.number;
  const { status, body } = await partner(
    "GET",
    `/api/v1/trips?kind=loyalty&value=${encodeURIComponent(`${fenna.loyalty.programme} ${fenna.loyalty.number}`)}`,
  );
  expect([status, JSON.stringify(body).includes("MAANLICHT")], JSON.stringify(body)).toEqual([200, false]);
  expect(body).toMatchObject({
    items: [
      {
        recordLocator: "QB2C3D",
        travellers: [{ surname: "WOLKENVELD" }],
        others: 1,
        legs: [{ flight: "Q0940", services: [{ code: "VGML" }] }],
        documents: [{ kind: "confirmation", forms: ["pdf", "png"] }],
      },
    ],
    questions: [],
  });
  const [{ id }] = body.items[0].documents;
  const fetched = await fetch(
    `${scene.ground.url}/api/v1/trips/documents/${id}?kind=loyalty&value=${encodeURIComponent(value)}`,
    { headers: { authorization: `Bearer ${partner.token}` } },
  );
  expect([fetched.status, fetched.headers.get("content-type")]).toEqual([200, "application/pdf"]);
  expect((await partner("GET", `/api/v1/trips/documents/${id}?kind=loyalty&value=Q0%209999999`)).status).toBe(404);
  expect((await partner("GET", "/api/v1/trips?kind=account&value=nobody")).body).toEqual({ items: [], questions: [] });
  expect((await scene.agent("GET", "/api/v1/trips?kind=account&value=nobody")).status).toBe(403);
});

test("a letter that brings a document and answers none says what it is about", async () => {
  const booked = await book("QC3D4F");
  Object.assign(scene.whatsapp.channel, { carriesLetters: true });
  const caseId = await scene.writes("whatsapp", randomUUID().slice(0, 8), { text: "Mag ik mijn bevestiging hier?" });
  const { customerId } = (await scene.agent("GET", `/api/v1/cases/${caseId}`)).body;
  const proof = { recordLocator: "QC3D4F", surname: "Maanlicht", caseId };
  await scene.agent("POST", `/api/v1/customers/${customerId}/proof/booking`, proof);
  const { items, places } = await documentsOf(caseId);
  const { kind, bookingId, legId, passengerIds } = items[0];
  const body = { id: randomUUID(), kind, bookingId, legId, passengerIds, to: places };
  expect((await scene.agent("POST", `/api/v1/cases/${caseId}/documents`, body)).status).toBe(201);
  const letter = await sentAfter(0, scene.whatsapp);
  expect(letter).toMatchObject({
    letter: { subject: "Boekingsbevestiging Q0940 LHR–AMS", isFirst: true },
    files: [{ type: "application/pdf" }],
  });
  expect(booked.id).toBe(bookingId);
});
