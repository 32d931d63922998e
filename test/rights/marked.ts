/** Somebody with an unmistakable word in every place that knows a customer. */
import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { until } from "../until.ts";
import { leaveByMail } from "./by-mail.ts";
import { leaveInChat } from "./in-chat.ts";
import { type Marks, newMarks } from "./marks.ts";
import { leaveOnTheirJourney } from "./on-their-journey.ts";
import { leaveOnX, quoteThem } from "./on-x.ts";
import type { RightsScene } from "./scene.ts";

export interface Marked extends Pick<Marks, "marks" | "readable"> {
  customerId: string;
  caseIds: string[];
  handle: string;
  mailAddress: string;
  visitorToken: string;
  postId: string;
  /** Somebody else, who quoted them and shares an identifier with them. */
  other: { customerId: string; messageId: string; caseId: string };
  bookingId: string;
  loyaltyNumber: string;
  /** The day of their flight. */
  flies: string;
}

/** On X with a picture, by mail with a file, in the chat, with bookings, bags, touchpoints, notes, quotes, drafts, promises, proofs and more. */
export async function markSomebody(scene: RightsScene): Promise<Marked> {
  const words = newMarks();
  const { mark, marks, readable } = words;
  const { ground, world, agent, messageOf } = scene;
  const handle = mark("h").slice(0, 14);
  marks[0] = handle;
  readable[0] = handle;
  const firstName = mark("first");
  world.addPassenger({ handle, name: `${firstName} Example`, language: "en", acceptsMessages: true });
  const { postId, caseId, customerId } = await leaveOnX(scene, handle, words);
  const quoted = await quoteThem(scene, handle, postId);
  const byMail = await leaveByMail(scene, words);
  const named = {
    text: `Ask @${handle}`,
    visibility: "private",
    threadId: quoted.threadId,
    cc: [byMail.mailAddress],
  };
  expect((await agent("PUT", `/api/v1/cases/${quoted.caseId}/draft`, named)).status).toBe(200);
  const inChat = await leaveInChat(scene, words);

  // One person: said by a colleague.
  for (const otherId of [byMail.customerId, inChat.customerId]) {
    const merged = await agent("POST", `/api/v1/customers/${customerId}/merge`, {
      otherId,
      reason: `by phone: ${mark("why")}`,
    });
    expect(merged.status, JSON.stringify(merged.body)).toBe(201);
  }
  const claimed = await agent("POST", `/api/v1/customers/${customerId}/identifiers`, {
    kind: "device",
    value: mark("device"),
    reason: mark("claim"),
  });
  expect(claimed.status).toBe(201);

  const journey = await leaveOnTheirJourney(scene, { customerId, otherId: quoted.customerId, firstName }, words);

  // Private data in public, a promise, a consent.
  const phone = `06${String(Math.floor(Math.random() * 1e8)).padStart(8, "0")}`;
  marks.push(phone);
  const exposed = world.writePost({
    as: handle,
    text: `@${world.brand.handle} call me on ${phone} please, where is it?`,
  });
  await messageOf(exposed.id);
  await until(
    () => ground.app.db`select from privacy.exposure where customer_id = ${customerId}`,
    (rows) => rows.length === 1,
    "the exposure",
  );
  await ground.app.db`
    insert into cases.promise (id, case_id, kind, text, made_by, since, due_at)
    values (${randomUUID()}, ${caseId}, 'promise', ${mark("promise")}, ${agent.id}, platform.now(), platform.now() + interval '9 days')`;
  const consent = await agent("POST", `/api/v1/customers/${customerId}/consent`, {
    id: randomUUID(),
    purpose: "marketing",
    given: true,
    how: "in-talk",
    evidence: `case/${caseId}`,
  });
  expect(consent.status, JSON.stringify(consent.body)).toBe(201);
  await until(
    () => ground.app.db`select from cases.message_search_due limit 1`,
    (rows) => rows.length === 0,
    "the words to be indexed",
  );
  return {
    customerId,
    caseIds: [...new Set([caseId, byMail.caseId, inChat.caseId])],
    marks: [...marks, byMail.mailAddress, `@${handle}`],
    readable,
    handle,
    mailAddress: byMail.mailAddress,
    visitorToken: inChat.visitorToken,
    postId,
    other: { customerId: quoted.customerId, messageId: quoted.id, caseId: quoted.caseId },
    ...journey,
  };
}
