/** Who is at the other end of a chat: a browser with a token, and whom the airline's site says it is. */
import { randomUUID } from "node:crypto";
import type { Db } from "../../platform/db.ts";
import { atomically, type Context } from "../../platform/context.ts";
import { hashToken, newToken } from "../../platform/secrets.ts";
import { isThere } from "../channels/index.ts";
import { recognise, record } from "../customers/index.ts";

export interface Visitor {
  id: string;
  accountId: string;
  userId: string | null;
  name: string | null;
}

/** The visitor with this token, on this site or on any; null where nobody has it. */
export async function findVisitor(db: Db, token: string, accountId: string | null = null): Promise<Visitor | null> {
  const [found] = await db<Visitor[]>`
    select id, account_id, user_id, name from chat.visitor
    where token_hash = ${hashToken(token)} and (${accountId}::uuid is null or account_id = ${accountId}::uuid)`;
  return found && (await isThere(db, found.accountId)) ? found : null;
}

export interface Arriving {
  accountId: string;
  token: string | null;
  /** Whom the site says this is, once it was believed. */
  userId: string | null;
  name: string | null;
  language: string | null;
}

/** The visitor who comes back, or a new one: a conversation of somebody known is not given to somebody else on the same device. */
export const welcome = (app: Context, arriving: Arriving): Promise<{ visitor: Visitor; token: string }> =>
  atomically(app, async (app) => {
    const { accountId, token, userId } = arriving;
    const known = token === null ? null : await findVisitor(app.db, token, accountId);
    if (known && token !== null && isTheirs(known, userId)) {
      const visitor = { ...known, userId, name: arriving.name ?? known.name };
      await app.db`
        update chat.visitor set seen_at = platform.now(), user_id = ${userId}, name = ${visitor.name}, language = coalesce(${arriving.language}, language)
        where id = ${known.id}`;
      if (userId !== null && known.userId === null) await noteAccount(app, visitor, userId);
      return { visitor, token };
    }
    const fresh = newToken();
    const [{ id }] = await app.db<[{ id: string }]>`
      insert into chat.visitor (account_id, token_hash, user_id, name, language)
      values (${accountId}, ${hashToken(fresh)}, ${userId}, ${arriving.name}, ${arriving.language}) returning id`;
    const visitor = { id, accountId, userId, name: arriving.name };
    if (userId !== null) await noteAccount(app, visitor, userId);
    return { visitor, token: fresh };
  });

/** Somebody unknown may become known in their conversation; never somebody known another, or unknown again. */
const isTheirs = (known: Visitor, userId: string | null): boolean => known.userId === null || known.userId === userId;

/** The airline's site vouches for its account: the same account elsewhere is the same person. */
async function noteAccount(app: Context, { id, name }: Visitor, userId: string): Promise<void> {
  const handle = { kind: "chat" as const, value: id, name, handle: null };
  const [customer] = (await recognise(app.db, [handle])).values();
  if (!customer) throw new Error("a visitor has no customer");
  await record(app, [
    {
      id: randomUUID(),
      kind: "link",
      customerId: customer.customerId,
      identifier: { kind: "account", value: userId },
      known: "verified",
      name,
      source: "site",
      evidence: `chat-visitor/${id}`,
    },
  ]);
}
