import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { until } from "../until.ts";
import { headerOf, type MailScene, openMail, ourAddress } from "./scene.ts";

let scene: MailScene;
beforeAll(async () => {
  scene = await openMail();
});
afterAll(() => scene.close());

interface Written {
  from?: string;
  to?: string;
  subject?: string;
  text?: string;
  more?: readonly string[];
}

/** A mail of its own; gives its id. */
async function write({ from = `${randomUUID()}@example.org`, to = ourAddress, ...rest }: Written = {}) {
  const id = `<${randomUUID()}@example.org>`;
  const { subject = "Mijn koffer", text = "Waar is mijn koffer? Hij kwam niet aan op Schiphol.", more = [] } = rest;
  const head = [`From: Anna de Vries <${from}>`, `To: ${to}`, `Subject: ${subject}`, `Message-ID: ${id}`, ...more];
  expect(await scene.deliver([...head, "", text])).toBe(200);
  return { id, from };
}

/** A mail that made a case, and our answer to it, as it went out. */
async function talk() {
  const first = await write();
  const { caseId } = await scene.message(first.id);
  const answer = await scene.answer(caseId, "Goedemiddag Anna, uw koffer staat in Parijs.");
  const out = scene.sent.find(({ to }) => to.includes(first.from));
  if (!out) throw new Error("nothing was sent");
  return { ...first, caseId, answer, out, replyTo: headerOf(out.mail, "Reply-To") ?? "" };
}

/** Once all that was delivered has been read and received. */
const later = () =>
  until(
    () =>
      scene.ground.app.db<{ waiting: number }[]>`
        select (select count(*) from channels.delivery where state = 'waiting')::int
          + (select coalesce(sum(waiting), 0) from channels.lane)::int as waiting`,
    ([left]) => left?.waiting === 0,
    "everything to be received",
  );

describe("a mail", () => {
  test("becomes a message of a case, with what a letter has", async () => {
    const more = ["Cc: peter@example.org", "Date: Mon, 02 Mar 2026 10:00:00 +0100"];
    const text =
      "Waar is mijn koffer?\r\n\r\nOp ma 2 mrt 2026 om 09:00 schreef Zorg <care@airline.example>:\r\n> Hallo\r\n";
    const { id, from } = await write({ from: "Anna.D@Example.ORG", subject: "=?utf-8?q?Koffer_kwijt?=", text, more });
    const message = await scene.message(id);
    expect(message).toMatchObject({
      channel: "email",
      visibility: "private",
      text: "Waar is mijn koffer?",
      author: { name: "Anna de Vries", handle: from.toLowerCase() },
      letter: {
        subject: "Koffer kwijt",
        from: { name: "Anna de Vries", address: "anna.d@example.org" },
        to: [ourAddress],
        cc: ["peter@example.org"],
        hasMore: true,
        byGuest: false,
      },
    });
    expect(message.caseId).not.toBeNull();
    const whole = await scene.ground.api("GET", `/api/v1/messages/${message.id}/letter`);
    expect(whole.body.text).toContain("> Hallo");
  });

  test("of one address in another writing comes from the same customer", async () => {
    const one = await write({ from: "Jan.Jansen@Example.org" });
    const two = await write({ from: "jan.jansen@EXAMPLE.org", subject: "Nog iets" });
    const [first, second] = [await scene.message(one.id), await scene.message(two.id)];
    expect(second.customerId).toBe(first.customerId);
    expect(second.caseId).toBe(first.caseId);
  });

  test("that comes twice is one, also without an id of its own", async () => {
    const lines = [
      `From: twice@example.org`,
      `To: ${ourAddress}`,
      "Subject: Zonder naam",
      "",
      "Waar blijft mijn geld? Ik wacht al weken.",
    ];
    await scene.deliver(lines);
    await scene.deliver(lines);
    await later();
    const found = (await scene.messages()).filter(({ letter }) => letter?.subject === "Zonder naam");
    expect(found).toHaveLength(1);
    const answer = await scene.answer(found[0].caseId, "Het is onderweg.");
    expect(answer.delivery.state).toBe("accepted");
    const out = scene.sent.find(({ to }) => to.includes("twice@example.org"));
    expect(headerOf(out?.mail ?? "", "In-Reply-To")).toBeNull();
  });

  test("in HTML alone is read, and shown without what could run", async () => {
    const html =
      '<p onclick="steal()">Wo ist <b>mein Koffer</b>?</p><script>steal()</script><img src="https://tracker.example/a.png"><a href="javascript:steal()">x</a>';
    const { id } = await write({ more: ["Content-Type: text/html; charset=utf-8"], text: html });
    const message = await scene.message(id);
    expect(message.text).toContain("Wo ist mein Koffer?");
    const shown = await scene.ground.api("GET", `/api/v1/messages/${message.id}/letter.html`);
    expect(shown.body).toContain("<b>mein Koffer</b>");
    expect(shown.body).not.toMatch(/steal|<script|javascript:| src=/);
    expect(shown.headers.get("content-security-policy")).toContain("default-src 'none'");
    const agent = await scene.ground.as("insight");
    expect((await agent("GET", `/api/v1/messages/${message.id}/letter.html`)).status).toBe(403);
  });

  test("brings its files with it", async () => {
    const file = Buffer.from("%PDF-1.4 a receipt").toString("base64");
    const more = ["MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=b"];
    const text = [
      "--b",
      "",
      "Hier is mijn bon, waar blijft mijn geld?",
      "--b",
      'Content-Type: application/pdf; name="bon één.pdf"',
      "Content-Transfer-Encoding: base64",
      'Content-Disposition: attachment; filename="bon.pdf"',
      "",
      file,
      "--b--",
    ].join("\r\n");
    const { id } = await write({ more, text });
    const message = await scene.message(id, ({ attachments }) => attachments[0]?.state === "here");
    expect(message.attachments[0]).toMatchObject({ kind: "file", name: "bon.pdf", bytes: 18 });
    const { fileId } = message.attachments[0];
    const sent = await scene.ground.api("GET", `/api/v1/files/${fileId}`);
    expect(sent.body).toBe("%PDF-1.4 a receipt");
    expect(sent.headers.get("content-disposition")).toContain('attachment; filename="bon.pdf"');
  });
});

describe("an answer", () => {
  test("goes to who wrote, about the same, below it what they wrote", async () => {
    const { id, answer, out, replyTo } = await talk();
    expect(answer.delivery.state).toBe("accepted");
    expect(headerOf(out.mail, "Subject")).toBe("Re: Mijn koffer");
    expect(headerOf(out.mail, "In-Reply-To")).toBe(id);
    expect(headerOf(out.mail, "References")).toBe(id);
    expect(out.mail).toContain("> Waar is mijn koffer?");
    expect(replyTo).toMatch(/^care\+.*@airline\.example$/);
    expect(headerOf(out.mail, "Auto-Submitted")).toBeNull();
    expect(answer.letter).toMatchObject({ from: { address: ourAddress }, subject: "Mijn koffer" });
  });

  test("of a program says that it is one, so that no machine answers it", async () => {
    const { from, caseId } = await talk();
    const { body } = await scene.ground.api("GET", `/api/v1/cases/${caseId}`);
    const id = randomUUID();
    const text = "Uw koffer is onderweg.";
    const said = { id, text, visibility: "private", readTo: body.readTo, automatic: true };
    expect((await scene.ground.api("POST", `/api/v1/cases/${caseId}/replies`, said)).status).toBe(201);
    await scene.ground.app.db`update channels.outgoing set send_after = platform.now() where id = ${id}`;
    scene.ground.app.ring("outgoing");
    const out = await until(
      async () => scene.sent.find(({ to, mail }) => to.includes(from) && mail.includes(text)),
      (found) => found !== undefined,
      "the letter",
    );
    expect(headerOf(out?.mail ?? "", "Auto-Submitted")).toBe("auto-replied");
  });

  test.each([
    ["the address of the thread", ({ replyTo }: { replyTo: string }) => ({ to: replyTo })],
    [
      "our Message-ID",
      ({ out }: { out: { mail: string } }) => ({ more: [`In-Reply-To: ${headerOf(out.mail, "Message-ID")}`] }),
    ],
    ["their own Message-ID", ({ id }: { id: string }) => ({ more: [`References: ${id}`] })],
  ])("is answered into the same thread by %s", async (_, by) => {
    const talked = await talk();
    const again = await write({ from: talked.from, subject: "Re: Mijn koffer", ...by(talked) });
    const message = await scene.message(again.id);
    expect(message.caseId).toBe(talked.caseId);
    expect(message.threadId).toBe(talked.answer.threadId);
  });

  test("that the mail server refuses says why, and the case is back", async () => {
    const { id, from } = await write();
    scene.refuse(from, 550, "5.1.1 no such user");
    const { caseId } = await scene.message(id);
    const answer = await scene.answer(caseId, "Goedemiddag.");
    expect(answer.delivery).toMatchObject({ state: "refused", code: "no-such-address" });
    expect((await scene.caseOf(caseId)).state).toBe("open");
  });

  test("that the mail server refuses for now waits", async () => {
    const { id, from } = await write();
    scene.refuse(from, 451, "4.7.1 come again");
    const { caseId } = await scene.message(id);
    const answer = await scene.answer(caseId, "Goedemiddag.");
    expect(answer.delivery).toMatchObject({ state: "pending", attempts: 1 });
    expect(answer.delivery.retryAt).not.toBeNull();
  });
});

describe("what is forged", () => {
  test("a changed seal of an address joins nothing", async () => {
    const { caseId, replyTo } = await talk();
    const forged = replyTo.replace(/.@/, (end) => (end === "a@" ? "b@" : "a@"));
    const { id } = await write({ to: forged });
    expect((await scene.message(id)).caseId).not.toBe(caseId);
  });

  test("an address of one case put beside the id of another joins the address's case, and stands as its sender's", async () => {
    const [one, other] = [await talk(), await talk()];
    const more = [`In-Reply-To: ${headerOf(other.out.mail, "Message-ID")}`];
    const { id, from } = await write({ to: one.replyTo, more });
    const message = await scene.message(id);
    expect(message.caseId).toBe(one.caseId);
    expect(message.author.handle).toBe(from);
    expect(message.letter.byGuest).toBe(true);
  });

  test("an address that another account signed joins nothing", async () => {
    const { caseId, replyTo } = await talk();
    const secrets = { smtpUrl: "smtp://127.0.0.1:1", webhookPassword: "other" };
    const { body } = await scene.ground.api("POST", "/api/v1/channel-accounts", {
      kind: "email",
      name: "Other",
      externalId: "other@airline.example",
      secrets,
    });
    const id = `<${randomUUID()}@example.org>`;
    await fetch(body.webhookUrl, {
      method: "POST",
      headers: {
        authorization: `Basic ${Buffer.from("x:other").toString("base64")}`,
        "content-type": "message/rfc822",
      },
      body: [`From: c@example.org`, `To: ${replyTo}`, `Message-ID: ${id}`, "", "Waar is mijn koffer?"].join("\r\n"),
    });
    expect((await scene.message(id)).caseId).not.toBe(caseId);
  });

  test("another who names an id that they saw begins a talk of their own", async () => {
    const { id: seen, caseId } = await talk();
    const { id } = await write({ more: [`References: ${seen}`] });
    expect((await scene.message(id)).caseId).not.toBe(caseId);
  });

  test("who was addressed beside us joins as a guest, becomes no customer, and is sent nothing", async () => {
    const first = await write({ more: ["Cc: peter@example.org"] });
    const { caseId, customerId } = await scene.message(first.id);
    const { id } = await write({
      from: "Peter@example.org",
      more: [`In-Reply-To: ${first.id}`],
      text: "Ik zat erbij. Waar is hij?",
    });
    const guest = await scene.message(id);
    expect(guest).toMatchObject({
      caseId,
      customerId,
      letter: { byGuest: true },
      author: { handle: "peter@example.org" },
    });
    await scene.answer(caseId, "In Parijs.");
    const out = scene.sent.filter(({ to }) => to.includes(first.from));
    expect(out).toHaveLength(1);
    expect(out[0]?.mail).not.toContain("Ik zat erbij");
    const known = await scene.ground.app.db`select 1 from customers.identifier where value = 'peter@example.org'`;
    expect(known).toHaveLength(0);
  });

  test.each([
    ["names nobody", "From: Anna de Vries"],
    ["says that we wrote it", `From: Zorg <${ourAddress}>`],
  ])("a mail that %s is kept, and makes nobody a customer", async (_, from) => {
    const id = `<${randomUUID()}@example.org>`;
    expect(await scene.deliver([from, `To: ${ourAddress}`, `Message-ID: ${id}`, "", "Waar is mijn koffer?"])).toBe(200);
    const { body } = await until(
      () => scene.ground.api("GET", "/api/v1/deliveries?state=unreadable&limit=1"),
      ({ body }) => body.items[0]?.why !== undefined,
    );
    expect(body.items[0].why).toMatch(/sender|this very account/);
    await later();
    expect((await scene.messages()).some(({ externalId }) => externalId === id)).toBe(false);
  });
});

describe("a machine", () => {
  const away = ["Auto-Submitted: auto-replied"];

  test("that answers for somebody keeps nobody waiting, and opens nothing", async () => {
    const { from, caseId, replyTo } = await talk();
    const { id } = await write({
      from,
      to: replyTo,
      subject: "Afwezig",
      text: "Ik ben weg tot maandag. Dringend? Bel 112!",
      more: away,
    });
    const message = await scene.message(id);
    expect(message).toMatchObject({ caseId, letter: { isAutomatic: true }, triage: { needs: "mention", urgency: 0 } });
    expect((await scene.caseOf(caseId)).state).toBe("waiting");
  });

  test("that nobody wrote to makes no case", async () => {
    const { id } = await write({ more: ["Auto-Submitted: auto-generated"], text: "Waar is mijn koffer?" });
    expect((await scene.message(id)).caseId).toBeNull();
  });

  const bounce = (to: string, status: string, action: string) => [
    "From: MAILER-DAEMON@example.org",
    `To: ${to}`,
    `Message-ID: <${randomUUID()}@example.org>`,
    "Content-Type: multipart/report; report-type=delivery-status; boundary=r",
    "",
    "--r",
    "",
    "It could not be delivered.",
    "--r",
    "Content-Type: message/delivery-status",
    "",
    "Reporting-MTA: dns; mx.example.org",
    "",
    "Final-Recipient: rfc822; anna@example.org",
    `Action: ${action}`,
    `Status: ${status}`,
    "--r--",
  ];

  test("that brings our letter back brings its case back", async () => {
    const { caseId, answer, out } = await talk();
    expect((await scene.caseOf(caseId)).state).toBe("waiting");
    const before = (await scene.messages()).length;
    await scene.deliver(bounce(out.from, "5.1.1", "failed"));
    const theCase = await scene.caseOf(caseId, ({ state }) => state === "open");
    expect(theCase.messages.find((one: any) => one.id === answer.id).delivery).toMatchObject({
      state: "refused",
      code: "no-such-address",
    });
    expect((await scene.messages()).length).toBe(before);
    // Once more changes nothing.
    await scene.deliver(bounce(out.from, "5.1.1", "failed"));
    await later();
    expect((await scene.caseOf(caseId)).waitingSince).toBe(theCase.waitingSince);
  });

  test("that goes on trying says so, and the case stays", async () => {
    const { caseId, answer, out } = await talk();
    await scene.deliver(bounce(out.from, "4.4.1", "delayed"));
    const theCase = await scene.caseOf(caseId, ({ messages }) =>
      messages.some((one: any) => one.id === answer.id && one.delivery.code === "still-trying"),
    );
    expect(theCase.state).toBe("waiting");
  });

  test("that brings back what we never sent changes nothing", async () => {
    const { caseId } = await talk();
    await scene.deliver(bounce(`care+b-${"0".repeat(26)}.${"0".repeat(16)}@airline.example`, "5.1.1", "failed"));
    await later();
    expect((await scene.caseOf(caseId)).state).toBe("waiting");
  });

  test("our own letter that comes round is no message", async () => {
    const { out, caseId } = await talk();
    const before = (await scene.messages()).length;
    expect(await scene.deliver(Buffer.from(out.mail))).toBe(200);
    await later();
    expect((await scene.messages()).length).toBe(before);
    expect((await scene.caseOf(caseId)).state).toBe("waiting");
  });
});

describe("what is too much", () => {
  test("a mail of 50 MB is refused, and the next one is read", async () => {
    expect(await scene.deliver(Buffer.alloc(50 * 1024 * 1024, "x")).catch(() => 413)).toBe(413);
    const { id } = await write({ subject: "Een ander" });
    expect((await scene.message(id)).letter.subject).toBe("Een ander");
  });

  test("a mail of 20 MB is taken, and its file kept", async () => {
    const id = `<${randomUUID()}@example.org>`;
    const head = [
      "From: big@example.org",
      `To: ${ourAddress}`,
      `Message-ID: ${id}`,
      "Content-Type: multipart/mixed; boundary=b",
      "",
      "--b",
      "",
      "Waar is mijn koffer?",
      "--b",
      "Content-Type: application/octet-stream",
      "Content-Transfer-Encoding: base64",
      "Content-Disposition: attachment; filename=film.bin",
      "",
      "",
    ].join("\r\n");
    const mail = Buffer.concat([
      Buffer.from(head),
      Buffer.alloc(20 * 1024 * 1024, "QUJD"),
      Buffer.from("\r\n--b--\r\n"),
    ]);
    expect(await scene.deliver(mail)).toBe(200);
    const message = await scene.message(id, ({ attachments }) => attachments[0]?.state === "here");
    expect(message.attachments[0].bytes).toBe(15 * 1024 * 1024);
  });

  test("10,000 parts within each other are one calm message", async () => {
    const id = `<${randomUUID()}@example.org>`;
    const open = Array.from(
      { length: 10_000 },
      (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`,
    );
    const head = ["From: deep@example.org", `To: ${ourAddress}`, `Message-ID: ${id}`, ""].join("\r\n");
    expect(await scene.deliver(Buffer.from(`${head}${open.join("")}\r\nWaar is mijn koffer?`))).toBe(200);
    await scene.message(id);
  });
});
