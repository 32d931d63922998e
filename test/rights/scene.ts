/** What tests of a person's rights begin with: an airline on every channel, and somebody with an unmistakable word in every place. */
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { Writable } from "node:stream";
import { expect } from "vitest";
import pino from "pino";
import { record } from "../../server/modules/customers/index.ts";
import { startWorld, type World } from "../../world/world.ts";
import { ask, origin, say, sign, siteSecret } from "../chat/visitor.ts";
import { type Ground, openGround } from "../ground.ts";
import { type Api } from "../call-api.ts";
import { until } from "../until.ts";

export interface RightsScene {
  ground: Ground;
  world: World & { accountId: string };
  agent: Api & { id: string };
  lead: Api & { id: string };
  /** All that was logged. */
  logged: () => string;
  sendNow: () => Promise<void>;
  messageOf: (externalId: string, fits?: (one: any) => boolean) => Promise<any>;
  mail: (lines: readonly string[]) => Promise<void>;
  siteId: string;
  close: () => Promise<void>;
}

export async function openRights(): Promise<RightsScene> {
  const airline = await startWorld({ seed: 5 });
  const ground = await openGround({
    reservations: airline.reservations,
    baggage: airline.baggage,
    courier: airline.courier,
  });
  let logged = "";
  const log = ground.app.log as unknown as Record<symbol, unknown> & { level: string };
  log[pino.symbols.streamSym] = new Writable({
    write(chunk: Buffer, _encoding, done) {
      logged += chunk.toString();
      done();
    },
  });
  log.level = "trace";
  await airline.connectTo({ api: ground.url, token: ground.adminToken });
  const { body } = await ground.api("GET", "/api/v1/channel-accounts");
  airline.setRules({ summonedOnly: false });
  airline.setLimits("roomy");
  const world = Object.assign(airline, { accountId: body.items[0].id as string });
  const mailbox = await ground.api("POST", "/api/v1/channel-accounts", {
    kind: "email",
    name: "Care",
    externalId: "care@airline.example",
    secrets: { smtpUrl: "smtp://127.0.0.1:9", webhookPassword: "a password of the webhook" },
  });
  expect(mailbox.status, JSON.stringify(mailbox.body)).toBe(201);
  const site = await ground.api("POST", "/api/v1/channel-accounts", {
    kind: "chat",
    name: "Site",
    externalId: randomUUID(),
    secrets: { siteSecret, origins: `https://book.example.com ${origin}` },
  });
  expect(site.status).toBe(201);
  return {
    ground,
    world,
    agent: await ground.as("agent"),
    lead: await ground.as("lead"),
    logged: () => logged,
    siteId: site.body.id,
    async sendNow() {
      await ground.app
        .db`update channels.outgoing set send_after = platform.now() where state = 'pending' and attempts = 0`;
      ground.app.ring("outgoing");
    },
    messageOf: (externalId, fits = () => true) =>
      until(
        () =>
          ground
            .api("GET", `/api/v1/messages?externalId=${encodeURIComponent(externalId)}`)
            .then(({ body }) => body.items[0]),
        (one) => one !== undefined && fits(one),
        "the message",
      ),
    async mail(lines) {
      const response = await fetch(mailbox.body.webhookUrl, {
        method: "POST",
        headers: {
          "content-type": "message/rfc822",
          authorization: `Basic ${Buffer.from("mail:a password of the webhook").toString("base64")}`,
        },
        body: lines.join("\r\n"),
      });
      expect(response.status, await response.text()).toBe(200);
    },
    async close() {
      await ground.close();
      await world.close();
    },
  };
}

const letters = "bcdfghjklmnpqrstvwxz";
const random = (length: number): string =>
  Array.from({ length }, () => letters[Math.floor(Math.random() * letters.length)]).join("");

export interface Marked {
  customerId: string;
  caseIds: string[];
  /** Every word that must be gone. */
  marks: string[];
  /** Those that they may read in their export. */
  readable: string[];
  handle: string;
  mailAddress: string;
  visitorToken: string;
  postId: string;
  /** Somebody else, who quoted them and shares an identifier with them. */
  other: { customerId: string; messageId: string };
  bookingId: string;
  loyaltyNumber: string;
  /** The day of their flight. */
  flies: string;
}

/** On X with a picture, by mail with a file, in the chat, with bookings, bags, touchpoints, notes, quotes, drafts, promises, proofs and more. */
export async function markSomebody(scene: RightsScene): Promise<Marked> {
  const { ground, world, agent, messageOf, sendNow, mail } = scene;
  const marks: string[] = [];
  const readable: string[] = [];
  const mark = (what: string, isReadable = true): string => {
    const word = `zq${what}${random(8)}`;
    marks.push(word);
    if (isReadable) readable.push(word);
    return word;
  };
  const handle = mark("h").slice(0, 14);
  marks[0] = handle;
  readable[0] = handle;
  const firstName = mark("first");
  world.addPassenger({ handle, name: `${firstName} Example`, language: "en", acceptsMessages: true });
  const at = `@${world.brand.handle}`;

  // X: a post with a picture, our answer, a private talk.
  const post = world.writePost({
    as: handle,
    text: `${at} where is my bag? ${mark("post")}`,
    show: [{ what: "picture", alt: mark("alt") }],
  });
  const first = await messageOf(post.id, (one) => one.attachments[0]?.state === "here");
  const { caseId, customerId: onX } = first;
  const reply = async (caseId: string, text: string, visibility: string) => {
    const { body } = await agent("GET", `/api/v1/cases/${caseId}`);
    const answer = await agent("POST", `/api/v1/cases/${caseId}/replies`, {
      id: randomUUID(),
      text,
      visibility,
      readTo: body.readTo,
    });
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    return answer.body.id as string;
  };
  const answered = await reply(caseId, `We are looking, ${mark("ours")}.`, "public");
  await sendNow();
  await until(
    () =>
      agent("GET", `/api/v1/cases/${caseId}`).then(({ body }) => body.messages.find((one: any) => one.id === answered)),
    (one) => one?.delivery.state === "accepted",
    "the answer to go out",
  );
  world.sendMessage({ as: handle, text: `private: ${mark("private")} thanks for the help, where is it?` });
  await until(
    () =>
      ground.app
        .db`select from cases.message where text like '%private:%' and removed_at is null and customer_id = ${onX}`,
    (rows) => rows.length === 1,
    "the private message",
  );
  await reply(caseId, `A note: ${mark("note")}`, "internal");
  const draft = { text: mark("draft", false), visibility: "public" };
  expect((await agent("PUT", `/api/v1/cases/${caseId}/draft`, draft)).status).toBeLessThan(300);

  // Somebody else quotes them, and names them.
  const otherHandle = `o${random(8)}`;
  world.addPassenger({ handle: otherHandle, name: "Other Person", language: "en", acceptsMessages: true });
  const quoting = world.writePost({
    as: otherHandle,
    text: `${at} what @${handle} says happened to me, can you help?`,
    quotedId: post.id,
  });
  const quoted = await messageOf(quoting.id);

  // Mail, with a file.
  const mailAddress = `${mark("mail")}@example.org`;
  const fileWord = mark("file", false);
  const boundary = "b0undary";
  const mailId = `<${randomUUID()}@example.org>`;
  await mail([
    `From: ${mark("sender")} Example <${mailAddress}>`,
    "To: care@airline.example",
    `Subject: ${mark("subject")}`,
    `Message-ID: ${mailId}`,
    "MIME-Version: 1.0",
    `Content-Type: multipart/mixed; boundary=${boundary}`,
    "",
    `--${boundary}`,
    "Content-Type: multipart/alternative; boundary=inner",
    "",
    "--inner",
    "Content-Type: text/plain; charset=utf-8",
    "",
    `Where is my refund? ${mark("text")}`,
    "",
    "On Monday somebody wrote:",
    `> ${mark("quote")}`,
    "",
    "--inner",
    "Content-Type: text/html; charset=utf-8",
    "",
    `<p>Where is my refund? <b>${mark("html", false)}</b></p>`,
    "--inner--",
    `--${boundary}`,
    "Content-Type: text/plain",
    `Content-Disposition: attachment; filename="${mark("name")}.txt"`,
    "",
    fileWord,
    `--${boundary}--`,
    "",
  ]);
  const mailed = await messageOf(mailId, (one) => one.attachments[0]?.state === "here");
  const byMail = await reply(mailed.caseId, `Dear ${mark("dear")}, it is on its way.`, "private");
  await sendNow();
  await until(
    () =>
      agent("GET", `/api/v1/cases/${mailed.caseId}`).then(({ body }) =>
        body.messages.find((one: any) => one.id === byMail),
      ),
    (one) => one?.delivery.why !== null || one.delivery.awaySince !== null || one.delivery.state !== "pending",
    "the mail server not to answer",
  );

  // Chat, of somebody the site knows.
  const userId = mark("user");
  const opened = await ask(ground.url, "POST", "sessions", {
    body: { siteId: scene.siteId, name: mark("visitor"), language: "en", identity: sign(userId) },
  });
  expect(opened.status, JSON.stringify(opened.body)).toBe(201);
  const visitorToken = opened.body.token as string;
  const line = await say(ground.url, visitorToken, `May I bring ${mark("line")} on board?`);
  const chatted = await messageOf(String(line.body.number));

  // One person: said by a colleague.
  for (const otherId of [mailed.customerId, chatted.customerId]) {
    const merged = await agent("POST", `/api/v1/customers/${onX}/merge`, {
      otherId,
      reason: `by phone: ${mark("why")}`,
    });
    expect(merged.status, JSON.stringify(merged.body)).toBe(201);
  }
  const claimed = await agent("POST", `/api/v1/customers/${onX}/identifiers`, {
    kind: "device",
    value: mark("device"),
    reason: mark("claim"),
  });
  expect(claimed.status).toBe(201);

  // What leads to bookings: a number that is proved, shared with nobody.
  const loyaltyNumber = String(Math.floor(Math.random() * 1e9) + 1e9);
  marks.push(loyaltyNumber);
  const link = (customerId: string, kind: string, value: string, name?: string) =>
    record(ground.app, [
      {
        id: randomUUID(),
        kind: "link",
        customerId,
        identifier: { kind, value },
        known: "verified",
        source: "login",
        ...(name && { name }),
      },
    ]);
  await link(onX, "loyalty", `Q0 ${loyaltyNumber}`, `${firstName} ${mark("surname", false)}`);
  const family = `${random(8)}@family.example`;
  await link(onX, "email", family);
  await link(quoted.customerId, "email", family);
  const surname = mark("booked");
  const flies = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
  const booking = world.reservations.book({
    passengers: [
      { surname, givenName: mark("given"), loyaltyNumber, email: `${mark("ctce")}@mail.invalid` },
      { surname: "Companion", givenName: "Carl" },
    ],
    legs: [{ flight: "Q0940", date: flies }],
  });
  world.baggage.file({ surname: mark("bag"), loyaltyNumber, daysAgo: 3 });
  await until(
    () => agent("GET", `/api/v1/customers/${onX}/profile`).then(({ body }) => body),
    ({ bookings, bags }) => bookings.length === 1 && bags.length === 1,
    "the booking and the bag",
  );
  await ground.app.db`
    insert into proof.override (customer_id, booking_id, allows, actor_id, reason, until)
    values (${onX}, ${booking.id}, 'told', ${agent.id}, ${mark("reason")}, platform.now() + interval '1 hour')`;
  await ground.app.db`
    insert into proof.mandate (customer_id, relation, allows, covers, booking_id, loyalty, method, until)
    values (${onX}, 'parent', 'told', 'traveller', ${booking.id}, ${`Q0 ${loyaltyNumber}`}, 'booking', platform.now() + interval '9 days')`;

  // What the airline's systems saw.
  const partner = await ground.as("partner");
  const told = await partner("POST", "/api/v1/touchpoints", {
    items: [
      {
        id: mark("touch"),
        kind: "check-in",
        outcome: "failed",
        at: new Date().toISOString(),
        identifier: { kind: "loyalty", value: `Q0 ${loyaltyNumber}` },
        details: { page: mark("detail") },
      },
    ],
  });
  expect(told.body, JSON.stringify(told.body)).toMatchObject({ taken: 1 });

  // Private data in public, a promise, a consent.
  const phone = `06${String(Math.floor(Math.random() * 1e8)).padStart(8, "0")}`;
  marks.push(phone);
  const exposed = world.writePost({ as: handle, text: `${at} call me on ${phone} please, where is it?` });
  await messageOf(exposed.id);
  await until(
    () => ground.app.db`select from privacy.exposure where customer_id = ${onX}`,
    (rows) => rows.length === 1,
    "the exposure",
  );
  await ground.app.db`
    insert into cases.promise (id, case_id, kind, text, made_by, since, due_at)
    values (${randomUUID()}, ${caseId}, 'promise', ${mark("promise")}, ${agent.id}, platform.now(), platform.now() + interval '9 days')`;
  const consent = await agent("POST", `/api/v1/customers/${onX}/consent`, {
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
    customerId: onX,
    caseIds: [...new Set([caseId, mailed.caseId, chatted.caseId])],
    marks: [...marks, mailAddress, `@${handle}`],
    readable,
    handle,
    mailAddress,
    visitorToken,
    postId: post.id,
    other: { customerId: quoted.customerId, messageId: quoted.id },
    bookingId: booking.id,
    loyaltyNumber,
    flies,
  };
}

export const homeOf = ({ ground }: RightsScene): string => join(ground.app.config.home);

/** Notes and starts it as a lead; gives the request. */
export async function startErasing({ lead }: RightsScene, customerId: string): Promise<any> {
  const id = randomUUID();
  const noted = await lead("POST", `/api/v1/customers/${customerId}/privacy-requests`, { id, kind: "erasure" });
  expect(noted.status, JSON.stringify(noted.body)).toBe(201);
  const { body: preview } = await lead("GET", `/api/v1/customers/${customerId}/erasure-preview`);
  const started = await lead("POST", `/api/v1/privacy-requests/${id}/start`, { customerIds: preview.customerIds });
  expect(started.status, JSON.stringify(started.body)).toBe(200);
  return started.body;
}

export const ended = ({ lead }: RightsScene, id: string, patienceMs = 30_000): Promise<any> =>
  until(
    () => lead("GET", `/api/v1/privacy-requests/${id}`).then(({ body }) => body),
    ({ state }) => state === "done" || state === "set-aside",
    "the request to be done",
    patienceMs,
  );
