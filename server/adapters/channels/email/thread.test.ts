import { randomUUID } from "node:crypto";
import { assert, integer, property, uuid } from "fast-check";
import { describe, expect, test } from "vitest";
import type { Letter } from "../../../modules/channels/index.ts";
import { read } from "./read.ts";
import { addressOfThread, joiningOf, messageIdOf, returnAddressOf, type ThreadKey } from "./thread.ts";

const key: ThreadKey = {
  accountId: "11111111-1111-4111-8111-111111111111",
  secret: "a secret of 32 characters or more",
};
const [one, other, sent] = [randomUUID(), randomUUID(), randomUUID()];
const care = "care@airline.example";

function letter(lines: readonly string[]): Letter {
  const body = Buffer.from(["From: anna@example.org", ...lines, "", "text"].join("\r\n"));
  const [entry] = read({ headers: {}, body });
  if (!entry?.letter) throw new Error("no letter was read");
  return entry.letter;
}
const joining = (lines: readonly string[], by = key) => joiningOf(letter(lines), by);
const address = addressOfThread(care, one, key);
const id = messageIdOf("airline.example", one, sent, key);

describe("a mail joins", () => {
  test.each([
    ["by the address it went to", [`To: ${address}`]],
    ["by the address in other letters", [`To: ${address.toUpperCase()}`]],
    ["by an address among others", [`To: Bob <bob@example.org>, Care <${address}>`]],
    ["by a copy", ["To: bob@example.org", `Cc: ${address}`]],
    ["by where it was delivered", [`Delivered-To: ${address}`, `To: ${care}`]],
    ["by what it answers", [`To: ${care}`, `In-Reply-To: ${id}`]],
    [
      "by what was answered before",
      [`To: ${care}`, "In-Reply-To: <x@example.org>", `References: ${id} <x@example.org>`],
    ],
  ])("the thread %s", (_, lines) => expect(joining(lines).threadId).toBe(one));

  test("tells the message it answers", () =>
    expect(joining([`To: ${care}`, `In-Reply-To: ${id}`]).messageId).toBe(sent));

  test("tells the message that came back", () => {
    const back = returnAddressOf("bounce@airline.example", sent, key);
    expect(joining([`To: ${back}`])).toMatchObject({ threadId: null, messageId: sent });
  });

  test("the address before what it answers, and then trusts no more than that", () => {
    const another = messageIdOf("airline.example", other, sent, key);
    expect(joining([`To: ${address}`, `In-Reply-To: ${another}`])).toMatchObject({ threadId: one, messageId: null });
  });

  test("what it says it answers, the nearest first, once each", () => {
    const lines = ["In-Reply-To: <c@x>, <c@x>", "References: <a@x> <b@x>,<c@x>"];
    expect(joining(lines).ancestors).toEqual(["<c@x>", "<b@x>", "<a@x>"]);
  });

  test("longest addresses stay within what mail allows", () => {
    const long = "klantenservice.nl@airline.example";
    for (const made of [addressOfThread(long, one, key), returnAddressOf(long, sent, key)])
      expect(made.split("@")[0]?.length).toBeLessThanOrEqual(64);
  });
});

describe("a mail joins nothing", () => {
  const seal = /\.([0-9a-v]+)@/.exec(address)?.[1] ?? "";
  const nameOf = (thread: string): string => /\+([0-9a-v]+)\./.exec(addressOfThread(care, thread, key))?.[1] ?? "";
  const pair: [string, string][] = [
    ["with another thread under this one's seal", `care+${nameOf(other)}.${seal}@airline.example`],
    ["without a seal", `care+${nameOf(one)}@airline.example`],
    ["with an empty seal", `care+${nameOf(one)}.@airline.example`],
    ["with half a seal", `care+${nameOf(one)}.${seal.slice(0, 10)}@airline.example`],
    ["with a seal for what came back", returnAddressOf(care, one, key).replace("+b-", "+")],
    ["with another account's seal", addressOfThread(care, one, { ...key, accountId: randomUUID() })],
    ["with another secret's seal", addressOfThread(care, one, { ...key, secret: "another" })],
    ["with a plain token", "care+6bdc3f4d-0bec-4515-a284-5d916fdde489@airline.example"],
    ["with an endless token", `care+${"a".repeat(100)}.${seal}@airline.example`],
  ];
  test.each(pair)("%s", (_, to) => expect(joining([`To: ${to}`])).toMatchObject({ threadId: null, messageId: null }));

  test("with any sign of a signed address or id changed", () => {
    assert(
      property(uuid(), integer({ min: 0, max: 42 }), (thread, place) => {
        const to = addressOfThread(care, thread, key);
        const at = 5 + place;
        const changed = `${to.slice(0, at)}${to[at] === "0" ? "1" : "0"}${to.slice(at + 1)}`;
        expect(joining([`To: ${to}`]).threadId).toBe(thread);
        expect(joining([`To: ${changed}`]).threadId).toBeNull();
        const given = messageIdOf("airline.example", thread, sent, key);
        const forged = `${given.slice(0, at)}${given[at] === "0" ? "1" : "0"}${given.slice(at + 1)}`;
        expect(joining([`In-Reply-To: ${forged}`]).threadId).toBeNull();
      }),
    );
  });
});
