import { array, assert, constantFrom, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { mostText } from "./entry.ts";
import { textInHtml } from "./html-text.ts";
import { replyIn } from "./reply.ts";

describe("what is new in an answer", () => {
  test.each([
    ["nothing quoted", "Where is my bag?\n\nAnna", "Where is my bag?\n\nAnna"],
    [
      "an answer above",
      "Thanks.\n\nOn Mon, 3 Mar 2025 at 10:00, Jetbridge <care@a.example> wrote:\n> Hello\n> there",
      "Thanks.",
    ],
    ["an answer below", "On 3/3/2025 10:00, Jetbridge wrote:\n> Hello\nThanks.", "Thanks."],
    ["answers in between", "> Which bag?\nThe red one.\n> Which flight?\nJB 1", "The red one.\nJB 1"],
    ["a Dutch head", "Dank u.\n\nOp ma 3 mrt 2025 om 10:00 schreef Zorg <zorg@a.example>:\n> Hallo", "Dank u."],
    [
      "a Turkish head",
      "Teşekkürler\n\nJetbridge <care@a.example>, 3 Mar 2025 Pzt, 10:00 tarihinde şunu yazdı:\n> Merhaba",
      "Teşekkürler",
    ],
    [
      "a Japanese head",
      "ありがとう\n\n2025年3月3日 10:00 Jetbridge <care@a.example>のメッセージ:\n> こんにちは",
      "ありがとう",
    ],
    [
      "a Chinese head of fields",
      "谢谢\n\n发件人: 客服 <care@a.example>\n发送时间: 2025年3月3日 10:00\n收件人: anna@example.org\n主题: 行李",
      "谢谢",
    ],
    [
      "Outlook's",
      "Thanks\n\n________________________________\nFrom: Care <care@a.example>\nSent: Monday\nTo: Anna\nSubject: Bag\n\nHello",
      "Thanks",
    ],
    ["a telephone's signature", "Danke\n\nVon meinem iPhone gesendet", "Danke"],
    ["a signature", "Danke\n-- \nAnna de Vries\nBäckerei", "Danke"],
    ["only a quote", "> Hello", "> Hello"],
    [
      "somebody's words retold",
      "Your colleague wrote:\nyou get 600 euro\nbut I got nothing",
      "Your colleague wrote:\nyou get 600 euro\nbut I got nothing",
    ],
    ["a list of details", "To: Rome\nI want to fly tomorrow.", "To: Rome\nI want to fly tomorrow."],
    [
      "a mail sent on",
      "See below\n\n---------- Forwarded message ---------\nYour flight is cancelled",
      "See below\n\n---------- Forwarded message ---------\nYour flight is cancelled",
    ],
  ])("with %s", (_, text, expected) => expect(replyIn(text)).toBe(expected));

  test("is never empty where something was written, and adds nothing", () => {
    const line = constantFrom(
      "> quoted",
      "Hello",
      "",
      "-- ",
      "On 3/3/2025 10:00 Anna wrote:",
      "From: a",
      "To: b",
      "Subject: c",
      "____________",
      "Sent from my iPhone",
    );
    assert(
      property(array(line, { maxLength: 30 }), (lines) => {
        const text = lines.join("\n");
        const reply = replyIn(text);
        expect(reply === "").toBe(text.trim() === "");
        for (const one of reply.split("\n")) expect(text).toContain(one);
      }),
    );
  });

  test.each([
    ["heads without end", "On 3/3/2025 10:00 a\n".repeat(50_000)],
    ["one endless line", `On ${"a ".repeat(500_000)}`],
    ["colons", ":\n".repeat(200_000)],
    ["fields", "From: a\n".repeat(100_000)],
    ["field names in doubt", `${"from ".repeat(100_000)}\n`],
    ["rules", `${"-".repeat(500_000)}\n`.repeat(2)],
    ["spaces", `${" ".repeat(500_000)}x\n`],
    ["marks", "> > >\n".repeat(100_000)],
  ])("is found in a moment among %s", (_, text) => {
    // What would go through it again and again takes minutes.
    const began = performance.now();
    replyIn(text.slice(0, mostText));
    expect(performance.now() - began).toBeLessThan(15_000);
  });
});

describe("the words of HTML", () => {
  test.each([
    ["paragraphs", "<p>One</p><p>Two<br>Three</p>", "One\n\nTwo\nThree"],
    ["what is not shown", "<style>p{}</style><script>alert(1)</script><title>T</title><p>Shown</p>", "Shown"],
    ["signs", "<p>a &lt; b &amp;&nbsp;c</p>", "a < b & c"],
    ["quotes", "<p>New</p><blockquote><p>Old</p></blockquote>", "New\n\n> Old"],
    ["lists", "<ul><li>a</li><li>b</li></ul>", "- a\n- b"],
  ])("are read: %s", (_, html, expected) => expect(textInHtml(html)).toBe(expected));

  test("in 100,000 elements within each other are read in a moment", () => {
    const began = performance.now();
    expect(textInHtml(`${"<div>".repeat(100_000)}deep`)).toBe("deep");
    expect(performance.now() - began).toBeLessThan(1500);
  });
});
