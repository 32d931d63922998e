/** What looks at files in this installation. */
import type { Scanner } from "../../platform/scanner.ts";
import { clamd } from "./clamd/index.ts";

/** Null where none is set here. */
export const connectScanner = (address: { host: string; port: number } | "off" | null): Scanner | null =>
  address && address !== "off" ? clamd(address) : null;
