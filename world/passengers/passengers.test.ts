import { assert, constantFrom, nat, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { makeChance } from "../chance.ts";
import { weightedLength } from "../x/text.ts";
import { breath, waitFor } from "./breathing.ts";
import { asksForPrivate, insist, open, react } from "./mind.ts";
import { initialsOf, passengers, tongues } from "./people.ts";
import { phrases } from "./phrases/all.ts";
import { fill, kinds } from "./phrases/phrases.ts";

describe("the passengers", () => {
  test("are 40 people of different handles who write in all 14 languages", () => {
    expect(passengers.length).toBeGreaterThanOrEqual(40);
    expect(new Set(passengers.map(({ handle }) => handle.toLowerCase())).size).toBe(passengers.length);
    expect(new Set(passengers.map(({ trip }) => trip.code)).size).toBe(passengers.length);
    expect(new Set(passengers.map(({ language }) => language))).toEqual(new Set(tongues));
    for (const { handle, name, trip } of passengers) {
      expect(handle).toMatch(/^\w{1,15}$/);
      expect(name.length).toBeLessThanOrEqual(50);
      expect(trip.code).toMatch(/^[A-Z0-9]{6}$/);
    }
  });

  test.each([
    ["a German with a title", "Dr. Dietlinde Federleicht-Luftikus", "DF"],
    ["a Chinese", "云小帆", "云小"],
    ["an Arabic name", "نورا الغيمة", "ن"],
    ["a Russian", "Аглая Звездопадова", "АЗ"],
  ])("have a face of initials: %s", (_who, name, initials) => expect(initialsOf(name)).toBe(initials));
});

describe("the phrases", () => {
  test.each(tongues)("of %s are 25 or more different sentences, fit a post and fill their slots", (language) => {
    const sentences = kinds.flatMap((kind) => phrases[language][kind]);
    expect(new Set(sentences).size).toBe(sentences.length);
    expect(sentences.length).toBeGreaterThanOrEqual(25);
    for (const passenger of passengers.filter((one) => one.language === language)) {
      for (const sentence of sentences) {
        const text = fill(sentence, { ...passenger.trip, name: passenger.name });
        expect(text).not.toMatch(/[{}]/);
        expect(weightedLength(`@HalcyraAir ${text}`)).toBeLessThanOrEqual(280);
      }
    }
  });

  test("belong to their language only", () => {
    const all = tongues.flatMap((language) => kinds.flatMap((kind) => phrases[language][kind]));
    expect(new Set(all).size).toBe(all.length);
  });
});

describe("the breathing of a day", () => {
  test("has a mean of 1, never stops, and is calmer by night than by day", () => {
    const minutes = Array.from({ length: 1440 }, (_, n) => breath(n * 60_000));
    expect(minutes.reduce((sum, one) => sum + one, 0) / 1440).toBeCloseTo(1, 6);
    expect(Math.min(...minutes)).toBeGreaterThan(0.1);
    expect(breath(Date.UTC(2026, 0, 1, 3))).toBeLessThan(breath(Date.UTC(2026, 0, 1, 16)));
  });

  test("makes waits whose mean is the rate's, and none at all at rate 0", () => {
    const chance = makeChance(11);
    const waits = Array.from({ length: 20_000 }, () => waitFor(6, chance));
    expect(waits.reduce((sum, one) => sum + one, 0) / waits.length / 10_000).toBeCloseTo(1, 1);
    expect(waitFor(0, chance)).toBe(Infinity);
  });
});

describe("a passenger's mind", () => {
  const anybody = constantFrom(...passengers);

  test("opens in the passenger's language, calling the airline when in public", () => {
    assert(
      property(anybody, nat(), (passenger, seed) => {
        const { way, text } = open(makeChance(seed), passenger);
        expect(text.includes("@HalcyraAir")).toBe(way === "post");
      }),
    );
  });

  test("goes on in private when asked to, and only from a public place", () => {
    const [passenger] = passengers;
    if (!passenger) throw new Error("nobody");
    const answers = Array.from({ length: 50 }, (_, seed) =>
      react(makeChance(seed), passenger, {
        way: "post",
        text: "Please send us a DM with your booking code.",
        before: 0,
      }),
    );
    const inPrivate = answers.flatMap((answer) => (answer.kind === "private" ? answer.text : []));
    expect(inPrivate.length).toBeGreaterThan(25);
    expect(inPrivate.every((text) => text.includes(passenger.trip.code))).toBe(true);
    expect(asksForPrivate("Your flight leaves on time.")).toBe(false);
  });

  test("gives up after insisting three times", () => {
    assert(
      property(anybody, nat(), (passenger, seed) => {
        expect(insist(makeChance(seed), passenger, { way: "post", times: 3 })).toBeNull();
        expect(insist(makeChance(seed), passenger, { way: "post", times: 2 })).not.toBeNull();
      }),
    );
  });
});
