import { ofFigures } from "./figures.ts";
import { insights } from "./insights.ts";
import { sales } from "./sales.ts";

/** What is counted, as a page and closer. */
export const counted = { ...ofFigures, insights, sales };
