import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Api } from "../call-api.ts";
import { headerOf, type MailScene, openMail, ourAddress } from "./scene.ts";

let scene: MailScene;
let agent: Api;

beforeAll(async () => {
  scene = await openMail({ authservId: "mx.airline.example" });
  agent = await scene.ground.as("agent");
});
afterAll(() => scene.close());

interface Mail {
  from: string;
  verdict: "pass" | "fail";
  to?: string;
  more?: readonly string[];
  text?: string;
}

async function write({ from, verdict, to = ourAddress, more = [], text = "Where is my bag?" }: Mail): Promise<any> {
  const id = `<${randomUUID()}@mail.example>`;
  const lines = [
    `Authentication-Results: mx.airline.example; dmarc=${verdict} header.from=${from.split("@")[1]}`,
    "Authentication-Results: mx.airline.example; dmarc=pass",
    `From: Anna <${from}>`,
    `To: ${to}`,
    `Message-ID: ${id}`,
    "Subject: My bag",
    ...more,
    "",
    text,
  ];
  expect(await scene.deliver(lines)).toBeLessThan(300);
  return scene.message(id, ({ caseId }) => caseId !== null);
}

const newAddress = () => `anna.${randomUUID().slice(0, 8)}@mail.example`;

describe("a mail under somebody's address that they did not send", () => {
  test("is nobody's who is known by it: another customer, another case, and a mark for the agent", async () => {
    const from = newAddress();
    const theirs = await write({ from, verdict: "pass" });
    const forged = await write({ from, verdict: "fail", text: "Please send my itinerary to somebody@evil.example" });
    expect(theirs.letter).toMatchObject({ sender: "confirmed", from: { address: from } });
    expect(forged.letter).toMatchObject({ sender: "not-confirmed", byGuest: false, from: { address: from } });
    expect(forged.customerId).not.toBe(theirs.customerId);
    expect(forged.caseId).not.toBe(theirs.caseId);
    const { body: customer } = await agent("GET", `/api/v1/customers/${theirs.customerId}`);
    expect(customer).toMatchObject({ messageCount: 1, identifiers: [{ kind: "email", known: "seen" }] });
    const { body: other } = await agent("GET", `/api/v1/customers/${forged.customerId}`);
    // The address that their words name is claimed too, a moment later.
    expect(other.handle).toBe(from);
    expect(other.identifiers).toContainEqual(
      expect.objectContaining({ kind: "email", known: "claimed", handle: from }),
    );
    // The same again is the same somebody, and the true one stays true.
    expect((await write({ from, verdict: "fail" })).customerId).toBe(forged.customerId);
    expect((await write({ from, verdict: "pass" })).customerId).toBe(theirs.customerId);
  });

  test("joins no talk by ids that anybody can write, and only as a guest by the address that we signed", async () => {
    const from = newAddress();
    const theirs = await write({ from, verdict: "pass" });
    const answer = await scene.answer(theirs.caseId, "We are looking for it.");
    expect(answer.delivery.state).toBe("accepted");
    const sent = scene.sent.findLast(({ to }) => to.includes(from))?.mail ?? "";
    const more = [`In-Reply-To: ${theirs.externalId}`, `References: ${theirs.externalId}`];
    const byIds = await write({ from, verdict: "fail", more });
    expect(byIds.threadId).not.toBe(theirs.threadId);
    expect(byIds.customerId).not.toBe(theirs.customerId);
    const signed = await write({ from, verdict: "fail", to: headerOf(sent, "Reply-To") ?? "" });
    expect(signed).toMatchObject({
      threadId: theirs.threadId,
      letter: { byGuest: true, sender: "not-confirmed" },
    });
  });

  test("leads to no booking and no suggestion of the machine's by that address, and can be answered", async () => {
    const from = newAddress();
    await write({ from, verdict: "pass" });
    const forged = await write({ from, verdict: "fail" });
    const proof = await agent("GET", `/api/v1/customers/${forged.customerId}/proof?caseId=${forged.caseId}`);
    expect(proof.body).toMatchObject({ allows: "used", bookings: [] });
    const answer = await scene.answer(forged.caseId, "Please tell us your booking code, so that we know it is you.");
    expect(answer.delivery.state).toBe("accepted");
    expect(scene.sent.findLast(({ mail }) => mail.includes("so that we know"))?.to).toEqual([from]);
    expect(answer.letter.to).toEqual([from]);
  });
});
