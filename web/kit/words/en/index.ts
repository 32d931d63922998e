import { desk } from "./desk.ts";
import { frame } from "./frame.ts";
import { pages } from "./pages.ts";
import { reading } from "./reading.ts";

/** English, which also says which words there are. */
export const en = { ...frame, desk, reading, ...pages };
