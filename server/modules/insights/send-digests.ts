/** Sends the figures of the week that has ended to those who want them: each week once, under one id however often it is tried. */
import { allowed } from "../../../contract/roles.ts";
import type { Measured } from "../../../contract/insights.ts";
import { now } from "../../platform/context.ts";
import { type Db, inOneView } from "../../platform/db.ts";
import { carry, findCarried, type ProofContext } from "../proof/index.ts";
import { digestLetter, type Told, type Week } from "./digest-text.ts";
import { digestFigures, type DigestLanguage } from "./digest-words.ts";
import { report } from "./report.ts";

const day = 86_400_000;
/** A letter of last week on Thursday is no news. */
const triedFor = 2 * day;
const sixHours = day / 4;

export interface DigestContext extends ProofContext {
  readonly publicUrl: string;
}

/** To be called every hour: from Monday, six o'clock, on. */
export async function sendDigests(app: DigestContext): Promise<void> {
  const at = await now(app.db);
  const week = weekBefore(at);
  const late = at.getTime() - week.to.getTime();
  if (late < sixHours || late > triedFor || !(await findCarried(app)).includes("email")) return;
  const readers = await findReaders(app.db, week);
  if (readers.length === 0) return;
  const told = await inOneView(app.db, (db) => measureWeek(db, week));
  const query = new URLSearchParams({
    figure: "first-response",
    by: "day",
    compare: "before",
    from: week.from.toISOString(),
    to: week.to.toISOString(),
  });
  const address = `${app.publicUrl}/desk/figures?${query.toString()}`;
  for (const { memberId, language, email, letterId } of readers) {
    const letter = digestLetter(week, { told, language, address });
    const carried = await carry(app, { id: letterId, to: { kind: "email", value: email }, language, ...letter });
    await app.db`
      update insights.digest_sent set state = ${carried === "no-way" ? "away" : carried}, tried_at = platform.now()
      where member_id = ${memberId} and week = (${week.to}::timestamptz at time zone 'UTC')::date`;
  }
}

/** From Monday to Monday, in UTC. */
export function weekBefore(at: Date): Week {
  const today = Math.floor(at.getTime() / day) * day;
  const to = today - ((new Date(today).getUTCDay() + 6) % 7) * day;
  return { from: new Date(to - 7 * day), to: new Date(to) };
}

interface Reader {
  memberId: string;
  language: DigestLanguage;
  email: string;
  letterId: string;
}

/** Who has it still to get, written down. Whoever may not see the figures any more gets none, nor who asked after the week. */
async function findReaders(db: Db, { to }: Week): Promise<Reader[]> {
  const roles = Object.entries(allowed).flatMap(([role, may]) => (may.includes("figures:agents") ? [role] : []));
  await db`
    insert into insights.digest_sent (member_id, week)
    select d.member_id, (${to}::timestamptz at time zone 'UTC')::date from insights.digest d join staff.member m on m.id = d.member_id
    where m.active and m.kind = 'person' and m.role = any(${roles}) and d.wanted_at < ${to}::timestamptz + interval '6 hours'
    on conflict do nothing`;
  return db<Reader[]>`
    select s.member_id, d.language, m.email, s.letter_id
    from insights.digest_sent s join insights.digest d on d.member_id = s.member_id join staff.member m on m.id = s.member_id
    where s.week = (${to}::timestamptz at time zone 'UTC')::date and s.state = 'away' and m.active and m.role = any(${roles})
    order by s.member_id limit 500`;
}

async function measureWeek(db: Db, { from, to }: Week): Promise<Told> {
  const length = to.getTime() - from.getTime();
  const earlier = { from: new Date(from.getTime() - length), to: from };
  const entries: [string, { now: Measured; before: Measured }][] = [];
  for (const figure of digestFigures) {
    const asked = { figure, by: "all", zone: "UTC" } as const;
    const [week, before] = [await report(db, { ...asked, from, to }), await report(db, { ...asked, ...earlier })];
    entries.push([figure, { now: week.total, before: before.total }]);
  }
  return Object.fromEntries(entries) as unknown as Told;
}
