import type { Words } from "../words.tsx";
import { desk } from "./desk.ts";
import { frame } from "./frame.ts";
import { pages } from "./pages.ts";
import { reading } from "./reading.ts";

/** Nederlands. */
export const nl: Words = { ...frame, desk, reading, ...pages };
