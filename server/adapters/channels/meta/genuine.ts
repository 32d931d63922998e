/** Meta's signature and its question whether we are us (developers.facebook.com/docs/graph-api/webhooks). */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { ChannelAccount, HandshakeAnswer, RawRequest } from "../../../modules/channels/index.ts";

/**
 * Over the raw bytes, in constant time. Meta signs what it writes with everything beyond ASCII escaped; where something between us
 * took the escapes away, they are put back.
 */
export function isGenuine({ headers, body }: RawRequest, { secrets }: Pick<ChannelAccount, "secrets">): boolean {
  const secret = secrets["appSecret"];
  const given = headers["x-hub-signature-256"];
  if (!secret || !given) return false;
  if (isSignedBy(secret, given, body)) return true;
  const text = body.toString("utf8");
  const escaped = escape(text);
  return escaped !== text && isSignedBy(secret, given, Buffer.from(escaped));
}

function isSignedBy(secret: string, given: string, body: Buffer): boolean {
  const expected = Buffer.from(`sha256=${createHmac("sha256", secret).update(body).digest("hex")}`);
  const claimed = Buffer.from(given);
  return claimed.length === expected.length && timingSafeEqual(claimed, expected);
}

const escape = (text: string): string =>
  text.replaceAll(/[\u0080-\uFFFF]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** Given back only to who knows the word that was agreed upon. */
export function answerChallenge(
  query: Readonly<Record<string, string>>,
  { secrets }: Pick<ChannelAccount, "secrets">,
): HandshakeAnswer | null {
  const { "hub.mode": mode, "hub.challenge": challenge, "hub.verify_token": given } = query;
  if (mode !== "subscribe" || typeof challenge !== "string") return null;
  const isKnown = isSame(given ?? "", secrets["verifyToken"] ?? "");
  return isKnown
    ? { status: 200, contentType: "text/plain", body: challenge.slice(0, 1000) }
    : { status: 403, contentType: "text/plain", body: "The verify token is another." };
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return expected.length > 0 && one.length === other.length && timingSafeEqual(one, other);
}
