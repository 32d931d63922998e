/** X's signature and its challenge (docs.x.com/x-api/webhooks). */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { ChannelAccount, HandshakeAnswer, RawRequest } from "../../../modules/channels/index.ts";

const sign = (account: ChannelAccount, content: string | Buffer): string =>
  `sha256=${createHmac("sha256", account.secrets["consumerSecret"] ?? "")
    .update(content)
    .digest("base64")}`;

/** Over the raw bytes, in constant time. */
export function isGenuine({ headers, body }: RawRequest, account: ChannelAccount): boolean {
  if (!account.secrets["consumerSecret"]) return false;
  const given = Buffer.from(headers["x-twitter-webhooks-signature"] ?? "");
  const expected = Buffer.from(sign(account, body));
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** The challenge-response check: X asks with `crc_token`, at creation and again now and then. */
export function answerChallenge(
  query: Readonly<Record<string, string>>,
  account: ChannelAccount,
): HandshakeAnswer | null {
  const token = query["crc_token"];
  if (typeof token !== "string" || token.length === 0) return null;
  return {
    status: 200,
    contentType: "application/json",
    body: JSON.stringify({ response_token: sign(account, token) }),
  };
}
