import * as fc from "fast-check";
import { expect, test } from "vitest";
import { Numbering } from "./numbering.ts";

test("every id has one number, which leads back to it; they are ordered as the database orders them", () => {
  fc.assert(
    fc.property(fc.array(fc.uuid(), { maxLength: 300 }), fc.uuid(), (ids, stranger) => {
      const numbering = new Numbering();
      const numbers = ids.map((id) => numbering.number(id));
      expect(numbering.size).toBe(new Set(ids).size);
      expect(numbers.map((n) => numbering.id(n))).toEqual(ids);
      expect(ids.map((id) => numbering.find(id))).toEqual(numbers);
      expect(numbering.find(stranger) === -1).toBe(!ids.includes(stranger));
      for (const [n, id] of ids.slice(1).entries())
        expect(numbering.isBefore(numbers[n] ?? 0, numbers[n + 1] ?? 0)).toBe((ids[n] ?? "") < id);
    }),
  );
});

test("a hundred thousand find their places", () => {
  const numbering = new Numbering();
  const idOf = (n: number): string => `00000000-0000-4000-8000-${n.toString(16).padStart(12, "0")}`;
  for (let n = 0; n < 100_000; n++) expect(numbering.number(idOf(n))).toBe(n);
  for (let n = 0; n < 100_000; n += 97) expect(numbering.find(idOf(n))).toBe(n);
});
