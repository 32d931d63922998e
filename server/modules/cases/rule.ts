/** What the care desk decides for itself. */
import type { Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { changed } from "../../platform/events.ts";

/** Hours after which a word comes too late. */
export async function findWordHours(db: Db): Promise<number> {
  const [row] = await db<[{ wordHours: number }]>`select word_hours from cases.rule`;
  return row.wordHours;
}

/** Whether an answer to a letter goes to all whom it was addressed to. */
export async function findReplyAll(db: Db): Promise<boolean> {
  const [row] = await db<[{ replyAll: boolean }]>`select reply_all from cases.rule`;
  return row.replyAll;
}

export async function setReplyAll(db: Db, replyAll: boolean): Promise<void> {
  await db`update cases.rule set reply_all = ${replyAll}`;
}

export async function setWordHours(app: Context, hours: number): Promise<void> {
  await app.db`update cases.rule set word_hours = ${hours}`;
  await changed(app, ["queue"]);
}

/** Which signs of life customers are given. */
export interface SignRule {
  /** That we have seen what they wrote. */
  seen: boolean;
  /** That we type. */
  typing: boolean;
}

export async function findSignRule(db: Db): Promise<SignRule> {
  const [row] = await db<[SignRule]>`select shows_seen as seen, shows_typing as typing from cases.rule`;
  return row;
}

export async function setSignRule(db: Db, { seen, typing }: SignRule): Promise<void> {
  await db`update cases.rule set shows_seen = ${seen}, shows_typing = ${typing}`;
}
