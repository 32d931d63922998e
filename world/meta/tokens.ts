import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import type { MetaGround } from "./ground.ts";
import { badProof, badToken, noProof, noToken, staleToken } from "./problems.ts";
import { places } from "./store.ts";
import type { Place } from "./store.ts";

export const tokenStates = ["valid", "expired", "invalidated", "password-changed", "app-removed"] as const;
type TokenState = (typeof tokenStates)[number];

/** A token the airline's engineer made at Meta, for one of the accounts, or of the app itself. */
export interface MetaToken {
  token: string;
  account: Place | "app";
  kind: "page" | "system" | "instagram" | "app";
  /** Whose doings it may do: the page, the Instagram account, the system user. */
  holderId: string;
  scopes: string[];
  issuedAt: number;
  /** 0 for never. */
  expiresAt: number;
  state: TokenState;
}

const pageScopes = [
  "pages_read_engagement",
  "pages_read_user_content",
  "pages_manage_engagement",
  "pages_manage_metadata",
];
const scopesOf: Readonly<Record<Place, readonly string[]>> = {
  facebook: [...pageScopes, "pages_messaging"],
  messenger: ["pages_messaging", "pages_manage_metadata", "pages_read_engagement", "page_utility_messaging"],
  instagram: ["instagram_business_basic", "instagram_business_manage_comments", "instagram_business_manage_messages"],
  whatsapp: ["whatsapp_business_messaging", "whatsapp_business_management"],
};

/** The token of an account, made at the first wish; the one before it goes on as it was. */
export function tokenOf(meta: MetaGround, account: Place): MetaToken {
  const row = meta.db
    .prepare("select * from meta_token where account = ? order by issued_at desc, rowid desc limit 1")
    .get(account);
  return row ? toToken(row) : issueToken(meta, account);
}

/** A new token of an account, as the engineer draws it anew after the old one went stale. */
export function issueToken(meta: MetaGround, account: Place): MetaToken {
  const kind = ({ facebook: "page", messenger: "page", instagram: "instagram", whatsapp: "system" } as const)[account];
  const holderId = { page: meta.page.id, instagram: meta.instagram.id, system: meta.whatsapp.accountId }[kind];
  const token = `${kind === "instagram" ? "IGAA" : "EAA"}${randomBytes(96)
    .toString("base64")
    .replaceAll(/[^A-Za-z0-9]/g, "Z")}`;
  const made: MetaToken = {
    token,
    account,
    kind,
    holderId,
    scopes: [...scopesOf[account]],
    issuedAt: meta.now(),
    expiresAt: 0,
    state: "valid",
  };
  meta.db
    .prepare(
      "insert into meta_token (token, account, kind, holder_id, scopes, issued_at, expires_at, state) values (?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .run(token, account, kind, holderId, made.scopes.join(","), made.issuedAt, 0, "valid");
  return made;
}

/** Lets the tokens of an account go stale, come back, end at a time or lose a permission. */
export function changeTokens(
  db: DatabaseSync,
  account: Place,
  change: { state?: TokenState | undefined; expiresAt?: number | undefined; scopes?: readonly string[] | undefined },
): void {
  if (change.state) db.prepare("update meta_token set state = ? where account = ?").run(change.state, account);
  if (change.expiresAt !== undefined)
    db.prepare("update meta_token set expires_at = ? where account = ?").run(change.expiresAt, account);
  if (change.scopes)
    db.prepare("update meta_token set scopes = ? where account = ?").run(change.scopes.join(","), account);
}

export function knownToken(meta: MetaGround, token: string): MetaToken | null {
  if (token === `${meta.app.id}|${meta.app.secret}`) {
    return {
      token,
      account: "app",
      kind: "app",
      holderId: meta.app.id,
      scopes: [],
      issuedAt: 0,
      expiresAt: 0,
      state: "valid",
    };
  }
  const row = meta.db.prepare("select * from meta_token where token = ?").get(token);
  return row ? toToken(row) : null;
}

const subcodes = { expired: 463, invalidated: 467, "password-changed": 460, "app-removed": 458 } as const;

/** What is wrong with a token now, as a subcode of 190; null when it holds. */
export function stalenessOf({ state, expiresAt }: MetaToken, now: number): 458 | 460 | 463 | 467 | null {
  if (state !== "valid") return subcodes[state];
  return expiresAt > 0 && expiresAt <= now ? 463 : null;
}

/** Who calls; refuses like Meta when the token or the proof of the secret does not hold. */
export function callerOf(
  meta: MetaGround,
  given: { token: string | null; proof: string | null; isWhatsapp: boolean },
): MetaToken {
  if (given.token === null) throw noToken();
  const status = given.isWhatsapp ? 401 : 400;
  const token = knownToken(meta, given.token);
  if (!token) throw badToken(status);
  if (token.kind !== "app") {
    if (given.proof === null && meta.rules.requiresProof) throw noProof();
    if (given.proof !== null && !isProof(meta.app.secret, given.token, given.proof)) throw badProof();
  }
  const subcode = stalenessOf(token, meta.now());
  if (subcode) throw staleToken(subcode, { at: token.expiresAt || meta.now(), status });
  return token;
}

function isProof(secret: string, token: string, given: string): boolean {
  const wanted = Buffer.from(createHmac("sha256", secret).update(token).digest("hex"));
  const have = Buffer.from(given);
  return have.length === wanted.length && timingSafeEqual(have, wanted);
}

function toToken(row: Record<string, unknown>): MetaToken {
  return {
    token: String(row["token"]),
    account: places.find((one) => one === row["account"]) ?? "app",
    kind: String(row["kind"]) as MetaToken["kind"],
    holderId: String(row["holder_id"]),
    scopes: String(row["scopes"]).split(",").filter(Boolean),
    issuedAt: Number(row["issued_at"]),
    expiresAt: Number(row["expires_at"]),
    state: String(row["state"]) as TokenState,
  };
}
