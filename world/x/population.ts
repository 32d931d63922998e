import type { DatabaseSync } from "node:sqlite";
import type { Passenger } from "../passengers/people.ts";
import { atOnce, remember } from "../store.ts";
import { accountByHandle, addAccount } from "./accounts.ts";

const firstAccounts = Date.UTC(2018, 8, 1);
const epoch = 1_288_834_974_657n;

interface Settlers {
  people: readonly Passenger[];
  airline: { handle: string; name: string };
  randomBytes: (n: number) => Buffer;
}

/** Gives the airline and every passenger their account, once. The airline's id is another in every world. */
export function settle(db: DatabaseSync, { people, airline, randomBytes }: Settlers): string {
  return atOnce(db, () => {
    const brandId = remember(db, "brand-id", () => {
      const { id, createdAt } = someId(randomBytes);
      addAccount(db, { id, ...airline, language: "en", createdAt, acceptsMessages: true });
      return id;
    });
    for (const { handle, name, language, acceptsMessages } of people) {
      if (!accountByHandle(db, handle))
        addAccount(db, { ...someId(randomBytes), handle, name, language, acceptsMessages });
    }
    return brandId;
  });
}

/** An account's id is as old as the account. */
function someId(randomBytes: (n: number) => Buffer): { id: string; createdAt: number } {
  const createdAt = Math.floor(firstAccounts + (randomBytes(4).readUInt32BE() / 2 ** 32) * 6 * 31_536_000_000);
  const id = ((BigInt(createdAt) - epoch) << 22n) + BigInt(randomBytes(2).readUInt16BE());
  return { id: id.toString(), createdAt };
}
