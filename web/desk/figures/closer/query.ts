/** What is asked of the server for a view. */
import type { getReport } from "../../../../contract/insights.ts";
import type { Input } from "../../../kit/call.ts";
import { now } from "../../../kit/time/clock.ts";
import { spanOf, type View } from "./view.ts";

export type Query = Input<typeof getReport>["query"];

/** Days, weeks and hours of the day begin where the reader is. */
export function queryOf(view: View): Query {
  const { figure, by, compare, within } = view;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return { figure, by, compare, zone, ...spanOf(view, now()), ...(within as object) };
}
