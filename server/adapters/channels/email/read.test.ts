import { assert, constantFrom, property, uint8Array } from "fast-check";
import { describe, expect, test } from "vitest";
import { type Entry, Unreadable } from "../../../modules/channels/index.ts";
import { mimeLimits } from "./mime.ts";
import { mostBytes, read } from "./read.ts";

const mail = (lines: readonly string[]): Buffer => Buffer.from(lines.join("\r\n"));
const readOne = (body: Buffer, headers: Record<string, string> = {}): Entry => {
  const [entry] = read({ headers, body });
  if (!entry) throw new Error("nothing was read");
  return entry;
};
const outcomeOf = (body: Buffer, headers: Record<string, string>): unknown => {
  try {
    read({ headers, body });
    return "read";
  } catch (error) {
    return error instanceof Unreadable ? "refused" : error;
  }
};
const head = ["From: Anna de Vries <anna@example.org>", "To: care@airline.example", "Subject: My bag"];

describe("a mail that means harm", () => {
  test("of 50 MB is not read, and says why", () => {
    expect(mostBytes).toBe(26_214_400);
    expect(() => read({ headers: {}, body: Buffer.alloc(50 * 1024 * 1024, 65) })).toThrow(/larger than 25 MB/);
  });

  test("of 10,000 parts within parts is read to where people's mails end, in a moment", () => {
    const open = Array.from({ length: 10_000 }, (_, depth) => [
      `Content-Type: multipart/mixed; boundary=b${depth}`,
      "",
      `--b${depth}`,
    ]);
    const began = performance.now();
    const entry = readOne(mail([...head, ...open.flat(), "", "deep below"]));
    expect(performance.now() - began).toBeLessThan(2000);
    expect(entry).toMatchObject({ kind: "message", author: { id: "anna@example.org" }, letter: { subject: "My bag" } });
    expect(entry.attachments).toHaveLength(1);
  });

  test("of 100,000 parts side by side keeps the first ones", () => {
    const parts = Array.from({ length: 100_000 }, (_, place) => ["--b", "Content-Type: image/png", "", `${place}`]);
    const began = performance.now();
    const entry = readOne(
      mail([...head, "Content-Type: multipart/mixed; boundary=b", "", "--b", "", "My words", ...parts.flat()]),
    );
    expect(performance.now() - began).toBeLessThan(2000);
    expect(entry.text?.trim()).toBe("My words");
    expect(entry.attachments.length).toBeLessThanOrEqual(mimeLimits.parts);
  });

  test("of endless headers is not read", () => {
    const endless = Array.from({ length: 20_000 }, () => `X-Filler: ${"a".repeat(80)}`);
    expect(() => read({ headers: {}, body: mail([...head, ...endless, "", "text"]) })).toThrow(Unreadable);
  });

  test.each([
    ["a second From", ["From: boss@airline.example"], "anna@example.org"],
    ["a Sender", ["Sender: boss@airline.example"], "anna@example.org"],
    ["an original sender", ["X-Original-Sender: boss@airline.example"], "anna@example.org"],
    ["a field name with a byte order mark", ["\ufeffFrom: boss@airline.example"], "anna@example.org"],
  ])("with %s is still from who it is from first", (_, lines, author) => {
    expect(readOne(mail([...head, ...lines, "", "text"])).author?.id).toBe(author);
  });

  test.each([
    ["an address in the name", '"boss@airline.example" <anna@example.org>', "anna@example.org"],
    [
      "an encoded address in the name",
      "=?utf-8?Q?boss=40airline.example_=3Cboss=40airline.example=3E?= <anna@example.org>",
      "anna@example.org",
    ],
    ["two addresses", "anna@example.org, boss@airline.example", "anna@example.org"],
    ["no address", "The airline itself", ""],
    ["an endless address", `${"a".repeat(10_000)}@example.org`, undefined],
  ])("whose From has %s names the address it has", (_, from, author) => {
    const entry = readOne(mail([`From: ${from}`, "To: care@airline.example", "", "text"]));
    expect(entry.author?.id || (author === undefined ? undefined : "")).toBe(author);
  });

  test("without an id is known again by what it says", () => {
    const one = readOne(mail([...head, "", "My bag is lost."]));
    const again = readOne(mail(["Received: by another way", ...head, "", "My bag is lost."]));
    const other = readOne(mail([...head, "", "My bag is found."]));
    expect(one.externalId).toBeNull();
    expect(again.letter?.fingerprint).toBe(one.letter?.fingerprint);
    expect(other.letter?.fingerprint).not.toBe(one.letter?.fingerprint);
  });

  test("of any bytes is read or refused, and never breaks the reader", () => {
    assert(
      property(
        uint8Array({ maxLength: 2000 }),
        constantFrom("", "multipart/form-data; boundary=a", "application/json"),
        (bytes, type) => {
          const body = Buffer.from(bytes);
          const withHead = Buffer.concat([
            Buffer.from("From: a@b.example\nContent-Type: multipart/mixed; boundary=a\n\n--a\n"),
            body,
          ]);
          for (const one of [body, withHead])
            expect(["read", "refused"]).toContain(outcomeOf(one, type ? { "content-type": type } : {}));
        },
      ),
    );
  });

  test("that was cut anywhere is read or refused", () => {
    const whole = mail([
      ...head,
      'Content-Type: multipart/alternative; boundary="b"',
      "",
      "--b",
      "Content-Type: text/plain; charset=utf-8; format=flowed",
      "Content-Transfer-Encoding: base64",
      "",
      Buffer.from("Wo ist mein Koffer?").toString("base64"),
      "--b",
      "Content-Type: text/html",
      "",
      "<p>Wo ist <b>mein</b> Koffer?</p>",
      "--b--",
    ]);
    for (let end = "From: ".length; end < whole.length; end++)
      expect(readOne(whole.subarray(0, end)).direction).toBe("inbound");
    expect(readOne(whole)).toMatchObject({ text: "Wo ist mein Koffer?", letter: { hasHtml: true } });
  });
});

describe("flowed text", () => {
  const flowed = (text: string, more = ""): string | null =>
    readOne(mail([...head, `Content-Type: text/plain; format=flowed${more}`, "", ...text.split("\n")])).text;

  test.each([
    ["joins lines of one paragraph", "My bag \nis lost.", "My bag is lost."],
    ["joins no quote with an answer", "> Hi \nHello", "> Hi \nHello"],
    ["joins quotes of one depth", "> My bag \n> is lost.", "> My bag is lost."],
    ["keeps the mark of a signature", "Bye\n-- \nAnna", "Bye\n-- \nAnna"],
    ["takes the stuffed space away", " From here", "From here"],
  ])("%s", (_, given, expected) => expect(flowed(given)).toBe(expected));

  test("drops the space where the sender added it", () =>
    expect(flowed("荷物が \nありません", "; delsp=yes")).toBe("荷物がありません"));
});

describe("mail of a mail service", () => {
  const raw = [...head, "Message-ID: <one@example.org>", "", "My bag is lost."].join("\r\n");

  test("that SendGrid sends whole is read as it came", () => {
    const body = mail([
      "--x",
      'Content-Disposition: form-data; name="envelope"',
      "",
      '{"to":["care+abc@airline.example"],"from":"anna@example.org"}',
      "--x",
      'Content-Disposition: form-data; name="email"',
      "",
      raw,
      "--x--",
    ]);
    const entry = readOne(body, { "content-type": "multipart/form-data; boundary=x" });
    expect(entry).toMatchObject({
      externalId: "<one@example.org>",
      text: "My bag is lost.",
      letter: { envelope: { from: "anna@example.org", to: ["care+abc@airline.example"] } },
    });
  });

  test("that SendGrid took apart is read in the charsets it names", () => {
    const field = (name: string, content: Buffer | string): Buffer =>
      Buffer.concat([
        Buffer.from(`--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n`),
        Buffer.from(content as string),
        Buffer.from("\r\n"),
      ]);
    const body = Buffer.concat([
      field("headers", head.join("\n")),
      field("charsets", '{"text":"iso-8859-1"}'),
      field("envelope", '{"to":["care@airline.example"],"from":"anna@example.org"}'),
      field("text", Buffer.from("Für Köln", "latin1")),
      Buffer.from("--x--"),
    ]);
    const entry = readOne(body, { "content-type": "multipart/form-data; boundary=x" });
    expect(entry).toMatchObject({ text: "Für Köln", author: { id: "anna@example.org", name: "Anna de Vries" } });
  });

  test("that Mailgun sends whole is read as it came", () => {
    const body = Buffer.from(
      new URLSearchParams({ "body-mime": raw, sender: "a@example.org", recipient: "care@airline.example" }).toString(),
    );
    expect(readOne(body, { "content-type": "application/x-www-form-urlencoded" })).toMatchObject({
      externalId: "<one@example.org>",
      letter: { replyText: "My bag is lost." },
    });
  });

  test.each([
    ["an empty one", "{}"],
    ["a list", "[1]"],
    ["half a Postmark", '{"MessageID":1,"FromFull":{}}'],
    ["Mailgun's headers as no list", '{"message-headers":"{}"}'],
    ["broken JSON", '{"MessageID":'],
  ])("whose form is %s is refused", (_, body) => {
    expect(() => read({ headers: { "content-type": "application/json" }, body: Buffer.from(body) })).toThrow(
      Unreadable,
    );
  });
});

describe("a machine's mail", () => {
  test.each([
    ["an absence", ["Auto-Submitted: auto-replied"], "auto-reply"],
    ["one that says no", ["Auto-Submitted: no"], "message"],
    ["Outlook's mark", ["X-Auto-Response-Suppress: All"], "auto-reply"],
    ["a person on a list", ["List-Id: <care.example>", "Precedence: bulk"], "message"],
    ["a person who speaks of one", ["Subject: Automatic reply: what is that?"], "message"],
    ["an absence by its subject and what it answers", ["In-Reply-To: <a@b>"], "auto-reply"],
  ])("is told: %s", (name, lines, kind) => {
    const subject = name.startsWith("an absence by") ? ["Subject: Out of office: Anna"] : [];
    const first = ["From: anna@example.org", "To: care@airline.example"];
    expect(readOne(mail([...first, ...subject, ...lines, "", "I am away."])).kind).toBe(kind);
  });
});
