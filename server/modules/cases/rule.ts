/** What the care desk decides for itself. */
import type { Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { changed } from "../../platform/events.ts";

/** Hours after which a word comes too late. */
export async function findWordHours(db: Db): Promise<number> {
  const [row] = await db<[{ wordHours: number }]>`select word_hours from cases.rule`;
  return row.wordHours;
}

export async function setWordHours(app: Context, hours: number): Promise<void> {
  await app.db`update cases.rule set word_hours = ${hours}`;
  await changed(app, ["queue"]);
}
