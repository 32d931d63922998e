import { describe, expect, test } from "vitest";
import type { Message } from "../../kit/wire.ts";
import { newsOf, readAll } from "./guard.ts";

const message = (id: string, more: Partial<Message> = {}): Message =>
  ({
    id,
    direction: "inbound",
    visibility: "public",
    author: { kind: "customer", id: "c", name: "Anna", handle: null },
    text: `text of ${id}`,
    removed: null,
    delivery: null,
    ...more,
  }) as Message;

const ofStaff = (id: string, staffId: string | null, more: Partial<Message> = {}) =>
  message(id, { direction: "outbound", author: { kind: "staff", id: staffId, name: "L", handle: null }, ...more });

const removed = { at: "2026-01-01T00:00:00Z", why: "its writer took it back" };
const before = [message("a"), message("b")];

const said = (messages: Message[], named: string[] = []) =>
  newsOf(messages, readAll(before), { meId: "me", named }).map(({ message, what }) => `${message.id} ${what}`);

describe("what is new to whoever read a and b", () => {
  test.each<[string, Message[], string[]]>([
    ["nothing", before, []],
    ["the customer wrote", [...before, message("c")], ["c wrote"]],
    ["the customer changed it", [message("a"), message("b", { text: "other" })], ["b changed"]],
    ["the customer removed it", [message("a", { removed, text: "" }), message("b")], ["a removed"]],
    ["a colleague answered", [...before, ofStaff("c", "lena")], ["c answered"]],
    ["somebody answered in the vendor's own app", [...before, ofStaff("c", null)], ["c answered"]],
    ["a colleague left a note", [...before, ofStaff("c", "lena", { visibility: "internal" })], ["c noted"]],
    ["they answered themselves", [...before, ofStaff("c", "me")], []],
    [
      "a colleague took their answer back",
      [...before, ofStaff("c", "lena", { delivery: { state: "undone" } as Message["delivery"] })],
      [],
    ],
    [
      "an answer of before fares on",
      [...before, ofStaff("c", "me", { delivery: { state: "accepted" } as Message["delivery"] })],
      [],
    ],
  ])("%s", (_, messages, expected) => {
    expect(said(messages)).toEqual(expected);
  });

  test("what the server names is news, though this page has it already", () => {
    expect(said(before, ["b"])).toEqual(["b wrote"]);
  });
});
