/** What carries codes to the addresses on file, in this installation. */
import type { Courier } from "../../modules/proof/index.ts";
import { httpCourier } from "./http/index.ts";

/** Null where none is set: then nobody is sent a code. */
export const connectCourier = (settings: { url: string; token: string } | null): Courier | null =>
  settings && httpCourier(settings);
