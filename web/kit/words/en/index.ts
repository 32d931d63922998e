import { care } from "./care.ts";
import { desk } from "./desk.ts";
import { frame } from "./frame.ts";
import { reading } from "./reading.ts";
import { wall } from "./wall.ts";

/** English: what the desk says at first sight, and which words there are. */
export const en = { ...frame, care, desk, reading, wall };
