import { createConnection } from "node:net";
import { createTransport } from "nodemailer";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startWorld, type World } from "../../world/world.ts";
import { type Ground, openGround } from "../ground.ts";
import { until } from "../until.ts";

const gateAt = (protocol: "smtp" | "lmtp", peers = ["127.0.0.0/8"]) => ({
  protocol,
  host: "127.0.0.1",
  port: 0,
  name: "care.airline.example",
  peers,
  certificate: null,
});

async function addAccount(ground: Ground, secrets: Record<string, string>, externalId = "care@airline.example") {
  const { body } = await ground.api("POST", "/api/v1/channel-accounts", {
    kind: "email",
    name: "Care",
    externalId,
    secrets,
  });
  return body.id as string;
}

const found = (ground: Ground, subject: string) =>
  until(
    () => ground.api("GET", "/api/v1/messages?limit=200").then(({ body }) => body.items),
    (items) => items.some((one: any) => one.letter?.subject === subject),
    subject,
    40_000,
  ).then((items) => items.find((one: any) => one.letter?.subject === subject));

describe("mail that a mail server hands over", () => {
  let ground: Ground;
  let port: number;
  beforeAll(async () => {
    ground = await openGround({ mail: gateAt("smtp") });
    port = ground.web.gatePort("email") ?? 0;
    await addAccount(ground, { smtpUrl: "smtp://127.0.0.1:1" });
  });
  afterAll(() => ground.close());

  const hand = (to: string, subject: string, more: object = {}) =>
    createTransport({ host: "127.0.0.1", port, ignoreTLS: true }).sendMail({
      from: "Anna <anna@example.org>",
      to,
      subject,
      text: "Waar is mijn koffer?",
      ...more,
    });

  test("is a message, also behind a plus", async () => {
    await hand("CARE+whatever@Airline.example", "Door de poort");
    const message = await found(ground, "Door de poort");
    expect(message).toMatchObject({ channel: "email", author: { handle: "anna@example.org" } });
  });

  test("for nobody here is refused", () =>
    expect(hand("nobody@airline.example", "x")).rejects.toMatchObject({ responseCode: 550 }));

  test("of 50 MB is refused", () =>
    expect(
      hand("care@airline.example", "x", { attachments: [{ filename: "a", content: Buffer.alloc(50 * 1024 * 1024) }] }),
    ).rejects.toMatchObject({ responseCode: 552 }));

  test("is not said to be kept before it is", async () => {
    await ground.app.db`alter table channels.delivery add constraint broken check (false) not valid`;
    await expect(hand("care@airline.example", "Niet bewaard")).rejects.toMatchObject({ responseCode: 451 });
    await ground.app.db`alter table channels.delivery drop constraint broken`;
    await hand("care@airline.example", "Wel bewaard");
    await found(ground, "Wel bewaard");
  });
});

test("mail comes by LMTP too, with an answer for each addressee", async () => {
  const ground = await openGround({ mail: gateAt("lmtp") });
  try {
    await addAccount(ground, { smtpUrl: "smtp://127.0.0.1:1" });
    const words = [
      "LHLO mx.example",
      "MAIL FROM:<anna@example.org>",
      "RCPT TO:<care@airline.example>",
      "RCPT TO:<nobody@airline.example>",
      "DATA",
      "From: anna@example.org\r\nSubject: Over LMTP\r\n\r\nWaar is mijn koffer?\r\n.",
      "QUIT",
    ];
    const answers = await talk(ground.web.gatePort("email") ?? 0, words);
    expect(answers).toMatch(/550 5\.1\.1/);
    expect(answers).toMatch(/250 2\.0\.0/);
    await found(ground, "Over LMTP");
  } finally {
    await ground.close();
  }
});

test("a stranger's machine hands over nothing", async () => {
  const ground = await openGround({ worker: false, mail: gateAt("smtp", ["10.9.9.9"]) });
  try {
    expect(await talk(ground.web.gatePort("email") ?? 0, [])).toMatch(/^554 /);
  } finally {
    await ground.close();
  }
});

/** Says a line for each answer; gives all that was answered. */
function talk(port: number, lines: readonly string[]): Promise<string> {
  const rest = [...lines];
  return new Promise((done) => {
    let heard = "";
    const socket = createConnection(port, "127.0.0.1");
    socket.on("data", (chunk) => {
      heard += chunk.toString();
      if (!/^\d{3} .*\r\n$/m.test(chunk.toString())) return;
      const next = rest.shift();
      if (next) socket.write(`${next}\r\n`);
    });
    socket.on("error", () => done(heard));
    socket.on("close", () => done(heard));
  });
}

describe("a mailbox", () => {
  let ground: Ground;
  let world: World;
  beforeAll(async () => {
    ground = await openGround();
    world = await startWorld({ rate: 0, seed: 7, mail: true });
    await world.connectTo({ api: ground.url, token: ground.adminToken });
  });
  afterAll(async () => {
    await world.close();
    await ground.close();
  });

  const accountId = async (): Promise<string> => {
    const { body } = await ground.api("GET", "/api/v1/channel-accounts");
    return body.items.find(({ externalId }: any) => externalId === world.mail.accounts().address).id;
  };
  const mailbox = (): { uid: number; isSeen: boolean }[] => world.mail.boxes.list(world.mail.accounts().address);
  const isWaitedFor = async (): Promise<void> => {
    const id = await accountId();
    await until(
      () => ground.app.db<{ readTo: string | null }[]>`select read_to from channels.account where id = ${id}`,
      ([row]) => row?.readTo !== null && row?.readTo !== undefined,
      "the first look",
    );
  };

  test("is read as soon as something comes, and marked only then", async () => {
    await isWaitedFor();
    const begun = performance.now();
    await world.mail.writeMail({ as: "tabithaquill", subject: "Uit de mailbox", text: "Where is my bag?" });
    const message = await found(ground, "Uit de mailbox");
    // Not by the look that comes once a minute, however busy the machine is.
    expect(performance.now() - begun).toBeLessThan(30_000);
    expect(message.author.handle).toBe("tabithaquill@post.example");
    await until(
      async () => mailbox().at(-1)?.isSeen,
      (isSeen) => isSeen === true,
      "the mark",
    );
  });

  test("is caught up with after the line broke, each mail once", async () => {
    await isWaitedFor();
    await ground.stopWorker();
    for (const n of [1, 2, 3])
      await world.mail.writeMail({ as: "tabithaquill", subject: `Intussen ${n}`, text: "And where is it now?" });
    expect(mailbox().filter(({ isSeen }) => !isSeen)).toHaveLength(3);
    await ground.startWorker();
    for (const n of [1, 2, 3]) await found(ground, `Intussen ${n}`);
    const { body } = await ground.api("GET", "/api/v1/messages?limit=200");
    expect(body.items.filter((one: any) => one.letter?.subject?.startsWith("Intussen"))).toHaveLength(3);
  });

  test("made anew brings what is new, and nothing twice", async () => {
    await ground.app.db`update channels.account set read_to = '1:999:999', looked_at = null where kind = 'email'`;
    await world.mail.writeMail({ as: "tabithaquill", subject: "Nieuwe doos", text: "Where is my bag?" });
    await found(ground, "Nieuwe doos");
    const { body } = await ground.api("GET", "/api/v1/messages?limit=200");
    expect(body.items.filter((one: any) => one.letter?.subject === "Intussen 1")).toHaveLength(1);
  });

  test("is not waited for by who was told to stop just before", async () => {
    const { imapUrl } = world.mail.accounts();
    const account = { id: "", kind: "email", externalId: "", baseUrl: null, secrets: { imapUrl }, ownKey: "" } as const;
    const wait = ground.app.channels.get("email")?.listing?.wait?.(account, "1:1:1", AbortSignal.abort());
    expect(await wait).toBe("failed");
  });

  test("whose password is wrong says so on the account", async () => {
    const { smtpUrl, imapUrl } = world.mail.accounts();
    const id = await addAccount(
      ground,
      { smtpUrl, imapUrl: imapUrl.replace(/:[^:@/]*@/, ":wrong@") },
      "other@halcyra.example",
    );
    const state = await until(
      () =>
        ground.api("GET", "/api/v1/channel-accounts").then(({ body }) => body.items.find((one: any) => one.id === id)),
      ({ state }) => state === "sign-in-again",
      "the state",
    );
    expect(state.why).toContain("mailbox");
  });

  test("the whole way: a passenger writes, is answered, and answers into the same case", async () => {
    await isWaitedFor();
    await world.mail.writeMail({ as: "tabithaquill", subject: "Heen en weer", text: "Where is my bag? Flight Q0123." });
    const { caseId } = await found(ground, "Heen en weer");
    const id = crypto.randomUUID();
    const reply = { id, text: "It is in Paris.", visibility: "private" };
    expect((await ground.api("POST", `/api/v1/cases/${caseId}/replies`, reply)).status).toBe(201);
    await ground.app.db`update channels.outgoing set send_after = platform.now() where id = ${id}`;
    ground.app.ring("outgoing");
    const letters = await until(
      () => world.mail.lettersOf("tabithaquill"),
      (all) => all.some(({ isMine, text }) => !isMine && text.includes("It is in Paris.")),
      "the answer",
    );
    const answer = letters.findLast(({ isMine }) => !isMine);
    expect(answer).toMatchObject({ subject: "Re: Heen en weer", from: { name: "Halcyra Air" } });
    await world.mail.writeMail({ as: "tabithaquill", text: "Thank you, when?", answers: answer?.id });
    const again = await found(ground, "Re: Heen en weer");
    expect(again).toMatchObject({ caseId, text: "Thank you, when?", letter: { hasMore: true } });
  });
});
