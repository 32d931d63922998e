import { expect, test } from "vitest";
import { mergeDraft, putBack } from "./draft.ts";

const onServer = (text: string, savedAt: string) => ({ text, visibility: "public" as const, savedAt });
const here = (text: string, changedAt: string) => ({ text, visibility: "private" as const, changedAt });
const early = "2026-03-03T10:00:00Z";
const late = "2026-03-03T10:05:00Z";

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
  expect(mergeDraft(server, kept)).toEqual({ text, visibility });
});

test.each([
  ["an empty box takes it", "", "sent", "sent"],
  ["what was written since follows it", "new", "sent", "sent\n\nnew"],
  ["it does not come twice", "sent, and more", "sent", "sent, and more"],
])("a text comes back: %s", (_, now, returned, text) => {
  expect(putBack({ text: now, visibility: null }, { text: returned, visibility: "private" })).toEqual({
    text,
    visibility: "private",
  });
});
