/** Asks those whose time has come, or writes down why not. */
import { randomUUID } from "node:crypto";
import type { RatingKind, RatingPassed } from "../../../contract/ratings.ts";
import { languages } from "../../../contract/words.ts";
import { atomically } from "../../platform/context.ts";
import { emit } from "../../platform/events.ts";
import { Problem } from "../../platform/problem.ts";
import { hashToken, newToken } from "../../platform/secrets.ts";
import type { ChannelsContext } from "../channels/index.ts";
import { findOpenOf, findTraits, findWays, sayPrivately } from "../cases/index.ts";
import { findConsent, findOne, standingOf } from "../customers/index.ts";
import { findDrillsOf } from "../drills/index.ts";
import { askWords } from "./ask-words.ts";
import { ratingChanged } from "./events.ts";
import { mayAsk, type Standing } from "./may-ask.ts";
import { findRule } from "./rule.ts";

type Language = (typeof languages)[number];

interface Place {
  language: Language;
  /** Where they are asked. */
  threadId: string | null;
}

/** Days in which the link works. */
const daysToAnswer = 14;

interface Due {
  caseId: string;
  customerId: string;
  kind: RatingKind;
}

/** One asks at a time: two cases of one person must not be asked about at once. */
const lock = 4162;

/** One of them; gives whether there may be more. Who can't be asked after all stands in nobody's way. */
export async function askDue(app: ChannelsContext): Promise<boolean> {
  let taken: string | null = null;
  try {
    return await atomically(app, async (app) => {
      const [held] = await app.db<[{ isOurs: boolean }]>`select pg_try_advisory_xact_lock(${lock}) as is_ours`;
      if (!held.isOurs) return false;
      const [due] = await app.db<Due[]>`
        select case_id, customer_id, kind from ratings.rating
        where state = 'due' and due_at <= (select platform.now()) order by due_at limit 1 for update`;
      if (!due) return false;
      taken = due.caseId;
      await askOrPass(app, due);
      return true;
    });
  } catch (error) {
    if (taken === null || !(error instanceof Problem)) throw error;
    await pass(app, taken, "no-way");
    return true;
  }
}

async function askOrPass(app: ChannelsContext, due: Due): Promise<void> {
  const { rule } = await findRule(app.db);
  const standing = await findStanding(app, due);
  const why = standing ? mayAsk(rule, standing) : "erased";
  const isAsked = why === null && standing !== null && (await ask(app, due, standing));
  if (!isAsked) await pass(app, due.caseId, why ?? "no-way");
  await emit(app, ratingChanged, [{ caseId: due.caseId }]);
}

async function pass({ db }: ChannelsContext, caseId: string, why: RatingPassed): Promise<void> {
  await db`update ratings.rating set state = 'passed', passed_why = ${why} where case_id = ${caseId} and state = 'due'`;
}

async function findStanding(app: ChannelsContext, { caseId, customerId }: Due): Promise<(Standing & Place) | null> {
  const { db } = app;
  const [theCase] = await findTraits(db, [caseId]);
  if (!theCase) return null;
  const { ids } = await findOne(db, customerId);
  const threadId = theCase.isErased ? null : await findThread(app, caseId);
  const drills = await findDrillsOf(db, [caseId]);
  const said = standingOf(await findConsent(db, ids)).find(({ purpose }) => purpose === "surveys");
  const [last] = await db<{ at: Date | null; now: Date }[]>`
    select max(asked_at) as at, platform.now() as now from ratings.rating where customer_id = any(${ids}::uuid[])`;
  return {
    channel: theCase.channel,
    language: languages.find((one) => one === theCase.language) ?? "en",
    isClosed: theCase.isClosed,
    isErased: theCase.isErased,
    urgency: theCase.urgency,
    hasDrill: (drills.get(caseId) ?? []).some(({ isSo }) => isSo),
    openCases: (await findOpenOf(db, ids)).filter((id) => id !== caseId).length,
    lastAskedAt: last?.at ?? null,
    consent: said?.since ? said.given : null,
    hasWay: threadId !== null,
    threadId,
    at: last?.now ?? new Date(),
  };
}

/** Where they spoke to us in private in this case, if a machine may write there now: nobody is written to in private first to be asked. */
async function findThread(app: ChannelsContext, caseId: string): Promise<string | null> {
  const ways = await findWays(app, { caseId, by: "machine" });
  const way = ways.find(({ visibility, threadId }) => visibility === "private" && threadId !== null);
  if (!way?.clearance.clear || way.clearance.hold !== null) return null;
  return way.clearance.advice.some((one) => one === "complained" || one === "said-no") ? null : way.threadId;
}

/** What colleagues read in the case holds no link: nobody but who got the message can answer. */
async function ask(
  app: ChannelsContext,
  { caseId, kind }: Due,
  { channel, language, threadId }: Standing & Place,
): Promise<boolean> {
  const token = newToken();
  const id = randomUUID();
  const words = askWords[language][kind];
  const goes = await sayPrivately(app, {
    id,
    ...(threadId && { threadId }),
    onlyIfClear: true,
    caseId,
    text: words(`${app.publicUrl}/rate/…`),
    sends: words(`${app.publicUrl}/rate/${token}`),
  });
  if (!goes) return false;
  await app.db`
    update ratings.rating
    set state = 'asked', channel = ${channel}, language = ${language}, message_id = ${id}, token_hash = ${hashToken(token)}, asked_at = platform.now(),
      expires_at = platform.now() + ${daysToAnswer} * interval '1 day'
    where case_id = ${caseId}`;
  return true;
}
