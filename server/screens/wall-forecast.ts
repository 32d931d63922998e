/** The hours to come, and how right such forecasts were. */
import type { z } from "zod";
import type { getForecast } from "../../contract/wall.ts";
import { foresee, measureForecast } from "../modules/insights/index.ts";
import type { Db } from "../platform/db.ts";
import { sharingFresh } from "../platform/share.ts";

type Forecast = z.output<(typeof getForecast)["returns"]>;

/** A forecast is this fresh for everybody who watches, in milliseconds. */
const freshMs = 20_000;
/** How right they were changes by the hour. */
const heldMs = 600_000;

export function watchForecast(db: Db): () => Promise<Forecast> {
  const measure = sharingFresh(() => measureForecast(db), heldMs);
  return sharingFresh(async () => ({ ...(await foresee(db)), lastWeek: await measure() }), freshMs);
}
