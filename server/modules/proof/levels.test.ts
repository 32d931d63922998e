import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Use } from "../../../contract/uses.ts";
import { allowedUse, reachesTo, type Standing } from "./levels.ts";

const standing = (more: Partial<Standing>): Standing => ({
  known: [],
  mandates: [],
  override: null,
  isForgeable: false,
  ...more,
});

describe("what may be done", () => {
  test.each<[string, Partial<Standing>, Use]>([
    ["nothing is known", {}, "used"],
    ["they only claim it", { known: ["claimed"] }, "used"],
    ["we were written to from it", { known: ["seen", "claimed"] }, "used"],
    ["one of what leads there is proved", { known: ["claimed", "verified"] }, "changed"],
    ["they may be told for another", { known: ["claimed"], mandates: ["told"] }, "told"],
    ["they may change for another", { mandates: ["told", "changed"] }, "changed"],
    ["an agent tells on their own account", { known: ["claimed"], override: "told" }, "told"],
    ["an agent changes on their own account", { override: "changed" }, "changed"],
    ["a smaller override stands beside a proof", { known: ["verified"], override: "told" }, "changed"],
    ["they proved it elsewhere and write from where anybody could", { known: ["verified"], isForgeable: true }, "used"],
    ["they act for another from where anybody could", { mandates: ["changed"], isForgeable: true }, "used"],
    ["an agent answers for a forgeable address", { known: ["verified"], isForgeable: true, override: "told" }, "told"],
  ])("where %s", (_why, more, most) => {
    expect(allowedUse(standing(more))).toBe(most);
  });

  const anything = fc.record<Standing>({
    known: fc.array(fc.constantFrom("claimed", "seen", "verified"), { maxLength: 4 }),
    mandates: fc.array(fc.constantFrom("told", "changed"), { maxLength: 3 }),
    override: fc.constantFrom(null, "told", "changed"),
    isForgeable: fc.boolean(),
  });

  test("claims alone are never told, however many", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("claimed" as const, "seen" as const)),
        fc.boolean(),
        (known, isForgeable) => {
          expect(allowedUse(standing({ known, isForgeable }))).toBe("used");
        },
      ),
    );
  });

  test("more knowledge never allows less, and a forgeable address never more", () => {
    fc.assert(
      fc.property(anything, fc.constantFrom("claimed" as const, "seen" as const, "verified" as const), (one, more) => {
        const now = allowedUse(one);
        expect(reachesTo(allowedUse({ ...one, known: [...one.known, more] }), now)).toBe(true);
        expect(reachesTo(now, allowedUse({ ...one, isForgeable: true }))).toBe(true);
      }),
    );
  });

  test("whatever allows more allows less", () => {
    for (const [place, use] of Use.options.entries())
      expect(Use.options.map((wanted) => reachesTo(use, wanted))).toEqual(Use.options.map((_, at) => at <= place));
  });
});
