import { randomBytes } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { atOnce, memorise, recall, remember } from "../store.ts";

/** What the developer portal shows an airline's engineer. Made at the first start and kept. */
export interface Secrets {
  consumerKey: string;
  consumerSecret: string;
  bearerToken: string;
  clientId: string;
  clientSecret: string;
  accessToken: string;
  refreshToken: string;
}

const random = (bytes: number) => randomBytes(bytes).toString("base64url");

/** The keys of the app itself; they never change. */
export function appSecrets(db: DatabaseSync): Omit<Secrets, "accessToken" | "refreshToken"> {
  const secret = (name: string, bytes: number) => remember(db, `secret.${name}`, () => random(bytes));
  return {
    consumerKey: secret("consumer-key", 18),
    consumerSecret: secret("consumer-secret", 36),
    bearerToken: secret("bearer-token", 60),
    clientId: secret("client-id", 24),
    clientSecret: secret("client-secret", 36),
  };
}

export interface TokenPair {
  accessToken: string;
  refreshToken: string;
}

interface Issue {
  userId: string;
  now: number;
  lifeSeconds: number;
}

/** A new pair for a user. */
function issueTokens(db: DatabaseSync, { userId, now, lifeSeconds }: Issue): TokenPair {
  const pair = { accessToken: random(60), refreshToken: random(60) };
  const insert = db.prepare("insert into token (token, kind, user_id, expires_at, created_at) values (?, ?, ?, ?, ?)");
  insert.run(pair.accessToken, "access", userId, now + lifeSeconds * 1000, now);
  insert.run(pair.refreshToken, "refresh", userId, null, now);
  memorise(db, "tokens.latest", JSON.stringify(pair));
  return pair;
}

/** The newest pair: what the portal would show now, made if there is none. */
export function latestTokens(db: DatabaseSync, issue: Issue): TokenPair {
  const known = recall(db, "tokens.latest");
  return known ? (JSON.parse(known) as TokenPair) : issueTokens(db, issue);
}

/** Whose valid access token this is, or null. */
export function holderOf(db: DatabaseSync, accessToken: string, now: number): string | null {
  const row = db
    .prepare("select user_id from token where token = ? and kind = 'access' and expires_at > ?")
    .get(accessToken, now);
  return row ? String(row["user_id"]) : null;
}

/** Trades a refresh token for a new pair; it works once, and the access token before it stays good until its end. */
export function refresh(
  db: DatabaseSync,
  refreshToken: string,
  { now, lifeSeconds }: Omit<Issue, "userId">,
): TokenPair | null {
  return atOnce(db, () => {
    const row = db
      .prepare("delete from token where token = ? and kind = 'refresh' returning user_id")
      .get(refreshToken);
    return row ? issueTokens(db, { userId: String(row["user_id"]), now, lifeSeconds }) : null;
  });
}

/** Makes every access token old, as after two hours. */
export function expireAccess(db: DatabaseSync, now: number): void {
  db.prepare("update token set expires_at = ? where kind = 'access'").run(now);
}
