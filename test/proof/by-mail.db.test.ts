import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { BagFile } from "../../contract/baggage.ts";
import type { Booking } from "../../contract/bookings.ts";
import { record } from "../../server/modules/customers/index.ts";
import { type MailScene, openMail, ourAddress } from "../email/scene.ts";
import { type Api } from "../call-api.ts";
import { until } from "../until.ts";

let scene: MailScene;
let agent: Api;

beforeAll(async () => {
  scene = await openMail();
  agent = await scene.ground.as("agent");
});
afterAll(() => scene.close());

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

/** A booking as it was read, with a passenger's own mail address. */
async function keep(email: string): Promise<Booking> {
  const id = randomUUID();
  const place = { local: inDays(5).slice(0, 16), zone: "UTC" };
  const booking: Booking = {
    id,
    recordLocator: `K${randomUUID().slice(0, 5).toUpperCase()}`,
    owner: "Q0",
    version: "1",
    state: "confirmed",
    madeAt: inDays(-9),
    holdUntil: null,
    agency: null,
    passengers: [
      { id: "P1", surname: "WOLKENVELD", givenName: "FENNA", isNameCut: false, kind: "adult", loyalty: null },
    ],
    legs: [
      {
        id: "S1",
        flight: "Q0940",
        operatedBy: null,
        from: "LHR",
        to: "AMS",
        departs: { ...place, at: inDays(5) },
        arrives: { ...place, at: inDays(5) },
        cabin: "economy",
        bookingClass: null,
        terminal: null,
        gate: null,
        standing: "confirmed",
        seats: [],
      },
    ],
    services: [],
    tickets: [],
    checkIns: [],
    remarks: [],
    total: null,
    paid: null,
    contacts: [{ kind: "email", value: email, passengerId: "P1", language: "nl", isAgencys: false }],
    wantNoContact: [],
  };
  const { db } = scene.ground.app;
  await db`
    insert into bookings.booking (id, record_locator, version, state, made_at, ends_at, content)
    values (${id}, ${booking.recordLocator}, '1', 'confirmed', ${booking.madeAt}, ${inDays(5)}, ${db.json(booking)})`;
  return booking;
}

/** A case of somebody who writes from this address, or says so. */
async function writes(from: string): Promise<{ customerId: string; caseId: string }> {
  const id = `<${randomUUID()}@example.org>`;
  const mail = [
    `From: Fenna <${from}>`,
    `To: ${ourAddress}`,
    `Message-ID: ${id}`,
    "Subject: My seat",
    "",
    "Can I change my seat?",
  ];
  expect(await scene.deliver(mail)).toBeLessThan(300);
  const message = await scene.message(id, (one) => one.caseId);
  return message;
}

/** They showed that the booking is theirs: in this case, or somewhere else. */
const prove = (customerId: string, { recordLocator, madeAt }: Booking, caseId: string | null) =>
  record(scene.ground.app, [
    {
      id: randomUUID(),
      kind: "link",
      customerId,
      identifier: { kind: "booking", value: `${recordLocator}/Wolkenveld/${madeAt.slice(0, 10)}` },
      known: "verified",
      source: "booking",
      evidence: caseId && `case/${caseId}`,
    },
  ]);

/** A bag of the booking that did not come. */
async function lose({ recordLocator }: Booking): Promise<string> {
  const file: BagFile = {
    reference: `AMSQ0${10_000 + Math.floor(Math.random() * 90_000)}`,
    version: "1",
    kind: "missing",
    state: "reported",
    reportedAt: inDays(-1),
    airport: "AMS",
    flight: "Q0940",
    recordLocator,
    passenger: { surname: "WOLKENVELD", givenName: "FENNA" },
    bags: [{ tag: "0074123456", type: null, colour: null }],
    steps: [{ at: inDays(-1), state: "reported", airport: "AMS" }],
  };
  const { db } = scene.ground.app;
  await db`
    insert into bookings.bag_file (reference, version, kind, state, reported_at, record_locator, content)
    values (${file.reference}, '1', 'missing', 'reported', ${file.reportedAt}, ${recordLocator}, ${db.json(file)})`;
  return file.reference;
}

const claim = (customerId: string, { recordLocator }: Booking) =>
  agent("POST", `/api/v1/customers/${customerId}/identifiers`, {
    kind: "booking",
    value: `${recordLocator}/Wolkenveld`,
  });
const details = (customerId: string, bookingId: string, caseId?: string) =>
  agent("GET", `/api/v1/customers/${customerId}/bookings/${bookingId}${caseId ? `?caseId=${caseId}` : ""}`);

describe("who writes by mail", () => {
  test("is told nothing by what was proved elsewhere, for anybody could write so; a code to the address on file proves it there", async () => {
    const email = `${randomUUID().slice(0, 8)}@mail.invalid`;
    const booking = await keep(email);
    const { customerId, caseId } = await writes("somebody@example.org");
    await prove(customerId, booking, null);
    expect((await details(customerId, booking.id)).status).toBe(200);
    expect((await details(customerId, booking.id, caseId)).body).toMatchObject({
      code: "proof.not-proved",
      details: { allowed: "used" },
    });
    const { body: proof } = await agent("GET", `/api/v1/customers/${customerId}/proof?caseId=${caseId}`);
    expect(proof).toMatchObject({ allows: "used", ways: { code: true, booking: false } });
    const { body: sent } = await agent("POST", `/api/v1/customers/${customerId}/proof/codes`, {
      bookingId: booking.id,
      contactId: proof.bookings[0].contacts[0].id,
      caseId,
    });
    const letter = await until(async () => scene.sent.find(({ to }) => to.includes(email)), Boolean, "the letter");
    expect(letter?.mail).toContain("Subject: Uw code");
    const code = /code is (\d{6})/.exec(letter?.mail.replaceAll("=\r\n", "") ?? "")?.[1] ?? "";
    const check = `/api/v1/customers/${customerId}/proof/codes/${sent.codeId}/check`;
    expect((await agent("POST", check, { code })).body.status).toBe("proved");
    expect((await details(customerId, booking.id, caseId)).status).toBe(200);
  });

  test("is shown no details in the mail by what was proved elsewhere: neither bookings nor bags nor what happened, until it is proved there", async () => {
    const email = `${randomUUID().slice(0, 8)}@mail.invalid`;
    const booking = await keep(email);
    const bag = await lose(booking);
    const { customerId, caseId } = await writes(`${randomUUID().slice(0, 8)}@example.org`);
    await prove(customerId, booking, null);
    const here = `?caseId=${caseId}`;
    const read = async (what: string) =>
      agent("GET", `/api/v1/customers/${customerId}/${what}`).then(({ body }) => body);

    expect(await read("profile")).toMatchObject({
      bookings: [{ recordLocator: booking.recordLocator, isMasked: false, allows: "changed" }],
      bags: [{ reference: bag, known: "verified", isMasked: false }],
    });
    const masked = { isMasked: true, allows: "used", linkedBy: [{ known: "claimed" }] };
    const profile = await read(`profile${here}`);
    expect(profile).toMatchObject({
      nextFlight: { flight: "Q0940", known: "claimed" },
      bookings: [masked],
      bags: [{ known: "claimed", isMasked: true }],
      trouble: [{ kind: "bag-missing", isClaimed: true }],
    });
    const bookings = await read(`bookings${here}`);
    const bags = await read(`bag-files${here}`);
    const timeline = await read(`timeline${here}&only=baggage`);
    expect(bookings).toMatchObject({ items: [masked] });
    expect(bags).toMatchObject({ items: [{ known: "claimed", isMasked: true }] });
    expect(timeline).toMatchObject({ items: [{ kind: "bag", isClaimed: true }] });
    const shown = JSON.stringify([profile, bookings, bags, timeline]);
    for (const secret of [booking.recordLocator, "WOLKENVELD", email, bag]) expect(shown).not.toContain(secret);
    const report = { id: randomUUID(), bookingId: booking.id, passengerId: "P1", kind: "missing", airport: "AMS" };
    const filed = await agent("POST", `/api/v1/customers/${customerId}/bag-files`, { ...report, caseId, bags: [{}] });
    expect(filed.body.code).toBe("proof.not-proved");

    await prove(customerId, booking, caseId);
    expect(await read(`profile${here}`)).toMatchObject({
      bookings: [{ recordLocator: booking.recordLocator, isMasked: false, linkedBy: [{ known: "verified" }] }],
      bags: [{ reference: bag, isMasked: false }],
    });
  });

  test("gains nothing by the talk of somebody else", async () => {
    const booking = await keep(`${randomUUID().slice(0, 8)}@mail.invalid`);
    const { customerId } = await writes(`${randomUUID().slice(0, 8)}@example.org`);
    const other = await writes(`${randomUUID().slice(0, 8)}@example.org`);
    await prove(customerId, booking, null);
    for (const caseId of [other.caseId, randomUUID()]) {
      const { body } = await agent("GET", `/api/v1/customers/${customerId}/profile?caseId=${caseId}`);
      expect(body.bookings).toMatchObject([{ isMasked: true, allows: "used" }]);
    }
  });

  test("is sent no code where the mail server refuses it, and no phone is offered", async () => {
    const email = `${randomUUID().slice(0, 8)}@mail.invalid`;
    const booking = await keep(email);
    const { customerId, caseId } = await writes("another@example.org");
    await claim(customerId, booking);
    scene.refuse(email, 550, "5.1.1 nobody of that name");
    const { body: proof } = await agent("GET", `/api/v1/customers/${customerId}/proof?caseId=${caseId}`);
    const [contact, ...more] = proof.bookings[0].contacts;
    expect(more).toEqual([]);
    const answer = await agent("POST", `/api/v1/customers/${customerId}/proof/codes`, {
      bookingId: booking.id,
      contactId: contact.id,
    });
    expect(answer.body.code).toBe("proof.code-not-sent");
  });
});
