import type { Context } from "../../platform/context.ts";
import { shipped } from "./ready/all.ts";
import { addShipped } from "./write.ts";

/** The notices that we ship with, once; what the airline made of them since stays. */
export const addReady = (app: Context): Promise<void> => addShipped(app, shipped);
