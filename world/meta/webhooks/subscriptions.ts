import type { DatabaseSync } from "node:sqlite";
import type { MetaObject } from "./event-rows.ts";

/** Where the app hears of an object, as set in its dashboard. */
export interface AppSubscription {
  object: MetaObject;
  callbackUrl: string;
  verifyToken: string;
  fields: string[];
}

export function saveSubscription(db: DatabaseSync, one: AppSubscription): void {
  db.prepare(
    `insert into meta_subscription (object, callback_url, verify_token, fields) values (?, ?, ?, ?)
     on conflict (object) do update set callback_url = excluded.callback_url, verify_token = excluded.verify_token, fields = excluded.fields`,
  ).run(one.object, one.callbackUrl, one.verifyToken, one.fields.join(","));
}

export function subscriptionTo(db: DatabaseSync, object: string): AppSubscription | null {
  const row = db.prepare("select * from meta_subscription where object = ?").get(object);
  return row ? toSubscription(row) : null;
}

export function allSubscriptions(db: DatabaseSync): AppSubscription[] {
  return db.prepare("select * from meta_subscription order by object").all().map(toSubscription);
}

export function dropSubscription(db: DatabaseSync, object: string | null): void {
  if (object === null) db.prepare("delete from meta_subscription").run();
  else db.prepare("delete from meta_subscription where object = ?").run(object);
}

/** A page, an Instagram account or a WhatsApp account takes the app in, for these fields. */
export function install(db: DatabaseSync, nodeId: string, fields: readonly string[]): void {
  db.prepare(
    "insert into meta_installed (node_id, fields) values (?, ?) on conflict (node_id) do update set fields = excluded.fields",
  ).run(nodeId, fields.join(","));
}

export function uninstall(db: DatabaseSync, nodeId: string): void {
  db.prepare("delete from meta_installed where node_id = ?").run(nodeId);
}

/** The fields a node takes the app for; null when it does not at all. */
export function installedFields(db: DatabaseSync, nodeId: string): string[] | null {
  const row = db.prepare("select fields from meta_installed where node_id = ?").get(nodeId);
  return row ? String(row["fields"]).split(",").filter(Boolean) : null;
}

function toSubscription(row: Record<string, unknown>): AppSubscription {
  return {
    object: String(row["object"]) as MetaObject,
    callbackUrl: String(row["callback_url"]),
    verifyToken: String(row["verify_token"]),
    fields: String(row["fields"]).split(",").filter(Boolean),
  };
}
