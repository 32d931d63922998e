import { array, assert, constantFrom, integer, property, record, tuple, uniqueArray } from "fast-check";
import { describe, expect, test } from "vitest";
import { type Came, expectHours, hoursAhead } from "./expected.ts";
import { type Group, missingIn, runsOf } from "./shortage.ts";

/** So many an hour in each quarter, on these days. */
const steady = (language: string, anHour: number, of: readonly number[], to = 52): Came[] =>
  of.flatMap((day) =>
    Array.from({ length: (day === 0 ? 0 : to) + 12 }, (_, n) => ({
      day,
      language,
      bin: n - 12,
      n: anHour / 4,
    })),
  );
const weeks = [1, 2, 3, 4];
const firstHour = (came: Came[], days = weeks.length) => expectHours({ came, nowBin: 0, days }).hours[0]?.expected ?? 0;

describe("what will come", () => {
  test("is what came in the same hours, where today is like them", () => {
    const { hours, languages } = expectHours({
      came: [...steady("en", 40, [0, ...weeks]), ...steady("ja", 4, [0, ...weeks])],
      nowBin: 0,
      days: weeks.length,
    });
    expect(hours).toHaveLength(hoursAhead);
    expect(hours.every(({ expected }) => Math.abs(expected - 44) < 0.2)).toBe(true);
    expect(languages.map(({ language, hours }) => [language, hours[5]?.expected])).toEqual([
      ["en", 40],
      ["ja", 4],
    ]);
  });

  test.each([
    ["a day on which twice as many come stays so for a while, and less so further ahead", 80, 65, 80],
    ["a quiet day too", 20, 20, 30],
    ["a little more or less is nearly as usual", 42, 40, 43],
  ])("%s", (_, today, low, high) => {
    const came = [...steady("en", 40, weeks), ...steady("en", today, [0])];
    const { hours } = expectHours({ came, nowBin: 0, days: weeks.length });
    expect(hours[0]?.expected).toBeGreaterThanOrEqual(low);
    expect(hours[0]?.expected).toBeLessThanOrEqual(high);
    const off = (n: number): number => Math.abs((hours[n]?.expected ?? 0) - 40);
    expect(off(11)).toBeLessThanOrEqual(off(0));
  });

  test("is counted more by the last week than by those before", () => {
    const risen = firstHour([...steady("en", 60, [1]), ...steady("en", 20, [2, 3, 4]), ...steady("en", 34, [0])]);
    expect(risen).toBeGreaterThan(30);
  });

  test("of a new installation is what comes now, and widely unsure", () => {
    const { hours } = expectHours({ came: steady("en", 40, [0]), nowBin: 0, days: 0 });
    const [soon, late] = [hours[0], hours[11]];
    expect(soon?.expected).toBe(40);
    expect((late?.high ?? 0) - (late?.low ?? 0)).toBeGreaterThan((soon?.high ?? 0) - (soon?.low ?? 0));
  });

  test("of nobody is nobody", () => {
    expect(firstHour([])).toBe(0);
    expect(firstHour([], 0)).toBe(0);
  });

  test("lies in its range, whatever came", () => {
    const one = record({
      day: constantFrom(0, ...weeks),
      language: constantFrom("en", "ja", "other"),
      bin: integer({ min: -12, max: 51 }),
      n: integer({ min: 1, max: 5000 }),
    });
    assert(
      property(array(one, { maxLength: 60 }), integer({ min: 0, max: 3 }), (came, nowBin) => {
        const { hours, languages } = expectHours({ came, nowBin, days: weeks.length });
        const all = [hours, ...languages.map((each) => each.hours)].flat();
        expect(all.filter(({ low, expected, high }) => !(low >= 0 && low <= expected && expected <= high))).toEqual([]);
      }),
    );
  });
});

describe("who is missing", () => {
  const groups: Group[] = [
    { languages: ["en", "ja"], people: 2 },
    { languages: ["en"], people: 3 },
  ];
  test.each([
    ["nobody, where all have somebody", { en: 3, ja: 2 }, { en: 0, ja: 0 }],
    ["nobody, where who speaks both leaves the one for the other", { en: 3, ja: 1.5 }, { en: 0, ja: 0 }],
    ["who speaks what few speak", { en: 1, ja: 5 }, { en: 0, ja: 3 }],
    ["who speaks what many speak, where all have too much to do", { en: 9, ja: 2 }, { en: 6, ja: 0 }],
    ["who speaks what nobody speaks", { en: 0, th: 1 }, { en: 0, th: 1 }],
  ])("is %s", (_, wanted, missing) => {
    const all = Object.entries(wanted).map(([language, people]) => ({ language, people }));
    const found = missingIn(all, groups).map(({ language, people }) => [language, Math.round(people * 100) / 100]);
    expect(Object.fromEntries(found)).toEqual(missing);
  });

  test("is as few as can be: no set of languages wants more than those who speak any of them can do", () => {
    const names = ["en", "nl", "de", "ja"];
    const some = uniqueArray(constantFrom(...names), { minLength: 1 });
    const group = record({ languages: some, people: integer({ min: 0, max: 9 }) });
    const amounts = tuple(...names.map(() => integer({ min: 0, max: 12 })));
    assert(
      property(array(group, { maxLength: 6 }), amounts, (groups, wants) => {
        const wanted = names.map((language, n) => ({ language, people: wants[n] ?? 0 }));
        const missing = missingIn(wanted, groups).reduce((sum, { people }) => sum + people, 0);
        let worst = 0;
        for (let set = 0; set < 16; set++) {
          const inSet = new Set(names.filter((_, n) => set & (1 << n)));
          const asked = wanted.reduce((sum, one) => (inSet.has(one.language) ? sum + one.people : sum), 0);
          const able = groups.reduce(
            (sum, one) => (one.languages.some((each) => inSet.has(each)) ? sum + one.people : sum),
            0,
          );
          worst = Math.max(worst, asked - able);
        }
        expect(missing).toBeCloseTo(worst, 3);
      }),
    );
  });

  test("is told by hours that follow each other, and not of half a person's half", () => {
    const short = (people: number, language = "ja") => [{ language, people }];
    const hour = (people: number, language = "ja") => ({
      missing: short(people, language),
      most: short(people + 2, language),
    });
    expect(runsOf([hour(0.4), hour(2), hour(3.2), hour(0), hour(1), hour(1, "th")])).toEqual([
      { language: "ja", from: 1, to: 3, people: 3, most: 5 },
      { language: "ja", from: 4, to: 5, people: 1, most: 3 },
      { language: "th", from: 5, to: 6, people: 1, most: 3 },
    ]);
  });
});
