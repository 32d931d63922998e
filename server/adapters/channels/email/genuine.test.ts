import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { ChannelAccount } from "../../../modules/channels/index.ts";
import { isGenuine } from "./genuine.ts";

const account = (secrets: Record<string, string>): ChannelAccount => ({
  id: "",
  kind: "email",
  externalId: "care@airline.example",
  baseUrl: null,
  ownKey: "",
  secrets,
});
const signature = createHmac("sha256", "a key").update("1461261330a token").digest("hex");
const form = (fields: Record<string, string>) => ({
  headers: { "content-type": "application/x-www-form-urlencoded" },
  body: Buffer.from(new URLSearchParams(fields).toString()),
});
const signed = { timestamp: "1461261330", token: "a token", signature };
const basic = (text: string) => ({
  headers: { authorization: `Basic ${Buffer.from(text).toString("base64")}` },
  body: Buffer.from("{}"),
});

describe("a mail service's delivery", () => {
  test.each([
    ["that Mailgun signed", form(signed), { mailgunKey: "a key" }, true],
    ["under another key", form(signed), { mailgunKey: "another" }, false],
    ["of another time", form({ ...signed, timestamp: "1461261331" }), { mailgunKey: "a key" }, false],
    ["with an empty signature", form({ ...signed, signature: "" }), { mailgunKey: "a key" }, false],
    ["without a signature", form({}), { mailgunKey: "a key" }, false],
    [
      "that is no form",
      { headers: { "content-type": "application/json" }, body: Buffer.from("{") },
      { mailgunKey: "a key" },
      false,
    ],
    ["where no key is set", form(signed), {}, false],
    ["signed with nothing, where nothing is set", basic(":"), { webhookPassword: "" }, false],
    ["with the password", basic("postmark:a:long password"), { webhookPassword: "a:long password" }, true],
    ["with another password", basic("postmark:other"), { webhookPassword: "a long password" }, false],
    ["without a password", { headers: {}, body: Buffer.from("{}") }, { webhookPassword: "a long password" }, false],
  ])("%s", (_, request, secrets, expected) =>
    expect(isGenuine(request as Parameters<typeof isGenuine>[0], account(secrets as Record<string, string>))).toBe(
      expected,
    ),
  );
});
