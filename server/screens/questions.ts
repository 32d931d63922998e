/** Somebody's open questions, and when the public is told that they are answered. */
import type { ChannelKind } from "../../contract/words.ts";
import { findOpenOf } from "../modules/cases/index.ts";
import { findOne } from "../modules/customers/index.ts";
import { findReplyTimes, type Published, tellIn } from "../modules/service-levels/index.ts";
import type { Db } from "../platform/db.ts";
import { getCase } from "./case-list.ts";

export interface Question {
  number: string;
  openedAt: Date;
  channel: ChannelKind;
  /** Null where nothing is told of the channel now. */
  told: Published | null;
}

/** The longest waiting first; five at most. */
export async function findQuestions(db: Db, customerId: string, language: string): Promise<Question[]> {
  const { ids } = await findOne(db, customerId);
  const open = (await findOpenOf(db, ids)).slice(0, 5);
  if (open.length === 0) return [];
  const times = await findReplyTimes(db);
  const cases = await Promise.all(open.map((id) => getCase(db, id)));
  return cases
    .map(({ number, openedAt, channel }): Question => {
      const told = times.find((one) => one.channel === channel);
      return { number, openedAt, channel, told: told ? tellIn(language, told) : null };
    })
    .toSorted((a, b) => a.openedAt.getTime() - b.openedAt.getTime());
}
