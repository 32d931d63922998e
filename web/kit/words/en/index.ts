import { care } from "./care.ts";
import { desk } from "./desk.ts";
import { frame } from "./frame.ts";
import { operations } from "./operations.ts";
import { pages } from "./pages.ts";
import { reading } from "./reading.ts";
import { signing } from "./signing.ts";

/** English, which also says which words there are. */
export const en = { ...frame, care, desk, reading, operations, ...pages, ...signing };
