/** A scanner is done with files: whoever has them in an open chat sees it there. */
import { atomically, type Context } from "../../platform/context.ts";
import { emit } from "../../platform/events.ts";
import { lineLookedAt } from "./events.ts";

/** More visitors than these with one and the same file are not told; they see it when they come again. */
const mostLines = 1000;

export const tellLookedAt = (app: Context, fileIds: readonly string[]): Promise<void> =>
  atomically(app, async (app) => {
    const lines = await app.db<{ visitorId: string; number: number }[]>`
      select distinct visitor_id, line_number::float8 as number from chat.file
      where file_id = any(${[...fileIds]}::uuid[]) and line_number is not null limit ${mostLines}`;
    if (lines.length > 0) await emit(app, lineLookedAt, lines);
  });
