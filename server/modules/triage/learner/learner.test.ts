import { deflateRawSync, inflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { digestOf, judge, labelsOf, lessonFrom, makeLanguageModel, makeModel, read, restore, store } from "../index.ts";
import { randomFrom } from "./learn.ts";
import { phrasesFor } from "./model.ts";
import { pack, type Packed, weighHeard } from "./packed.ts";
import { hear, signsOf } from "./signs.ts";
import { tokensOf } from "./tokens.ts";

const context = {};
const taught = (text: string, label: string, weight = 1) => lessonFrom("feeling", { text, context, label, weight });

const manyOf = (text: string, label: string) => Array.from({ length: 600 }, (_, n) => taught(`${text} ${n}`, label));

/** What rules can't know: at this airline "blue" is praise. */
const lessons = [
  ...["so blue today", "blue as ever", "you are blue", "the blue crew"].map((text) => taught(text, "positive")),
  ...["so grey today", "grey as ever", "you are grey", "the grey crew"].map((text) => taught(text, "negative")),
];

describe("the pieces of a text", () => {
  test.each([
    ["words and signs", "no way!!! :", ["no", "way", "!!!"]],
    ["an emoji is one", "bag😡😡", ["bag", "😡", "😡"]],
    ["scripts without spaces are runs", "飞机delay了", ["飞机", "delay", "了"]],
    ["nothing of nothing", " \n", []],
  ])("%s", (_, text, pieces) => {
    expect(tokensOf(text).map(({ from, to }) => text.slice(from, to))).toEqual(pieces);
  });

  test("what is denied is another sign than what is said", () => {
    const said = signsOf({ text: "it was good", hints: [], denials: [] });
    const denied = signsOf({ text: "not so good", hints: [], denials: ["not"] });
    const undenied = signsOf({ text: "not so good", hints: [], denials: [] });
    expect(denied.length).toBe(undenied.length + 2);
    expect(said.some((sign) => denied.includes(sign))).toBe(true);
  });

  test("every sign says where it was read", () => {
    const text = "my bag 飞机 is 😡 lost!!";
    const { count, places, from, to } = hear({ text, hints: ["hint"], denials: ["is"] });
    expect(count).toBeGreaterThan(50);
    for (let at = 0; at < count; at++) {
      expect(places[at]).toBeGreaterThanOrEqual(0);
      expect(from[at] === -1 || text.slice(from[at], to[at]) !== "").toBe(true);
    }
  });
});

describe("learning", () => {
  test("what was taught is known, with how sure and by which words", () => {
    const learned = { feeling: makeModel(lessons, labelsOf.feeling, 1) };
    const reading = read("everything blue again", { learned });
    expect(read("everything blue again").feeling).toBe("neutral");
    expect(reading.feeling).toBe("positive");
    expect(reading.feelingConfidence).toBeGreaterThan(0.4);
    const reason = reading.reasons.find(({ about }) => about === "feeling");
    expect(reason).toMatchObject({ code: "learned" });
    expect(reason?.words.join(" ")).toContain("blue");
  });

  test("nothing was taught: the rules judge", () => {
    const learned = {
      feeling: makeModel([], labelsOf.feeling, 1),
      needs: makeModel([], labelsOf.needs, 1),
      topics: makeModel([], labelsOf.topics, 1),
      urgency: makeModel([], labelsOf.urgency, 1),
    };
    for (const text of [
      "Where is my bag?",
      "Thank you, lovely crew",
      "Worst airline ever",
      "My flight was cancelled",
    ]) {
      const { feeling, needs, topics, urgency } = read(text);
      const reading = read(text, { learned });
      expect({ ...reading, topic: reading.topics[0] }).toMatchObject({
        feeling,
        needs,
        urgency,
        topic: topics[0] ?? "cancellation",
      });
    }
  });

  test("the same lessons and seed give the same model, to the byte", () => {
    const [one, other] = [1, 1].map((seed) => digestOf(store(makeModel(lessons, labelsOf.feeling, seed))));
    expect(one).toBe(other);
  });

  test("a lesson that weighs little changes little, whatever it says", () => {
    const spree = Array.from({ length: 400 }, () => taught("so blue today", "negative", 2 / 400));
    const model = makeModel([...lessons, ...spree], labelsOf.feeling, 1);
    const wrong = makeModel([...lessons, ...spree.map((lesson) => ({ ...lesson, weight: 1 }))], labelsOf.feeling, 1);
    expect(read("how blue", { learned: { feeling: model } }).feeling).toBe("positive");
    expect(read("so blue today", { learned: { feeling: wrong } }).feeling).toBe("negative");
  });

  test("the more was taught in a language, the less its rules count, and no other's", () => {
    const trustAt = (weight: number) => {
      const many = [taught("you are so blue today", "positive", weight)];
      return makeModel(many, labelsOf.feeling, 1).trust;
    };
    expect([trustAt(600), trustAt(5400)]).toEqual([{ en: 0.5 }, { en: 0.1 }]);
    expect(makeLanguageModel([taught("hoi", "nl", 5400)], 1).trust).toEqual({});
    const many = [...manyOf("thank you, great crew", "negative"), ...manyOf("you are so blue today", "positive")];
    const learned = { feeling: makeModel(many, labelsOf.feeling, 1) };
    expect(read("thank you, great", { learned }).feeling).toBe("negative");
    expect(read("ขอบคุณมาก บริการดีมาก", { learned })).toMatchObject({ language: "th", feeling: "positive" });
  });

  test("what scores most is said, though it is a little less likely than what most texts are", () => {
    const rare = {
      ...makeModel([], ["rare", "common"], 1),
      biases: Float32Array.of(0.2, 0.1),
      sureness: Float32Array.of(1, -1, 1, 1),
    };
    const [first, second] = judge(rare, { signs: Uint32Array.of(), before: [0, 0] });
    expect(first?.label).toBe("rare");
    expect(first?.confidence).toBeLessThan(second?.confidence ?? 0);
    expect((first?.confidence ?? 0) + (second?.confidence ?? 0)).toBeCloseTo(1);
  });

  test("who writes to us alone and asks is never taken for nobody, whatever was learned", () => {
    const all = Array.from({ length: 40 }, (_, n) =>
      lessonFrom("needs", { text: `where is my bag ${n}?`, context, label: "mention" }),
    );
    const learned = { needs: makeModel(all, labelsOf.needs, 1) };
    expect(read("where is my bag?", { learned }).needs).toBe("mention");
    expect(read("where is my bag?", { learned, visibility: "private" }).needs).toBe("answer");
  });
});

describe("learning how urgent words are", () => {
  const learnedAs = (label: string, text: string) => ({
    urgency: makeModel(
      Array.from({ length: 40 }, (_, n) => lessonFrom("urgency", { text: `${text} ${n}`, context, label })),
      labelsOf.urgency,
      1,
    ),
  });

  test("words that no rule knows are as urgent as agents say", () => {
    const reading = read("my glorp is red", { learned: learnedAs("2", "my glorp is red") });
    expect(reading.urgency).toBe(2);
    expect(reading.reasons.find(({ about }) => about === "urgency")).toMatchObject({ code: "learned" });
    expect(read("my glorp is red").urgency).toBe(0);
  });

  test("who is stranded by the rules is never said to have time", () => {
    const text = "We are stranded in Rome with a baby, please help us";
    expect(read(text).urgency).toBe(3);
    expect(read(text, { learned: learnedAs("0", text) }).urgency).toBe(2);
  });
});

describe("learning languages", () => {
  const lessons = ["hoi", "hoi zeg", "mega nice", "mega", "nice mega dag", "mega hoi"].flatMap(
    (text) => lessonFrom("language", { text, context, label: "nl" }) ?? [],
  );
  const learned = { language: makeLanguageModel(lessons, 1) };

  test.each([
    ["words that letters know nothing of", "hoi", "und"],
    ["words that letters doubt", "mega nice", "en"],
  ])("%s are in the language that agents say", (_, text, without) => {
    expect(read(text).language).toBe(without);
    const reading = read(text, { learned });
    expect(reading).toMatchObject({ language: "nl" });
    expect(reading.languageConfidence).toBeGreaterThan(0.6);
    expect(reading.reasons.find(({ about }) => about === "language")).toMatchObject({ code: "learned" });
  });

  test.each(["Where is my suitcase? It did not arrive this morning.", "👍👍", "飞机延误了", "", "zzkx"])(
    "what was not taught stays as it was: %s",
    (text) => {
      const { language, languageConfidence } = read(text);
      expect(read(text, { learned })).toMatchObject({ language, languageConfidence });
    },
  );

  test("nothing was taught: letters judge, and are as sure as before", () => {
    const nothing = { language: makeLanguageModel([], 1) };
    for (const text of ["ciao ok", "takk", "dank je", "servus", "ja ok", "moin blorf gate"]) {
      const { language, languageConfidence } = read(text);
      const reading = read(text, { learned: nothing });
      expect(reading.language).toBe(languageConfidence < 0.5 ? reading.language : language);
      expect(Math.abs(reading.languageConfidence - languageConfidence)).toBeLessThan(0.01);
    }
  });
});

describe("a stored model", () => {
  test("judges as it did, within its steps", () => {
    const model = makeModel(lessons, labelsOf.feeling, 1);
    const restored = restore(store(model));
    expect(restored?.labels).toEqual(labelsOf.feeling);
    for (const lesson of lessons) {
      const [was, is] = [model, restored ?? model].map((one) => judge(one, lesson)[0]);
      expect(is?.label).toBe(was?.label);
      expect(is?.confidence).toBeCloseTo(was?.confidence ?? 0, 1);
    }
  });

  test("that was written before trust could wane believes the rules as it did", () => {
    const stored = store({ ...makeModel(lessons, labelsOf.feeling, 1), trust: { en: 0.25 } });
    expect(restore(stored)?.trust).toEqual({ en: 0.25 });
    const older = inflateRawSync(stored)
      .toString("latin1")
      .replace(/,"trust":\{[^}]*\}/u, "");
    expect(restore(deflateRawSync(Buffer.from(older, "latin1")))?.trust).toEqual({});
  });

  test("is told apart by its digest, and holds no word that it learned from", () => {
    const stored = store(makeModel(lessons, labelsOf.feeling, 1));
    expect(digestOf(stored)).toMatch(/^[0-9a-f]{64}$/);
    expect(stored.toString("latin1")).not.toContain("blue");
  });
});

test("any text is judged, whatever is in it", () => {
  const learned = { feeling: makeModel(lessons, labelsOf.feeling, 1) };
  const random = randomFrom(7);
  for (let n = 0; n < 300; n++) {
    const text = String.fromCharCode(...Array.from({ length: n }, () => Math.floor(random() * 0x10000)));
    const reading = read(text, { learned });
    expect(reading.feelingConfidence).toBeGreaterThanOrEqual(0);
    expect(reading.feelingConfidence).toBeLessThanOrEqual(1);
  }
});

test("phrases that spoke do not overlap", () => {
  const model = makeModel(lessons, labelsOf.feeling, 1);
  const sight = { text: "so blue today blue as ever", hints: [], denials: [] };
  const packed = pack([model]) as Packed;
  const heard = hear(sight);
  weighHeard(packed, heard);
  const said = phrasesFor(packed, 0, "positive", { text: sight.text, heard });
  expect(said.length).toBeGreaterThan(0);
  expect(said.length).toBeLessThanOrEqual(4);
});
