import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ChannelAccount } from "../../../modules/channels/index.ts";
import { resultsIn } from "./authentication.ts";
import { place } from "./place.ts";
import { read } from "./read.ts";

const account = (authservId = "mx.airline.example"): ChannelAccount => ({
  id: "8f0a6a6e-6c1d-4f0e-9a55-000000000001",
  kind: "email",
  externalId: "care@airline.example",
  baseUrl: null,
  secrets: { authservId },
  ownKey: "k",
});

const found = (body: string | Buffer, contentType = "message/rfc822", authservId?: string) => {
  const [entry] = read({ headers: { "content-type": contentType }, body: Buffer.from(body) });
  if (!entry) throw new Error("nothing was read");
  const { author, letter } = place(entry, account(authservId));
  return { sender: letter?.sender, id: author?.id, handle: author?.handle };
};

const mail = (results: readonly string[], from = "From: Anna <anna@mail.example>") =>
  [
    ...results.map((one) => `Authentication-Results: ${one}`),
    from,
    "To: care@airline.example",
    "Message-ID: <1@mail.example>",
    "Subject: Hello",
    "",
    "Where is my bag?",
  ].join("\r\n");

const ours = "mx.airline.example";

describe("what our mail server found of a sender", () => {
  test.each([
    ["DMARC passed", [`${ours}; dmarc=pass (p=reject) header.from=mail.example`], "confirmed"],
    [
      "DMARC failed",
      [`${ours}; spf=pass smtp.mailfrom=evil.example; dmarc=fail header.from=mail.example`],
      "not-confirmed",
    ],
    ["DMARC passed for another domain", [`${ours}; dmarc=pass header.from=evil.example`], "not-confirmed"],
    ["no policy, signed by the domain", [`${ours} 1; dkim=pass header.d=mail.example; dmarc=none`], "confirmed"],
    ["signed by a domain above", [`${ours}; dkim=pass header.i=@example`], "not-confirmed"],
    ["signed by another domain", [`${ours}; dkim=pass header.d=evil.example`], "not-confirmed"],
    ["signed by a name that ends the same", [`${ours}; dkim=pass header.d=il.example`], "not-confirmed"],
    ["signed by a domain below", [`${ours}; dkim=pass header.d=evil.mail.example`], "not-confirmed"],
    ["SPF of the domain", [`${ours}; spf=pass smtp.mailfrom=bounces@mail.example`], "confirmed"],
    ["SPF of another one", [`${ours}; spf=pass smtp.mailfrom=evil.example; dkim=none`], "not-confirmed"],
    [
      "SPF failed, signed by the domain",
      [`${ours}; spf=fail smtp.mailfrom=x.example; dkim=pass header.d=MAIL.example.`],
      "confirmed",
    ],
    ["nothing was looked at", [`${ours}; none`], "not-checked"],
    ["it could not be found out now", [`${ours}; dkim=temperror header.d=mail.example; spf=none`], "not-checked"],
    ["no results", [], "not-checked"],
    ["another server's word", ["mx.evil.example; dmarc=pass header.from=mail.example"], "not-checked"],
    ["another server's word above ours", ["mx.evil.example; dmarc=pass", `${ours}; dmarc=fail`], "not-confirmed"],
    [
      "a forged word of ours below ours",
      [`${ours}; dmarc=fail`, `${ours}; dmarc=pass header.from=mail.example`],
      "not-confirmed",
    ],
    ["our name within a comment", [`mx.evil.example (${ours}); dmarc=pass`], "not-checked"],
    ["a result within a comment", [`${ours}; dmarc=fail (dmarc=pass) header.from=mail.example`], "not-confirmed"],
    ["a result within quotes", [`${ours}; dmarc=fail reason="; dmarc=pass header.from=mail.example"`], "not-confirmed"],
    [
      "folded, in capitals, with spaces",
      [`MX.Airline.Example ;\r\n\tDMARC = Pass\r\n header.from = mail.example`],
      "confirmed",
    ],
    ["nonsense", [`${ours}; ;;==(((`], "not-checked"],
  ] as const)("%s", (_, results, sender) => {
    expect(found(mail(results)).sender).toBe(sender);
  });

  test("who is not confirmed is called by another id, and shown by the address", () => {
    const anna = found(mail([`${ours}; dmarc=pass`]));
    const somebody = found(mail([`${ours}; dmarc=fail`]));
    expect(anna).toMatchObject({ id: "anna@mail.example", handle: "anna@mail.example" });
    expect(somebody).toMatchObject({ id: "unconfirmed:anna@mail.example", handle: "anna@mail.example" });
  });

  test.each([
    ["two fields", "From: a@evil.example\r\nFrom: anna@mail.example"],
    ["two addresses", "From: anna@mail.example, b@evil.example"],
  ])("a sender of %s is confirmed by nothing", (_, from) => {
    expect(found(mail([`${ours}; dmarc=pass`], from)).sender).toBe("not-confirmed");
  });

  test("Exchange Online, which leaves out its name, is believed where the account says so", () => {
    const results =
      "spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=mail.example; dkim=none; dmarc=pass action=none header.from=mail.example;compauth=pass reason=100";
    expect(found(mail([results]), undefined, "-").sender).toBe("confirmed");
    expect(found(mail([results])).sender).toBe("not-checked");
  });

  test("any value is read in no time", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (value) => void resultsIn(value)));
    const begun = performance.now();
    for (const part of ["(", "a=b ", ";", "\\", '"', " = ", "a=b;a.b=c ", "a/1="]) resultsIn(part.repeat(100_000));
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});

describe("what a mail service found", () => {
  const form = (fields: Record<string, string>) =>
    found(new URLSearchParams(fields).toString(), "application/x-www-form-urlencoded", "").sender;
  const mailgun = (sender: string, more: readonly [string, string][]) =>
    form({
      sender,
      recipient: "care@airline.example",
      "body-plain": "Hello",
      "message-headers": JSON.stringify([
        ["From", "Anna <anna@mail.example>"],
        ["Message-Id", "<1@mail.example>"],
        ...more,
      ]),
    });
  const signature: [string, string] = ["Dkim-Signature", "v=1; a=rsa-sha256; d=mail.example; s=x; b=y"];

  test.each([
    ["Mailgun: SPF of the domain", "b@mail.example", [["X-Mailgun-Spf", "Pass"]], "confirmed"],
    ["Mailgun: SPF of another one", "b@evil.example", [["X-Mailgun-Spf", "Pass"]], "not-confirmed"],
    ["Mailgun: signed by the domain", "", [["X-Mailgun-Dkim-Check-Result", "Pass"], signature], "confirmed"],
    [
      "Mailgun: a signature that does not hold",
      "",
      [["X-Mailgun-Dkim-Check-Result", "Fail"], signature],
      "not-confirmed",
    ],
    [
      "Mailgun: signed by two",
      "",
      [["X-Mailgun-Dkim-Check-Result", "Pass"], signature, ["Dkim-Signature", "d=evil.example"]],
      "not-confirmed",
    ],
    [
      "Mailgun: its sender wrote the same field",
      "b@mail.example",
      [
        ["X-Mailgun-Spf", "Fail"],
        ["X-Mailgun-Spf", "Pass"],
      ],
      "not-confirmed",
    ],
    ["Mailgun: it did not look", "b@mail.example", [], "not-checked"],
  ] as const)("%s", (_, sender, more, standing) => {
    expect(mailgun(sender, more as readonly [string, string][])).toBe(standing);
  });

  const sendGrid = (SPF: string, dkim: string, from = "b@evil.example") =>
    form({
      envelope: JSON.stringify({ from, to: ["care@airline.example"] }),
      headers: "From: Anna <anna@mail.example>\nMessage-ID: <1@mail.example>",
      text: "Hello",
      ...(SPF && { SPF }),
      ...(dkim && { dkim }),
    });
  test.each([
    ["SendGrid: signed by the domain", "none", "{@evil.example : pass, @mail.example : pass}", undefined, "confirmed"],
    ["SendGrid: signed by another one", "pass", "{@evil.example : pass}", undefined, "not-confirmed"],
    ["SendGrid: a signature that does not hold", "none", "{@mail.example : fail}", undefined, "not-confirmed"],
    ["SendGrid: SPF of the domain", "pass", "none", "b@mail.example", "confirmed"],
    ["SendGrid: it did not look", "", "", undefined, "not-checked"],
  ])("%s", (_, spf, dkim, from, standing) => {
    expect(sendGrid(spf, dkim, from)).toBe(standing);
  });

  const postmark = (headers: readonly { Name: string; Value: string }[]) =>
    found(
      JSON.stringify({
        MessageID: "m",
        FromFull: {},
        From: "anna@mail.example",
        To: "care@airline.example",
        TextBody: "Hello",
        Headers: headers,
      }),
      "application/json",
      "",
    ).sender;
  const spf = (from: string) => ({
    Name: "Received-SPF",
    Value: `Pass (sender SPF authorized) identity=mailfrom; envelope-from=${from}; receiver=x`,
  });
  test.each([
    ["Postmark: SPF of the domain", [spf("b@mail.example")], "confirmed"],
    ["Postmark: SPF of another one", [spf("b@evil.example")], "not-confirmed"],
    ["Postmark: two senders", [spf("b@evil.example"), spf("b@mail.example")], "not-confirmed"],
    [
      "Postmark: the author's signature",
      [{ Name: "X-Spam-Tests", Value: "DKIM_SIGNED,DKIM_VALID,DKIM_VALID_AU" }],
      "confirmed",
    ],
    ["Postmark: another one's signature", [{ Name: "X-Spam-Tests", Value: "DKIM_SIGNED,DKIM_VALID" }], "not-confirmed"],
    ["Postmark: it did not look", [], "not-checked"],
  ] as const)("%s", (_, headers, standing) => {
    expect(postmark(headers)).toBe(standing);
  });
});
