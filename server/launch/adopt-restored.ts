/** A database that was restored is made fit to go on with, before anything works on it. */
import { closeApp, openApp } from "../app.ts";
import type { Config } from "../config.ts";
import { distrustOutgoing } from "../modules/channels/index.ts";
import { atomically } from "../platform/context.ts";
import { isLogAhead, restampLog } from "../platform/restored.ts";

export interface Adopted {
  isRestamped: boolean;
  /** Messages that were under way and are unsure now. */
  distrusted: number;
}

/** `isToldSo`: somebody says that a backup was restored. Else only a log from another cluster is a sign of it. */
export async function adoptRestored(
  config: Config & { databaseUrl: string },
  { isToldSo }: { isToldSo: boolean },
): Promise<Adopted> {
  const app = await openApp(config, "restored", { connections: 2, patienceMs: null });
  app.log.level = "error";
  try {
    if (!isToldSo && !(await isLogAhead(app.db))) return { isRestamped: false, distrusted: 0 };
    return await atomically(app, async (app) => {
      await app.db`set local statement_timeout = 0`;
      const isRestamped = await isLogAhead(app.db);
      if (isRestamped) await restampLog(app.db);
      return { isRestamped, distrusted: await distrustOutgoing(app) };
    });
  } finally {
    await closeApp(app);
  }
}
