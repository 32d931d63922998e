/** The wall's figures as they travel. */
import type { getForecast, getWall } from "../../contract/wall.ts";
import type { Answer } from "../kit/call.ts";

export type WallFigures = Answer<typeof getWall>;
export type Forecast = Answer<typeof getForecast>;
