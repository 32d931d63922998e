import type { counted as english } from "../en/counted.ts";
import { ofFigures } from "./figures.ts";
import { insights } from "./insights.ts";
import { sales } from "./sales.ts";

/** Wat geteld is, als pagina en van dichtbij. */
export const counted: typeof english = { ...ofFigures, insights, sales };
