import { describe, expect, test } from "vitest";
import type { CaseDetail, Thread } from "../../kit/wire.ts";
import { limitOf, refusalOf, switched, threadFor, visibilityOf, writingIn } from "./target.ts";

const thread = (id: string, visibility: Thread["visibility"], lastMessageAt: string) =>
  ({ id, visibility, lastMessageAt }) as Thread;

const threads = [
  thread("old post", "public", "2026-03-03T10:00:00Z"),
  thread("new post", "public", "2026-03-03T12:00:00Z"),
  thread("messages", "private", "2026-03-03T11:00:00Z"),
];
const inPrivate: Pick<CaseDetail, "safeVisibility"> = {
  safeVisibility: { visibility: "private", why: "personal-data" },
};

test.each([
  ["a public answer goes to the newest public thread", "public", null, "new post"],
  ["or to the chosen one", "public", "old post", "old post"],
  ["a thread of the other kind can't be chosen", "public", "messages", "new post"],
  ["a private one goes to the private thread", "private", null, "messages"],
  ["a note goes nowhere", "internal", null, undefined],
] as const)("%s", (_, visibility, chosen, id) => {
  expect(threadFor({ threads }, visibility, chosen)?.id).toBe(id);
});

test("a private answer where nobody spoke in private has no thread yet", () => {
  expect(threadFor({ threads: threads.slice(0, 2) }, "private", null)).toBeNull();
});

describe("who can read it", () => {
  test("is the safe way unless chosen", () => {
    expect(visibilityOf(inPrivate, null)).toBe("private");
    expect(visibilityOf(inPrivate, "public")).toBe("public");
  });
  test.each([
    ["public becomes private", "public", "private"],
    ["private becomes public", "private", "public"],
    ["a note becomes an answer the safe way", "internal", "private"],
  ] as const)("switching: %s", (_, now, then) => {
    expect(switched(inPrivate, now)).toBe(then);
  });
});

const me = { id: "me", permissions: ["cases:read", "cases:reply"] as ("cases:read" | "cases:reply")[] };

test.each([
  ["my case", { state: "open", assigneeId: "me" }, "public", null],
  ["nobody's case", { state: "open", assigneeId: null }, "private", null],
  ["a colleague's case", { state: "open", assigneeId: "lena" }, "private", "held"],
  ["a note on a colleague's case", { state: "open", assigneeId: "lena" }, "internal", null],
  ["a closed case", { state: "closed", assigneeId: null }, "public", "closed"],
  ["a note on a closed case", { state: "closed", assigneeId: null }, "internal", null],
] as const)("answering %s", (_, of, visibility, refusal) => {
  expect(refusalOf(of, me, visibility)).toBe(refusal);
});

test("those who may only read can't even leave a note", () => {
  expect(refusalOf({ state: "open", assigneeId: null }, { id: "me", permissions: ["cases:read"] }, "internal")).toBe(
    "read-only",
  );
});

test("a note isn't bound by the channel's limits", () => {
  const limits = {
    public: { maxLength: 280, counts: "x-weighted", maxParts: 8, numbered: true, media: null },
    private: { maxLength: 10_000, counts: "characters", maxParts: 1, numbered: false, media: null },
  } as const;
  expect(limitOf({ limits }, "public").maxLength).toBe(280);
  expect(limitOf({ limits }, "internal").counts).toBe("characters");
});

test("an answer is written as the channel of its thread takes it", () => {
  const of = {
    channel: "x",
    limits: "of X",
    signature: "^AB",
    elsewhere: [{ channel: "email", limits: "of mail", signature: "Anna" }],
  } as unknown as Parameters<typeof writingIn>[0];
  const mail = { channel: "email" } as Thread;
  expect([writingIn(of, null), writingIn(of, mail)].map(({ signature }) => signature)).toEqual(["^AB", "Anna"]);
});
