/** People and moments, as X writes them. */
import type { Person } from "../../../modules/channels/index.ts";
import type { User } from "./shapes.ts";

export const personOf = (id: string, user: User | undefined): Person => ({
  id,
  name: user?.name ?? null,
  handle: user?.username ?? user?.screen_name ?? null,
});

const firstMoment = 1_288_834_974_657n;

/** When X made an id: they count milliseconds since November 2010 (docs.x.com: X IDs). Null for what is none. */
export const timeOfId = (id: string): string | null =>
  /^\d{10,19}$/.test(id) ? new Date(Number((BigInt(id) >> 22n) + firstMoment)).toISOString() : null;

/** ISO 8601 from milliseconds since 1970 as text; null for anything else. */
export const fromMillis = (text: string | null | undefined): string | null =>
  text && /^\d{1,15}$/.test(text) ? new Date(Number(text)).toISOString() : null;

/** ISO 8601 from any form of date that X writes; null where it is none. */
export function fromDate(text: string | null | undefined): string | null {
  const at = new Date(text ?? "");
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}
