import type { DatabaseSync } from "node:sqlite";

/** Somebody with an account at X: a passenger or the airline. */
export interface Account {
  id: string;
  handle: string;
  name: string;
  language: string;
  createdAt: number;
  acceptsMessages: boolean;
  /** `protected`: only followers see them. `blocking`: they keep the airline out. */
  standing?: Standing;
}

export const standings = ["open", "protected", "suspended", "blocking"] as const;
export type Standing = (typeof standings)[number];

const columns = "id, handle, name, language, created_at, accepts_messages, standing";

export function addAccount(db: DatabaseSync, account: Account): void {
  db.prepare(`insert into account (${columns}) values (?, ?, ?, ?, ?, ?, ?)`).run(
    account.id,
    account.handle,
    account.name,
    account.language,
    account.createdAt,
    account.acceptsMessages ? 1 : 0,
    account.standing ?? "open",
  );
}

export function accountById(db: DatabaseSync, id: string): Account | null {
  return toAccount(db.prepare(`select ${columns} from account where id = ?`).get(id));
}

/** Handles differ only by letters, not by their case. */
export function accountByHandle(db: DatabaseSync, handle: string): Account | null {
  return toAccount(db.prepare(`select ${columns} from account where lower(handle) = lower(?)`).get(handle));
}

/** The account, where a missing one is a bug of the world. */
export function theAccount(db: DatabaseSync, id: string): Account {
  const account = accountById(db, id);
  if (!account) throw new Error(`There is no account ${id}.`);
  return account;
}

export function openOrCloseMessages(db: DatabaseSync, { id, open }: { id: string; open: boolean }): void {
  db.prepare("update account set accepts_messages = ? where id = ?").run(open ? 1 : 0, id);
}

export function setStanding(db: DatabaseSync, { id, standing }: { id: string; standing: Standing }): void {
  db.prepare("update account set standing = ? where id = ?").run(standing, id);
}

function toAccount(row: Record<string, unknown> | undefined): Account | null {
  if (!row) return null;
  return {
    id: String(row["id"]),
    handle: String(row["handle"]),
    name: String(row["name"]),
    language: String(row["language"]),
    createdAt: Number(row["created_at"]),
    acceptsMessages: row["accepts_messages"] === 1,
    standing: (row["standing"] ?? "open") as Standing,
  };
}

/** Everybody who settled here, the airline too. */
export function everybody(db: DatabaseSync): { handle: string; name: string; language: string }[] {
  return db
    .prepare("select handle, name, language from account order by id limit 100000")
    .all()
    .map((row) => ({ handle: String(row["handle"]), name: String(row["name"]), language: String(row["language"]) }));
}
