import { createHmac } from "node:crypto";
import { assert, pre, property, string } from "fast-check";
import { expect, test } from "vitest";
import { doubt } from "./identity.ts";

const secret = "a secret of the site, long enough to be one";
const now = new Date("2026-06-01T12:00:00Z");
const inAnHour = now.getTime() / 1000 + 3600;
const sign = (userId: string, exp: number, by = secret) => ({
  userId,
  exp,
  hmac: createHmac("sha256", by).update(`${userId}.${exp}`).digest("hex"),
});

test.each([
  ["signed by the site, for an hour", sign("FB-1", inAnHour), null],
  ["in capital letters", { ...sign("FB-1", inAnHour), hmac: sign("FB-1", inAnHour).hmac.toUpperCase() }, null],
  ["a second ago", sign("FB-1", now.getTime() / 1000 - 1), "expired"],
  ["at this very second", sign("FB-1", now.getTime() / 1000), "expired"],
  ["for a year", sign("FB-1", inAnHour + 366 * 86_400), "too-far"],
  ["by another airline", sign("FB-1", inAnHour, "the secret of somebody else"), "signature"],
  ["for somebody else", { ...sign("FB-1", inAnHour), userId: "FB-2" }, "signature"],
  ["for longer than was signed", { ...sign("FB-1", inAnHour), exp: inAnHour + 1 }, "signature"],
  ["by nobody", { userId: "FB-1", exp: inAnHour, hmac: "" }, "signature"],
])("%s", (_what, identity, answer) => {
  expect(doubt(identity, { secret, now })).toBe(answer);
});

test("nothing but the site's own signature is believed", () => {
  assert(
    property(string(), string(), (userId, hmac) => {
      const exp = Math.round(inAnHour);
      pre(hmac.toLowerCase() !== sign(userId, exp).hmac);
      expect(doubt({ userId, exp, hmac }, { secret, now })).toBe("signature");
    }),
  );
});
