/** What an engineer does while it runs. */
import { setTimeout as pause } from "node:timers/promises";
import type postgres from "postgres";
import type { Product } from "../../test/product.ts";
import type { Child } from "../load/child.ts";
import type { LoadAccount } from "../load/shapes.ts";
import type { Place } from "./places.ts";
import type { Order } from "./vendor.ts";

export type Vendor = Child<Order, unknown>;

/** In the middle WhatsApp is away for so long. */
const outageSeconds = 15;
const mostMinutes = 120;

interface Watched {
  sql: postgres.Sql;
  vendor: Vendor;
  product: Product;
  accounts: Record<Place, LoadAccount>;
  /** All that go. */
  sends: number;
}

/** Looks at breakers, signs accounts in again as an engineer does, and takes WhatsApp down once. */
export function watch({ sql, vendor, product, accounts, sends }: Watched) {
  const open = new Set<string>();
  let [opened, signIns, stillOpen, unfinished, isTakenDown] = [0, 0, 0, 0, false];
  const look = async (): Promise<number> => {
    const held = await sql<{ id: string }[]>`
      select account_id as id from channels.outage where opened_at is not null`;
    for (const { id } of held) if (!open.has(id)) opened++;
    open.clear();
    for (const { id } of held) open.add(id);
    const [row] = await sql<[{ waiting: number; looking: number; done: number }]>`
      select count(*) filter (where state in ('pending', 'sending'))::int as waiting,
        count(*) filter (where state = 'unsure' and look_at is not null)::int as looking,
        count(*) filter (where state not in ('pending', 'sending'))::int as done
      from channels.outgoing`;
    if (!isTakenDown && row.done > sends / 4) {
      isTakenDown = true;
      await vendor.ask({ down: "whatsapp", seconds: outageSeconds });
    }
    const signedOut = (await sql<{ id: string; kind: Place }[]>`
      select id, kind from channels.account where state = 'sign-in-again'`) as readonly { id: string; kind: Place }[];
    if (signedOut.length > 0) {
      const fresh = (await vendor.ask({ tokens: {} })) as Partial<Record<Place, string>>;
      for (const { id, kind } of signedOut) {
        const accessToken = fresh[kind];
        if (!accessToken) continue;
        const { secret } = accounts[kind];
        const secrets = {
          appSecret: secret,
          verifyToken: "agreed",
          accessToken,
          ...(kind === "whatsapp" && { businessAccountId: "31" }),
        };
        await product.api("PUT", `/api/v1/channel-accounts/${id}/secrets`, { secrets });
        signIns++;
      }
    }
    return row.waiting + row.looking;
  };
  let isOver = false;
  let last = 1;
  const looking = (async () => {
    while (!isOver) {
      last = await look();
      await pause(300);
    }
  })();
  return {
    opened: () => opened,
    signIns: () => signIns,
    wrongs: () => ({ breakersStillOpen: stillOpen, unfinished, breakerNeverOpened: opened === 0 ? 1 : 0 }),
    async drained() {
      const end = performance.now() + mostMinutes * 60_000;
      await pause(1000);
      while (last > 0 && performance.now() < end) await pause(500);
      isOver = true;
      await looking;
      unfinished = last;
      stillOpen = open.size;
    },
  };
}
