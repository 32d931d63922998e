import { describe, expect, test } from "vitest";
import { withDots, withoutSecrets } from "./delivery-dots.ts";

const ours = { domains: ["care.example"] };
const shown = (body: string, type = "application/json") =>
  withDots({ headers: { "content-type": type }, body }, ours).body;

describe("a raw delivery with dots", () => {
  test.each([
    ["a mail address in JSON", JSON.stringify({ text: "write to jan.smit@mail.example" }), "jan.smit"],
    ["one whose sign is written as an escape", String.raw`{"text":"jan.smit\u0040mail.example"}`, "jan.smit"],
    ["a phone that is a number", JSON.stringify({ from: 31612345678 }), "31612345678"],
    ["a phone that is all of a text", JSON.stringify({ from: "31612345678" }), "31612345678"],
    ["a phone under the name of an id", JSON.stringify({ wa_id: "+31612345678" }), "31612345678"],
    ["an address as a key", JSON.stringify({ "jan.smit@mail.example": true }), "jan.smit"],
    ["a card", JSON.stringify({ text: "card 4111 1111 1111 1111" }), "4111 1111"],
    ["a booking code", JSON.stringify({ text: "my booking code is X7KQ2M" }), "X7KQ2M"],
    ["what is nested without end", `${"[".repeat(90_000)}"jan.smit@mail.example"${"]".repeat(90_000)}`, "jan.smit"],
    ["JSON that is cut off", String.raw`{"text":"jan.smit\u0040mail.example`, "jan.smit"],
    ["a mail's sender", "From: Jan <jan.smit@mail.example>\r\nTo: x\r\n\r\nHello", "jan.smit"],
    ["a mail's text in quoted-printable", "Subject: x\r\n\r\nwrite to jan=2Esmit=40mail=\r\n.example", "jan.smit"],
    ["an entity of a page", "Subject: x\r\n\r\n<p>jan.smit&#64;mail.example</p>", "jan.smit"],
    ["a link", "Subject: x\r\n\r\n<a href='mailto:jan.smit%40mail.example'>", "jan.smit"],
    [
      "a text in base64",
      `Subject: x\r\n\r\n${Buffer.from(
        "write to jan.smit@mail.example, please, as soon as you possibly can, it is urgent",
      )
        .toString("base64")
        .replaceAll(/.{76}/g, "$&\r\n")}`,
      Buffer.from("write to jan.smit").toString("base64").slice(0, 16),
    ],
    ["what stands far into it", `Subject: x\r\n\r\n${"word ".repeat(30_000)}\njan.smit@mail.example`, "jan.smit"],
  ])("hides %s", (_, body, secret) => {
    expect(shown(body, body.startsWith("{") ? "application/json" : "message/rfc822")).not.toContain(secret);
  });

  test("hides what a form brings", () => {
    const form = new URLSearchParams({ sender: "jan.smit@mail.example", "body-plain": "call +31 6 12345678" });
    const body = shown(form.toString(), "application/x-www-form-urlencoded");
    expect(body).not.toMatch(/jan\.smit|12345678/);
    expect(body).toContain("body-plain: call");
  });

  test.each([
    [
      "vendors' ids",
      JSON.stringify({
        id_str: "1460323737035677698",
        user_id: "2244994945",
        tweet_ids: ["1460323737035677698"],
        created_at: "1600000000",
      }),
    ],
    ["our own addresses", JSON.stringify({ to: "help.desk@care.example" })],
    ["the words", JSON.stringify({ text: "my bag did not come", lang: "en" })],
  ])("leaves %s", (_, body) => {
    expect(shown(body)).toBe(body);
  });

  test("leaves what mail calls its letters by", () => {
    const mail = "Message-ID: <abc@mail.example>\r\nReferences: <a@b.example>\r\n <c@d.example>\r\n\r\nHi";
    expect(shown(mail, "message/rfc822")).toBe(mail);
  });

  test("never shows a key of ours", () => {
    const raw = { headers: { authorization: "Bearer very-secret-key" }, body: "token=very-secret-key&port=443" };
    const clean = withoutSecrets(raw, ["very-secret-key", "443"]);
    expect(clean).toEqual({ headers: { authorization: "Bearer •••" }, body: "token=•••&port=443" });
  });
});
