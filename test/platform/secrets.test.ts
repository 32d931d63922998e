import * as fc from "fast-check";
import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { hashToken, isSame, newToken, seal, unseal } from "../../server/platform/secrets.ts";

const key = randomBytes(32);
const place = "channels.account/1";
/** As OpenSSL says it: not authentic, or too short to be. */
const refused = /unable to authenticate data|Invalid/;

describe("a sealed secret", () => {
  test("opens with its key in its place, whatever it says", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (plain) => {
        expect(unseal(key, place, seal(key, place, plain))).toBe(plain.toWellFormed());
      }),
    );
  });

  test.each([
    ["another key", randomBytes(32), place],
    ["another place", key, "channels.account/2"],
    ["no place", key, ""],
  ])("does not open with %s", (_what, otherKey, otherPlace) => {
    const sealed = seal(key, place, "consumer secret");
    expect(() => unseal(otherKey, otherPlace, sealed)).toThrow(refused);
  });

  test("does not open with any byte changed or left out", () => {
    const sealed = seal(key, place, "consumer secret");
    for (let n = 0; n < sealed.length; n++) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(n) ^ 1, n);
      expect(() => unseal(key, place, changed), `byte ${n} changed`).toThrow(refused);
      expect(() => unseal(key, place, sealed.subarray(0, n)), `cut at ${n}`).toThrow(refused);
    }
  });

  test("shows neither what it holds nor that two hold the same", () => {
    const [one, two] = [seal(key, place, "consumer secret"), seal(key, place, "consumer secret")];
    expect(one.equals(two)).toBe(false);
    expect(one.includes("consumer")).toBe(false);
  });
});

describe("a token", () => {
  test("is 256 random bits behind a prefix that scanners know, and its hash is not it", () => {
    const tokens = new Set(Array.from({ length: 100 }, newToken));
    expect(tokens.size).toBe(100);
    for (const token of tokens) {
      expect(token).toMatch(/^jb_[\w-]{43}$/);
      expect(hashToken(token)).toHaveLength(32);
    }
  });

  test.each([
    ["the same", "one", "one", true],
    ["another", "one", "two", false],
    ["a longer one", "one", "one two", false],
    ["nothing", "one", "", false],
  ])("compares with %s", (_what, a, b, same) => {
    expect(isSame(a, b)).toBe(same);
  });
});
