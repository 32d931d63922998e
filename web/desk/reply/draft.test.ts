import { expect, test } from "vitest";
import { mergeDraft, putBack } from "./draft.ts";

const onServer = (text: string, savedAt: string) => ({ text, visibility: "public" as const, savedAt });
const here = (text: string, changedAt: string) => ({ text, visibility: "private" as const, changedAt });
const early = "2026-03-03T10:00:00Z";
const late = "2026-03-03T10:05:00Z";
const nowhere = { threadId: null, cc: null };

test.each([
  ["nothing anywhere", null, null, "", null],
  ["only on the server", onServer("s", early), null, "s", "public"],
  ["only here", null, here("h", early), "h", "private"],
  ["newer here, for the network was away", onServer("s", early), here("s and more", late), "s and more", "private"],
  ["emptied here while the network was away", onServer("s", early), here("", late), "", "private"],
  [
    "newer on the server, which has what was here",
    onServer("h and more", late),
    here("h", early),
    "h and more",
    "public",
  ],
  ["written apart: both are kept", onServer("s", late), here("h", early), "s\n\nh", "public"],
])("%s", (_, server, kept, text, visibility) => {
  expect(mergeDraft(server, kept)).toEqual({ text, visibility, ...nowhere });
});

test("who gets it too goes with the newer, and nobody at all is a choice", () => {
  const server = { ...onServer("s", late), threadId: "t1", cc: ["a@example.org"] };
  expect(mergeDraft(server, null)).toMatchObject({ threadId: "t1", cc: ["a@example.org"] });
  expect(mergeDraft(server, { ...here("h", early), threadId: "t2", cc: [] })).toMatchObject({ cc: ["a@example.org"] });
  expect(mergeDraft({ ...server, savedAt: early }, { ...here("h", late), threadId: "t2", cc: [] })).toMatchObject({
    threadId: "t2",
    cc: [],
  });
});

test.each([
  ["an empty box takes it", "", "sent", "sent"],
  ["what was written since follows it", "new", "sent", "sent\n\nnew"],
  ["it does not come twice", "sent, and more", "sent", "sent, and more"],
])("a text comes back: %s", (_, now, returned, text) => {
  expect(putBack({ text: now, visibility: null, ...nowhere }, { text: returned, visibility: "private" })).toEqual({
    text,
    visibility: "private",
    ...nowhere,
  });
});

test("a text comes back with who was to get it, unless others were chosen since", () => {
  const returned = { text: "sent", visibility: "private", threadId: "t1", cc: ["a@example.org"] } as const;
  const now = { text: "", visibility: null, ...nowhere };
  expect(putBack(now, returned)).toMatchObject({ threadId: "t1", cc: ["a@example.org"] });
  expect(putBack({ ...now, threadId: "t2", cc: ["b@example.org"] }, returned)).toMatchObject({
    threadId: "t2",
    cc: ["b@example.org"],
  });
});
