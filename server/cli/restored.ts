/** `restored`: says that the database was restored from a backup, before Jetbridge is started on it. */
import { readConfig } from "../config.ts";
import { adoptRestored } from "../launch/adopt-restored.ts";
import { prepareDatabase } from "../launch/database.ts";
import { claimHome } from "../launch/home-lock.ts";
import { readArguments } from "./usage.ts";

export async function restored(args: readonly string[]): Promise<void> {
  readArguments(args, {});
  const config = readConfig();
  const lock = claimHome(config.home);
  try {
    const database = await prepareDatabase(config);
    try {
      const { isRestamped, distrusted } = await adoptRestored(
        { ...config, databaseUrl: database.url },
        { isToldSo: true },
      );
      process.stdout.write(
        `${distrusted} messages that were under way are unsure now: they are looked up, and not sent again by themselves.\n` +
          `${isRestamped ? "The log was written in another cluster, and goes on in this one." : "The log goes on as it is."}\n` +
          "Start Jetbridge now.\n",
      );
    } finally {
      await database.stop();
    }
  } finally {
    lock.release();
  }
}
