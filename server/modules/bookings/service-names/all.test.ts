import { describe, expect, test } from "vitest";
import { languages } from "../../../../contract/words.ts";
import { nameService, sayService } from "./all.ts";
import { namedCodes } from "./service-names.ts";

describe.each(languages)("services in %s", (language) => {
  const names = namedCodes.map((code) => nameService(code, language) ?? "");

  test("have a name each, and no two the same", () => {
    expect(names.filter((name) => name.trim().length < 2)).toEqual([]);
    expect(new Set(names).size).toBe(namedCodes.length);
  });

  test("are said in that language, not by their code nor in English", () => {
    expect(names.filter((name, place) => name.includes(namedCodes[place] ?? ""))).toEqual([]);
    const english = namedCodes.map((code) => nameService(code, "en"));
    expect(language === "en" ? [] : names.filter((name, place) => name === english[place])).toEqual([]);
  });
});

test("a language that we do not answer in is told in English, and a code without a name has none", () => {
  expect(nameService("WCHR", "xx")).toBe("Wheelchair to the gate");
  expect(nameService("QQQQ", "nl")).toBeNull();
});

test.each([
  ["nl", "Extra koffer, 23 kg"],
  ["ru", "Дополнительное место багажа, 23 кг"],
  ["th", "กระเป๋าเพิ่ม, 23 กก."],
])("a bag is told with its weight in %s", (language, said) => {
  expect(sayService({ code: "XBAG", kilograms: 23 }, language).replaceAll("\u00a0", " ")).toBe(said);
  expect(sayService({ code: "QQQQ" }, language)).toBe("QQQQ");
});
