/** Learning from what agents said: beside the worker's work, when enough is new. */
import { Worker } from "node:worker_threads";
import { atomically, type Context, type PoolContext } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import type { Language } from "../../../contract/words.ts";
import { findWords } from "../cases/index.ts";
import { digestOf, type Learnable } from "../triage/index.ts";
import type { Candidate, Taught, Trial } from "./candidate.ts";
import { findModels, setInUse } from "./versions.ts";

/** So many new lessons are worth learning from. */
export const enough = 50;
/** What was said long ago says less about today than the time it costs. */
const mostLessons = 30_000;
const seed = 1;

interface Lesson {
  id: string;
  messageId: string;
  about: Learnable;
  label: string;
  by: string;
  how: "said" | "stood";
}

/** How many lessons came since the last version, and whether all is wished to be learned anew. */
export async function findWaiting(db: Db): Promise<{ waiting: number; anew: boolean; upTo: string }> {
  const [row] = await db<[{ waiting: number; anew: boolean; upTo: string }]>`
    select count(lesson.id)::int as waiting, anew, coalesce(max(lesson.id), learned_to)::text as up_to
    from judgement.wish left join judgement.lesson on lesson.id > learned_to and teaches
    group by anew, learned_to`;
  return row;
}

/** Learns a version where enough is new, and uses it where it is better. */
export async function learnFromLessons(app: PoolContext): Promise<void> {
  const { waiting, anew, upTo } = await findWaiting(app.db);
  if (!anew && waiting < enough) return;
  const lessons = await findTaught(app.db);
  // Who is gone or left out has no part in what they are compared with either.
  const inUse = anew ? {} : await findModels(app.db);
  const candidates = await inThread({ lessons, inUse, seed });
  await atomically(app, (app) => keep(app, { candidates, inUse, anew, upTo, lessons: lessons.length }));
}

async function findTaught(db: Db): Promise<Taught[]> {
  const lessons = await db<Lesson[]>`
    select id::text, message_id, about, label, staff_id as by, how from judgement.lesson
    where teaches and not exists (select from judgement.left_out where left_out.staff_id = lesson.staff_id)
    order by lesson.id desc limit ${mostLessons}`;
  const words = await findWords(db, [...new Set(lessons.map(({ messageId }) => messageId))]);
  const byId = new Map(words.map((one) => [one.id, one]));
  return lessons.toReversed().flatMap(({ messageId, about, label, by, how }) => {
    const said = byId.get(messageId);
    if (!said) return [];
    const { text, visibility } = said;
    // Who solves a case may not have looked at what was judged: that says half as much.
    const weight = how === "said" ? 1 : 0.5;
    const [language, priorLanguage] = [said.language as Language, said.priorLanguage as Language];
    return [{ messageId, about, label, by, text, visibility, language, priorLanguage, inDialogue: false, weight }];
  });
}

function inThread(trial: Trial): Promise<Candidate[]> {
  const thread = new Worker(new URL("thread.ts", import.meta.url), { workerData: trial });
  return new Promise((done, fail) => {
    thread.once("message", done);
    thread.once("error", fail);
    thread.once("exit", (code) => fail(new Error(`learning ended with ${code}`)));
  });
}

interface Learned {
  candidates: readonly Candidate[];
  inUse: Partial<Record<Learnable, Uint8Array>>;
  anew: boolean;
  upTo: string;
  lessons: number;
}

/** Each judgement that is better goes in; the others stay as they are. None better: the version is kept as tried. */
async function keep(app: Context, { candidates, inUse, anew, upTo, lessons }: Learned): Promise<void> {
  const { db } = app;
  await db`select from judgement.wish for update`;
  const better = candidates.filter(({ isBetter }) => isBetter);
  const models = { ...inUse, ...Object.fromEntries(better.map(({ about, stored }) => [about, stored])) };
  const figures = Object.fromEntries(
    candidates.map(({ about, figures, isBetter }) => [about, { ...figures, taken: isBetter }]),
  );
  if (anew) {
    await db`delete from judgement.model`;
    await db`update judgement.version set state = 'emptied', changed_at = platform.now() where state in ('in-use', 'set-aside')`;
  }
  if (candidates.length > 0) {
    const [{ number }] = await db<[{ number: number }]>`
      insert into judgement.version (state, lessons, figures)
      values (${better.length > 0 ? "set-aside" : "worse"}, ${lessons}, ${db.json(figures)}) returning number`;
    if (better.length > 0) {
      for (const [about, weights] of Object.entries(models))
        await db`
          insert into judgement.model (version, about, digest, weights)
          values (${number}, ${about}, ${digestOf(weights)}, ${Buffer.from(weights)})`;
      await setInUse(app, { number, by: null });
    }
  }
  await db`update judgement.wish set learned_to = ${upTo}, anew = anew and not ${anew}`;
}
