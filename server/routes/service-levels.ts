import * as contract from "../../contract/service-levels.ts";
import { findReplyTimes, measureTold } from "../modules/service-levels/index.ts";
import { now } from "../platform/context.ts";
import type { Implement } from "../platform/http/implement.ts";
import { page, readCursor } from "../screens/cursor.ts";
import { getFigures, getWaits, readPeriod } from "../screens/figures.ts";
import type { RouteApp } from "./route-app.ts";

export function implementServiceLevels(implement: Implement, { db }: RouteApp): void {
  implement(contract.getReplyTimes, async () => {
    const published = await findReplyTimes(db);
    const measuredAt = published[0]?.measuredAt ?? (await now(db));
    return { measuredAt, channels: published.map(({ measuredAt: _at, ...channel }) => channel) };
  });

  implement(contract.getPromiseAccuracy, async ({ query }) => {
    const period = await readPeriod(db, query);
    return { ...period, items: await measureTold(db, period) };
  });

  implement(contract.getFigures, async ({ query: { by, ...query } }) => {
    const period = await readPeriod(db, query);
    return { ...period, items: await getFigures(db, period, by) };
  });

  implement(
    contract.listWaits,
    async ({ query: { limit, cursor, kind, channel = null, language = null, ...query } }) => {
      const [offset = 0] = readCursor(cursor, 1) ?? [];
      const period = await readPeriod(db, query);
      const rows = await getWaits(db, { ...period, kind, channel, language, offset: Number(offset), limit: limit + 1 });
      return page(rows as never[], limit, () => [Number(offset) + limit]);
    },
  );
}
