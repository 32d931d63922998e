/** What happened to orders: told by signed webhooks at once, and by the log of events for what they missed. */
import { createHmac, timingSafeEqual } from "node:crypto";
import { parseAnswer } from "../../../platform/answer.ts";
import type { BookingWebhook, Heard } from "../../../modules/bookings/index.ts";
import type { Line } from "./call.ts";
import { askFor, askWhole } from "./reading.ts";
import { AirlineChanges, DuffelEvent, Events } from "./shapes.ts";

/** How far back it is looked at first, and how much is looked at twice: events are told in any order. */
const firstLookMs = 2 * 86_400_000;
const overlapMs = 60_000;
const pauseMs = 15_000;
const longestLookMs = 14 * 86_400_000;
const pageSize = 200;
/** Beyond so many pages all that is known is read anew. */
const mostPages = 10;

export async function eventsSince(line: Line, cursor: string | null): Promise<Heard> {
  const now = new Date();
  const since = cursor === null ? now.getTime() - firstLookMs : Date.parse(cursor);
  if (Number.isNaN(since) || since < now.getTime() - longestLookMs)
    return { status: "too-late", cursor: now.toISOString() };
  if (cursor !== null && since > now.getTime() - pauseMs)
    return { status: "heard", bookingIds: [], cursor, hasMore: false };
  const events: DuffelEvent[] = [];
  let after: string | null = null;
  for (let page = 0; page < mostPages; page++) {
    const path: string = `webhooks/events?limit=${pageSize}${after === null ? "" : `&after=${encodeURIComponent(after)}`}`;
    const asked = await askWhole(line, { method: "GET", path }, Events);
    if (asked.status === "away") return asked;
    if (asked.status !== "answered") return { status: "away", why: "the reservation system shows no events" };
    const young = asked.answer.data.filter(({ created_at: at }) => !at || Date.parse(at) >= since - overlapMs);
    events.push(...young);
    after = asked.answer.meta?.after ?? null;
    if (young.length === 0 || after === null) return heard(line, events, now);
  }
  return { status: "too-late", cursor: now.toISOString() };
}

async function heard(line: Line, events: readonly DuffelEvent[], now: Date): Promise<Heard> {
  const ids = new Set(events.flatMap((event) => orderOf(event) ?? []));
  const changes = new Set(
    events
      .filter((event) => !orderOf(event))
      .flatMap(({ idempotency_key: key }) => (key?.startsWith("aic_") ? key : [])),
  );
  if (changes.size > 0) {
    const asked = await askFor(line, { method: "GET", path: "airline_initiated_changes" }, AirlineChanges);
    if (asked.status === "away") return asked;
    for (const { id, order_id: orderId } of asked.status === "answered" ? asked.answer : [])
      if (changes.has(id)) ids.add(orderId);
  }
  return { status: "heard", bookingIds: [...ids], cursor: now.toISOString(), hasMore: false };
}

/** Which order it is about. Null where it does not say, and where it is about none: payments' and stays' own. */
function orderOf({ idempotency_key: key, data }: DuffelEvent): string | null {
  const named = [data?.object?.order_id, data?.object?.id, data?.id, key];
  return named.find((id) => id?.startsWith("ord_")) ?? null;
}

/** Older than this it may be somebody else who sends it again. */
const oldestSeconds = 300;

/** `X-Duffel-Signature: t=1700000000,v1=hex`, over the time, a point and the raw body. https://duffel.com/docs/guides/receiving-webhooks */
export const webhookOf = (secret: string): BookingWebhook => ({
  isGenuine({ headers, body }) {
    const parts = (headers["x-duffel-signature"] ?? "").split(",").map((part) => part.trim().split("=", 2));
    const time = parts.find(([name]) => name === "t")?.[1] ?? "";
    const isYoung = /^\d{1,12}$/.test(time) && Math.abs(Date.now() / 1000 - Number(time)) <= oldestSeconds;
    const wanted = createHmac("sha256", secret).update(`${time}.`).update(body).digest();
    const isSigned = parts
      .filter(([name, value]) => name === "v1" && /^[0-9a-f]{64}$/i.test(value ?? ""))
      .slice(0, 5)
      .some(([, value = ""]) => timingSafeEqual(Buffer.from(value, "hex"), wanted));
    return isYoung && isSigned;
  },
  read(body) {
    const event = DuffelEvent.safeParse(parseAnswer(body.toString("utf8"))).data;
    if (!event) return null;
    const orderId = orderOf(event);
    return orderId === null ? [] : [orderId];
  },
});
