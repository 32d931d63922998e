/** Whether a mail service sent this: Mailgun signs its forms; the others bring the name and password that stand in the webhook's address. */
import { createHmac, timingSafeEqual } from "node:crypto";
import { type ChannelAccount, type RawRequest, Unreadable } from "../../../modules/channels/index.ts";
import { formIn } from "./form.ts";
import { mostBytes } from "./read.ts";

/** Nothing is genuine where no secret is set. The same form twice is one message, so its age does not matter. */
export function isGenuine({ headers, body }: RawRequest, { secrets }: ChannelAccount): boolean {
  const { mailgunKey, webhookPassword } = secrets;
  if (webhookPassword && isSame(passwordIn(headers["authorization"]), webhookPassword)) return true;
  if (!mailgunKey || body.length > mostBytes) return false;
  const { timestamp, token, signature } = fieldsIn(headers["content-type"] ?? "", body);
  if (typeof timestamp !== "string" || typeof token !== "string" || typeof signature !== "string") return false;
  return isSame(signature, createHmac("sha256", mailgunKey).update(`${timestamp}${token}`).digest("hex"));
}

function fieldsIn(contentType: string, body: Buffer): Readonly<Record<string, unknown>> {
  try {
    return formIn(contentType, body)?.fields ?? {};
  } catch (error) {
    if (error instanceof Unreadable) return {};
    throw error;
  }
}

/** RFC 7617: what stands behind the name. */
function passwordIn(authorization: string | undefined): string {
  const pair = /^basic ([A-Za-z0-9+/=]{1,1000})$/i.exec(authorization ?? "")?.[1];
  return pair
    ? Buffer.from(pair, "base64")
        .toString("utf8")
        .replace(/^[^:]*:/, "")
    : "";
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
