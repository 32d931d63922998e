import { expect, test } from "vitest";
import { type Outgoing, reopened, toTry, turn, type Turn, type Written } from "./outbox.ts";

const answer = (id: string, caseId = "case"): Written => ({
  id,
  caseId,
  threadId: null,
  visibility: "private",
  text: "t",
  readTo: null,
  attachments: [],
  writtenAt: "2026-03-03T10:00:00Z",
});
const after = (...turns: Turn[]): readonly Outgoing[] => turns.reduce<readonly Outgoing[]>(turn, []);
const states = (outbox: readonly Outgoing[]) => outbox.map(({ id, state }) => `${id} ${state}`);

test.each<[string, Turn[], string[]]>([
  ["a written answer is on its way", [{ type: "written", answer: answer("a") }], ["a sending"]],
  [
    "it waits when nobody was reached",
    [
      { type: "written", answer: answer("a") },
      { type: "unreached", id: "a" },
    ],
    ["a waiting"],
  ],
  [
    "it is tried again under the same id",
    [
      { type: "written", answer: answer("a") },
      { type: "unreached", id: "a" },
      { type: "trying", id: "a" },
    ],
    ["a sending"],
  ],
  [
    "it is gone once sent",
    [
      { type: "written", answer: answer("a") },
      { type: "sent", id: "a" },
    ],
    [],
  ],
  [
    "sent again after it was returned, it is there once",
    [
      { type: "written", answer: answer("a") },
      { type: "returned", id: "a", why: { stale: true, messageIds: ["m"] } },
      { type: "written", answer: answer("a") },
    ],
    ["a sending"],
  ],
])("%s", (_, turns, expected) => {
  expect(states(after(...turns))).toEqual(expected);
});

test("a reload tries again what was under way, and leaves what was returned", () => {
  const outbox = after(
    { type: "written", answer: answer("a") },
    { type: "written", answer: answer("b") },
    { type: "returned", id: "b", why: { stale: false, said: "closed" } },
  );
  expect(states(reopened(outbox))).toEqual(["a waiting", "b returned"]);
});

test("answers of one case go one by one, in their order; cases don't wait for each other", () => {
  const outbox = reopened(
    after(
      { type: "written", answer: answer("a1", "a") },
      { type: "written", answer: answer("a2", "a") },
      { type: "written", answer: answer("b1", "b") },
    ),
  );
  expect(toTry(outbox).map(({ id }) => id)).toEqual(["a1", "b1"]);
});
