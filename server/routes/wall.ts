/** What a team lead sees from five metres, and what lies behind it. */
import * as contract from "../../contract/wall.ts";
import type { Implement } from "../platform/http/implement.ts";
import { watchForecast } from "../screens/wall-forecast.ts";
import { findWallAgents } from "../screens/wall-agents.ts";
import { listOwed, watchToday } from "../screens/wall-day.ts";
import { watchWall } from "../screens/wall.ts";
import type { RouteApp } from "./route-app.ts";

export function implementWall(implement: Implement, { db }: RouteApp): void {
  const [look, lookAtToday, lookAhead] = [watchWall(db), watchToday(db), watchForecast(db)];

  implement(contract.getWall, () => look());

  implement(contract.listWallAgents, async () => ({ items: await findWallAgents(db) }));

  implement(contract.listWallDeadlines, async () => ({ items: await listOwed(db) }));

  implement(contract.getWallToday, ({ query: { zone } }) => lookAtToday(zone));

  implement(contract.getForecast, () => lookAhead());
}
