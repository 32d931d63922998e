/** Tells who waits, once and in their own conversation, that it takes longer than leads think right. It answers nobody and stops no clock. */
import { randomUUID } from "node:crypto";
import { Language } from "../../../../contract/words.ts";
import { atomically, type Context } from "../../../platform/context.ts";
import type { Db } from "../../../platform/db.ts";
import { findUntended, sayPrivately, sayWait, type Untended } from "../../cases/index.ts";
import type { ChannelsContext } from "../../channels/index.ts";
import { findReplyTimes, type Published } from "../reply-times.ts";

/** Who has just written may be urgent, and an answer may be on its way. */
const settlesSeconds = 60;
/** A channel in a surge is not filled by us. */
const mostAtOnce = 500;
const pageSize = 2000;
const mostPages = 20;

export async function findNoticeMinutes(db: Db): Promise<number | null> {
  const [row] = await db<[{ overMinutes: number | null }]>`select over_minutes from service_levels.notice_rule`;
  return row.overMinutes;
}

/** Null: nobody is told. */
export async function setNoticeMinutes({ db }: Context, overMinutes: number | null): Promise<void> {
  await db`update service_levels.notice_rule set over_minutes = ${overMinutes}`;
}

export interface Long {
  channel: string;
  language: Language;
  /** Null: nobody who could answer is to come, so it can't be said. */
  seconds: number | null;
}

/** Where it takes longer. What was not renewed, and a channel of which nothing is known, tells nothing. Pure. */
export const longOnes = (times: readonly Published[], overMinutes: number): Long[] =>
  times
    .filter(({ isStale }) => !isStale)
    .flatMap(({ channel, expectedSeconds, languages }) =>
      Language.options.flatMap((language): Long[] => {
        const known = languages.find((one) => one.language === language);
        const seconds = known ? known.expectedSeconds : expectedSeconds;
        const isLong = seconds === null ? known !== undefined : seconds > overMinutes * 60;
        return isLong ? [{ channel, language, seconds }] : [];
      }),
    );

interface Waiting extends Long {
  cycleId: string;
  messageId: string;
  place: string;
}

/** Once a minute. */
export async function tellWaits(app: ChannelsContext): Promise<void> {
  const overMinutes = await findNoticeMinutes(app.db);
  if (overMinutes === null) return;
  const long = longOnes(await findReplyTimes(app.db), overMinutes);
  if (long.length === 0) return;
  let told = 0;
  let after = "0";
  for (let page = 0; page < mostPages && told < mostAtOnce; page++) {
    const waiting = await findWaiting(app.db, long, after);
    const places = new Map(
      (
        await findUntended(
          app.db,
          waiting.map(({ messageId }) => messageId),
        )
      ).map((one) => [one.messageId, one]),
    );
    // In public nobody is told by a machine; that does not change while this one is open.
    await settle(
      app.db,
      waiting.filter(({ messageId }) => places.get(messageId)?.isPrivate === false),
    );
    for (const one of waiting) {
      const place = places.get(one.messageId);
      if (told >= mostAtOnce || !place?.isPrivate || !place.isOrdinary) continue;
      await tellOne(app, one, place);
      told++;
    }
    if (waiting.length < pageSize) return;
    after = waiting.at(-1)?.place ?? after;
  }
}

const findWaiting = (db: Db, long: readonly Long[], after: string): Promise<Waiting[]> => db<Waiting[]>`
  select y.id as cycle_id, e.start_message_id as message_id, e.id::text as place, long.channel, long.language, long.seconds
  from service_levels.episode e
  join service_levels.cycle y on y.case_id = e.case_id and y.ended_at is null
  join jsonb_to_recordset(${db.json(long.map((one) => ({ ...one })))}) as long (channel text, language text, seconds int)
    on long.channel = e.channel and long.language = e.language
  where e.ended_at is null and e.about = 'question' and e.start_message_id is not null and e.id > ${after}
    and e.started_at < (select platform.now()) - ${settlesSeconds} * interval '1 second'
    and not exists (select from service_levels.notice n where n.cycle_id = y.id)
  order by e.id limit ${pageSize}`;

async function settle(db: Db, waiting: readonly Waiting[]): Promise<void> {
  if (waiting.length === 0) return;
  await db`
    insert into service_levels.notice (cycle_id) select unnest(${waiting.map(({ cycleId }) => cycleId)}::bigint[])
    on conflict do nothing`;
}

const tellOne = (app: ChannelsContext, waiting: Waiting, { caseId, threadId }: Untended): Promise<void> =>
  atomically(app, async (app) => {
    const { count } = await app.db`
      insert into service_levels.notice (cycle_id, told_seconds) values (${waiting.cycleId}, ${waiting.seconds}) on conflict do nothing`;
    if (count === 0) return;
    const id = randomUUID();
    const text = sayWait(waiting.language, waiting.seconds);
    if (await sayPrivately(app, { id, caseId, threadId, text, onlyIfClear: true }))
      await app.db`update service_levels.notice set message_id = ${id} where cycle_id = ${waiting.cycleId}`;
  });
