/** Where recorded cases and data lie: `JETBRIDGE_CASES`, else `../shared` beside the repository. Tests that need them are skipped without. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

export const recordings = resolve(process.env["JETBRIDGE_CASES"] ?? join(import.meta.dirname, "..", "..", "shared"));
export const hasRecordings = existsSync(join(recordings, "cases"));
