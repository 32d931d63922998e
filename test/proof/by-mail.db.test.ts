import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Booking } from "../../contract/bookings.ts";
import { record } from "../../server/modules/customers/index.ts";
import { type MailScene, openMail, ourAddress } from "../email/scene.ts";
import { type Api, until } from "../ground.ts";

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
  const place = { local: "", zone: "UTC" };
  const booking: Booking = {
    id,
    recordLocator: id.slice(0, 6).toUpperCase(),
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
        standing: "confirmed",
        seats: [],
      },
    ],
    services: [],
    tickets: [],
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
    const value = `${booking.recordLocator}/Wolkenveld/${booking.madeAt.slice(0, 10)}`;
    await record(scene.ground.app, [
      {
        id: randomUUID(),
        kind: "link",
        customerId,
        identifier: { kind: "booking", value },
        known: "verified",
        source: "booking",
      },
    ]);
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
