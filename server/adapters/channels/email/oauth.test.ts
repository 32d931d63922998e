import { expect, test } from "vitest";
import { renew, tokenOf, usesTokens } from "./oauth.ts";

const at = (time: string): number => Date.parse(`2026-11-22T${time}Z`);
const hour = {
  accessToken: "a token",
  accessTokenAt: "2026-11-22T12:00:00.000Z",
  accessTokenEndsAt: "2026-11-22T13:00:00.000Z",
};
const short = { ...hour, accessTokenEndsAt: "2026-11-22T12:00:10.000Z" };

test.each([
  ["none was given yet", {}, "12:00:00", null],
  ["it is new", hour, "12:00:01", "a token"],
  ["six minutes are left", hour, "12:54:00", "a token"],
  ["five minutes are left: it is renewed before it ends", hour, "12:55:00", null],
  ["it ended", hour, "14:00:00", null],
  ["of a short one four fifths are used", short, "12:00:07", "a token"],
  ["of a short one the last fifth is not", short, "12:00:08", null],
  ["when it ends is not known", { accessToken: "a token" }, "12:00:00", null],
])("a token where %s", (_, secrets, now, token) => {
  expect(tokenOf({ secrets }, at(now))).toBe(token);
});

const account = (secrets: Record<string, string>) => ({
  id: "0198f2a0-0000-7000-8000-00000000000e",
  kind: "email" as const,
  externalId: "care@airline.example",
  baseUrl: null,
  ownKey: "own",
  secrets: { smtpUrl: "smtp://care@mail.airline.example", ...secrets },
});
const program = { tokenUrl: "https://127.0.0.1/token", clientId: "c", clientSecret: "s" };

test.each([
  ["who signs in by a password", {}, /neither our name nor our password/],
  ["a token that a server refuses while it is young", { ...program, ...hour }, /may this program use the mailbox/],
  ["a service inside, where the mail server is none of ours", program, /gives no token/],
  ["a service without TLS", { ...program, tokenUrl: "http://login.example/token" }, /gives no token/],
  ["an address that is none", { ...program, tokenUrl: "token" }, /gives no token/],
])("is not renewed: %s", async (_, secrets, why) => {
  expect(await renew(account(secrets), at("12:01:00"))).toEqual({ status: "refused", why: expect.stringMatching(why) });
});

test("needs a service and a program", () => {
  expect(usesTokens(account({ tokenUrl: "https://login.example/token" }))).toBe(false);
  expect(usesTokens(account(program))).toBe(true);
  expect(usesTokens(account({ ...program, smtpUrl: "smtp://care:password@mail.airline.example" }))).toBe(false);
});
