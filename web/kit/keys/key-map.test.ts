import { describe, expect, test } from "vitest";
import { commandOf, keysOf, type Press } from "./key-map.ts";

const press = (more: Partial<Press>): Press => ({
  key: "",
  code: "",
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  within: "page",
  ...more,
});

test.each([
  ["Enter takes the next case", { key: "Enter" }, "next"],
  ["Enter on a button is the button's", { key: "Enter", within: "control" }, null],
  ["Enter in a field is the field's", { key: "Enter", within: "field" }, null],
  ["J moves down", { key: "j" }, "down"],
  ["a letter also acts with a button in focus", { key: "r", within: "control" }, "reply"],
  ["capital letters act too", { key: "E" }, "close"],
  ["a question mark shows the keys", { key: "?" }, "keys"],
  ["a letter in a field is text", { key: "e", within: "field" }, null],
  ["nothing acts behind a dialog", { key: "e", within: "dialog" }, null],
  ["⌘K opens the palette even in a field", { key: "k", metaKey: true, within: "field" }, "palette"],
  ["Ctrl+K does so elsewhere", { key: "K", ctrlKey: true }, "palette"],
  ["⌘Enter sends from the field", { key: "Enter", metaKey: true, within: "field" }, "send"],
  [
    "⌥P switches who can read, whatever letter it types",
    { key: "π", code: "KeyP", altKey: true, within: "field" },
    "visibility",
  ],
  [
    "⌥M goes on in private, also while writing",
    { key: "µ", code: "KeyM", altKey: true, within: "field" },
    "go-private",
  ],
  [
    "⌥1 takes the first way that is left, also while writing",
    { key: "¡", code: "Digit1", altKey: true, within: "field" },
    "way-1",
  ],
  ["⌥I asks who it is", { key: "ˆ", code: "KeyI", altKey: true }, "prove"],
  ["⌥B reports a bag, also while writing", { key: "∫", code: "KeyB", altKey: true, within: "field" }, "report-bag"],
  ["⌥D asks whether to delete a comment", { key: "∂", code: "KeyD", altKey: true }, "delete"],
  ["⌥G notes a privacy request", { key: "©", code: "KeyG", altKey: true }, "privacy-request"],
  ["Ctrl+R stays the browser's", { key: "r", ctrlKey: true }, null],
  ["Z snoozes", { key: "z" }, "snooze"],
  ["an unused letter does nothing", { key: "é" }, null],
] as const)("%s", (_, pressed, command) => {
  expect(commandOf(press(pressed), true)).toBe(command);
});

describe("with single letters switched off", () => {
  test.each([
    ["letters do nothing", { key: "e" }, null],
    ["nor does the question mark", { key: "?" }, null],
    ["Enter still takes the next case", { key: "Enter" }, "next"],
    ["⌘K still opens the palette", { key: "k", metaKey: true }, "palette"],
  ] as const)("%s", (_, pressed, command) => {
    expect(commandOf(press(pressed), false)).toBe(command);
  });
});

test.each([
  ["send", true, ["⌘", "Enter"]],
  ["send", false, ["Ctrl", "Enter"]],
  ["close", false, ["E"]],
  ["take", false, []],
  ["prove", true, ["⌥", "I"]],
  ["go-private", false, ["Alt", "M"]],
  ["filtered-word", false, ["2"]],
  ["who-does-what", false, ["Alt", "P"]],
  ["visibility", false, ["P"]],
] as const)("the keys of %s (on a Mac: %s)", (command, mac, keys) => {
  expect(keysOf(command, mac)).toEqual(keys);
});
