import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { answerChallenge, isGenuine } from "./genuine.ts";

const secrets = { appSecret: "invented-secret", verifyToken: "agreed upon" };
const sign = (body: string) => `sha256=${createHmac("sha256", secrets.appSecret).update(body).digest("hex")}`;
const check = (body: string, signature: string | undefined, given: Record<string, string> = secrets) =>
  isGenuine(
    { headers: signature === undefined ? {} : { "x-hub-signature-256": signature }, body: Buffer.from(body) },
    { secrets: given },
  );

describe("a delivery of Meta is believed", () => {
  test.each([
    ["as it was signed", '{"a":"Zoë"}', sign('{"a":"Zoë"}'), true],
    [
      "with its escapes, which are what was signed",
      String.raw`{"a":"Zo\u00eb"}`,
      sign(String.raw`{"a":"Zo\u00eb"}`),
      true,
    ],
    ["when something took its escapes away", '{"a":"Zoë 🧳"}', sign(String.raw`{"a":"Zo\u00eb \ud83e\uddf3"}`), true],
    ["never changed", '{"a":"Zoe"}', sign('{"a":"Zoë"}'), false],
    ["never signed by nobody", "{}", undefined, false],
    ["never signed in another way", "{}", sign("{}").replace("sha256", "sha1"), false],
    ["never cut", "{}", sign("{}").slice(0, -1), false],
  ])("%s", (_, body, signature, is) => expect(check(body, signature)).toBe(is));

  test("never where no secret is known", () => {
    const signature = `sha256=${createHmac("sha256", "").update("{}").digest("hex")}`;
    expect(check("{}", signature, {})).toBe(false);
  });
});

describe("the question whether we are us", () => {
  const ask = (token: string | undefined, mode = "subscribe", given: Record<string, string> = secrets) =>
    answerChallenge(
      { "hub.mode": mode, "hub.challenge": "42", ...(token !== undefined && { "hub.verify_token": token }) },
      { secrets: given },
    );
  test("is answered to who knows the word", () =>
    expect(ask("agreed upon")).toEqual({ status: 200, contentType: "text/plain", body: "42" }));
  test.each([["another"], [""], [undefined]])("is refused to who says %j", (token) =>
    expect(ask(token)?.status).toBe(403),
  );
  test("is refused where no word was agreed upon", () => expect(ask("", "subscribe", {})?.status).toBe(403));
  test("is none in another mode", () => expect(ask("agreed upon", "unsubscribe")).toBeNull());
});
