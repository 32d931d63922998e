import { type Arbitrary, array, assert, constantFrom, integer, oneof, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { Reading } from "../../../contract/triage.ts";
import { mask, read } from "./index.ts";

const hostile = [
  "a",
  "@",
  "1 ",
  "4111 ",
  "+1-",
  "http://",
  "conf # ",
  "pnr ABC1D2 & ",
  "x@x.",
  "NL20 ",
  "booking code is ",
  "\ud800",
  "\0",
  "ก",
  "が",
  "我",
  "lost b",
  "a-",
  "a\u0301",
  "😡",
  "(1) ",
  "İ",
];

describe("whatever the text", () => {
  test("reading never throws, fits the contract, and its spans lie in order within the text", () => {
    assert(
      property(oneof(string({ unit: "binary", maxLength: 400 }), string({ unit: "grapheme" }), wordy()), (text) => {
        const reading = Reading.parse(read(text));
        let last = 0;
        for (const { start, end } of reading.personalData) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
        expect(mask(text, reading.personalData)).toHaveLength(text.length);
      }),
    );
  });

  test("lone surrogates are read", () => {
    assert(
      property(array(integer({ min: 0, max: 0xffff }), { maxLength: 200 }), (units) => {
        expect(() => Reading.parse(read(String.fromCharCode(...units)))).not.toThrow();
      }),
    );
  });

  test.each(hostile)("ten thousand units of %j are read before anybody notices", (seed) => {
    const text = seed.repeat(10_000 / seed.length);
    expect(mask(text, read(text).personalData)).toHaveLength(text.length);
  });
});

/** Texts of the pieces that the patterns look for, in any order. */
function wordy(): Arbitrary<string> {
  const pieces = [
    "pnr",
    "booking",
    "code",
    "#",
    ":",
    "ABC1D2",
    "QXZTRW",
    "&",
    "+31 6 12345678",
    "4111 1111 1111 1111",
    "passport",
    "X1234567",
    "a@b.co",
    "@klm",
    "😡",
    "予約番号は",
    "ticket",
    "074-2345678901",
    " ",
    "\n",
    "http://a.b/c",
  ];
  return array(constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join(" "));
}

describe("whether it waits for an answer", () => {
  test.each([
    ["a question", "Is the flight to Oslo on time?", "answer"],
    ["a question without its mark", "how do i add a meal", "answer"],
    ["a plea", "please help, nobody answers my calls", "answer"],
    ["something unsettled", "Still waiting for my refund since March", "answer"],
    ["a flight number that we asked for", "flight number 2386", "answer"],
    ["thanks for help", "okay - thanks for your help!", "mention"],
    ["news about the airline", "Jetbridge shares rise after Q3 results https://t.co/x", "mention"],
    ["an emoji", "👍", "mention"],
    ["nothing", "", "mention"],
  ])("%s: %s", (_, text, needs) => {
    expect(read(text).needs).toBe(needs);
  });

  test("in private nothing but thanks or an emoji is a mere mention", () => {
    const inPrivate = { visibility: "private" } as const;
    expect(read("my flight is on Tuesday", inPrivate).needs).toBe("answer");
    expect(read("KL1009", inPrivate).needs).toBe("answer");
    expect(read("Terrible service, absolutely pathetic", inPrivate).needs).not.toBe("mention");
    expect(read("I sit in 12A on Tuesday and my wife in 30F. Thanks in advance to all of you", inPrivate).needs).toBe(
      "answer",
    );
    expect(read("thanks a lot for your help!", inPrivate).needs).toBe("mention");
    expect(read("thanks!", inPrivate).needs).toBe("mention");
    expect(read("🙏", inPrivate).needs).toBe("mention");
  });

  test("who answers us is likelier to wait than who speaks of us", () => {
    const text = "they told me that at the desk";
    expect(read(text, { inDialogue: true }).needsConfidence).toBeGreaterThan(read(text).needsConfidence);
  });
});

describe("urgency", () => {
  test.each([
    ["stranded with children", "stranded in Oslo with two kids, no hotel, help", 3],
    ["about to leave", "I'm at the gate and it is closing, please hold the flight", 3],
    ["a missed connection now", "missed my connection, what now?", 2],
    ["a question about today", "can I still change my seat for today?", 1],
    ["a question about the rules", "how many bags may I take?", 0],
  ])("%s: %s", (_, text, urgency) => {
    expect(read(text).urgency).toBe(urgency);
  });
});

test("every judgement says why", () => {
  const { reasons } = read("Flight cancelled and nobody answers, can I get a refund?");
  expect(reasons.map(({ about }) => about)).toEqual(["language", "needs", "topics", "topics", "urgency", "feeling"]);
  expect(reasons.find(({ about }) => about === "needs")).toMatchObject({
    code: "question",
    words: expect.arrayContaining(["?"]),
  });
});

test("the likelier of two topics comes first", () => {
  expect(read("my refund for the cancelled flight, when will the refund come, want my money back").topics).toEqual([
    "refund",
    "cancellation",
  ]);
});
