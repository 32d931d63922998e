import type { en } from "../en/index.ts";
import { care } from "./care.ts";
import { desk } from "./desk.ts";
import { frame } from "./frame.ts";
import { reading } from "./reading.ts";
import { wall } from "./wall.ts";

/** Nederlands. */
export const nl: typeof en = { ...frame, care, desk, reading, wall };
