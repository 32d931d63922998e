import { ImapFlow } from "imapflow";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startWorld, type World } from "../world.ts";
import { numbersIn, readCommand } from "./imap-words.ts";

describe("a command of IMAP", () => {
  test.each([
    ["words", "a1 LOGIN anna secret", ["anna", "secret"]],
    ["quoted words", String.raw`a1 LOGIN "an\"na" "a b"`, ['an"na', "a b"]],
    ["lists", "a1 STORE 1:2 +FLAGS (\\Seen)", ["1:2", "+FLAGS", ["\\Seen"]]],
    [
      "sections with a list in them",
      "a1 FETCH 1 (UID BODY.PEEK[HEADER.FIELDS (FROM TO)]<0.10>)",
      ["1", ["UID", "BODY.PEEK[HEADER.FIELDS (FROM TO)]<0.10>"]],
    ],
  ])("has %s", (_, line, words) => expect(readCommand(line, [])?.words).toEqual(words));

  test("has literals", () =>
    expect(readCommand("a1 LOGIN \u00000 \u00001", [Buffer.from("an na"), Buffer.from("{}")])?.words).toEqual([
      "an na",
      "{}",
    ]));

  test("by UID is one of its own", () => expect(readCommand("a1 uid fetch 1:* (FLAGS)", [])?.name).toBe("UID FETCH"));

  test.each(["", "a1", "a1 LOGIN (", 'a1 LOGIN "open', "a1 FETCH 1 )"])("that is none is told: %s", (line) =>
    expect(readCommand(line, [])).toBeNull(),
  );

  test.each([
    ["2,4:5", [2, 4, 5]],
    ["4:*", [4, 5, 9]],
    ["12:*", [9]],
    ["*", [9]],
  ])("names by %s those there are", (set, numbers) => expect([...numbersIn(set, [2, 4, 5, 9])]).toEqual(numbers));
});

describe("the mail of this world", () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ rate: 0, seed: 7 });
  });
  afterAll(() => world.close());

  const airlines = () => world.mail.boxes.list(world.mail.accounts().address);
  const newest = (): string => {
    const { address } = world.mail.accounts();
    return world.mail.boxes.read(address, airlines().at(-1)?.uid ?? 0)?.raw.toString("utf8") ?? "";
  };

  test("comes to the airline's mailbox, and says whom it was for", async () => {
    const id = await world.mail.writeMail({ as: "mirthe_pluim", subject: "Koffer", text: "Waar is hij?" });
    expect(newest()).toContain(`Message-ID: ${id}`);
    expect(newest()).toMatch(/^Delivered-To: care@halcyra\.example\r\n/);
  });

  test("to nobody comes back to who sent it, once", async () => {
    const before = world.mail.boxes.list("mirthe_pluim@post.example").length;
    await world.mail.writeMail({ as: "mirthe_pluim", to: "nobody@gone.example", text: "Hallo?" });
    const letters = await world.mail.lettersOf("mirthe_pluim");
    expect(world.mail.boxes.list("mirthe_pluim@post.example")).toHaveLength(before + 1);
    expect(letters.some(({ subject }) => subject === "Undelivered Mail Returned to Sender")).toBe(true);
  });

  test("is told once that somebody is away", async () => {
    world.mail.setAway("joostzeppelin", true);
    const before = world.mail.boxes.list("mirthe_pluim@post.example").length;
    for (const n of [1, 2])
      await world.mail.writeMail({ as: "mirthe_pluim", to: "joostzeppelin@post.example", text: `Ben je er? ${n}` });
    expect(world.mail.boxes.list("mirthe_pluim@post.example")).toHaveLength(before + 1);
  });

  test("is read by a mail program of anybody's, which is told of news while it waits", async () => {
    const password = world.mail.passwordOf("tabithaquill") ?? "";
    const client = new ImapFlow({
      host: "127.0.0.1",
      port: world.mail.imapPort,
      secure: false,
      doSTARTTLS: false,
      auth: { user: "tabithaquill@post.example", pass: password },
      logger: false,
    });
    await client.connect();
    await client.mailboxOpen("INBOX");
    const news = new Promise<number>((done) => client.once("exists", ({ count }) => done(count)));
    void client.idle();
    await world.mail.writeMail({
      as: "mirthe_pluim",
      to: "tabithaquill@post.example",
      subject: "Hoi",
      text: "Dag Tabitha",
    });
    expect(await news).toBe(1);
    const mail = await client.fetchOne("1", { source: true, flags: true });
    expect(mail && mail.source?.toString()).toContain("Dag Tabitha");
    await client.messageFlagsAdd("1", ["\\Seen"]);
    expect(world.mail.unreadOf("tabithaquill")).toBe(0);
    client.close();
  });

  test("asks for the right password", async () => {
    const client = new ImapFlow({
      host: "127.0.0.1",
      port: world.mail.imapPort,
      secure: false,
      auth: { user: "tabithaquill@post.example", pass: "wrong" },
      logger: false,
    });
    client.on("error", () => {});
    await expect(client.connect()).rejects.toMatchObject({ authenticationFailed: true });
    client.close();
  });
});
