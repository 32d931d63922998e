import { describe, expect, test } from "vitest";
import { chosen, type Wish } from "./chosen.ts";
import type { Library } from "./library-query.ts";

const text = (language: string, body: string) => ({
  language,
  body,
  header: null,
  footer: null,
  buttons: [],
  isDraft: false,
});
const template = (name: string, isRetired: boolean, states: Record<string, string>) => ({
  id: name,
  name,
  category: "utility",
  isRetired,
  versions: [
    {
      number: 2,
      variables: [],
      writtenBy: null,
      writtenAt: "",
      texts: [text("en", `Hello ${name}`), text("nl", "Hallo")],
    },
  ],
  approvals: Object.entries(states).map(([language, state]) => ({
    channelAccountId: "w",
    version: 2,
    language,
    state,
    why: null,
    category: "utility",
  })),
});
const library = {
  accounts: [
    { id: "w", channel: "whatsapp", name: "WhatsApp" },
    { id: "m", channel: "messenger", name: "Messenger" },
  ],
  items: [
    template("flight_delay", false, { en: "approved", nl: "rejected" }),
    template("bag_found", false, { en: "pending" }),
    template("old_one", true, { en: "approved" }),
  ],
} as unknown as Library;

describe("the library shows", () => {
  test.each<[string, Partial<Wish>, string[]]>([
    ["what is in use", {}, ["flight_delay", "bag_found"]],
    ["what is out of use, when asked", { state: "retired" }, ["old_one"]],
    ["what is named so", { words: " Flight D" }, ["flight_delay"]],
    ["what says so in any language", { words: "hallo" }, ["flight_delay", "bag_found"]],
    ["what a channel refused", { state: "bad" }, ["flight_delay"]],
    ["what a channel looks at", { state: "waits" }, ["bag_found"]],
    ["what was never handed in somewhere", { state: "none", accountId: "m" }, ["flight_delay", "bag_found"]],
    ["of one account what it approved", { state: "good", accountId: "m" }, []],
    ["nothing where nothing fits", { words: "refund" }, []],
  ])("%s", (_what, wish, names) => {
    const all = chosen(library, { words: "", accountId: null, state: "all", ...wish });
    expect(all.map(({ name }) => name)).toEqual(names);
  });
});
