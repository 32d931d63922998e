import { expect, test } from "vitest";
import { bareOf } from "./bare-of.ts";

const bare = (value: unknown, ...needles: string[]): unknown =>
  JSON.parse(bareOf(Buffer.from(JSON.stringify(value)), new Set(needles)).toString("utf8"));

test("what bears an id goes, and what stands beside it stays", () => {
  const batch = {
    for_user_id: "9",
    users: { "77": { id: "77", name: "Anna" }, "78": { id: "78", name: "Ben" } },
    posts: [
      { id: "p1", author_id: "77", text: "mine" },
      { id: "p2", author_id: "78", text: "his" },
    ],
  };
  expect(bare(batch, "77", "p1")).toEqual({
    for_user_id: "9",
    users: { "78": { id: "78", name: "Ben" } },
    posts: [{ removed: true }, { id: "p2", author_id: "78", text: "his" }],
  });
});

test("it goes from lists, and as a number too", () => {
  const value = { id: "p2", likedBy: ["77", "78"], reader: { id: 77, name: "Anna" } };
  expect(bare(value, "77")).toEqual({ id: "p2", likedBy: ["78"], reader: { removed: true } });
});

test("what still bears it in the middle of a text goes whole", () => {
  expect(bare({ id: "p2", text: "ask @annadv about it" }, "annadv")).toEqual({ removed: true });
});

test("what is no JSON goes whole", () => {
  expect(bareOf(Buffer.from("From: anna@example.com\r\n\r\nhi"), new Set(["anna@example.com"])).toString()).toBe(
    '{"removed":true}',
  );
});
