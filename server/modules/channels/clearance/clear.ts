/** Asks the rule about people and accounts as the database has them. */
import type { Db } from "../../../platform/db.ts";
import type { ChannelsContext } from "../context.ts";
import { type Asked, type Clearance, clearanceOf, type Facts } from "./rule.ts";
import { type Address, findStandings } from "./standing.ts";

export type Wish = Asked & Address;

interface AccountFacts {
  id: string;
  kind: string;
  state: Facts["account"];
  triedAgainAt: Date | null;
  allowances: { visibility: string; remaining: number; resetsAt: string }[];
}

/** One for each wish, in their order. */
export async function findClearances(app: ChannelsContext, wishes: readonly Wish[]): Promise<Clearance[]> {
  if (wishes.length === 0) return [];
  const [accounts, standings, at] = await Promise.all([
    findAccountFacts(app.db, wishes),
    findStandings(app.db, wishes),
    findNow(app.db),
  ]);
  return wishes.map((wish, place) => {
    const account = accounts.get(wish.accountId);
    const standing = standings[place];
    if (!account || !standing) return { clear: false, why: "account-removed" };
    const channel = app.channels.get(account.kind);
    const allowance = account.allowances.find(({ visibility }) => visibility === wish.visibility);
    return clearanceOf(wish, {
      rules: channel?.sendingRules,
      takesTemplates: channel?.templates !== undefined,
      standing,
      account: account.state,
      triedAgainAt: account.triedAgainAt,
      allowance: allowance ? { remaining: allowance.remaining, resetsAt: new Date(allowance.resetsAt) } : null,
      at,
    });
  });
}

async function findAccountFacts(db: Db, wishes: readonly Wish[]): Promise<ReadonlyMap<string, AccountFacts>> {
  const ids = [...new Set(wishes.map(({ accountId }) => accountId))];
  const rows = await db<AccountFacts[]>`
    select id, kind, state, (select next_try_at from channels.outage where account_id = account.id) as tried_again_at, coalesce((
      select jsonb_agg(case when rests_until > (select platform.now())
        then jsonb_build_object('visibility', visibility, 'remaining', 0, 'resetsAt', rests_until)
        else jsonb_build_object('visibility', visibility, 'remaining', remaining, 'resetsAt', resets_at) end)
      from channels.allowance where account_id = account.id), '[]') as allowances
    from channels.account where id = any(${ids}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row]));
}

async function findNow(db: Db): Promise<Date> {
  const [row] = await db<[{ at: Date }]>`select platform.now() as at`;
  return row.at;
}
